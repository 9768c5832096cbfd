package editorial

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// Merge brings two changes of one document together, field by field. Fields that only one side changed, or both alike,
// are taken over; the others are conflicts, and there the merged document has mine.
func Merge(base, mine, theirs catalog.Entity) (catalog.Entity, []FieldConflict, error) {
	var trees [3]any
	for i, e := range []catalog.Entity{base, mine, theirs} {
		var err error
		if trees[i], err = treeOf(e); err != nil {
			return nil, nil, err
		}
	}
	m := merger{}
	merged := m.value("", trees[0], trees[1], trees[2])
	e, err := entityOf(mine.EntityKind(), merged)
	if err != nil {
		return nil, nil, err
	}
	return e, m.conflicts, nil
}

// merger gathers conflicts.
type merger struct{ conflicts []FieldConflict }

// value merges three values of one place; nil is none.
func (m *merger) value(path string, base, mine, theirs any) any {
	switch {
	case same(mine, theirs), same(base, theirs):
		return mine
	case same(base, mine):
		return theirs
	}
	if lists, ok := listsOf(base, mine, theirs); ok {
		return m.elements(path, lists[0], lists[1], lists[2])
	}
	x, known := base.(map[string]any)
	y, isMine := mine.(map[string]any)
	z, isTheirs := theirs.(map[string]any)
	if isMine && isTheirs && (known || base == nil) {
		return m.members(path, x, y, z)
	}
	// Where one side removed what the other changed, somebody must choose.
	return m.conflict(path, base, mine, theirs)
}

// listsOf takes the values as lists; an absent list is an empty one.
func listsOf(values ...any) ([][]any, bool) {
	out := make([][]any, len(values))
	for i, v := range values {
		list, ok := v.([]any)
		if !ok && v != nil {
			return nil, false
		}
		out[i] = list
	}
	return out, true
}

func (m *merger) members(path string, base, mine, theirs map[string]any) any {
	all := map[string]bool{}
	for _, from := range []map[string]any{base, mine, theirs} {
		for name := range from {
			all[name] = true
		}
	}
	out := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if v := m.value(within(path, name), base[name], mine[name], theirs[name]); v != nil {
			out[name] = v
		}
	}
	return out
}

// elements merges lists: by the keys of their elements, else by place when they are of one length, else as a whole.
func (m *merger) elements(path string, base, mine, theirs []any) any {
	key := keyFor(base, mine, theirs)
	if key == nil {
		if len(base) != len(mine) || len(base) != len(theirs) {
			return m.conflict(path, base, mine, theirs)
		}
		out := []any{}
		for i := range base {
			out = append(out, m.element(path, strconv.Itoa(i), base[i], mine[i], theirs[i])...)
		}
		return out
	}
	x, y, z := keyed(base, key), keyed(mine, key), keyed(theirs, key)
	out := []any{}
	for _, k := range mergedOrder(x, y, z) {
		out = append(out, m.element(path, k, x.values[k], y.values[k], z.values[k])...)
	}
	return out
}

// element merges what the three lists have under one key or at one place. Where they have different things there, such as
// two numbers in one language, nothing of the one is mixed with the other: what both added stands side by side where a
// list takes any number, and else somebody must choose.
func (m *merger) element(list, key string, base, mine, theirs any) []any {
	path := list + "[" + key + "]"
	member := list[strings.LastIndexByte(list, '.')+1:]
	open := mine != nil && theirs != nil && !same(mine, theirs) && !same(base, mine) && !same(base, theirs)
	if open && thing(member, mine) != thing(member, theirs) {
		if base == nil && manyOf[member] {
			return []any{mine, theirs}
		}
		return []any{m.conflict(path, base, mine, theirs)}
	}
	if v := m.value(path, base, mine, theirs); v != nil {
		return []any{v}
	}
	return nil
}

// manyOf are the lists that take any number of elements in one language.
var manyOf = map[string]bool{"phoneNumbers": true, "emails": true, "attachments": true}

// thing is what an element of a list is about, whatever else it says: a number, an address of the web or of mail; "" when
// its key says that.
func thing(member string, element any) string {
	e, _ := element.(map[string]any)
	if number, ok := e["number"].(string); ok {
		prefix, _ := e["prefixNumber"].(string)
		return prefix + " " + number
	}
	if url, ok := e["url"].(string); ok {
		return url
	}
	if member == "emails" {
		address, _ := e["value"].(string)
		return address
	}
	return ""
}

// mergedOrder is the order of whoever reordered, mine first; elements that only the other side has come at the end.
func mergedOrder(base, mine, theirs keyedList) []string {
	if slices.Equal(base.order, mine.order) {
		return keysOf(theirs, mine)
	}
	return keysOf(mine, theirs)
}

func (m *merger) conflict(path string, base, mine, theirs any) any {
	m.conflicts = append(m.conflicts, FieldConflict{
		Path: path, Base: jsonOf(base), Mine: jsonOf(mine), Theirs: jsonOf(theirs),
	})
	return mine
}
