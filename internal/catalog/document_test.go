package catalog

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"
)

// draws makes values of the types that are more than their members.
var draws = map[reflect.Type]func(*rapid.T) any{
	reflect.TypeFor[ID]():     func(t *rapid.T) any { return uuid.NewSHA1(uuid.NameSpaceURL, []byte(rapid.String().Draw(t, "id"))) },
	reflect.TypeFor[Moment](): func(t *rapid.T) any { return At(time.UnixMicro(rapid.Int64Range(1, 4e15).Draw(t, "moment"))) },
	reflect.TypeFor[CodeRef](): func(t *rapid.T) any {
		ref := CodeRef{URI: rapid.String().Draw(t, "uri")}
		if rapid.Bool().Draw(t, "as shown") {
			ref.As = &CodeItem{URI: ref.URI, Code: "P1", Name: Texts{{Language: "fi", Value: rapid.String().Draw(t, "name")}}}
		}
		return ref
	},
}

// fill fills a value with whatever its type can hold. What is empty is left out of documents, so that an empty list is
// nil, and there is no pointer to nothing.
func fill(t *rapid.T, v reflect.Value, label string) {
	if draw, ok := draws[v.Type()]; ok {
		v.Set(reflect.ValueOf(draw(t)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.String().Draw(t, label))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, label))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(0, 1000).Draw(t, label)))
	case reflect.Slice:
		if n := rapid.IntRange(0, 2).Draw(t, label); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(t, v.Index(i), label)
			}
		}
	case reflect.Pointer:
		to := reflect.New(v.Type().Elem())
		fill(t, to.Elem(), label)
		if !to.Elem().IsZero() {
			v.Set(to)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if rapid.IntRange(0, 3).Draw(t, "given") > 0 {
				fill(t, v.Field(i), v.Type().Field(i).Name)
			}
		}
	default:
		t.Fatalf("%s is of a kind that nothing is drawn of", label)
	}
}

func TestDocumentsReadBackAsTheyWere(t *testing.T) {
	for _, kind := range Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				want := New(kind)
				fill(t, reflect.ValueOf(want).Elem(), string(kind))
				document, err := Marshal(want)
				if err != nil {
					t.Fatal(err)
				}
				got, err := Unmarshal(kind, document)
				if err != nil {
					t.Fatalf("%v in %s", err, document)
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Fatalf("%s\n%s", document, d)
				}
				again, err := Marshal(got)
				if err != nil || string(again) != string(document) {
					t.Fatalf("the same %s gives\n%s and\n%s", kind, document, again)
				}
			})
		})
	}
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
