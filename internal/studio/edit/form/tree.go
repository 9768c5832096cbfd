package form

import (
	"fmt"

	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
)

// Tree is a document as maps, lists, texts, numbers and yes or no.
type Tree = map[string]any

// TreeOf is the tree of a document.
func TreeOf(e catalog.Entity) (Tree, error) {
	b, err := catalog.Marshal(e)
	if err != nil {
		return nil, err
	}
	t := Tree{}
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, fmt.Errorf("read %s: %w", e.EntityKind(), err)
	}
	return t, nil
}

// Entity is the document of a tree.
func Entity(k catalog.Kind, t Tree) (catalog.Entity, error) {
	b, err := json.Marshal(t)
	if err != nil {
		return nil, err
	}
	return catalog.Unmarshal(k, b)
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

func object(v any) Tree {
	m, _ := v.(Tree)
	return m
}

// put sets a member, and drops it when there is nothing to hold.
func put(t Tree, name string, v any) {
	switch x := v.(type) {
	case nil:
		delete(t, name)
		return
	case string:
		if x == "" {
			delete(t, name)
			return
		}
	case bool:
		if !x {
			delete(t, name)
			return
		}
	case []any:
		if len(x) == 0 {
			delete(t, name)
			return
		}
	case Tree:
		if len(x) == 0 {
			delete(t, name)
			return
		}
	}
	t[name] = v
}

// copied is a copy that shares no maps and lists.
func copied(v any) any {
	switch x := v.(type) {
	case Tree:
		out := make(Tree, len(x))
		for k, v := range x {
			out[k] = copied(v)
		}
		return out
	case []any:
		out := make([]any, len(x))
		for i := range x {
			out[i] = copied(x[i])
		}
		return out
	}
	return v
}
