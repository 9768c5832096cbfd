package source

import (
	"reflect"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
)

// What a list reads of a document has the names and types that the document has.
func TestListsReadDocumentsAsTheyAreWritten(t *testing.T) {
	for listed, whole := range map[reflect.Type]reflect.Type{
		reflect.TypeFor[listedService](): reflect.TypeFor[catalog.Service](),
		reflect.TypeFor[listedChannel](): reflect.TypeFor[catalog.ServiceChannel](),
		reflect.TypeFor[listedPlace]():   reflect.TypeFor[catalog.ServiceChannel](),
	} {
		partOf(t, listed, whole)
	}
}

// partOf holds that a struct has fields of the other, those of this package as parts of them.
func partOf(t *testing.T, listed, whole reflect.Type) {
	t.Helper()
	for i := range listed.NumField() {
		field := listed.Field(i)
		of, ok := whole.FieldByName(field.Name)
		name, _, _ := strings.Cut(of.Tag.Get("json"), ",")
		if !ok || field.Tag.Get("json") != name {
			t.Errorf("%s.%s is called %q; in the document it is called %q", listed, field.Name, field.Tag.Get("json"), name)
			continue
		}
		got, want := field.Type, of.Type
		for got.Kind() == want.Kind() && (got.Kind() == reflect.Slice || got.Kind() == reflect.Pointer) {
			got, want = got.Elem(), want.Elem()
		}
		if got.PkgPath() == listed.PkgPath() && got.Kind() == reflect.Struct && want.Kind() == reflect.Struct {
			partOf(t, got, want)
			continue
		}
		if got != want {
			t.Errorf("%s.%s is a %s; in the document it is a %s", listed, field.Name, field.Type, of.Type)
		}
	}
}
