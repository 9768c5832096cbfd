package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/codes"
)

// Unread is a control whose text cannot be read as what it is to be.
type Unread struct {
	// Key is the control's name.
	Key  string
	Kind Kind
}

// Read is what a form says.
type Read struct {
	// Tree is the document: the base with what the form says laid over it.
	Tree Tree
	// Unread are the controls that make no sense; in the tree they are as in the base.
	Unread []Unread
	places places
}

// Parse lays what a form says over the document that it was printed from.
func Parse(f Form, v Values, base Tree) *Read {
	r := &reader{values: v, read: &Read{Tree: copied(base).(Tree), places: places{}}}
	r.fields(f.Fields(), r.read.Tree, "", "")
	return r.read
}

// reader reads one form.
type reader struct {
	values Values
	read   *Read
}

func (r *reader) fields(fields []Field, t Tree, prefix, path string) {
	for i := range fields {
		f := &fields[i]
		key, place := prefix+f.Name, path+f.Name
		r.read.places[place] = key
		if f.WhenOf != "" && r.unused(f, t, prefix) {
			continue
		}
		r.field(f, t, key, place)
	}
}

// unused tells that a field is of no use with what the row's choice says now, and drops what was there for another
// choice before.
func (r *reader) unused(f *Field, t Tree, prefix string) bool {
	name := prefix + f.WhenOf
	if _, sent := r.values[name]; !sent {
		return true
	}
	return !slices.Contains(f.When, r.values.Get(name))
}

func (r *reader) field(f *Field, t Tree, key, path string) {
	v := r.values
	old := t[f.Name]
	switch f.Kind {
	case Local:
		put(t, f.Name, r.local(list(old), key, path))
	case Words:
		put(t, f.Name, r.words(list(old), key))
	case Typed:
		put(t, f.Name, r.typed(f, list(old), key, path))
	case NameTypes:
		put(t, f.Name, r.nameTypes(list(old), key))
	case Codes, Set, Areas:
		if _, there := v[mark(key)]; there && !sameSet(v[key], chosen(f, old)) {
			put(t, f.Name, ticked(f, v[key], list(old)))
		}
	case Check:
		if _, there := v[mark(key)]; there {
			put(t, f.Name, v.Get(key) != "")
		}
	case Group:
		inner := object(old)
		was := inner != nil
		if !was {
			inner = Tree{}
		}
		r.fields(f.Fields, inner, key+".", path+".")
		if len(inner) > 0 || !was {
			put(t, f.Name, inner)
		}
	case Rows:
		if _, there := v[mark(key)]; there {
			put(t, f.Name, r.rows(f, list(old), key, path))
		}
	default:
		r.scalar(f, t, key)
	}
}

// scalar reads one value; what is as it was printed stays as it was.
func (r *reader) scalar(f *Field, t Tree, key string) {
	if _, sent := r.values[key]; !sent {
		return
	}
	s := strings.TrimSpace(plain(r.values.Get(key)))
	if f.Kind != Long {
		s = strings.Join(strings.Fields(s), " ")
	}
	old := t[f.Name]
	if before := scalar(f, old); s == strings.TrimSpace(before) || f.Kind != Long && s == strings.Join(strings.Fields(before), " ") {
		return
	}
	value, ok := any(s), true
	switch {
	case s == "":
		value = nil
	case f.Kind == Number:
		n, err := strconv.ParseInt(s, 10, 32)
		value, ok = float64(n), err == nil
	case f.Kind == Date:
		_, err := time.Parse(time.DateOnly, s)
		value, ok = s+"T00:00:00", err == nil
	case f.Kind == Clock:
		at, err := time.Parse("15:04", s)
		value, ok = at.Format("15:04:05"), err == nil
	case f.Kind == Pick:
		id, err := uuid.Parse(s)
		value, ok = id.String(), err == nil
	case f.Kind == Municipality:
		value = Tree{"code": municipalityCode(s)}
	}
	if !ok {
		r.read.Unread = append(r.read.Unread, Unread{Key: key, Kind: f.Kind})
		return
	}
	put(t, f.Name, value)
	if f.Name == "postalCode" {
		fillPostOffice(t, s)
	}
}

// fillPostOffice writes the post office and, where none is told, the municipality of a postal code into an address, as
// the code lists have them.
func fillPostOffice(t Tree, code string) {
	delete(t, "postOffice")
	known, ok := codes.PostalCode(code)
	if !ok || len(code) != 5 {
		return
	}
	var office []any
	for l, name := range known.Names.All() {
		office = append(office, Tree{"language": l, "value": name})
	}
	put(t, "postOffice", office)
}

// localised reads the text of one language version into a list of texts that ones with those members tell apart.
func (r *reader) localised(out []any, key, path string, members Tree) []any {
	if _, sent := r.values[key]; !sent {
		return out
	}
	s := strings.TrimSpace(plain(r.values.Get(key)))
	at := slices.IndexFunc(out, func(x any) bool {
		for name, want := range members {
			if text(object(x)[name]) != want {
				return false
			}
		}
		return true
	})
	if at >= 0 {
		if s == strings.TrimSpace(plain(text(object(out[at])["value"]))) {
			return out
		}
		if s == "" {
			return slices.Delete(out, at, at+1)
		}
		object(out[at])["value"] = s
		return out
	}
	if s == "" {
		return out
	}
	members["value"] = s
	return append(out, members)
}

func (r *reader) local(out []any, key, path string) []any {
	for _, l := range r.values.Languages() {
		out = r.localised(out, key+"."+l, path, Tree{"language": l})
	}
	for i, x := range out {
		r.read.places[at(path, i)] = key + "." + text(object(x)["language"])
	}
	return out
}

func (r *reader) typed(f *Field, out []any, key, path string) []any {
	for _, typ := range f.Types {
		for _, l := range r.values.Languages() {
			out = r.localised(out, key+"."+typ+"."+l, path, Tree{"type": typ, "language": l})
		}
	}
	for i, x := range out {
		r.read.places[at(path, i)] = key + "." + text(object(x)["type"]) + "." + text(object(x)["language"])
	}
	return out
}

func at(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

// words reads several texts a language, one a line.
func (r *reader) words(out []any, key string) []any {
	for _, l := range r.values.Languages() {
		sent, there := r.values[key+"."+l]
		if !there {
			continue
		}
		var now []string
		for line := range strings.Lines(plain(strings.Join(sent, "\n"))) {
			if w := strings.Join(strings.Fields(line), " "); w != "" {
				now = append(now, w)
			}
		}
		if slices.Equal(now, wordsOf(out, l)) {
			continue
		}
		out = slices.DeleteFunc(out, func(x any) bool { return text(object(x)["language"]) == l })
		for _, w := range now {
			out = append(out, Tree{"language": l, "value": w})
		}
	}
	return out
}

func (r *reader) nameTypes(out []any, key string) []any {
	for _, l := range r.values.Languages() {
		sent, there := r.values[key+"."+l]
		if !there {
			continue
		}
		typ := sent[0]
		i := slices.IndexFunc(out, func(x any) bool { return text(object(x)["language"]) == l })
		switch {
		case i >= 0 && typ == "":
			out = slices.Delete(out, i, i+1)
		case i >= 0:
			object(out[i])["type"] = typ
		case typ != "":
			out = append(out, Tree{"type": typ, "language": l})
		}
	}
	return out
}

// rows reads a list of parts. A new row that says nothing is left out.
func (r *reader) rows(f *Field, old []any, key, path string) []any {
	var out []any
	rows := r.values.Rows(key)
	for _, place := range rows[:min(len(rows), MaxRows)] {
		row := key + "." + place
		item := Tree{}
		from, err := strconv.Atoi(r.values.Get(mark(row)))
		known := err == nil && from >= 0 && from < len(old)
		if known {
			item, _ = copied(old[from]).(Tree)
		}
		if item == nil {
			continue
		}
		if !known && r.silent(f.Fields, f.New, row) {
			continue
		}
		before := r.kept(f, item, row)
		r.read.places[at(path, len(out))] = row
		r.fields(f.Fields, item, row+".", at(path, len(out))+".")
		if before {
			dropUnused(f, item)
		}
		out = append(out, item)
	}
	return out
}

// kept tells that the choice on which other fields of a row depend has changed.
func (r *reader) kept(f *Field, item Tree, row string) bool {
	for i := range f.Fields {
		if of := f.Fields[i].WhenOf; of != "" {
			name := row + "." + of
			if _, sent := r.values[name]; sent && r.values.Get(name) != text(item[of]) {
				return true
			}
		}
	}
	return false
}

// dropUnused drops the fields of a row that its choice has no use for.
func dropUnused(f *Field, item Tree) {
	for i := range f.Fields {
		c := &f.Fields[i]
		if c.WhenOf != "" && !slices.Contains(c.When, text(item[c.WhenOf])) {
			delete(item, c.Name)
		}
	}
}

// silent tells that a new row holds nothing but choices and what new rows begin with.
func (r *reader) silent(fields []Field, begun map[string]string, row string) bool {
	for i := range fields {
		f := &fields[i]
		key := row + "." + f.Name
		for name, values := range r.values {
			if name != key && !strings.HasPrefix(name, key+".") || strings.HasSuffix(name, ".@") {
				continue
			}
			for _, value := range values {
				if strings.TrimSpace(value) == "" || f.Name == "language" || value == begun[f.Name] {
					continue
				}
				return false
			}
		}
	}
	return true
}

// ticked are the elements of a list that stay, in their order, and then the new ones.
func ticked(f *Field, values []string, old []any) []any {
	var out []any
	switch f.Kind {
	case Areas:
		return tickedAreas(values, old)
	case Codes:
		for _, x := range old {
			if slices.Contains(values, uriOf(x)) {
				out = append(out, x)
			}
		}
	case Set:
		for _, x := range old {
			if slices.Contains(values, text(x)) {
				out = append(out, x)
			}
		}
	}
	for _, value := range values {
		if value != "" && !slices.ContainsFunc(out, func(x any) bool { return uriOf(x) == value }) {
			out = append(out, value)
		}
	}
	return out
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(slices.Compact(a), slices.Compact(b))
}
