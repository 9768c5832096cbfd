package codes

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func secure(uri string) string { return strings.Replace(uri, "http://", "https://", 1) }

func TestServiceClassIsFoundByEveryFormOfItsIdentifier(t *testing.T) {
	tests := map[string]string{
		"code":                    "P6.2",
		"code with blanks":        " P6.2 ",
		"older uri":               "http://urn.fi/URN:NBN:fi:au:ptvl:v1062",
		"older uri with https":    "https://urn.fi/URN:NBN:fi:au:ptvl:v1062",
		"newer uri":               "http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2",
		"newer uri with https":    "https://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2",
		"first list version":      "http://uri.suomi.fi/codelist/ptv/ptvserclass/code/P6.2",
		"first version and https": "https://uri.suomi.fi/codelist/ptv/ptvserclass/code/P6.2",
	}
	for name, id := range tests {
		t.Run(name, func(t *testing.T) {
			class, ok := ServiceClasses().Lookup(id)
			if !ok || class.Code != "P6.2" {
				t.Fatalf("Lookup(%q) = %v, %v", id, class, ok)
			}
			if class.Parent.Code != "P6" || class.ParentURI != class.Parent.URI {
				t.Errorf("parent is %v", class.Parent)
			}
		})
	}
}

func TestIdentifiersOfOtherListsFindNothing(t *testing.T) {
	for _, id := range []string{
		"", "P99", "p", "/code/P6.2",
		"http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/P6.2",
		"http://uri.suomi.fi/codelist/other/ptvserclass2/code/P6.2",
		"http://example.org/codelist/ptv/ptvserclass2/code/P6.2",
		"http://urn.fi/URN:NBN:fi:au:ptvl:v2001",
	} {
		if class, ok := ServiceClasses().Lookup(id); ok {
			t.Errorf("Lookup(%q) finds %s", id, class.URI)
		}
	}
}

func TestIndustrialClassIsFoundByBothUris(t *testing.T) {
	for _, id := range []string{
		"10730",
		"http://www.stat.fi/meta/luokitukset/toimiala/001-2008/10730",
		"http://uri.suomi.fi/codelist/jhs/toimiala_1_20080101/code/10730",
	} {
		class, ok := IndustrialClasses().Lookup(id)
		if !ok || class.Code != "10730" || class.Top().Code != "C" {
			t.Errorf("Lookup(%q) = %v, %v", id, class, ok)
		}
	}
}

func TestClassNewerThanTheOlderFormHasTheNewerUriForBoth(t *testing.T) {
	class, ok := ServiceClasses().Lookup("P28.1")
	if !ok || class.URI != class.NewURI || class.ParentURI != class.NewParentURI {
		t.Errorf("P28.1 = %+v", class)
	}
}

func TestClassesComeInTheOrderOfTheirNumbers(t *testing.T) {
	var codes []string
	for _, class := range ServiceClasses().All() {
		codes = append(codes, class.Code)
	}
	for _, pair := range [][2]string{{"P1", "P1.1"}, {"P6.2", "P6.10"}, {"P6.10", "P7"}, {"P9", "P10"}} {
		if slices.Index(codes, pair[0]) >= slices.Index(codes, pair[1]) {
			t.Errorf("%s does not come before %s", pair[0], pair[1])
		}
	}
}

func TestCodeOrderIsTotal(t *testing.T) {
	code := rapid.StringMatching(`[A-Z]{0,2}[0-9]{0,3}(\.[0-9]{1,2}){0,2}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := code.Draw(t, "a"), code.Draw(t, "b"), code.Draw(t, "c")
		if compareCodes(a, b) != -compareCodes(b, a) {
			t.Errorf("%q and %q: order depends on the side", a, b)
		}
		if (compareCodes(a, b) == 0) != (a == b) {
			t.Errorf("%q and %q: equal in order only", a, b)
		}
		if compareCodes(a, b) < 0 && compareCodes(b, c) < 0 && compareCodes(a, c) >= 0 {
			t.Errorf("%q < %q < %q does not hold through", a, b, c)
		}
	})
}

func FuzzLookup(f *testing.F) {
	f.Add("http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2")
	f.Add("https:///code/")
	f.Add("P6.2")
	f.Fuzz(func(t *testing.T, id string) {
		class, ok := ServiceClasses().Lookup(id)
		if ok && !strings.HasSuffix(strings.TrimSpace(id), class.Code) && !strings.Contains(id, withoutScheme(class.URI)) {
			t.Errorf("%q leads to %s", id, class.URI)
		}
		Ontology().LookupMatch(id)
		CurrentMunicipality(id)
		PostalCode(id)
		for _, areaType := range AreaTypes() {
			FindArea(areaType, id)
		}
	})
}
