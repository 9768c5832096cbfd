package in

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// maxIgnored bounds how many members are named that a body has and the interface does not know.
const maxIgnored = 200

// ignored names the members of a body that its form does not have: PTV passes over them. The body is valid JSON.
func ignored(body []byte, form reflect.Type) []string {
	var names []string
	walk(jsontext.Value(body), form, "", &names)
	return names
}

var textForm = reflect.TypeFor[encoding.TextUnmarshaler]()

func walk(value jsontext.Value, form reflect.Type, path string, names *[]string) {
	for form.Kind() == reflect.Pointer {
		form = form.Elem()
	}
	if len(*names) >= maxIgnored || reflect.PointerTo(form).Implements(textForm) {
		return
	}
	d := jsontext.NewDecoder(strings.NewReader(string(value)))
	switch {
	case value.Kind() == '[' && form.Kind() == reflect.Slice:
		walkList(d, form.Elem(), path, names)
	case value.Kind() == '{' && form.Kind() == reflect.Struct:
		walkObject(d, form, path, names)
	}
}

func walkList(d *jsontext.Decoder, form reflect.Type, path string, names *[]string) {
	if _, err := d.ReadToken(); err != nil {
		return
	}
	for i := 0; d.PeekKind() != ']'; i++ {
		element, err := d.ReadValue()
		if err != nil {
			return
		}
		walk(element.Clone(), form, fmt.Sprintf("%s[%d]", path, i), names)
	}
}

func walkObject(d *jsontext.Decoder, form reflect.Type, path string, names *[]string) {
	if _, err := d.ReadToken(); err != nil {
		return
	}
	for d.PeekKind() == '"' {
		name, err := d.ReadToken()
		if err != nil {
			return
		}
		at := name.String()
		if path != "" {
			at = path + "." + at
		}
		known, ok := member(form, name.String())
		value, err := d.ReadValue()
		if err != nil {
			return
		}
		if !ok {
			if len(*names) < maxIgnored {
				*names = append(*names, at)
			}
			continue
		}
		walk(value.Clone(), known, at, names)
	}
}

// member finds the type of a form's member, in whatever case it is written.
func member(form reflect.Type, name string) (reflect.Type, bool) {
	for i := range form.NumField() {
		f := form.Field(i)
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && tag == "" {
			if t, ok := member(f.Type, name); ok {
				return t, true
			}
			continue
		}
		if tag != "" && tag != "-" && strings.EqualFold(tag, name) {
			return f.Type, true
		}
	}
	return nil, false
}
