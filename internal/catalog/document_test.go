package catalog

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"
)

func drawID(t *rapid.T, label string) ID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(rapid.String().Draw(t, label)))
}

func drawRefs(t *rapid.T, label string) []CodeRef {
	var refs []CodeRef
	for i := range rapid.IntRange(0, 3).Draw(t, label) {
		uri := string(rune('a' + i))
		ref := CodeRef{URI: uri}
		if rapid.Bool().Draw(t, "as shown") {
			ref.As = &CodeItem{URI: uri, Code: rapid.String().Draw(t, "code"), Name: Texts{{Language: "fi", Value: "nimi"}}}
		}
		refs = append(refs, ref)
	}
	return refs
}

func drawService(t *rapid.T) *Service {
	s := &Service{
		ID: drawID(t, "id"), ServiceClasses: drawRefs(t, "classes"), OntologyTerms: drawRefs(t, "terms"),
		ServiceVouchersInUse: rapid.Bool().Draw(t, "vouchers"),
		Modified:             At(time.UnixMicro(rapid.Int64Range(1, 4e15).Draw(t, "modified"))),
	}
	if rapid.Bool().Draw(t, "named") {
		s.ServiceNames = TypedTexts{{Type: TypeName, Language: "sv", Value: rapid.String().Draw(t, "name")}}
	}
	if rapid.Bool().Draw(t, "leans") {
		s.GeneralDescriptionID = drawID(t, "general description")
		s.Overrides.TargetGroups = []string{"urn:kr1"}
	}
	return s
}

func TestDocumentsReadBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawService(t)
		document, err := Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode[Service](document)
		if err != nil {
			t.Fatalf("%v in %s", err, document)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("%s\n%s", document, d)
		}
		again, err := Marshal(got)
		if err != nil || string(again) != string(document) {
			t.Fatalf("the same service gives\n%s and\n%s", document, again)
		}
	})
}

func TestDocumentsHoldNothingEmpty(t *testing.T) {
	for _, k := range Kinds() {
		document, err := Marshal(New(k))
		if err != nil {
			t.Errorf("%s: %v", k, err)
		}
		for _, empty := range []string{"null", `""`, "[]", "{}", "false", ":0"} {
			// An entity's own id and type stand in its document even when they are empty.
			if got := string(document); len(got) > 2 && empty != `""` && strings.Contains(got, empty) {
				t.Errorf("an empty %s writes %s", k, got)
			}
		}
	}
}

func TestUnmarshalRefusesUnknownKindsAndBadDocuments(t *testing.T) {
	if _, err := Unmarshal("Cat", []byte("{}")); err == nil {
		t.Error("a cat is read")
	}
	for _, document := range []string{"", "[]", `{"id":1}`, `{"id":"no id"}`, `{"modified":"yesterday"}`, "{\"keywords\":[{\"value\":\"\xff\"}]}"} {
		if _, err := Unmarshal(KindService, []byte(document)); err == nil {
			t.Errorf("%q is read", document)
		}
	}
}
