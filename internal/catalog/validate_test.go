package catalog

import (
	"strings"
	"testing"

	"github.com/google/uuid"
)

func TestPatterns(t *testing.T) {
	for _, test := range []struct {
		name string
		fits func(string) bool
		yes  []string
		no   []string
	}{
		{"postal code", isPostalCode, []string{"00100"}, []string{"", "0010", "001000", "0010a"}},
		{"phone number", isPhoneNumber, []string{"1", "295000000", "+358501", strings.Repeat("1", 20)}, []string{"", "+", "09 1", "++1", "1+", strings.Repeat("1", 21)}},
		{"prefix", isPrefixNumber, []string{"+358", "+1"}, []string{"", "+", "358", "+12345", "+3a"}},
		{"time", isTimeOfDay, []string{"00:00", "23:59:59", "08:00:00"}, []string{"", "8:00", "24:00", "08:60", "08:00:60", "08.00"}},
		{"coordinate", isCoordinate, []string{"6672711", "386042.5", "386042."}, []string{"", "-1", "1,5", ".5", "1e6"}},
		{"source id", isMark, []string{"", "aZ-9."}, []string{"a b", "ä", "a_b", "a/b"}},
		{"language of service", isLanguageOfService, []string{"fi", "smn", "sgn-fi"}, []string{"", "f", "FI", "suomi", "fi-"}},
		{"municipality", isMunicipalityCode, []string{"5", "091"}, []string{"", "0911", "x"}},
		{"country", isCountry, []string{"FI"}, []string{"", "fi", "FIN"}},
	} {
		for _, s := range test.yes {
			if !test.fits(s) {
				t.Errorf("%s: %q is refused", test.name, s)
			}
		}
		for _, s := range test.no {
			if test.fits(s) {
				t.Errorf("%s: %q is taken", test.name, s)
			}
		}
	}
}

func TestNormalBusinessCodeMendsOldForms(t *testing.T) {
	for given, want := range map[string]string{
		"1234567-1": "1234567-1", "0163687-9\u00a0": "0163687-9", " 12345671 ": "1234567-1", "1234567": "", "": "", "FI12345671": "",
	} {
		if got := NormalBusinessCode(given); got != want {
			t.Errorf("%q: got %q, want %q", given, got, want)
		}
	}
}

func TestExcerptCutsAtCharacters(t *testing.T) {
	if got := Excerpt(strings.Repeat("ä", 100)); got != strings.Repeat("ä", 80) {
		t.Errorf("got %q", got)
	}
	if got := Excerpt("lyhyt"); got != "lyhyt" {
		t.Errorf("got %q", got)
	}
}

func TestDoublesAreFoundInShortAndLongLists(t *testing.T) {
	for _, n := range []int{3, 8, 9, 1000} {
		ids := make([]ID, n)
		for i := range ids {
			ids[i] = uuid.New()
		}
		ids[n-1] = ids[0]
		var found []int
		eachDouble(ids, func(id *ID) ID { return *id }, func(i int) { found = append(found, i) })
		if len(found) != 1 || found[0] != n-1 {
			t.Errorf("%d elements: found %v", n, found)
		}
	}
}

func TestProblemsAreBounded(t *testing.T) {
	s := &Service{Keywords: make(Texts, 100_000)}
	if n := len(Validate(s)); n != maxProblems {
		t.Errorf("%d problems", n)
	}
}

func TestASoundEntityHasNoProblem(t *testing.T) {
	s := &Service{ID: uuid.New(), ServiceNames: TypedTexts{{Type: TypeName, Language: "fi", Value: "Palvelu"}}}
	if problems := Validate(s); problems != nil {
		t.Error(problems)
	}
	if problems := Validate(&CodeItem{URI: "u", Name: Texts{{Language: "xx"}}}); len(problems) != 1 {
		t.Error(problems)
	}
}
