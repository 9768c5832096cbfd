package edit

import (
	"strings"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/studio/edit/form"
)

// longType tells that texts of that type need several lines.
func longType(typ string) bool {
	switch typ {
	case catalog.TypeName, catalog.TypeAlternativeName, "PDF", "DOC", "Excel", "rtf", "odt":
		return false
	}
	return true
}

// lines is how many lines a field for a text shows.
func lines(text string) string {
	switch n := len(text)/70 + strings.Count(text, "\n"); {
	case n > 12:
		return "16"
	case n > 4:
		return "8"
	case n > 0:
		return "4"
	}
	return "2"
}

// inputType is the type of a control of one line.
func inputType(f *form.Field) string {
	if f.Kind == form.Date {
		return "date"
	}
	return "text"
}

// datalist is the list that a control of one line proposes, "" for none.
func datalist(f *form.Field) string {
	switch {
	case f.Kind == form.Municipality:
		return "municipalities"
	case f.Options == form.OptionsDial:
		return "dial-codes"
	case f.Options == form.OptionsCountry:
		return "countries"
	}
	return ""
}

func deep(n int) string {
	switch n {
	case 0:
		return "e-deep-0"
	case 1:
		return "e-deep-1"
	}
	return "e-deep-2"
}

// whenClasses name the choices with which a field is of use.
func whenClasses(f *form.Field) string {
	var out []string
	for _, value := range f.When {
		out = append(out, "e-when--"+value)
	}
	return strings.Join(out, " ")
}

// marks are what a control says of itself to those who do not see it, and whether the page opens at it.
func marks(s *sheet, key string, hint bool) templ.Attributes {
	a := templ.Attributes{}
	if ids := s.described(key, hint); ids != "" {
		a["aria-describedby"] = ids
	}
	if s.Wrong(key) {
		a["aria-invalid"] = "true"
	}
	if s.Focus == key && len(s.Summary) == 0 {
		a["autofocus"] = true
	}
	return a
}

// municipalityNames are the municipalities in the form's way of writing them.
func municipalityNames() []string {
	var out []string
	for _, m := range codes.Municipalities() {
		out = append(out, m.Names.Best("fi"))
	}
	return out
}

// usesLists tells whether a form proposes municipalities, countries and dial codes.
func usesLists(fields []form.Field) bool {
	for i := range fields {
		if datalist(&fields[i]) != "" || usesLists(fields[i].Fields) {
			return true
		}
	}
	return false
}
