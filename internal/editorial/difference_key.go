package editorial

import (
	"slices"
	"strings"
)

// What tells the elements of a list apart, the first that does in all the lists at hand. Lists that none of them fits go
// by their places.
var elementKeys = [][]string{
	{"type", "language"}, {"language"}, {"uri"}, {"organizationId", "roleType"}, {"channelId"}, {"type", "code"},
	{"code"}, {"number", "language"}, {"url", "language"}, {"type", "language", "value"}, {"language", "value"},
}

// elementKey returns what tells an element from the others; "" when it lacks that.
type elementKey func(element any) string

// keyFor returns the key by which the elements of all lists differ from their neighbours, nil when there is none.
func keyFor(lists ...[]any) elementKey {
	if allOf(lists, func(v any) bool { _, ok := v.(string); return ok }) {
		return distinct(lists, func(v any) string { return v.(string) })
	}
	if !allOf(lists, func(v any) bool { _, ok := v.(map[string]any); return ok }) {
		return nil
	}
	for _, names := range elementKeys {
		key := func(v any) string {
			parts := make([]string, len(names))
			for i, name := range names {
				part, ok := v.(map[string]any)[name].(string)
				if !ok {
					return ""
				}
				parts[i] = part
			}
			return strings.Join(parts, " ")
		}
		if k := distinct(lists, key); k != nil {
			return k
		}
	}
	return nil
}

func allOf(lists [][]any, ok func(any) bool) bool {
	for _, list := range lists {
		for _, v := range list {
			if !ok(v) {
				return false
			}
		}
	}
	return true
}

// distinct returns the key when every element has one and none has another's of its list, else nil.
func distinct(lists [][]any, key elementKey) elementKey {
	for _, list := range lists {
		seen := make(map[string]bool, len(list))
		for _, v := range list {
			k := key(v)
			if k == "" || seen[k] {
				return nil
			}
			seen[k] = true
		}
	}
	return key
}

// keyedList is a list by its elements' keys.
type keyedList struct {
	order  []string
	values map[string]any
}

func keyed(list []any, key elementKey) keyedList {
	out := keyedList{values: make(map[string]any, len(list))}
	for _, v := range list {
		k := key(v)
		out.order = append(out.order, k)
		out.values[k] = v
	}
	return out
}

// keysOf are the keys of lists, in the order of the first, then those that the next one adds.
func keysOf(lists ...keyedList) []string {
	var out []string
	for _, l := range lists {
		for _, k := range l.order {
			if !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	return out
}
