package related

import (
	"reflect"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
)

func TestFactsAreReadAsTheyAreWritten(t *testing.T) {
	for part, whole := range map[reflect.Type]reflect.Type{
		reflect.TypeFor[described](): reflect.TypeFor[catalog.Service](),
		reflect.TypeFor[gathering](): reflect.TypeFor[catalog.ServiceCollection](),
	} {
		for i := range part.NumField() {
			field := part.Field(i)
			of, ok := whole.FieldByName(field.Name)
			name, _, _ := strings.Cut(of.Tag.Get("json"), ",")
			if !ok || of.Type != field.Type || field.Tag.Get("json") != name {
				t.Errorf("%s.%s is a %s called %q; in the document it is a %s called %q",
					part, field.Name, field.Type, field.Tag.Get("json"), of.Type, name)
			}
		}
	}
}
