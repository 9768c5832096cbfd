package codes

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var corpusFiles = []string{
	"services.jsonl", "channels.jsonl", "organizations.jsonl", "general-descriptions.jsonl", "service-collections.jsonl",
}

// Post offices of the corpus may lie in another municipality than the postal code mostly does.
var addressesAcrossBorders = map[string]string{
	"53200": "491", "83960": "276", "44370": "992", "73900": "402", "43900": "601", "85560": "746", "31340": "981",
}

func TestTablesAgreeWithEveryPlaceOfTheCorpus(t *testing.T) {
	seen := map[string]int{}
	for _, file := range corpusFiles {
		eachEntity(t, file, func(entity map[string]any) { comparePlaces(t, entity, seen) })
	}
	t.Logf("compared: %v", seen)
	for _, kind := range []string{"municipality", "area", "postal code"} {
		if seen[kind] == 0 {
			t.Errorf("the corpus has no %s, so nothing was compared", kind)
		}
	}
}

// comparePlaces walks through everything inside an entity.
func comparePlaces(t *testing.T, value any, seen map[string]int) {
	switch v := value.(type) {
	case []any:
		for _, inner := range v {
			comparePlaces(t, inner, seen)
		}
	case map[string]any:
		compareMunicipality(t, v["municipality"], seen)
		members, _ := v["municipalities"].([]any)
		for _, m := range members {
			compareMunicipality(t, m, seen)
		}
		compareArea(t, v, seen)
		comparePostalCode(t, v, seen)
		for _, inner := range v {
			comparePlaces(t, inner, seen)
		}
	}
}

func compareMunicipality(t *testing.T, value any, seen map[string]int) {
	want, ok := value.(map[string]any)
	if !ok {
		return
	}
	got, ok := Municipality(text(want, "code"))
	if !ok {
		t.Errorf("municipality %v is not in the table", want)
		return
	}
	if diff := cmp.Diff(texts(want["name"]), byLanguage(got.Names)); diff != "" {
		t.Errorf("municipality %s (-corpus +table):\n%s", got.Code, diff)
	}
	seen["municipality"]++
}

func compareArea(t *testing.T, want map[string]any, seen map[string]int) {
	members, ok := want["municipalities"].([]any)
	if !ok || text(want, "code") == "" {
		return
	}
	areaType, err := ParseAreaType(text(want, "type"))
	if err != nil {
		t.Error(err)
		return
	}
	got, ok := FindArea(areaType, text(want, "code"))
	if !ok {
		t.Errorf("area %v %v is not in the table", want["type"], want["code"])
		return
	}
	var codes []string
	for _, m := range members {
		codes = append(codes, text(m.(map[string]any), "code"))
	}
	slices.Sort(codes)
	if diff := cmp.Diff(codes, got.Municipalities); diff != "" {
		t.Errorf("members of %s %s (-corpus +table):\n%s", got.Type, got.Code, diff)
	}
	if diff := cmp.Diff(texts(want["name"]), byLanguage(got.Names)); diff != "" {
		t.Errorf("name of %s %s (-corpus +table):\n%s", got.Type, got.Code, diff)
	}
	seen["area"]++
}

func comparePostalCode(t *testing.T, address map[string]any, seen map[string]int) {
	code := text(address, "postalCode")
	if code == "" {
		return
	}
	got, ok := PostalCode(code)
	if !ok {
		t.Errorf("postal code %s is not in the table", code)
		return
	}
	for language, office := range texts(address["postOffice"]) {
		if got.Best(language) != office {
			t.Errorf("post office of %s in %s is %q in the corpus, %q in the table", code, language, office, got.Best(language))
		}
	}
	if m, ok := address["municipality"].(map[string]any); ok {
		municipality := text(m, "code")
		if municipality != got.Municipality && addressesAcrossBorders[code] != municipality {
			t.Errorf("postal code %s lies in %s, the corpus says %s", code, got.Municipality, municipality)
		}
	}
	seen["postal code"]++
}
