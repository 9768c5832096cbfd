package selftest

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// description is a document with schemas against which answers are held: OpenAPI 3.0 or 3.1, or a tool's JSON Schema. Of
// the words of JSON Schema it knows those of which an answer's form is made: types, members, which of them must be there,
// lists, enumerations, references, choices and what is forbidden. Lengths and patterns are left aside: they are for what is
// written, and older content is given out as it is.
type description struct {
	root any
	// closed takes a member that the schema does not name for a problem also where the schema does not say so.
	closed bool
}

// describe asks for a description.
func (a *asker) describe(path, media string) (description, error) {
	var d description
	err := a.object(path, media, &d.root)
	return d, err
}

// answerOf is the schema of what an operation answers to GET; nil when it is not described.
func (d description) answerOf(path string) any {
	return at(d.root, "paths", path, "get", "responses", "200", "content", jsonType, "schema")
}

// at goes down into nested objects; nil when there is nothing.
func at(v any, names ...string) any {
	for _, name := range names {
		object, _ := v.(map[string]any)
		v = object[name]
	}
	return v
}

// check holds an answer against a schema and says what is wrong.
func (d description) check(schema any, answer []byte) []string {
	var v any
	if err := json.Unmarshal(answer, &v); err != nil {
		return []string{err.Error()}
	}
	if schema == nil {
		return []string{"the answer is not described"}
	}
	return d.value("", schema, v, 0)
}

// maxDepth ends references that go round.
const maxDepth = 60

func (d description) value(where string, schema, v any, depth int) (problems []string) {
	s, ok := schema.(map[string]any)
	if !ok || depth > maxDepth {
		return nil // true, or a ring
	}
	tell := func(format string, a ...any) {
		problems = append(problems, strings.TrimPrefix(where+": ", ": ")+fmt.Sprintf(format, a...))
	}
	if ref, ok := s["$ref"].(string); ok {
		target := at(d.root, strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
		if target == nil {
			tell("%s leads nowhere", ref)
			return problems
		}
		return d.value(where, target, v, depth+1)
	}
	if v == nil && s["nullable"] == true {
		return nil
	}
	if types := list(s["type"]); types != nil && !slices.ContainsFunc(types, func(t any) bool { return isType(t, v) }) {
		tell("the value is no %v", s["type"])
		return problems
	}
	if values := list(s["enum"]); values != nil && !slices.ContainsFunc(values, func(x any) bool { return reflect.DeepEqual(x, v) }) {
		tell("%.60q is not one of %v", fmt.Sprint(v), values)
	}
	for _, part := range list(s["allOf"]) {
		problems = append(problems, d.value(where, part, v, depth+1)...)
	}
	for _, word := range []string{"anyOf", "oneOf"} {
		problems = append(problems, d.choice(where, list(s[word]), v, depth)...)
	}
	if not, ok := s["not"]; ok && len(d.value(where, not, v, depth+1)) == 0 {
		tell("the value is what it must not be")
	}
	switch v := v.(type) {
	case map[string]any:
		problems = append(problems, d.members(where, s, v, depth)...)
	case []any:
		for i, item := range v {
			problems = append(problems, d.value(fmt.Sprintf("%s[%d]", where, i), s["items"], item, depth+1)...)
		}
	}
	return problems
}

// choice holds a value against the schemas of which one must hold; it tells what is wrong with the nearest.
func (d description) choice(where string, schemas []any, v any, depth int) (nearest []string) {
	for i, schema := range schemas {
		problems := d.value(where, schema, v, depth+1)
		if len(problems) == 0 {
			return nil
		}
		if i == 0 || len(problems) < len(nearest) {
			nearest = problems
		}
	}
	return nearest
}

func (d description) members(where string, s, v map[string]any, depth int) (problems []string) {
	properties, _ := s["properties"].(map[string]any)
	for _, name := range list(s["required"]) {
		if _, ok := v[fmt.Sprint(name)]; !ok {
			problems = append(problems, fmt.Sprintf("%s: %v is not there", where, name))
		}
	}
	others, said := s["additionalProperties"]
	if !said && d.closed && len(properties) > 0 {
		others = false
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		schema, known := properties[name]
		switch {
		case known:
		case others == false:
			problems = append(problems, fmt.Sprintf("%s: %.60q is not described", where, name))
			continue
		default:
			schema = others
		}
		problems = append(problems, d.value(where+"."+name, schema, v[name], depth+1)...)
	}
	return problems
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

func isType(name, v any) bool {
	switch v := v.(type) {
	case nil:
		return name == "null"
	case bool:
		return name == "boolean"
	case string:
		return name == "string"
	case float64:
		return name == "number" || name == "integer" && v == float64(int64(v))
	case []any:
		return name == "array"
	}
	return name == "object"
}
