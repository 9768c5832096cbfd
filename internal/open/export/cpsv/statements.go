package cpsv

import (
	"fmt"
	"slices"
)

// statements are what a document says: of each node its classes and the values of its properties, all names written out.
// A node that is described in several places is one.
type statements struct {
	prefixes map[string]string
	nodes    map[string]*aboutNode
	order    []string
	tell     func(format string, a ...any)
}

type aboutNode struct {
	classes []string
	values  map[string][]term
}

// term is a node (id) or a literal with its language or datatype.
type term struct{ id, value, language, datatype string }

// node reads a node and returns its id.
func (s *statements) node(n map[string]any) string {
	id, named := n["@id"].(string)
	if !named {
		id = fmt.Sprintf("_:%d", len(s.nodes))
	}
	d := s.nodes[id]
	if d == nil {
		d = &aboutNode{values: map[string][]term{}}
		s.nodes[id] = d
		s.order = append(s.order, id)
	}
	for _, class := range list(n["@type"]) {
		name, _ := class.(string)
		full, ok := expand(s.prefixes, name)
		if !ok {
			s.tell("%s: the prefix of the class %q is not in the context", id, name)
		}
		if !slices.Contains(d.classes, full) {
			d.classes = append(d.classes, full)
		}
	}
	if !named && len(d.classes) == 0 {
		s.tell("a node has neither type nor id: %.80v", n)
	}
	for name, value := range n {
		if name == "@id" || name == "@type" {
			continue
		}
		full, ok := expand(s.prefixes, name)
		if !ok {
			s.tell("%s: the prefix of %q is not in the context", id, name)
		}
		for _, v := range list(value) {
			if t := s.term(id, v); !slices.Contains(d.values[full], t) {
				d.values[full] = append(d.values[full], t)
			}
		}
	}
	return id
}

func (s *statements) term(id string, v any) term {
	n, ok := v.(map[string]any)
	if !ok {
		value, isText := v.(string)
		if !isText || value == "" {
			s.tell("%s: a value is no text: %.60v", id, v)
		}
		return term{value: value, datatype: xsd + "string"}
	}
	value, isLiteral := n["@value"]
	if !isLiteral {
		return term{id: s.node(n)}
	}
	text, isText := value.(string)
	language, _ := n["@language"].(string)
	typ, _ := n["@type"].(string)
	if !isText || text == "" || language == "" && typ == "" {
		s.tell("%s: a literal has no value, or neither language nor type: %.60v", id, n)
	}
	if language != "" {
		return term{value: text, language: language, datatype: langString}
	}
	full, ok := expand(s.prefixes, typ)
	if !ok {
		s.tell("%s: the prefix of the datatype %q is not in the context", id, typ)
	}
	return term{value: text, datatype: full}
}

// list is a list, or the one value that stands for a list of it; nil for nothing.
func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}
