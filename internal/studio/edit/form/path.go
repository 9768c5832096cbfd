package form

import (
	"slices"
	"strconv"
	"strings"
)

// elementKeys are the members by which the paths of differences and conflicts tell the elements of a list apart.
var elementKeys = [][]string{
	{"type", "language"}, {"language"}, {"uri"}, {"organizationId", "roleType"}, {"channelId"}, {"type", "code"},
	{"code"}, {"number", "language"}, {"url", "language"}, {"type", "language", "value"}, {"language", "value"},
}

// SetAt sets the value at a path of a difference (serviceNames[Name fi], addresses[0].country); nil takes it away. It is
// false when the path leads nowhere.
func SetAt(t Tree, path string, value any) bool {
	steps, ok := steps(path)
	if !ok || len(steps) == 0 {
		return false
	}
	_, ok = set(t, steps, value)
	return ok
}

// step is a member or, in brackets, the key of an element.
type step struct {
	name    string
	element bool
}

func steps(path string) ([]step, bool) {
	var out []step
	for path != "" {
		switch path[0] {
		case '.':
			path = path[1:]
		case '[':
			end := strings.IndexByte(path, ']')
			if end < 0 {
				return nil, false
			}
			out, path = append(out, step{path[1:end], true}), path[end+1:]
		default:
			end := strings.IndexAny(path, ".[")
			if end < 0 {
				end = len(path)
			}
			out, path = append(out, step{path[:end], false}), path[end:]
		}
	}
	return out, true
}

// set returns at with the value at the end of the steps.
func set(at any, steps []step, value any) (any, bool) {
	if len(steps) == 0 {
		return value, true
	}
	if steps[0].element {
		return setElement(list(at), steps, value)
	}
	m, ok := at.(Tree)
	if !ok {
		if at != nil {
			return at, false
		}
		m = Tree{}
	}
	inner, ok := set(m[steps[0].name], steps[1:], value)
	if !ok {
		return at, false
	}
	if inner == nil {
		delete(m, steps[0].name)
	} else {
		m[steps[0].name] = inner
	}
	return m, true
}

func setElement(l []any, steps []step, value any) (any, bool) {
	i := indexOf(l, steps[0].name)
	if i < 0 {
		if len(steps) > 1 || value == nil {
			return l, value == nil
		}
		return append(l, value), true
	}
	inner, ok := set(l[i], steps[1:], value)
	switch {
	case !ok:
		return l, false
	case inner == nil:
		return slices.Delete(l, i, i+1), true
	}
	l[i] = inner
	return l, true
}

// indexOf is the place of the element that a key names, -1 when there is none.
func indexOf(l []any, key string) int {
	for i, x := range l {
		if s, ok := x.(string); ok && s == key {
			return i
		}
	}
	for _, names := range elementKeys {
		for i, x := range l {
			parts := make([]string, 0, len(names))
			for _, n := range names {
				if s, ok := object(x)[n].(string); ok {
					parts = append(parts, s)
				}
			}
			if len(parts) == len(names) && strings.Join(parts, " ") == key {
				return i
			}
		}
	}
	if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(l) {
		return i
	}
	return -1
}
