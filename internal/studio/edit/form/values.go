package form

import (
	"slices"
	"strconv"
	"strings"
)

// Values are what a form holds, by the names of its controls: those of its fields, with the type, language or place in a
// list after a full stop. The name that ends with a full stop and @ marks a list as present, and tells of a row which
// one of the base document it was: its place, or nothing for a new one.
type Values map[string][]string

// shown is the name under which the language versions of a form stand.
const shown = "@languages"

// Get is the first value of that name, "" when there is none.
func (v Values) Get(name string) string {
	if vs := v[name]; len(vs) > 0 {
		return vs[0]
	}
	return ""
}

// Set gives a name one value.
func (v Values) Set(name, value string) { v[name] = []string{value} }

// Has tells whether a name has that value.
func (v Values) Has(name, value string) bool { return slices.Contains(v[name], value) }

// Languages are the language versions that the form shows.
func (v Values) Languages() []string { return v[shown] }

// mark is the name that marks a list or tells of a row.
func mark(key string) string { return key + ".@" }

// Rows are the places of a list's rows, in order.
func (v Values) Rows(key string) []string {
	var out []string
	for name := range v {
		rest, ok := strings.CutPrefix(name, key+".")
		if !ok {
			continue
		}
		place, ok := strings.CutSuffix(rest, ".@")
		if _, err := strconv.ParseUint(place, 10, 16); ok && err == nil {
			out = append(out, place)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return number(a) - number(b) })
	return out
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// MaxRows is how many rows a list can have.
const MaxRows = 500

// AddRow adds an empty row to a list and returns its key, "" when the list is full.
func (v Values) AddRow(f *Field, key string) string {
	rows := v.Rows(key)
	if len(rows) >= MaxRows {
		return ""
	}
	next := 0
	if len(rows) > 0 {
		next = number(rows[len(rows)-1]) + 1
	}
	row := key + "." + strconv.Itoa(next)
	v.Set(mark(key), "1")
	v.Set(mark(row), "")
	language := "fi"
	if ls := v.Languages(); len(ls) > 0 {
		language = ls[0]
	}
	for i := range f.Fields {
		c := &f.Fields[i]
		value := f.New[c.Name]
		if c.Name == "language" && value == "" {
			value = language
		}
		if value != "" {
			v.Set(row+"."+c.Name, value)
		}
		if c.Kind == Rows {
			v.Set(mark(row+"."+c.Name), "1")
		}
	}
	return row
}

// RemoveRow takes a row out of the form.
func (v Values) RemoveRow(row string) {
	for name := range v {
		if strings.HasPrefix(name, row+".") {
			delete(v, name)
		}
	}
}

// MoveRow lets a row change places with the one before it.
func (v Values) MoveRow(row string) {
	i := strings.LastIndexByte(row, '.')
	if i < 0 {
		return
	}
	key, place := row[:i], row[i+1:]
	rows := v.Rows(key)
	at := slices.Index(rows, place)
	if at <= 0 {
		return
	}
	v.swap(row+".", key+"."+rows[at-1]+".")
}

func (v Values) swap(a, b string) {
	moved := Values{}
	for name, values := range v {
		if rest, ok := strings.CutPrefix(name, a); ok {
			moved[b+rest] = values
			delete(v, name)
		} else if rest, ok := strings.CutPrefix(name, b); ok {
			moved[a+rest] = values
			delete(v, name)
		}
	}
	for name, values := range moved {
		v[name] = values
	}
}

// AddLanguage shows a language version more.
func (v Values) AddLanguage(language string) {
	if !slices.Contains(v[shown], language) {
		v[shown] = append(slices.Clone(v[shown]), language)
	}
}

// RemoveLanguage empties a language version: its texts, and the rows in that language.
func (v Values) RemoveLanguage(language string) {
	for name := range v {
		switch {
		case strings.HasSuffix(name, ".language") && v.Get(name) == language:
			v.RemoveRow(strings.TrimSuffix(name, ".language"))
		case strings.HasSuffix(name, "."+language):
			v.Set(name, "")
		}
	}
}

// Own are the values that belong to a form of those fields: what else a browser sent is left out.
func Own(f Form, sent map[string][]string) Values {
	out := Values{}
	fields := f.Fields()
	for name, values := range sent {
		key := strings.TrimSuffix(name, ".@")
		if name == shown || find(fields, key) != nil {
			out[name] = slices.Clone(values)
		}
	}
	return out
}
