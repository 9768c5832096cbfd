package search

import (
	"context"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
)

func TestPlacesAndStopWordsOfAQuery(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	if a.Name() != finnish.NameVoikko {
		t.Skip("needs libvoikko and a Finnish dictionary")
	}
	x := asker{analyzer: a, places: newGazetteer()}
	for _, c := range []struct {
		text     string
		language field
		place    string
		groups   string
	}{
		{"neuvola i Vasa", inSwedish, "Municipality/905", "neuvola vasa"},
		{"neuvola i Vasa", inFinnish, "Municipality/905", "neuvola vasa"},
		{"simhall i S:t Michel", inSwedish, "Municipality/491", "simhall s:t michel"},
		{"simhall i Sankt Michel", inSwedish, "Municipality/491", "simhall sankt michel"},
		{"uimahalli Maarianhaminassa", inFinnish, "Municipality/478", "uimahalli maarianhaminassa"},
		{"bibliotek i Mariehamn", inSwedish, "Municipality/478", "bibliotek mariehamn"},
		{"barnskydd i Egentliga Finland", inSwedish, "Region/02", "barnskydd egentliga finland"},
		{"barnskydd Norra Österbotten", inSwedish, "Region/17", "barnskydd norra österbotten"},
		{"Norra Österbottens välfärdsområde", inSwedish, "WellbeingServiceCounties/19", "norra österbottens välfärdsområde"},
		{"kirjasto Yli-Iissä", inFinnish, "Municipality/564", "kirjasto yli-iissä"},
		{"lumi aura", inFinnish, "", "lumi aura"},
		{"kirjasto Aura", inFinnish, "Municipality/019", "kirjasto aura"},
		{"kirjasto aurassa", inFinnish, "Municipality/019", "kirjasto aurassa"},
		{"uimahalli lahti", inFinnish, "Municipality/398", "uimahalli lahti"},
		{"lahden uimahalli", inFinnish, "Municipality/398", "lahden uimahalli"},
		{"lahti uimahalli", inFinnish, "Municipality/398", "lahti uimahalli"},
		{"kotka neuvola", inFinnish, "Municipality/285", "kotka neuvola"},
		{"salo kirjasto", inFinnish, "Municipality/734", "salo kirjasto"},
		{"kemi hammaslääkäri", inFinnish, "Municipality/240", "kemi hammaslääkäri"},
		{"neuvola kotka aukioloajat", inFinnish, "Municipality/285", "neuvola kotka aukioloajat"},
		{"uimahalli salo", inFinnish, "Municipality/734", "uimahalli salo"},
		{"salossa hammaslääkäri", inFinnish, "Municipality/734", "salossa hammaslääkäri"},
		{"salo", inFinnish, "", "salo"},
		{"aura kirjasto", inFinnish, "", "aura kirjasto"},
		{"kotka pesii pihalla", inFinnish, "", "kotka pesii pihalla"},
		{"järven lahti ruoppaus", inFinnish, "", "järven lahti ruoppaus"},
		{"Järven Lahti ruoppaus", inFinnish, "Municipality/398", "järven lahti ruoppaus"},
		{"polkupyörän varkaus", inFinnish, "", "polkupyörän varkaus"},
		{"ilmoitus varkaudesta", inFinnish, "", "ilmoitus varkaudesta"},
		{"Varkaudesta ilmoitus", inFinnish, "", "varkaudesta ilmoitus"},
		{"rikosilmoitus varkaudesta", inFinnish, "", "rikosilmoitus varkaudesta"},
		{"lintujen kotkasta havainto", inFinnish, "", "lintujen kotkasta havainto"},
		{"ilmoitus kotkasta", inFinnish, "", "ilmoitus kotkasta"},
		{"ilmoitus Kotkasta", inFinnish, "Municipality/285", "ilmoitus kotkasta"},
		{"Kolari mitä teen", inFinnish, "", "kolari teen"},
		{"Kolari Kirjasto", inFinnish, "Municipality/273", "kolari kirjasto"},
		{"Kolari", inFinnish, "", "kolari"},
		{"Lahti", inFinnish, "Municipality/398", "lahti"},
		{"Kaavi kirjasto", inFinnish, "Municipality/204", "kaavi kirjasto"},
		{"Simossa kirjasto", inFinnish, "Municipality/751", "simossa kirjasto"},
		{"Tampere uimahalli", inFinnish, "Municipality/837", "tampere uimahalli"},
		{"uimahalli varkaus", inFinnish, "Municipality/915", "uimahalli varkaus"},
		{"kirjasto varkaudessa", inFinnish, "Municipality/915", "kirjasto varkaudessa"},
		{"valtimo tukossa", inFinnish, "", "valtimo tukossa"},
		{"kirjasto Lavia", inFinnish, "Municipality/609", "kirjasto lavia"},
		{"kirjasto haukipudas", inFinnish, "Municipality/564", "kirjasto haukipudas"},
		{"school for the deaf", inEnglish, "", "school deaf"},
		{"skola och dagis", inFinnish, "", "skola dagis"},
		{"the", inFinnish, "", "the"},
		{"i Vasa", inSwedish, "Municipality/905", "vasa"},
	} {
		q := x.ask(c.text, c.language, true)
		place := ""
		if q.place != nil {
			place = string(q.place.Type) + "/" + q.place.Code
		}
		groups := ""
		for _, g := range q.groups {
			if groups != "" {
				groups += " "
			}
			groups += g.surface
		}
		if place != c.place || groups != c.groups {
			t.Errorf("%q: place %q, words %q; want %q, %q", c.text, place, groups, c.place, c.groups)
		}
	}
}

func TestPlacesAreReadInTheirForms(t *testing.T) {
	g := newGazetteer()
	for form, want := range map[string]string{
		"seinäjoella": "743", "helsingissä": "091", "helsinkiin": "091", "tampereella": "837", "tampereelta": "837",
		"turussa": "853", "turkuun": "853", "espoon": "049", "vantaalla": "092", "lahdessa": "398", "oulusta": "564",
		"mikkelin": "491", "raumalla": "684", "vasa": "905", "åbo": "853", "esbo": "049", "helsingfors": "091", "jyväskylässä": "179",
	} {
		n, ok := g.names[form]
		if !ok || n.municipality == nil || n.municipality.Code != want {
			t.Errorf("%s is not read as the municipality %s", form, want)
		}
	}
	for _, form := range []string{"varsinais-suomessa", "pohjois-savossa", "uudellamaalla", "lapissa", "kainuussa"} {
		if n, ok := g.names[form]; !ok || n.region == nil {
			t.Errorf("%s is not read as a region", form)
		}
	}
	if _, ok := g.names["kirjasto"]; ok {
		t.Error("a word is read as a place")
	}
}
