package advice_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/advice"
	"github.com/varanto/varanto/internal/codes"
)

var long = strings.Repeat("Voit hakea tukea verkossa tai lomakkeella. ", 8)

// facts are those of a service with a channel whose owner is published in Finnish and Swedish.
func facts() advice.Facts {
	return advice.Facts{Channels: 1, Services: 1, Owner: "Municipality", Published: []string{"fi", "sv"}}
}

func text(typ, language, value string) catalog.TypedText {
	return catalog.TypedText{Type: typ, Language: language, Value: value}
}

// service is a service that needs no advice.
func service() *catalog.Service {
	return &catalog.Service{
		ID: uuid.New(),
		ServiceNames: catalog.TypedTexts{
			text("Name", "fi", "Omaishoidon tuki"), text("Name", "sv", "Stöd för närståendevård"),
		},
		ServiceDescriptions: catalog.TypedTexts{
			text("Summary", "fi", "Voit saada korvausta, jos hoidat läheistäsi kotona."),
			text("Summary", "sv", "Du kan få ersättning om du vårdar en närstående."),
			text("Description", "fi", long), text("Description", "sv", strings.Repeat("Du kan söka stöd på nätet. ", 12)),
			text("UserInstruction", "fi", "Täytä hakemus verkossa."), text("UserInstruction", "sv", "Fyll i ansökan på nätet."),
		},
		ServiceClasses: []catalog.CodeRef{{URI: class("P1.1")}}, OntologyTerms: []catalog.CodeRef{{URI: termOf("omaishoito")}},
	}
}

func class(code string) string { c, _ := codes.ServiceClasses().Lookup(code); return c.URI }

// termOf finds a term by its Finnish name.
func termOf(label string) string {
	for _, t := range codes.Ontology().All() {
		if t.FI == label {
			return t.URI
		}
	}
	panic("no term " + label)
}

func place() *catalog.ServiceChannel {
	return &catalog.ServiceChannel{
		ID: uuid.New(), Type: catalog.ServiceLocation, IsVisibleForAll: true,
		ServiceChannelNames: catalog.TypedTexts{text("Name", "fi", "Kallion kirjasto"), text("Name", "sv", "Berghälls bibliotek")},
		ServiceChannelDescriptions: catalog.TypedTexts{
			text("Summary", "fi", "Kirjastossa voi lainata, lukea ja työskennellä."), text("Summary", "sv", "I biblioteket kan man låna och läsa."),
			text("Description", "fi", "Kirjasto on lähellä toria."), text("Description", "sv", "Biblioteket ligger nära torget."),
		},
		PhoneNumbers: []catalog.Phone{{Type: "Phone", Language: "fi", Number: "91234567", ServiceChargeType: catalog.FreeOfCharge}},
		ServiceHours: []catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek, IsAlwaysOpen: true}},
		WebPages:     []catalog.WebPage{{Language: "fi", URL: "https://kirjasto.fi"}}, Emails: catalog.Texts{{Language: "fi", Value: "kirjasto@esimerkki.fi"}},
	}
}

func organization() *catalog.Organization {
	return &catalog.Organization{
		ID:                       uuid.New(),
		OrganizationNames:        catalog.TypedTexts{text("Name", "fi", "Helsingin kaupunki"), text("Name", "sv", "Helsingfors stad")},
		OrganizationDescriptions: catalog.TypedTexts{text("Summary", "fi", "Kaupunki palvelee asukkaita."), text("Summary", "sv", "Staden betjänar invånarna.")},
		Emails:                   []catalog.Email{{Language: "fi", Value: "kirjaamo@esimerkki.fi", Description: "Kirjaamo"}},
	}
}

// summary and the like set a text of the service in Finnish.
func set(typ, value string) func(*catalog.Service) {
	return func(s *catalog.Service) {
		for i := range s.ServiceDescriptions {
			if s.ServiceDescriptions[i].Type == typ && s.ServiceDescriptions[i].Language == "fi" {
				s.ServiceDescriptions[i].Value = value
			}
		}
	}
}

// need is one case: what good leaves alone, bad is advised about.
type need struct {
	name                   string
	field, language, value string
	good, bad              func() (catalog.Entity, advice.Facts)
}

func needs[T catalog.Entity](name, field, language, value string, entity func() T, good, bad func(T, *advice.Facts)) need {
	made := func(change func(T, *advice.Facts)) func() (catalog.Entity, advice.Facts) {
		return func() (catalog.Entity, advice.Facts) {
			e, f := entity(), facts()
			if change != nil {
				change(e, &f)
			}
			return e, f
		}
	}
	return need{name, field, language, value, made(good), made(bad)}
}

func inText(name, typ, good, bad, value string) need {
	field := map[string]string{"Summary": "0", "Description": "2", "UserInstruction": "4"}[typ]
	return needs(name, "serviceDescriptions["+field+"].value", "fi", value, service,
		func(s *catalog.Service, _ *advice.Facts) { set(typ, good)(s) }, func(s *catalog.Service, _ *advice.Facts) { set(typ, bad)(s) })
}

func wordsOf(n int) string { return "Sana" + strings.Repeat(" sana", n-1) + "." }

func allNeeds() []need {
	type S = *catalog.Service
	type C = *catalog.ServiceChannel
	type O = *catalog.Organization
	type F = *advice.Facts
	keywords := func(n int) func(S, F) {
		return func(s S, _ F) {
			for range n {
				s.Keywords = append(s.Keywords, catalog.Text{Language: "fi", Value: "hoiva"})
			}
		}
	}
	return []need{
		inText(advice.SummaryRepeats, "Summary", "Voit saada korvausta läheisen hoidosta.", "Omaishoidon tuet.", "Omaishoidon tuet."),
		inText(advice.SummaryRepeats, "Summary", "Tuki on omaishoidon raha kotiin.", "Tuki on omaishoidon tuki.", "Tuki on omaishoidon tuki."),
		inText(advice.SummarySentence, "Summary", "ePerusteet kertoo opetuksesta.", "Voit saada korvausta", "Voit saada korvausta"),
		inText(advice.SummarySentence, "Summary", "Voit hoitaa isää, äitiä, veljeä tai siskoa, kun sinulla on siihen aikaa kotona.", "Hoito, tuki, raha, apu.", "Hoito, tuki, raha, apu."),
		inText(advice.SummarySentence, "Summary", "Korvausta saa kotona.", "korvausta voi saada kotona.", "korvausta voi saada kotona."),
		inText(advice.DescriptionShort, "Description", strings.Repeat("Hae tukea. ", 28), strings.Repeat("Hae tukea. ", 27), ""),
		inText(advice.DescriptionLong, "Description", strings.Repeat("Hae tukea. ", 181), strings.Repeat("Hae tukea. ", 182), ""),
		inText(advice.SentencesLong, "Description", strings.Repeat(wordsOf(15)+" ", 5), strings.Repeat(wordsOf(15)+" ", 4)+wordsOf(16), ""),
		inText(advice.SentenceLong, "UserInstruction", "Hae. "+wordsOf(25), "Hae. "+wordsOf(26), catalog.Excerpt(wordsOf(26))),
		inText(advice.Passive, "Description", long+"Tuki haetaan ja maksetaan kotiin.", "Tukea haetaan. Tuki maksetaan. "+strings.Repeat("Hae. ", 3)+strings.Repeat(".", 300), ""),
		needs(advice.Passive, "serviceDescriptions[3].value", "sv", "", service, nil, func(s S, _ F) {
			s.ServiceDescriptions[3].Value = strings.Repeat("Stödet beviljas av staden. Stödet kan inte ges bort. ", 6)
		}),
		needs(advice.InstructionMissing, "serviceDescriptions", "sv", "", service,
			func(s S, f F) { s.ServiceDescriptions, f.Instructed = s.ServiceDescriptions[:4], []string{"fi", "sv"} },
			func(s S, f F) { s.ServiceDescriptions, f.Instructed = s.ServiceDescriptions[:4], []string{"fi"} }),
		inText(advice.ContactInText, "UserInstruction", "Soita meille vuosina 2024–2025.", "Soita numeroon 09 310 1691.", "09 310 1691"),
		inText(advice.ContactInText, "UserInstruction", "Laki 12345/2020 koskee.", "Soita +358 50 123 4567 heti.", "+358 50 123 4567"),
		inText(advice.ContactInText, "UserInstruction", "Tili@pankki on nimi.", "Kirjoita: neuvonta@esimerkki.fi.", "neuvonta@esimerkki.fi"),
		inText(advice.ContactInText, "UserInstruction", "Katso esimerkki.", "Katso www.esimerkki.fi/tuki heti.", "www.esimerkki.fi/tuki"),
		inText(advice.ContactInText, "UserInstruction", "Tuki on 10000 vuodessa.", "Lähetä se: PL 1, 00099 Helsinki.", "00099 Helsinki"),
		inText(advice.PriceInText, "Description", long+"Se maksaa vähän.", long+"Se maksaa 12,50 €.", "12,50 €"),
		inText(advice.PriceInText, "Description", long+"Tuki on europohjainen.", long+"Tuki on 1 200 euroa.", "1 200 euroa"),
		inText(advice.DateInText, "Description", long+"Laki on vuodelta 2015.", long+"Hae 31.12.2026 mennessä.", "31.12.2026"),
		inText(advice.DateInText, "Description", long+"Tammikuussa on kylmä.", long+"Hae 5. toukokuuta.", "5. toukokuuta"),
		inText(advice.Advertising, "Summary", "Voit monipuolistaa hoitoa kotona.", "Erinomainen tuki läheisellesi kotona.", "Erinomainen"),
		needs(advice.Advertising, "serviceDescriptions[1].value", "sv", "Välkommen", service, nil,
			func(s S, _ F) { s.ServiceDescriptions[1].Value = "Välkommen att söka pengar hos oss." }),
		inText(advice.Exclamation, "Summary", "Voit saada korvausta nyt.", "Voit saada korvausta nyt!", ""),
		inText(advice.PersonName, "UserInstruction", "Matti Meikäläinen on esimerkki.", "Ota yhteys: Matti Meikäläinen, neuvonta@esimerkki.fi.", "Matti Meikäläinen"),
		inText(advice.PersonName, "UserInstruction", "Tule: Maria Jotunintie 5, avoin@esimerkki.fi.", "Kysy: Anna-Liisa tai Liisa Virtanen, p. 09 123 4567.", "Liisa Virtanen"),
		needs(advice.PersonName, "phoneNumbers[0].additionalInformation", "fi", "Pekka Puupää", place,
			func(c C, _ F) { c.PhoneNumbers[0].AdditionalInformation = "Päivystävä neuvoja" },
			func(c C, _ F) { c.PhoneNumbers[0].AdditionalInformation = "Johtaja Pekka Puupää" }),
		needs(advice.PersonName, "emails[0].value", "fi", "liisa.virtanen", place,
			func(c C, _ F) { c.Emails[0].Value = "kirjasto.kallio@esimerkki.fi" }, func(c C, _ F) { c.Emails[0].Value = "liisa.virtanen@esimerkki.fi" }),
		needs(advice.PersonName, "emails[0].description", "fi", "Liisa Virtanen", organization, nil, func(o O, _ F) { o.Emails[0].Description = "Liisa Virtanen" }),
		needs(advice.TitleCase, "serviceNames[0].value", "fi", "Helsingin Kaupungin Omaishoidon Tuki", service,
			func(s S, _ F) { s.ServiceNames[0].Value = "Helsingin Kaupungin omaishoidon tuki" },
			func(s S, _ F) { s.ServiceNames[0].Value = "Helsingin Kaupungin Omaishoidon Tuki" }),
		needs(advice.TitleCase, "serviceNames[0].value", "fi", "OMAISHOITO", service,
			func(s S, _ F) { s.ServiceNames[0].Value = "KELA" }, func(s S, _ F) { s.ServiceNames[0].Value = "OMAISHOITO" }),
		needs(advice.LanguageMissing, "serviceNames", "en", "", service, nil, func(_ S, f F) { f.Published = []string{"fi", "sv", "en"} }),
		needs(advice.TextMissing, "serviceDescriptions", "sv", "", service, nil, func(s S, _ F) { s.ServiceDescriptions = s.ServiceDescriptions[:5] }),
		needs(advice.TextMissing, "serviceChannelDescriptions", "sv", "", place, nil,
			func(c C, _ F) { c.ServiceChannelDescriptions = c.ServiceChannelDescriptions[:3] }),
		needs(advice.NoChannel, "", "", "", service, func(_ S, f F) { f.Channels = -1 }, func(_ S, f F) { f.Channels = 0 }),
		needs(advice.NoService, "", "", "", place, func(_ C, f F) { f.Services = -1 }, func(_ C, f F) { f.Services = 0 }),
		needs(advice.KeywordsMany, "keywords", "fi", "", service, keywords(10), keywords(11)),
		needs(advice.KeywordsAlone, "ontologyTerms", "", "", service, keywords(1), func(s S, f F) {
			keywords(1)(s, f)
			s.OntologyTerms = nil
		}),
		needs(advice.KeywordGeneral, "keywords[0].value", "fi", "Kirjasto", service,
			func(s S, _ F) {
				s.ServiceClasses = []catalog.CodeRef{{URI: class("P25.1")}} // Kirjastot
				s.Keywords = catalog.Texts{{Language: "fi", Value: "Kaukolaina"}, {Language: "sv", Value: "Kirjasto"}}
			},
			func(s S, _ F) {
				s.ServiceClasses = []catalog.CodeRef{{URI: class("P25.1")}}
				s.Keywords = catalog.Texts{{Language: "fi", Value: "Kirjasto"}}
			}),
		needs(advice.TermGeneral, "ontologyTerms[0]", "", "omaishoito", service,
			func(_ S, f F) { f.Common = func(string) float64 { return 0.05 } }, func(_ S, f F) { f.Common = func(string) float64 { return 0.051 } }),
		needs(advice.TermGeneral, "ontologyTerms[1]", "", "kirjastot", service, nil, func(s S, _ F) {
			s.ServiceClasses = []catalog.CodeRef{{URI: class("P25.1")}} // Kirjastot
			s.OntologyTerms = append(s.OntologyTerms, catalog.CodeRef{URI: termOf("kirjastot")})
		}),
		needs(advice.TermGeneral, "ontologyTerms[1]", "", broader().FI, service, nil, func(s S, _ F) {
			s.OntologyTerms = append(s.OntologyTerms, catalog.CodeRef{URI: broader().URI})
		}),
		needs(advice.PhonePrice, "phoneNumbers[0].serviceChargeType", "fi", "91234567", place,
			func(c C, _ F) {
				c.PhoneNumbers[0].ServiceChargeType, c.PhoneNumbers[0].ChargeDescription = "Other", "Paikallispuhelu"
			},
			func(c C, _ F) { c.PhoneNumbers[0].ServiceChargeType = "" }),
		needs(advice.PhonePrice, "phoneNumbers[0].serviceChargeType", "fi", "91234567", place,
			func(c C, _ F) { c.PhoneNumbers[0].Type, c.PhoneNumbers[0].ServiceChargeType = "Fax", "" },
			func(c C, _ F) { c.PhoneNumbers[0].ServiceChargeType = catalog.Chargeable }),
		needs(advice.HoursMissing, "serviceHours", "", "", place,
			func(c C, _ F) { c.Type, c.ServiceHours = catalog.WebPageChannel, nil }, func(c C, _ F) { c.ServiceHours = nil }),
		needs(advice.NotShared, "isVisibleForAll", "", "", place, nil, func(c C, _ F) { c.IsVisibleForAll = false }),
		needs(advice.LinkInsecure, "webPages[0].url", "fi", "http://kirjasto.fi", place, nil, func(c C, _ F) { c.WebPages[0].URL = "http://kirjasto.fi" }),
	}
}

// broader is a term above omaishoito.
func broader() *codes.Term {
	t, _ := codes.Ontology().Lookup(termOf("omaishoito"))
	for _, uri := range t.Broader {
		if above, known := codes.Ontology().Lookup(uri); known {
			return above
		}
	}
	panic("omaishoito has nothing above it")
}

func TestAdviceIsGivenWhereItIsNeeded(t *testing.T) {
	for _, n := range allNeeds() {
		name := n.name + " " + n.field + " " + n.value
		e, f := n.good()
		for _, a := range advice.Of(e, f) {
			if a.Name == n.name {
				t.Errorf("%s: advised without need: %+v", name, a)
			}
		}
		e, f = n.bad()
		all := advice.Of(e, f)
		if !slices.ContainsFunc(all, func(a advice.Advice) bool {
			return a.Name == n.name && a.Field == n.field && a.Language == n.language && a.Value == n.value
		}) {
			t.Errorf("%s: not among %+v", name, all)
		}
	}
}

func TestWhatIsGoodNeedsNoAdvice(t *testing.T) {
	for _, e := range []catalog.Entity{service(), place(), organization(), &catalog.GeneralDescription{}, &catalog.Connection{}} {
		if all := advice.Of(e, facts()); all != nil {
			t.Errorf("%s: %+v", e.EntityKind(), all)
		}
	}
}

func TestEveryKindIsNeededSomewhereAndSpeaksThreeLanguages(t *testing.T) {
	found := map[string][]advice.Advice{}
	for _, n := range allNeeds() {
		e, f := n.bad()
		for _, a := range advice.Of(e, f) {
			found[a.Name] = append(found[a.Name], a)
		}
	}
	levels := []advice.Level{advice.Error, advice.Warning, advice.Info}
	seen := map[string]bool{}
	for _, k := range advice.Kinds() {
		if seen[k.Name] || k.Holds == "" || k.Source == "" || !slices.Contains(levels, k.Level) {
			t.Errorf("%+v is given twice or says too little", k)
		}
		seen[k.Name] = true
		if len(found[k.Name]) == 0 {
			t.Errorf("no case needs %s", k.Name)
		}
		for _, template := range []string{k.FI, k.SV, k.EN} {
			if n := len(strings.Fields(template)); n == 0 || n > 20 || !strings.HasSuffix(template, ".") {
				t.Errorf("%s: %d words: %q", k.Name, n, template)
			}
		}
		for _, a := range found[k.Name] {
			fi, sv, en := advice.Message("fi", a), advice.Message("sv", a), advice.Message("en", a)
			if fi == sv || sv == en || strings.ContainsAny(fi+sv+en, "{}") || regexp.MustCompile(`”” |””\.|““| :| \.`).MatchString(fi+sv+en) {
				t.Errorf("%s: %q, %q, %q", k.Name, fi, sv, en)
			}
		}
	}
	if advice.Message("fi", advice.Advice{Name: "colour"}) != "" {
		t.Error("an unknown kind says something")
	}
}

func TestAMissingInstructionWeighsMoreForAssociations(t *testing.T) {
	for owner, want := range map[catalog.OrganizationType]advice.Level{"Organization": advice.Error, "State": advice.Warning, "": advice.Warning} {
		s, f := service(), facts()
		s.ServiceDescriptions, f.Owner = s.ServiceDescriptions[:4], owner
		all := advice.Of(s, f)
		if len(all) != 2 || all[0].Level != want || all[1].Level != want {
			t.Errorf("%q: %+v", owner, all)
		}
	}
}

func TestTheHeaviestAdviceComesFirstAndTheScoreCountsIt(t *testing.T) {
	s, f := service(), facts()
	f.Channels = 0                                 // an error
	set("Summary", "Voit saada korvausta nyt!")(s) // a warning
	f.Published = []string{"fi", "sv", "en"}       // an info
	all := advice.Of(s, f)
	var levels []advice.Level
	for _, a := range all {
		levels = append(levels, a.Level)
	}
	if want := []advice.Level{advice.Error, advice.Warning, advice.Info}; !slices.Equal(levels, want) {
		t.Fatalf("got %v of %+v", levels, all)
	}
	if got := advice.Score(all); got != 100-15-5-1 {
		t.Errorf("score %d", got)
	}
	if advice.Score(nil) != 100 || advice.Score(slices.Repeat(all, 10)) != 0 {
		t.Error("the score leaves 0 to 100")
	}
}

func FuzzOf(f *testing.F) {
	for _, e := range []catalog.Entity{service(), place(), organization()} {
		document, err := catalog.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	for _, n := range allNeeds() {
		e, _ := n.bad()
		if document, err := catalog.Marshal(e); err == nil {
			f.Add(document)
		}
	}
	f.Add([]byte(`{"serviceDescriptions":[{"type":"Summary","language":"fi","value":". ! \u00a0?\n* \n#"}],"serviceNames":[{"type":"Name","language":"fi","value":"'"}]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		for _, kind := range catalog.Kinds() {
			e, err := catalog.Unmarshal(kind, document)
			if err != nil {
				continue
			}
			for _, facts := range []advice.Facts{{}, facts()} {
				all := advice.Of(e, facts)
				if score := advice.Score(all); score < 0 || score > 100 || (score == 100) != (len(all) == 0) {
					t.Errorf("score %d of %d", score, len(all))
				}
				for _, a := range all {
					if advice.Message("fi", a) == "" || a.Level == "" {
						t.Errorf("%+v says nothing", a)
					}
				}
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	s, f := service(), facts()
	b.ReportAllocs()
	for b.Loop() {
		advice.Of(s, f)
	}
}

// What the issue asks for, by the words of it.
func TestEveryAdviceThatIsAskedForIsThere(t *testing.T) {
	covered := map[string]bool{}
	for _, n := range allNeeds() {
		covered[n.name] = true
	}
	for asked, names := range map[string][]string{
		"summary repeats the name": {advice.SummaryRepeats}, "too long sentences": {advice.SentencesLong, advice.SentenceLong},
		"passive officialese": {advice.Passive}, "missing instruction": {advice.InstructionMissing}, "no channel": {advice.NoChannel},
		"too general keywords": {advice.KeywordGeneral, advice.TermGeneral}, "too many keywords": {advice.KeywordsMany},
		"names of people in contacts": {advice.PersonName}, "telephone without price": {advice.PhonePrice},
		"title case": {advice.TitleCase}, "missing translation of a published language": {advice.LanguageMissing, advice.TextMissing},
	} {
		for _, name := range names {
			if !covered[name] || !slices.ContainsFunc(advice.Kinds(), func(k advice.Kind) bool { return k.Name == name }) {
				t.Errorf("%s: %s has no case or is no kind", asked, name)
			}
		}
	}
}

func TestATermIsNamedInTheLanguageOfTheReader(t *testing.T) {
	s := service()
	s.ServiceClasses = []catalog.CodeRef{{URI: class("P25.1")}}
	s.OntologyTerms = []catalog.CodeRef{{URI: termOf("kirjastot")}}
	for _, a := range advice.Of(s, facts()) {
		if a.Name != advice.TermGeneral {
			continue
		}
		if fi, sv := advice.Message("fi", a), advice.Message("sv", a); !strings.Contains(fi, "kirjastot") || !strings.Contains(sv, "bibliotek") {
			t.Errorf("%s\n%s", fi, sv)
		}
		return
	}
	t.Error("no advice on the term")
}
