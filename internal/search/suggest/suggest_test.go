package suggest_test

import (
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search/suggest"
)

func town() []catalog.Entity {
	dental := service("dental", named("Suun terveydenhuolto", "Munhälsovård", "Oral health care"))
	dental.Keywords = catalog.Texts{{Language: "fi", Value: "hammaslääkäri"}, {Language: "fi", Value: "hammashoito"}}
	alternative := named("Perhetyö", "", "")
	alternative = append(alternative, catalog.TypedText{Type: catalog.TypeAlternativeName, Language: "fi", Value: "Kotiapu perheille"})
	return []catalog.Entity{
		service("curator", named("Koulukuraattori", "Skolkurator", "School social worker")),
		service("school", named("Koulu", "Skola", "School")),
		service("meal", named("Koululaisten ateriapalvelut", "", "")),
		service("swim1", named("Uimahalli", "Simhall", "Swimming hall")),
		service("swim2", named("Uimahalli", "Simhall", "Swimming hall")),
		service("home", named("Kotihoito", "Hemvård", "Home care")),
		service("family", alternative),
		dental,
		service("permit", named("Rakennuslupa", "Bygglov", "Building permit")),
		service("age", named("Äidin ja vauvan apu", "", "")),
		&catalog.GeneralDescription{ID: id("general"), Names: named("Kotihoito", "", "")},
		place("hall", "Keskustan uimahalli"),
		&catalog.ServiceChannel{ID: id("web"), Type: catalog.WebPageChannel, ServiceChannelNames: named("Uimahallin verkkosivu", "", "")},
		&catalog.Organization{ID: id("org"), OrganizationType: "Municipality", OrganizationNames: named("Uimaharjun kaupunki", "", "")},
	}
}

func TestSuggestsServicesForWhatIsTyped(t *testing.T) {
	w := newWorld(t, suggest.Options{}, town()...)
	for _, c := range []struct {
		name, text, language string
		want                 []string
	}{
		{"the beginning of a word", "uima", "fi", []string{"Uimahalli x2"}},
		{"capital letters", "UIMA", "fi", []string{"Uimahalli x2"}},
		{"the beginning of a later word", "ater", "fi", []string{"Koululaisten ateriapalvelut"}},
		{"words in any order", "ateria koul", "fi", []string{"Koululaisten ateriapalvelut"}},
		{"the middle of a compound", "kuraattori", "fi", []string{"Koulukuraattori"}},
		{"a missing letter", "rakenuslupa", "fi", []string{"Rakennuslupa"}},
		{"swapped letters", "kotihiot", "fi", []string{"Kotihoito"}},
		{"two errors in a long word", "uimmahali", "fi", []string{"Uimahalli x2"}},
		{"no dots", "aidin", "fi", []string{"Äidin ja vauvan apu"}},
		{"another language's name", "simhall", "fi", []string{"Uimahalli (Simhall) x2"}},
		{"the page's language", "simhall", "sv", []string{"Simhall x2"}},
		{"a keyword", "hammasl", "fi", []string{"Suun terveydenhuolto (hammaslääkäri)"}},
		{"an alternative name", "kotiapu", "fi", []string{"Perhetyö (Kotiapu perheille)"}},
		{"services and a general description of one name", "kotih", "fi", []string{"Kotihoito"}},
		{"the whole name goes first", "koulu", "fi", []string{"Koulu", "Koulukuraattori", "Koululaisten ateriapalvelut"}},
		{"nothing", "", "fi", []string{}},
		{"only punctuation", "?!, --", "fi", []string{}},
		{"nothing like it", "xyzzyqq", "fi", []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := w.texts(suggest.Services, suggest.Question{Text: c.text, Language: c.language})
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestGroupsAreInTheirOrder(t *testing.T) {
	w := newWorld(t, suggest.Options{}, town()...)
	var got []suggest.Kind
	for _, g := range w.ask(suggest.Question{Text: "uima"}).Groups {
		got = append(got, g.Kind)
	}
	want := []suggest.Kind{suggest.Services, suggest.Places, suggest.Channels, suggest.Organizations}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestMarksWhatWasTyped(t *testing.T) {
	w := newWorld(t, suggest.Options{}, town()...)
	for _, c := range []struct{ text, want string }{
		{"uima", "Uima"}, {"kuraat", "kuraat"}, {"aidin", "Äidin"}, {"rakenusl", "Rakennusl"},
		{"hammasl", "hammasl"}, {"simh", "Simh"},
	} {
		groups := w.ask(suggest.Question{Text: c.text, Kinds: []suggest.Kind{suggest.Services}}).Groups
		if len(groups) == 0 {
			t.Errorf("%q: nothing suggested", c.text)
			continue
		}
		it := groups[0].Items[0]
		shown := it.Text
		if it.Matched != "" {
			shown = it.Matched
		}
		if len(it.Marks) != 1 || shown[it.Marks[0][0]:it.Marks[0][1]] != c.want {
			t.Errorf("%q: marks %v in %q, want %q", c.text, it.Marks, shown, c.want)
		}
	}
}

func TestAChangeIsSuggestedWithoutABuild(t *testing.T) {
	w := newWorld(t, suggest.Options{}, town()...)
	w.publish(service("new", named("Lumenauraus", "", "")), service("home", named("Kotipalvelu", "", "")))
	w.append(catalog.StatusDeleted, service("swim1", named("Uimahalli", "", "")))
	w.settle()
	for text, want := range map[string][]string{
		"lumen":     {"Lumenauraus"},
		"kotihoito": {"Kotihoito"}, // the general description, still
		"kotipal":   {"Kotipalvelu"},
		"uima":      {"Uimahalli"},
	} {
		if d := cmp.Diff(want, w.texts(suggest.Services, suggest.Question{Text: text})); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

func TestAPlaceKeepsWhatServesIt(t *testing.T) {
	w := newWorld(t, suggest.Options{}, town()...)
	e, _ := w.catalogue.Snapshot().Published(catalog.KindService, id("swim2"))
	q := suggest.Question{Text: "uimahalli", Serves: map[catalog.Kind]*roaring.Bitmap{
		catalog.KindService: roaring.BitmapOf(e.Ord), catalog.KindServiceChannel: roaring.New(),
	}}
	a := w.ask(q)
	if len(a.Groups) != 1 || a.Groups[0].Kind != suggest.Services {
		t.Fatalf("got %+v, want one group of services", a.Groups)
	}
	if it := a.Groups[0].Items[0]; it.Count != 1 || it.ID != id("swim2").String() {
		t.Errorf("got %+v, want the one that serves", it)
	}
}

func TestSynonymsLeadToWhatTheyMean(t *testing.T) {
	w := newWorld(t, suggest.Options{Synonyms: []suggest.Synonym{{Language: "fi", Text: "päikkypaikka", Means: "kotihoito"}}}, town()...)
	got := w.texts(suggest.Services, suggest.Question{Text: "päikkyp"})
	if d := cmp.Diff([]string{"Kotihoito (päikkypaikka)"}, got); d != "" {
		t.Error(d)
	}
}

func TestAreasAreSuggested(t *testing.T) {
	w := newWorld(t, suggest.Options{})
	for text, want := range map[string]string{"seinäj": "Seinäjoki", "vasa": "Vaasa (Vasa)", "pirkan": "Pirkanmaa"} {
		got := w.texts(suggest.Areas, suggest.Question{Text: text})
		if len(got) == 0 || got[0] != want {
			t.Errorf("%q: got %q, want %q first", text, got, want)
		}
	}
}

func TestTermsInUseAreSuggestedByAllTheirLabels(t *testing.T) {
	var term *codes.Term
	for _, x := range codes.Ontology().All() {
		if len(x.Alternative.FI) == 1 && !strings.Contains(x.Alternative.FI[0], " ") && len(x.Alternative.FI[0]) > 8 && len(x.Narrower) == 0 {
			term = x
			break
		}
	}
	if term == nil {
		t.Fatal("no term has an alternative label")
	}
	described := service("described", named("Zzpalvelu", "", ""))
	described.OntologyTerms = []catalog.CodeRef{{URI: term.URI}}
	w := newWorld(t, suggest.Options{})
	q := suggest.Question{Text: term.Alternative.FI[0]}
	if got := w.texts(suggest.Terms, q); len(got) != 0 {
		t.Errorf("a catalogue without content suggests the terms %q", got)
	}
	w.publish(described)
	w.settle()
	shown := " (" + term.Alternative.FI[0] + ")"
	if got := w.texts(suggest.Terms, q); len(got) != 1 || got[0] != term.FI+shown {
		t.Errorf("terms: got %q, want %q", got, term.FI+shown)
	}
	groups := w.ask(q).Groups
	if len(groups) != 2 || groups[0].Kind != suggest.Services || groups[0].Items[0].Text != "Zzpalvelu" ||
		groups[0].Items[0].Matched != term.Alternative.FI[0] {
		t.Errorf("got %+v, want the service that the term describes and the term", groups)
	}
}

func TestAPlaceLeavesOutClassesAndTermsWithoutServicesThere(t *testing.T) {
	terms := codes.Ontology().All()
	offered, elsewhere := terms[0], terms[1]
	class := codes.ServiceClasses().All()[0]
	describe := func(key string, term *codes.Term) (*catalog.GeneralDescription, *catalog.Service) {
		general := &catalog.GeneralDescription{ID: id("general " + key),
			OntologyTerms: []catalog.CodeRef{{URI: term.URI}}, ServiceClasses: []catalog.CodeRef{{URI: class.URI}}}
		s := service(key, named("Zzpalvelu "+key, "", ""))
		s.GeneralDescriptionID = general.ID
		return general, s
	}
	generalHere, here := describe("here", offered)
	generalThere, there := describe("there", elsewhere)
	w := newWorld(t, suggest.Options{}, generalHere, generalThere, here, there)
	e, _ := w.catalogue.Snapshot().Published(catalog.KindService, here.ID)
	for _, c := range []struct {
		about     string
		serving   *roaring.Bitmap
		text      string
		kind      suggest.Kind
		want      string
		wantCount int
	}{
		{"a term counts what serves", roaring.BitmapOf(e.Ord), offered.FI, suggest.Terms, offered.FI, 1},
		{"a term of services elsewhere", roaring.BitmapOf(e.Ord), elsewhere.FI, suggest.Terms, "", 0},
		{"a class counts what serves", roaring.BitmapOf(e.Ord), class.FI, suggest.Classes, class.FI, 1},
		{"nothing serves", roaring.New(), class.FI, suggest.Classes, "", 0},
		{"nil is nothing", nil, offered.FI, suggest.Terms, "", 0},
	} {
		t.Run(c.about, func(t *testing.T) {
			a := w.ask(suggest.Question{Text: c.text, Kinds: []suggest.Kind{c.kind}, Limit: 50,
				Serves: map[catalog.Kind]*roaring.Bitmap{catalog.KindService: c.serving}})
			var got suggest.Item
			for _, g := range a.Groups {
				for _, it := range g.Items {
					if it.Text == elsewhere.FI && c.kind == suggest.Terms || strings.Contains(it.Text, "there") {
						t.Errorf("%q is suggested, which nothing here has", it.Text)
					}
					if it.Text == c.want {
						got = it
					}
				}
			}
			if got.Text != c.want || got.Count != c.wantCount {
				t.Errorf("got %q of %d, want %q of %d", got.Text, got.Count, c.want, c.wantCount)
			}
		})
	}
}
