package open

import (
	"bytes"
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/record"
)

// selection are the members that an answer shall have, with what of them; a nil selection is everything.
type selection map[string]selection

// selection reads dot paths of a record type, such as name.fi or connections.channel.id. A path that the type does not
// have is a fault that names it. It is nil when nothing is given; else the id is always in it.
func (a *arguments) selection(name string, t reflect.Type) selection {
	if len(a.values[name]) == 0 {
		return nil
	}
	all := selection{"id": nil}
	for _, path := range a.values[name] {
		if message := unknownPath(path, t); message != "" {
			a.reject(name, message, path)
			continue
		}
		all.add(strings.Split(path, "."))
	}
	return all
}

func (s selection) add(path []string) {
	below, ok := s[path[0]]
	switch {
	case len(path) == 1:
		s[path[0]] = nil
	case ok && below == nil: // all of it is wanted already
	case !ok:
		below = selection{}
		s[path[0]] = below
		fallthrough
	default:
		below.add(path[1:])
	}
}

// unknownPath says what of a path there is not; empty when there is all of it.
func unknownPath(path string, t reflect.Type) string {
	at := ""
	for _, name := range strings.Split(path, ".") {
		known := fieldsOf(t)
		below, ok := known[name]
		if !ok {
			message := "There is no field '" + answer.Shorten(at+name) + "'."
			if best, ok := nearest(name, sortedNames(known)); ok {
				message += " Did you mean '" + at + best + "'?"
			}
			return message
		}
		t, at = below, at+name+"."
	}
	return ""
}

func sortedNames(m map[string]reflect.Type) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// byLanguage are the types that are objects by language.
var byLanguage = []reflect.Type{
	reflect.TypeFor[record.Texts](), reflect.TypeFor[record.Words](), reflect.TypeFor[record.DisplayName](),
}

// fieldsOf are the names of the members of a type's JSON, with their types; nil for what has none.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	if slices.Contains(byLanguage, t) {
		out := map[string]reflect.Type{}
		for _, l := range catalog.ContentLanguages() {
			out[l] = reflect.TypeFor[string]()
		}
		return out
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return fieldsOf(t.Elem())
	case reflect.Struct:
		out := map[string]reflect.Type{}
		for _, f := range reflect.VisibleFields(t) {
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && f.IsExported() {
				out[name] = f.Type
			}
		}
		return out
	}
	return nil
}

// project leaves of a record what is selected.
func (s selection) project(whole []byte) ([]byte, error) {
	if s == nil {
		return whole, nil
	}
	var out bytes.Buffer
	e := jsontext.NewEncoder(&out)
	if err := s.copy(jsontext.NewDecoder(bytes.NewReader(whole)), e); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

func (s selection) copy(d *jsontext.Decoder, e *jsontext.Encoder) error {
	kind := d.PeekKind()
	if s == nil || kind != '{' && kind != '[' {
		v, err := d.ReadValue()
		if err != nil {
			return err
		}
		return e.WriteValue(v)
	}
	if err := copyToken(d, e); err != nil {
		return err
	}
	for d.PeekKind() != '}' && d.PeekKind() != ']' {
		below := s
		if kind == '{' {
			name, err := d.ReadToken()
			if err != nil {
				return err
			}
			var wanted bool
			if below, wanted = s[name.String()]; !wanted {
				if err := d.SkipValue(); err != nil {
					return err
				}
				continue
			}
			if err := e.WriteToken(name); err != nil {
				return err
			}
		}
		if err := below.copy(d, e); err != nil {
			return err
		}
	}
	return copyToken(d, e)
}

func copyToken(d *jsontext.Decoder, e *jsontext.Encoder) error {
	t, err := d.ReadToken()
	if err != nil {
		return err
	}
	return e.WriteToken(t)
}
