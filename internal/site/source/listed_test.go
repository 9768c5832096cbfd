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
	} {
		for i := range listed.NumField() {
			field := listed.Field(i)
			of, ok := whole.FieldByName(field.Name)
			name, _, _ := strings.Cut(of.Tag.Get("json"), ",")
			if !ok || of.Type != field.Type || field.Tag.Get("json") != name {
				t.Errorf("%s.%s is a %s called %q; in the document it is a %s called %q",
					listed, field.Name, field.Type, field.Tag.Get("json"), of.Type, name)
			}
		}
	}
}
