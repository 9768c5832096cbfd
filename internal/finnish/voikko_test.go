package finnish_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestVoikkoFindsBaseFormsAndParts(t *testing.T) {
	a := openVoikko(t)
	sorted := cmpopts.SortSlices(func(x, y string) bool { return x < y })
	for _, c := range []struct {
		name, text   string
		bases, parts []string
		known        bool
	}{
		{"roots and surface parts of a derived compound", "varhaiskasvatushakemuksen",
			[]string{"varhaiskasvatushakemus"}, []string{"varhais", "kasvatus", "kasvattaa", "hakemus", "hakea"}, true},
		{"surface part where the root is another word", "Terveysasemalta",
			[]string{"terveysasema"}, []string{"terveys", "terve", "asema"}, true},
		{"root of a derivation without compound", "palvelut", []string{"palvelu"}, []string{"palvella"}, true},
		{"a form of a common word for a name", "Kelan", []string{"kela"}, nil, true},
		{"hyphenated word as a whole and its pieces", "e-reseptiä", []string{"e-resepti"}, []string{"resepti"}, true},
		{"all readings", "hoidon", []string{"hoito"}, []string{"hoitaa"}, true},
		{"an inflected inner part in base form", "kotihoidontuella",
			[]string{"kotihoidontuki"}, []string{"koti", "hoito", "hoitaa", "tuki"}, true},
		{"a lexical compound inside a compound", "toimeentulotuella",
			[]string{"toimeentulotuki"}, []string{"toimeentulo", "toimi", "tulo", "tuki"}, true},
		{"an inner part that inflects with the word", "vanhallapojalla", []string{"vanhapoika"}, []string{"vanha", "poika"}, true},
		{"a place name in lower case", "helsingissä", []string{"helsinki"}, nil, true},
		{"an inflected abbreviation in the dictionary", "EU:n", []string{"eu"}, nil, true},
		{"an inflected abbreviation that is not", "THL:n", []string{"thl"}, nil, false},
		{"an unknown hyphenated word gets the base of its last piece", "TE-toimistossa",
			[]string{"te-toimisto"}, []string{"te", "toimisto"}, false},
		{"an unknown name keeps its surface, stem and likely base form", "Valviran", []string{"valviran", "valvir", "valvira"}, nil, false},
		{"a verb that the dictionary does not lead a noun to", "hakemukset", []string{"hakemus"}, []string{"hakea"}, true},
		{"a base with two brackets", "luistelu", []string{"luistelu"}, []string{"luistaa"}, true},
		{"a soft hyphen", "terveys\u00ADasema", []string{"terveysasema"}, []string{"terveys", "terve", "asema"}, true},
		{"a without dots is another letter", "sade", []string{"sade"}, nil, true},
		{"apostrophe inside", "raa’an", []string{"raaka"}, nil, true},
		{"statute", "306/2019", []string{"306/2019"}, nil, true},
		{"capitals", "NEUVOLASSA", []string{"neuvola"}, nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := one(t, a, c.text)
			if diff := cmp.Diff(c.bases, got.Bases, sorted); diff != "" {
				t.Errorf("bases (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.parts, got.Parts, sorted, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("parts (-want +got):\n%s", diff)
			}
			if got.Known != c.known {
				t.Errorf("known = %t", got.Known)
			}
		})
	}
}

func TestVoikkoMeetsInflectedFormsInTheSameBase(t *testing.T) {
	a := openVoikko(t)
	for base, forms := range map[string][]string{
		"ajokortti":       {"ajokortin", "ajokorttia", "ajokortteja", "Ajokorteista"},
		"lastenvalvoja":   {"lastenvalvojan", "lastenvalvojalle", "lastenvalvojat"},
		"hammaslääkäri":   {"hammaslääkäriin", "hammaslääkärille", "HAMMASLÄÄKÄRIT"},
		"valvir":          {"Valvira", "Valviran", "Valviraan"},
		"kela":            {"Kela", "Kelan", "Kelaan", "Kelalta"},
		"varsinais-suomi": {"Varsinais-Suomessa", "varsinais-suomen"},
		"säde":            {"säteen", "sa\u0308teet"},
		"sade":            {"sateen", "sateet"},
		"kotihoidontuki":  {"kotihoidon-tuki", "kotihoi\u00ADdontuella"},
	} {
		for _, form := range forms {
			if got := one(t, a, form).Bases; !slices.Contains(got, base) {
				t.Errorf("%s: bases %q lack %q", form, got, base)
			}
		}
	}
}

func TestVoikkoSplitsCompounds(t *testing.T) {
	a := openVoikko(t)
	for text, want := range map[string][][]string{
		"terveysasemat":  {{"terveys", "asema"}, {"terve", "asema"}},
		"TE-toimistossa": {{"te", "toimisto"}},
		"e-resepti":      nil,
		"neuvola":        nil,
	} {
		if diff := cmp.Diff(want, one(t, a, text).Splits); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestVoikkoMarksStopWordsByClass(t *testing.T) {
	a := openVoikko(t)
	for text, want := range map[string]bool{"ja": true, "jotka": true, "kanssa": true, "en": true, "tuki": false, "Helsinki": false, "valvira": false} {
		if got := one(t, a, text).Stop; got != want {
			t.Errorf("%s: stop = %t", text, got)
		}
	}
	if got := one(t, a, "Helsingissä").Classes; !slices.Equal(got, []string{"paikannimi"}) {
		t.Errorf("classes of a place: %q", got)
	}
}

func TestVoikkoCorrectsSpelling(t *testing.T) {
	a := openVoikko(t)
	if got := a.Suggest(context.Background(), "pävähoito"); !slices.Contains(got, "päivähoito") {
		t.Errorf("suggestions: %q", got)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if got := a.Suggest(ended, "pävähoito"); got != nil {
		t.Errorf("suggestions for nobody: %q", got)
	}
	for _, odd := range []string{"", "\x00", "a\x00b", "\xff", longWord, "pävähoitopaikkahakemus"} {
		if got := a.Suggest(context.Background(), odd); len(got) > 0 {
			t.Errorf("Suggest(%.10q) = %q", odd, got)
		}
	}
}

func TestVoikkoKeepsLettersApart(t *testing.T) {
	a := openVoikko(t)
	if got := one(t, a, "säteet").Bases; slices.Contains(got, "sade") {
		t.Errorf("säteet has the bases %q", got)
	}
}

func containsAny(have, want []string) bool {
	return slices.ContainsFunc(want, func(form string) bool { return slices.Contains(have, form) })
}
