package search

import (
	"context"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/finnish/inflect"
)

func TestCountiesAreReadInAllTheirForms(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	x := asker{analyzer: a, places: newGazetteer()}
	read := func(t *testing.T, text string, county *codes.Area) {
		t.Helper()
		q := x.ask("neuvola "+text, inFinnish, true)
		if q.place == nil || q.place.Code != county.Code || q.place.Type != codes.AreaWellbeingServicesCounty || q.placed[0] ||
			q.place.Text != finnish.Normalize(text) {
			t.Errorf("%q is read as %+v, want %s", text, q.place, county.FI)
		}
	}
	for _, county := range codes.Areas(codes.AreaWellbeingServicesCounty) {
		genitive, ok := strings.CutSuffix(finnish.Normalize(county.FI), " hyvinvointialue")
		if !ok {
			continue // Helsinki and Åland
		}
		read(t, county.FI, county)
		read(t, county.SV, county)
		read(t, county.EN, county)
		nominative := nominatives[county.Code]
		for _, region := range codes.Areas(codes.AreaRegion) {
			for _, form := range inflect.Forms(finnish.Finnish, region.FI) {
				if form == genitive {
					nominative = region.FI
				}
			}
		}
		forms := inflect.Forms(finnish.Finnish, nominative)
		if len(forms) < 10 {
			t.Errorf("%s has no nominative", county.FI)
		}
		for _, form := range forms {
			read(t, form+" hyvinvointialueella", county)
		}
	}
}

func TestNamesOfSeveralWordsAreReadInTheirForms(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	x := asker{analyzer: a, places: newGazetteer()}
	for text, want := range map[string]string{
		"neuvola Länsi-Uudellamaalla":    "WellbeingServiceCounties/03",
		"neuvola Länsi-Uusimaa":          "WellbeingServiceCounties/03",
		"hoitokoti keski-uudellamaalla":  "WellbeingServiceCounties/02",
		"Itä-Uusimaa sosiaalipäivystys":  "WellbeingServiceCounties/01",
		"Vantaalla ja Keravalla neuvola": "WellbeingServiceCounties/04",
		"rådgivning i Västra Nyland":     "WellbeingServiceCounties/03",
		"clinic in West Uusimaa":         "WellbeingServiceCounties/03",
		"kirjasto Koskella Tl":           "Municipality/284",
		"kirjasto Kosken Tl":             "Municipality/284",
		"kirjasto Pedersören kunnassa":   "Municipality/599",
		"kirjasto Pedersöressä":          "Municipality/599",
		"bibliotek i Sankt Michel":       "Municipality/491",
	} {
		place := ""
		if q := x.ask(text, inFinnish, true); q.place != nil {
			place = string(q.place.Type) + "/" + q.place.Code
		}
		if place != want {
			t.Errorf("%q names %q, want %s", text, place, want)
		}
	}
}
