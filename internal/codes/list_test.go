package codes

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBestNameFallsBackToFinnishSwedishEnglish(t *testing.T) {
	tests := []struct {
		names      Names
		lang, want string
	}{
		{Names{FI: "a", SV: "b", EN: "c"}, "sv", "b"},
		{Names{FI: "a", SV: "b"}, "en", "a"},
		{Names{SV: "b", EN: "c"}, "fi", "b"},
		{Names{EN: "c"}, "se", "c"},
		{Names{FI: "a", SE: "d"}, "se", "d"},
		{Names{FI: "a"}, "no such language", "a"},
		{Names{}, "fi", ""},
	}
	for _, tt := range tests {
		if got := tt.names.Best(tt.lang); got != tt.want {
			t.Errorf("%+v in %s = %q, want %q", tt.names, tt.lang, got, tt.want)
		}
	}
	if got := (Names{FI: "a"}).In("en"); got != "" {
		t.Errorf("a name that is missing = %q", got)
	}
}

func TestDataLanguagesComeInPTVsOrder(t *testing.T) {
	var got []string
	for _, l := range DataLanguages() {
		got = append(got, l.Code)
	}
	if diff := cmp.Diff([]string{"fi", "sv", "en", "se", "smn", "sms"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestListsComeInCodeOrder(t *testing.T) {
	if !slices.IsSortedFunc(Languages(), func(a, b *LanguageInfo) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("languages are not in code order")
	}
	if !slices.IsSortedFunc(Countries(), func(a, b *CountryInfo) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("countries are not in code order")
	}
	if !slices.IsSortedFunc(PostalCodes(), func(a, b *PostalCodeInfo) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("postal codes are not in code order")
	}
	if !slices.IsSortedFunc(Municipalities(), func(a, b *MunicipalityInfo) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("municipalities are not in code order")
	}
}

func TestCountriesHaveDialCodes(t *testing.T) {
	for _, c := range Countries() {
		if len(c.PrefixNumbers) == 0 || !strings.HasPrefix(c.PrefixNumbers[0], "+") || len(c.Code) != 2 {
			t.Errorf("%+v", c)
		}
	}
	if c, ok := Country("fi"); !ok || c.FI != "Suomi" || c.PrefixNumbers[0] != "+358" {
		t.Errorf("Finland is %+v", c)
	}
}

func TestTypeNameTakesTheWireCodeAndTheInternalOne(t *testing.T) {
	for _, code := range []string{"Region", "Province"} {
		if got := TypeName("AreaType", code); got.FI != "Maakunta" || got.SE != "Eanagoddi" {
			t.Errorf("AreaType %s is %+v", code, got)
		}
	}
	if got := TypeName("AreaType", "nothing"); got != (Names{}) {
		t.Errorf("unknown code has the name %+v", got)
	}
	if got := TypeName("nothing", "Region"); got != (Names{}) {
		t.Errorf("unknown list has the name %+v", got)
	}
	if len(TypeLists()) != 28 {
		t.Errorf("%d lists", len(TypeLists()))
	}
}

func TestEveryNameIsFreeOfBlanksAroundIt(t *testing.T) {
	for _, source := range Sources() {
		table := mustTable(source.Name)
		for _, row := range table.rows {
			for _, value := range row {
				for part := range strings.SplitSeq(value, "|") {
					if strings.TrimSpace(part) != part {
						t.Errorf("%s: %q", source.Name, part)
					}
				}
			}
		}
	}
}

func TestEverySourceIsNamed(t *testing.T) {
	if len(Sources()) != 16 {
		t.Errorf("%d lists", len(Sources()))
	}
	for _, s := range Sources() {
		if s.Name == "" || s.Version == "" || s.Source == "" || s.Items == 0 {
			t.Errorf("%+v", s)
		}
	}
}
