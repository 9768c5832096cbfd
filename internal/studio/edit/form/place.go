package form

import (
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// places lead from places of the document (phoneNumbers[1].number) to controls (phoneNumbers.2.number).
type places map[string]string

// Control is the name of the control that a place of the document stands in: the nearest one that the form has. "" when
// there is none.
func (r *Read) Control(f Form, path, language, typ string) string {
	for at := path; at != ""; at = above(at) {
		key, ok := r.places[at]
		if !ok {
			continue
		}
		return narrowed(f, key, language, typ)
	}
	return ""
}

// Of is the control of a problem.
func (r *Read) Of(f Form, p catalog.Problem) string {
	typ := p.Argument("text")
	if p.Rule == rule.DescriptionRequired { // it is of one type only, and does not say which
		typ = catalog.TypeDescription
	}
	return r.Control(f, p.Field, p.Language, typ)
}

// narrowed is the control of a type and language where a field has one for each.
func narrowed(f Form, key, language, typ string) string {
	field := f.Find(key)
	if field == nil || !strings.HasSuffix("."+key, "."+field.Name) || language == "" {
		return key
	}
	switch field.Kind {
	case Local, Words, NameTypes:
		return key + "." + language
	case Typed:
		if typ == "" && len(field.Types) > 0 {
			typ = field.Types[0]
		}
		return key + "." + typ + "." + language
	}
	return key
}

// above is the place that a place is part of: a[1].b, a[1], a.
func above(path string) string {
	dot, bracket := strings.LastIndexByte(path, '.'), strings.LastIndexByte(path, '[')
	if i := max(dot, bracket); i >= 0 {
		return path[:i]
	}
	return ""
}
