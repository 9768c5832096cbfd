package form_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/studio/edit/form"
)

// words are what members of documents hold in the property: values of lists, codes, and texts with blanks of all sorts.
var words = []string{
	"", "fi", "sv", "en", "se", "Name", "AlternativeName", "Summary", "Description", "Location", "Postal", "Single", "Street",
	"PostOfficeBox", "Other", "Abroad", "NoAddress", "Responsible", "Producer", "091", "00100", "Municipality", "Region", "+358",
	"  kaksi  välilyöntiä ", "rivi\nja toinen\r\n", "\tsarkain", "0401234567", "08:30:00", "Monday", "http://uri.example/1",
	"http://uri.example/2", "6672711.5", "EnteredByUser", "Ok", "1. kohta\n2. kohta",
}

// fill fills a value with whatever fits its type.
func fill(t *rapid.T, v reflect.Value, name string, depth int) {
	switch x := v.Addr().Interface().(type) {
	case *uuid.UUID:
		if rapid.Bool().Draw(t, name) {
			*x = uuid.MustParse("11111111-0000-4000-8000-000000000001")
		}
		return
	case *catalog.Moment:
		if rapid.Bool().Draw(t, name) {
			*x = catalog.At(time.Date(2026, 3, 4, rapid.IntRange(0, 23).Draw(t, name), 0, 0, 0, time.UTC))
		}
		return
	case *catalog.CodeRef:
		x.URI = fmt.Sprintf("http://uri.example/%d", rapid.IntRange(1, 5).Draw(t, name))
		if rapid.Bool().Draw(t, name) {
			x.As = &catalog.CodeItem{URI: x.URI, Code: "P1"}
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.SampledFrom(words).Draw(t, name))
		if name == "Language" {
			v.SetString(rapid.SampledFrom(catalog.ContentLanguages()).Draw(t, name))
		}
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, name))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(0, 9).Draw(t, name)))
	case reflect.Pointer:
		if v.Type() != reflect.TypeFor[*catalog.Plan]() && rapid.Bool().Draw(t, name) {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), name, depth)
		}
	case reflect.Slice:
		n := rapid.IntRange(0, max(1, 2-depth)).Draw(t, name)
		if n == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(t, v.Index(i), name, depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), v.Type().Field(i).Name, depth)
		}
	}
}

func drawn(t *rapid.T) catalog.Entity {
	if rapid.Bool().Draw(t, "service") {
		s := &catalog.Service{}
		fill(t, reflect.ValueOf(s).Elem(), "", 0)
		return s
	}
	c := &catalog.ServiceChannel{}
	fill(t, reflect.ValueOf(c).Elem(), "", 0)
	c.Type = rapid.SampledFrom(catalog.ChannelTypes()).Draw(t, "type")
	return c
}

// canonical is a document without what its writing leaves out.
func canonical(t *rapid.T, e catalog.Entity) string {
	tree, err := form.TreeOf(e)
	if err != nil {
		t.Fatal(err)
	}
	again, err := form.Entity(e.EntityKind(), tree)
	if err != nil {
		t.Fatal(err)
	}
	b, err := catalog.Marshal(again)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAFormThatNobodyTouchesKeepsTheDocumentToTheLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t)
		base, err := form.TreeOf(e)
		if err != nil {
			t.Fatal(err)
		}
		f := form.Of(e)
		languages := rapid.SliceOfDistinct(rapid.SampledFrom(catalog.ContentLanguages()), rapid.ID[string]).Draw(t, "shown")
		read := form.Parse(f, asSent(form.Print(f, base, languages)), base)
		if len(read.Unread) > 0 {
			t.Fatalf("unread: %v", read.Unread)
		}
		got, err := form.Entity(e.EntityKind(), read.Tree)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(canonical(t, e), canonical(t, got)); diff != "" {
			t.Error(diff)
		}
	})
}

// asSent is what a browser makes of a form's values: line ends of texts become CRLF, and single lines lose theirs.
func asSent(v form.Values) form.Values {
	out := form.Values{}
	for name, values := range v {
		for _, value := range values {
			out[name] = append(out[name], strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\n", "\r\n"))
		}
	}
	return out
}

func TestAFormChangesOnlyWhatWasTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t)
		base, err := form.TreeOf(e)
		if err != nil {
			t.Fatal(err)
		}
		f := form.Of(e)
		v := form.Print(f, base, []string{"fi"})
		name := "serviceNames"
		if e.EntityKind() == catalog.KindServiceChannel {
			name = "serviceChannelNames"
		}
		v.Set(name+".Name.fi", " Uusi nimi ")
		got, err := form.Entity(e.EntityKind(), form.Parse(f, v, base).Tree)
		if err != nil {
			t.Fatal(err)
		}
		was, now := namesOf(e), namesOf(got)
		if now.In(catalog.TypeName, "fi") != "Uusi nimi" {
			t.Fatalf("names %v", now)
		}
		setNames(got, was)
		if diff := cmp.Diff(canonical(t, e), canonical(t, got)); diff != "" {
			t.Error(diff)
		}
		for _, n := range was {
			if (n.Type != "Name" || n.Language != "fi") && !slices.Contains(now, n) {
				t.Errorf("lost %v", n)
			}
		}
	})
}

func namesOf(e catalog.Entity) catalog.TypedTexts {
	if s, ok := e.(*catalog.Service); ok {
		return s.ServiceNames
	}
	return e.(*catalog.ServiceChannel).ServiceChannelNames
}

func setNames(e catalog.Entity, names catalog.TypedTexts) {
	if s, ok := e.(*catalog.Service); ok {
		s.ServiceNames = names
		return
	}
	e.(*catalog.ServiceChannel).ServiceChannelNames = names
}

func FuzzWhateverABrowserSendsIsReadOrTold(f *testing.F) {
	f.Add("serviceHours.0.@", "", "serviceHours.0.openingHour.0.from", "25:61")
	f.Add("phoneNumbers.@", "1", "phoneNumbers.99999.@", "-1")
	f.Add("areas.@", "1", "areas", "Municipality")
	f.Add("addresses.0.@", "0", "addresses.0.streetAddress.street.fi", "\x00\xff")
	f.Add("organizationId", "zz", "signatureQuantity", "9999999999999999999")
	f.Fuzz(func(t *testing.T, a, x, b, y string) {
		for _, typ := range catalog.ChannelTypes() {
			fm := form.Channel(typ)
			sent := form.Own(fm, map[string][]string{a: {x}, b: {y}, "@languages": {"fi"}, "serviceHours.@": {"1"}, "phoneNumbers.@": {"1"}, "addresses.@": {"1"}})
			read := form.Parse(fm, sent, form.Tree{"id": uuid.Nil.String()})
			if _, err := form.Entity(catalog.KindServiceChannel, read.Tree); err != nil && len(read.Unread) == 0 && validText(x, y) {
				t.Errorf("%v", err)
			}
		}
	})
}

func validText(texts ...string) bool {
	return !slices.ContainsFunc(texts, func(s string) bool { return strings.ToValidUTF8(s, "") != s })
}
