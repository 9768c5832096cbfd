package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
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
		if f.WhenOf != "" && r.unused(f, prefix) {
			continue
		}
		r.field(f, t, key, place)
	}
}

// unused tells that a field is of no use with what the row's choice says now.
func (r *reader) unused(f *Field, prefix string) bool {
	name := prefix + f.WhenOf
	if _, sent := r.values[name]; !sent {
		return true
	}
	return !slices.Contains(f.When, tidy(r.values.Get(name)))
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
		if _, there := v[mark(key)]; there {
			values := tidied(v[key])
			if !sameSet(values, tidied(chosen(f, old))) {
				put(t, f.Name, ticked(f, values, list(old)))
			}
		}
	case Check:
		if _, there := v[mark(key)]; there {
			put(t, f.Name, v.Get(key) != "")
		}
	case Group:
		r.group(f, t, key, path)
	case Rows:
		if _, there := v[mark(key)]; there {
			put(t, f.Name, r.rows(f, list(old), key, path))
		}
	default:
		r.scalar(f, t, key)
	}
}

// group reads a part with fields of its own.
func (r *reader) group(f *Field, t Tree, key, path string) {
	inner := object(t[f.Name])
	before, _ := copied(inner).(Tree)
	if inner == nil {
		inner = Tree{}
	}
	r.fields(f.Fields, inner, key+".", path+".")
	if f.Name == "streetAddress" || f.Name == "postOfficeBoxAddress" || f.Name == "otherAddress" {
		settle(before, inner)
	}
	if len(inner) > 0 || len(before) > 0 || before == nil {
		put(t, f.Name, inner)
	}
}

// scalar reads one value; what is as it was printed stays as it was.
func (r *reader) scalar(f *Field, t Tree, key string) {
	if _, sent := r.values[key]; !sent {
		return
	}
	s := strings.TrimSpace(plain(r.values.Get(key)))
	if f.Kind != Long {
		s = tidy(s)
	}
	old := t[f.Name]
	if before := scalar(f, old); s == strings.TrimSpace(before) || f.Kind != Long && s == tidy(before) {
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
		at, err := clock(s)
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
}

// clock reads a time of day as people write it: 8, 8.30, 08:30, 24.
func clock(s string) (time.Time, error) {
	s = strings.ReplaceAll(s, ".", ":")
	if !strings.Contains(s, ":") {
		s += ":00"
	}
	if s == "24:00" { // the end of a day is its midnight
		s = "00:00"
	}
	return time.Parse("15:04", s)
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
			if w := tidy(line); w != "" {
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
		case i >= 0 && tidy(typ) == tidy(text(object(out[i])["type"])):
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
		turned := r.turned(f, item, row)
		r.read.places[at(path, len(out))] = row
		r.fields(f.Fields, item, row+".", at(path, len(out))+".")
		if turned {
			dropUnused(f, item)
		}
		if f.Name == "serviceHours" && (!known || !sameDates(item, object(old[from]))) {
			put(item, "validForNow", item["validFrom"] == nil && item["validTo"] == nil)
		}
		out = append(out, item)
	}
	return out
}

// sameDates tells that two sets of hours hold on the same days.
func sameDates(a, b Tree) bool {
	return text(a["validFrom"]) == text(b["validFrom"]) && text(a["validTo"]) == text(b["validTo"])
}

// turned tells that the choice on which other fields of a row depend has changed.
func (r *reader) turned(f *Field, item Tree, row string) bool {
	for i := range f.Fields {
		if of := f.Fields[i].WhenOf; of != "" {
			name := row + "." + of
			if _, sent := r.values[name]; sent && tidy(r.values.Get(name)) != tidy(text(item[of])) {
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
			if slices.Contains(values, tidy(uriOf(x))) {
				out = append(out, x)
			}
		}
	case Set:
		for _, x := range old {
			if slices.Contains(values, tidy(text(x))) {
				out = append(out, x)
			}
		}
	}
	for _, value := range values {
		if !slices.ContainsFunc(out, func(x any) bool { return tidy(uriOf(x)) == value }) {
			out = append(out, value)
		}
	}
	return out
}

func tidied(values []string) []string {
	var out []string
	for _, value := range values {
		if value = tidy(value); value != "" {
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
