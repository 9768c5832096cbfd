package selftest

import "slices"

// left are the words of JSON Schema that are about how what is written has to be.
var left = []string{"minLength", "maxLength", "pattern", "format"}

// inner are the words whose value is a schema, listed those whose value is a list of schemas, and named those whose value
// has schemas by names.
var (
	inner  = []string{"items", "additionalProperties", "unevaluatedProperties", "not", "contains", "propertyNames", "if", "then", "else"}
	listed = []string{"allOf", "anyOf", "oneOf", "prefixItems"}
	named  = []string{"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"}
)

// prepare makes the schemas of a description ones of JSON Schema 2020-12: those below components and those of bodies, or the
// description itself when it is one.
func prepare(root any, closed bool) {
	if at(root, "openapi") == nil {
		prepareSchema(root, closed)
		return
	}
	schemas, _ := at(root, "components", "schemas").(map[string]any)
	for _, s := range schemas {
		prepareSchema(s, closed)
	}
	prepareBodies(at(root, "paths"), closed)
}

func prepareBodies(v any, closed bool) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			prepareBodies(one, closed)
		}
	case map[string]any:
		for name, one := range v {
			if name == "schema" {
				prepareSchema(one, closed)
			} else {
				prepareBodies(one, closed)
			}
		}
	}
}

func prepareSchema(v any, closed bool) {
	s, ok := v.(map[string]any)
	if !ok {
		return
	}
	for _, word := range left {
		delete(s, word)
	}
	for _, word := range inner {
		prepareSchema(s[word], closed)
	}
	for _, word := range listed {
		list, _ := s[word].([]any)
		for _, one := range list {
			prepareSchema(one, closed)
		}
	}
	for _, word := range named {
		byName, _ := s[word].(map[string]any)
		for _, one := range byName {
			prepareSchema(one, closed)
		}
	}
	if properties, _ := s["properties"].(map[string]any); closed && len(properties) > 0 && s["additionalProperties"] == nil {
		s["additionalProperties"] = false
	}
	if s["nullable"] == true {
		allowNull(s)
	}
}

// allowNull says with JSON Schema's words that a value may also be null.
func allowNull(s map[string]any) {
	delete(s, "nullable")
	if s["$ref"] != nil { // OpenAPI 3.0 knows nothing beside a reference
		return
	}
	if values, ok := s["enum"].([]any); ok && !slices.Contains(values, nil) {
		s["enum"] = append(values, nil)
	}
	typ, isOne := s["type"].(string)
	_, allOf := s["allOf"]
	_, anyOf := s["anyOf"]
	_, oneOf := s["oneOf"]
	if isOne && !allOf && !anyOf && !oneOf {
		s["type"] = []any{typ, "null"}
		return
	}
	all := map[string]any{}
	for word, value := range s {
		all[word] = value
		delete(s, word)
	}
	s["anyOf"] = []any{map[string]any{"type": "null"}, all}
}
