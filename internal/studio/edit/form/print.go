package form

import (
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// Print writes a document into a form that shows those language versions.
func Print(f Form, t Tree, languages []string) Values {
	v := Values{shown: slices.Clone(languages)}
	printFields(v, f.Fields(), t, "")
	return v
}

func printFields(v Values, fields []Field, t Tree, prefix string) {
	for i := range fields {
		f := &fields[i]
		printField(v, f, t[f.Name], prefix+f.Name)
	}
}

func printField(v Values, f *Field, value any, key string) {
	switch f.Kind {
	case Local:
		for _, l := range v.Languages() {
			v.Set(key+"."+l, localOf(value, l))
		}
	case Words:
		for _, l := range v.Languages() {
			v.Set(key+"."+l, strings.Join(wordsOf(value, l), "\n"))
		}
	case Typed:
		for _, typ := range f.Types {
			for _, l := range v.Languages() {
				v.Set(key+"."+typ+"."+l, typedOf(value, typ, l))
			}
		}
	case NameTypes:
		for _, l := range v.Languages() {
			for _, x := range list(value) {
				if m := object(x); text(m["language"]) == l {
					v.Set(key+"."+l, text(m["type"]))
					break
				}
			}
		}
	case Codes, Set, Areas:
		v.Set(mark(key), "1")
		v[key] = chosen(f, value)
	case Check:
		v.Set(mark(key), "1")
		if on, _ := value.(bool); on {
			v.Set(key, "1")
		}
	case Group:
		printFields(v, f.Fields, object(value), key+".")
	case Rows:
		v.Set(mark(key), "1")
		for i, x := range list(value) {
			row := key + "." + strconv.Itoa(i)
			v.Set(mark(row), strconv.Itoa(i))
			printFields(v, f.Fields, object(x), row+".")
		}
	default:
		v.Set(key, scalar(f, value))
	}
}

// scalar writes one value as a control holds it.
func scalar(f *Field, value any) string {
	switch f.Kind {
	case Number:
		n, ok := value.(float64)
		if !ok {
			return ""
		}
		return strconv.FormatFloat(n, 'f', -1, 64)
	case Date:
		day, _, _ := strings.Cut(text(value), "T")
		return day
	case Clock:
		if s := text(value); len(s) >= 5 {
			return s[:5]
		}
		return text(value)
	case Pick:
		if s := text(value); s != uuid.Nil.String() {
			return s
		}
		return ""
	case Municipality:
		return municipalityName(text(object(value)["code"]))
	}
	return plain(text(value))
}

// plain is a text with the line ends that documents have.
func plain(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// tidy is a text without blanks round it, and with single ones between its words.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

func municipalityName(code string) string {
	if m, ok := codes.Municipality(code); ok {
		return m.Names.Best("fi")
	}
	return code
}

// municipalityCode is the code of a municipality by its name in any language, or the text itself.
func municipalityCode(s string) string {
	s = strings.TrimSpace(s)
	for _, m := range codes.Municipalities() {
		for _, name := range []string{m.FI, m.SV, m.EN} {
			if name != "" && strings.EqualFold(name, s) {
				return m.Code
			}
		}
	}
	return s
}

func localOf(value any, language string) string {
	for _, x := range list(value) {
		if m := object(x); text(m["language"]) == language {
			return plain(text(m["value"]))
		}
	}
	return ""
}

func wordsOf(value any, language string) []string {
	var out []string
	for _, x := range list(value) {
		if m := object(x); text(m["language"]) == language && text(m["value"]) != "" {
			out = append(out, tidy(text(m["value"])))
		}
	}
	return out
}

func typedOf(value any, typ, language string) string {
	for _, x := range list(value) {
		if m := object(x); text(m["language"]) == language && text(m["type"]) == typ {
			return plain(text(m["value"]))
		}
	}
	return ""
}

// chosen are the values of a list that is ticked.
func chosen(f *Field, value any) []string {
	var out []string
	for _, x := range list(value) {
		switch f.Kind {
		case Codes:
			out = append(out, tidy(uriOf(x)))
		case Set:
			out = append(out, tidy(text(x)))
		case Areas:
			for _, value := range areasOf(object(x)) {
				out = append(out, tidy(value))
			}
		}
	}
	return out
}

func uriOf(x any) string {
	if m, ok := x.(Tree); ok {
		return text(m["uri"])
	}
	return text(x)
}

// areasOf are the values of one entry of a limited area: its type and code, or those of its municipalities.
func areasOf(area Tree) []string {
	typ := text(area["type"])
	if typ != catalog.AreaOfMunicipalities {
		return []string{typ + " " + text(area["code"])}
	}
	var out []string
	for _, m := range list(area["municipalities"]) {
		out = append(out, typ+" "+text(object(m)["code"]))
	}
	return out
}
