package editorial

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
)

// Difference returns what differs between two documents of one kind, field by field in the order of paths; either may
// be nil. When the content was last changed is no difference.
func Difference(from, to catalog.Entity) ([]Change, error) {
	a, err := treeOf(from)
	if err != nil {
		return nil, err
	}
	b, err := treeOf(to)
	if err != nil {
		return nil, err
	}
	d := differ{}
	d.compare("", a, b)
	return d.changes, nil
}

// treeOf is a document as maps, lists and scalars; nil for none.
func treeOf(e catalog.Entity) (any, error) {
	if e == nil {
		return nil, nil
	}
	document, err := catalog.Marshal(e)
	if err != nil {
		return nil, err
	}
	tree := map[string]any{}
	if err := json.Unmarshal(document, &tree); err != nil {
		return nil, fmt.Errorf("read %s: %w", RefOf(e), err)
	}
	delete(tree, "modified")
	return tree, nil
}

// entityOf is the way back from treeOf.
func entityOf(k catalog.Kind, tree any) (catalog.Entity, error) {
	document, err := json.Marshal(tree)
	if err != nil {
		return nil, err
	}
	return catalog.Unmarshal(k, document)
}

// differ gathers changes.
type differ struct{ changes []Change }

func (d *differ) compare(path string, a, b any) {
	switch x := a.(type) {
	case map[string]any:
		if y, ok := b.(map[string]any); ok || b == nil {
			d.members(path, x, y)
			return
		}
	case []any:
		if y, ok := b.([]any); ok || b == nil {
			d.elements(path, x, y)
			return
		}
	case nil:
		switch y := b.(type) {
		case map[string]any:
			d.members(path, nil, y)
			return
		case []any:
			d.elements(path, nil, y)
			return
		}
	}
	if !same(a, b) {
		d.add(path, a, b)
	}
}

func (d *differ) members(path string, a, b map[string]any) {
	names := slices.Collect(maps.Keys(a))
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		d.compare(within(path, name), a[name], b[name])
	}
}

func (d *differ) elements(path string, a, b []any) {
	key := keyFor(a, b)
	if key == nil {
		for i := range max(len(a), len(b)) {
			d.compare(path+"["+strconv.Itoa(i)+"]", at(a, i), at(b, i))
		}
		return
	}
	left, right := keyed(a, key), keyed(b, key)
	for _, k := range keysOf(left, right) {
		d.element(path+"["+k+"]", left.values[k], right.values[k])
	}
}

// element compares two elements with one key. Of those that are a text in a language only the text is told.
func (d *differ) element(path string, a, b any) {
	x, xText := textOf(a)
	y, yText := textOf(b)
	if xText && yText {
		if !same(x, y) {
			d.add(path, x, y)
		}
		return
	}
	d.compare(path, a, b)
}

// textOf takes the value out of {language, value} and {type, language, value}; false when it is something else.
func textOf(v any) (any, bool) {
	m, ok := v.(map[string]any)
	if !ok {
		return nil, v == nil
	}
	for name := range m {
		if name != "language" && name != "type" && name != "value" {
			return nil, false
		}
	}
	if value, ok := m["value"]; ok {
		return value, true
	}
	return "", m["language"] != nil
}

func (d *differ) add(path string, a, b any) {
	c := Change{Path: path, Old: jsonOf(a), New: jsonOf(b)}
	old, isText := a.(string)
	now, both := b.(string)
	if isText && both && (strings.ContainsRune(old, ' ') || strings.ContainsRune(now, ' ')) {
		c.Words = Words(old, now)
	}
	d.changes = append(d.changes, c)
}

func within(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func at(list []any, i int) any {
	if i >= len(list) {
		return nil
	}
	return list[i]
}

// jsonOf is a value as JSON, "" for none.
func jsonOf(v any) string {
	if v == nil {
		return ""
	}
	b, err := json.Marshal(v, json.Deterministic(true), jsontext.EscapeForHTML(false))
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}

func same(a, b any) bool {
	switch x := a.(type) {
	case nil:
		return b == nil
	case string:
		y, ok := b.(string)
		return ok && x == y
	case bool:
		y, ok := b.(bool)
		return ok && x == y
	case float64:
		y, ok := b.(float64)
		return ok && x == y
	}
	return b != nil && bytes.Equal([]byte(jsonOf(a)), []byte(jsonOf(b)))
}
