package suggest_test

import (
	"context"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search/suggest"
)

func schools() []catalog.Entity {
	return []catalog.Entity{
		service("nursery", named("Päiväkoti", "Daghem", "")), service("elsewhere", named("Päiväkoti", "", "")),
		service("wood", named("Puukoulu", "", "")), service("basic", named("Peruskoulu", "", "")),
		service("curator", named("Koulukuraattori", "", "")), service("school", named("Koulu", "", "")),
		service("michael", named("Mikkelinpäivän retki", "", "")), service("swimming", named("Uimahalli", "Simhall", "")),
	}
}

func TestTheLastOfSeveralWordsMayBeginAMunicipality(t *testing.T) {
	w := newWorld(t, suggest.Options{}, schools()...)
	e, _ := w.catalogue.Snapshot().Published(catalog.KindService, id("nursery"))
	asked := ""
	serves := func(code string) (all, near map[catalog.Kind]*roaring.Bitmap) {
		asked = code
		all = map[catalog.Kind]*roaring.Bitmap{catalog.KindService: roaring.BitmapOf(e.Ord), catalog.KindServiceChannel: roaring.New()}
		return all, all
	}
	for _, text := range []string{"päiväkoti mik", "Päiväkoti Mikkelissä", "päiväk mikkel"} {
		asked = ""
		a := w.ask(suggest.Question{Text: text, ServesOf: serves})
		if len(a.Groups) != 1 || len(a.Groups[0].Items) != 1 || asked != "491" {
			t.Errorf("%q: %+v, asked for %q", text, a.Groups, asked)
			continue
		}
		it := a.Groups[0].Items[0]
		if it.Text != "Päiväkoti" || it.ID != id("nursery").String() || it.Count != 1 || it.Area != "Municipality/491" || it.AreaName != "Mikkeli" {
			t.Errorf("%q: %+v", text, it)
		}
		if a.Dropped != nil || a.Corrections != nil {
			t.Errorf("%q: dropped %q, corrected %q", text, a.Dropped, a.Corrections)
		}
	}
}

func TestPlacesAreReadBySearchsForms(t *testing.T) {
	w := newWorld(t, suggest.Options{}, schools()...)
	for _, c := range []struct{ about, text, want string }{
		{"a merged municipality is the one that it became part of", "päiväkoti haukipud", "Oulu"},
		{"a name of today goes before a former one of more people", "päiväkoti ha", "Hamina"},
		{"a letter is no place", "päiväkoti h", ""},
		{"a name of several words", "daghem s:t karin", "Kaarina"},
		{"a saint in full", "daghem sankt karin", "Kaarina"},
		{"the first word of several names is the one with the most people", "daghem sankt ", "Mikkeli"},
	} {
		t.Run(c.about, func(t *testing.T) {
			got := ""
			for _, g := range w.ask(suggest.Question{Text: c.text}).Groups {
				got = g.Items[0].AreaName
			}
			if got != c.want {
				t.Errorf("%q is in %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestWhatHasAllWordsGoesBeforeAMunicipality(t *testing.T) {
	w := newWorld(t, suggest.Options{}, schools()...)
	a := w.ask(suggest.Question{Text: "retki mik"})
	if len(a.Groups) != 1 || a.Groups[0].Items[0].Text != "Mikkelinpäivän retki" || a.Groups[0].Items[0].Area != "" {
		t.Errorf("%+v", a)
	}
}

func TestOfALongTextTheWordsTypedLastCount(t *testing.T) {
	w := newWorld(t, suggest.Options{}, schools()...)
	for _, c := range []struct{ text, want, place string }{
		{"miten mistä milloin kuka mihin kenelle päiväkoti", "", ""},
		{"päiväkoti päiväkoti päiväkoti päiväkoti päiväkoti päiväkoti mik", "Päiväkoti", "Mikkeli"},
		{"xyzzy xyzzy päiväkoti päiväkoti päiväkoti päiväkoti päiväkoti päiv", "Päiväkoti", ""},
	} {
		a := w.ask(suggest.Question{Text: c.text, Kinds: []suggest.Kind{suggest.Services}})
		name, place := "", ""
		if len(a.Groups) > 0 {
			name, place = a.Groups[0].Items[0].Text, a.Groups[0].Items[0].AreaName
		}
		if name != c.want || place != c.place {
			t.Errorf("%q suggests %q in %q, want %q in %q", c.text, name, place, c.want, c.place)
		}
	}
}

func TestAWordThatIsLeftOutIsTold(t *testing.T) {
	w := newWorld(t, suggest.Options{}, schools()...)
	for text, want := range map[string][]string{"päiväkoti xyzzy": {"xyzzy"}, "xyzzy päiväkoti": {"xyzzy"}, "xyzzy qwertz": nil, "päiväkoti": nil} {
		a := w.ask(suggest.Question{Text: text})
		if d := cmp.Diff(want, a.Dropped); d != "" {
			t.Errorf("%q: %s", text, d)
		}
		for _, g := range a.Groups {
			for _, it := range g.Items {
				if it.Text != "Päiväkoti" {
					t.Errorf("%q: suggests %q", text, it.Text)
				}
			}
		}
	}
}

func TestTheBeginningOfAnInflectedNameIsThatOfItsMunicipality(t *testing.T) {
	w := newWorld(t, suggest.Options{}, schools()...)
	for text, want := range map[string]string{
		"Tampereel": "Tampere", "tampereell": "Tampere", "Seinäjoe": "Seinäjoki", "seinäjoella": "Seinäjoki", "Helsingi": "Helsinki", "rovaniemel": "Rovaniemi",
		"pirkanmaall": "Pirkanmaa", "sankt karin": "Kaarina",
	} {
		if got := w.texts(suggest.Areas, suggest.Question{Text: text}); !slices.Contains(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if a := w.ask(suggest.Question{Text: text}); a.Corrections != nil {
			t.Errorf("%q is corrected to %q", text, a.Corrections)
		}
	}
}

func TestTheMiddleOfACompoundIsWhereAPartBegins(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	for name, o := range map[string]suggest.Options{"without a dictionary": {}, "with one": {Analyzer: a}} {
		w := newWorld(t, o, schools()...)
		for text, want := range map[string][]string{"oul": {}, "oulu": {}, "kuraat": {"Koulukuraattori"}, "koul": {"Koulu", "Koulukuraattori", "Peruskoulu", "Puukoulu"}} {
			got := w.texts(suggest.Services, suggest.Question{Text: text})
			slices.Sort(got)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s, %q: %s", name, text, d)
			}
		}
	}
}

func TestGuessesAreTold(t *testing.T) {
	w := newWorld(t, suggest.Options{}, schools()...)
	for _, text := range []string{"swim", "simq", "xuim"} {
		if a := w.ask(suggest.Question{Text: text}); a.Groups != nil {
			t.Errorf("%q: %+v", text, a)
		}
	}
	for text, want := range map[string][]suggest.Correction{
		"uimahaki": {{From: "uimahaki", To: "uimahalli"}}, "koulukuraatori": {{From: "koulukuraatori", To: "koulukuraattori"}}, "uimahal": nil,
	} {
		a := w.ask(suggest.Question{Text: text})
		if d := cmp.Diff(want, a.Corrections); d != "" || a.Groups == nil {
			t.Errorf("%q: %s %+v", text, d, a.Groups)
		}
	}
}
