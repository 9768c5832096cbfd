package catalog_test

import (
	"testing"

	"github.com/varanto/varanto/internal/catalog"
)

func TestDialIsAsTelephonesTakeIt(t *testing.T) {
	for _, c := range []struct {
		name string
		in   catalog.Phone
		want string
	}{
		{"prefix and number", catalog.Phone{PrefixNumber: "+358", Number: "401234567"}, "+358401234567"},
		{"the zero goes behind a prefix", catalog.Phone{PrefixNumber: "+358", Number: "0401234567"}, "+358401234567"},
		{"one zero only", catalog.Phone{PrefixNumber: "+358", Number: "000100100"}, "+35800100100"},
		{"blanks, hyphens and brackets go", catalog.Phone{PrefixNumber: " +358 ", Number: "(040) 123-45 67"}, "+358401234567"},
		{"Italy's zero stays", catalog.Phone{PrefixNumber: "+39", Number: "06 123"}, "+3906123"},
		{"00 is a plus", catalog.Phone{PrefixNumber: "0046", Number: "0812345"}, "+46812345"},
		{"a whole number in the number goes before the prefix", catalog.Phone{PrefixNumber: "+358", Number: "+46 8 123"}, "+468123"},
		{"a whole number", catalog.Phone{Number: "+35840123"}, "+35840123"},
		{"a service number", catalog.Phone{Number: "116 117", IsFinnishServiceNumber: true}, "116117"},
		{"a service number with a prefix that it cannot have", catalog.Phone{PrefixNumber: "+358", Number: "116117", IsFinnishServiceNumber: true}, "116117"},
		{"a number of the country alone keeps its zero", catalog.Phone{Number: "0800 123"}, "0800123"},
		{"a prefix that is none", catalog.Phone{PrefixNumber: "+", Number: "112"}, "112"},
		{"no digit", catalog.Phone{PrefixNumber: "+358", Number: "=cmd"}, ""},
		{"nothing", catalog.Phone{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.in.Dial(); got != c.want {
				t.Errorf("%+v is dialled %q, want %q", c.in, got, c.want)
			}
		})
	}
}
