package open

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"github.com/varanto/varanto/internal/open/export/answer"
)

// parameter is one parameter of an operation, as it is read and as it is described.
type parameter struct {
	name, doc, example string
	// path tells that the parameter is part of the path.
	path bool
	// list tells that several values may be given: in one parameter between commas, or in several parameters.
	list     bool
	required bool
	schema   huma.Schema
}

// describe is the parameter in the description.
func (p parameter) describe() *huma.Param {
	schema := p.schema
	if schema.Type == "" {
		schema.Type = huma.TypeString
	}
	out := &huma.Param{Name: p.name, In: "query", Description: p.doc, Required: p.required, Schema: &schema}
	if p.path {
		out.In, out.Required = "path", true
	}
	if p.list {
		explode := false
		out.Explode, out.Schema = &explode, &huma.Schema{Type: huma.TypeArray, Items: &schema}
	}
	switch {
	case p.example == "":
	case p.list:
		out.Example = []string{p.example}
	default:
		out.Example = p.example
	}
	return out
}

// arguments are the values of an operation's parameters, checked by name. Faults gather in bad.
type arguments struct {
	values map[string][]string
	bad    faults
}

// readArguments reads the part of an address after the question mark. A name that the operation does not know is a fault
// that names the nearest one it knows; so is a second value for what takes one, and text that is not UTF-8. A blank value
// counts as not given, since forms send those.
func readArguments(rawQuery string, known []parameter) *arguments {
	a := &arguments{values: map[string][]string{}}
	for pair := range strings.SplitSeq(rawQuery, "&") {
		key, value, _ := strings.Cut(pair, "=")
		key, value = unescape(key), unescape(value)
		if key == "" {
			continue
		}
		i := slices.IndexFunc(known, func(p parameter) bool { return !p.path && p.name == key })
		switch {
		case i < 0:
			a.unknown(key, value, known)
		case !utf8.ValidString(value):
			a.reject(key, "The value must be text in UTF-8.", value)
		case strings.TrimSpace(value) == "":
		case known[i].list:
			a.split(key, value)
		case len(a.values[key]) > 0:
			a.reject(key, "The parameter takes one value and is given twice.", value)
		default:
			a.values[key] = []string{value}
		}
	}
	return a
}

// maxListed is how many values a list takes; more would make a search slow, and nobody chooses so many.
const maxListed = 100

func (a *arguments) split(key, value string) {
	for one := range strings.SplitSeq(value, ",") {
		if one = strings.TrimSpace(one); one != "" {
			a.values[key] = append(a.values[key], one)
		}
	}
	if len(a.values[key]) > maxListed {
		a.reject(key, "The list takes at most 100 values.", value)
		a.values[key] = nil
	}
}

// unescape decodes an escaped name or value; an escape that is none stands for itself.
func unescape(s string) string {
	if !strings.ContainsAny(s, "%+") {
		return s
	}
	if plain, err := url.QueryUnescape(s); err == nil {
		return plain
	}
	return s
}

func (a *arguments) unknown(key, value string, known []parameter) {
	var names []string
	for _, p := range known {
		if !p.path {
			names = append(names, p.name)
		}
	}
	a.reject(answer.Shorten(key), "There is no such parameter."+hint(key, names), value)
}

func (a *arguments) reject(name, message, value string) { a.bad.add("query."+name, message, value) }

// one is the value of a parameter, "" when it is not given.
func (a *arguments) one(name string) string {
	if v := a.values[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// hint names the word of a list that another was perhaps meant to be, or all of a short list.
func hint(given string, known []string) string {
	if best, ok := nearest(given, known); ok {
		return " Did you mean '" + best + "'?"
	}
	if len(known) > 0 && len(known) <= 12 {
		return " Use one of: " + strings.Join(known, ", ") + "."
	}
	return ""
}

// nearest finds the known word that differs least from the given one, if it is near.
func nearest(given string, known []string) (string, bool) {
	if len(given) > 60 {
		return "", false
	}
	best, least := "", 1+max(1, utf8.RuneCountInString(given)/3)
	for _, k := range known {
		if d := distance(strings.ToLower(given), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best, best != ""
}

// distance is Levenshtein's: letters changed, left out or put in.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(to)]
}
