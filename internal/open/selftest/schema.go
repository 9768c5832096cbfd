package selftest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// description is a document with schemas against which answers are held: OpenAPI 3.0 or 3.1, or a tool's JSON Schema. A
// library reads the schemas by JSON Schema 2020-12; before that what OpenAPI 3.0 says in another way is said so (nullable),
// and lengths and patterns are taken out: they are for what is written, and older content is given out as it is.
type description struct {
	root     any
	compiler *jsonschema.Compiler
}

const (
	// described is a description's own address, which nothing is fetched from.
	described = "https://example.org/description"
	// whole points to a description that is a schema itself.
	whole = "#"
)

// describe asks for a description. closed takes a member that a schema does not name for a problem also where the schema
// does not say so.
func (a *asker) describe(path, media string, closed bool) (*description, error) {
	b, err := a.get(path, media)
	if err != nil {
		return nil, err
	}
	d, err := describedBy(b, closed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}

// describedBy reads a description.
func describedBy(document []byte, closed bool) (*description, error) {
	root, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		return nil, fmt.Errorf("read a description: %w", err)
	}
	prepare(root, closed)
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.UseLoader(jsonschema.SchemeURLLoader{}) // what a description refers to elsewhere is not fetched
	if err := c.AddResource(described, root); err != nil {
		return nil, fmt.Errorf("read a description: %w", err)
	}
	return &description{root, c}, nil
}

// answerOf points to the schema of what an operation answers to GET; empty when that is not described.
func (d *description) answerOf(path string) string {
	content, _ := at(d.root, "paths", path, "get", "responses", "200", "content").(map[string]any)
	for _, media := range slices.Sorted(maps.Keys(content)) {
		if at(content, media, "schema") != nil {
			return pointer("paths", path, "get", "responses", "200", "content", media, "schema")
		}
	}
	return ""
}

// pointer is a JSON Pointer as a fragment of an address.
func pointer(names ...string) string {
	escape := strings.NewReplacer("~", "~0", "/", "~1", "%", "%25", "{", "%7B", "}", "%7D", "+", "%2B")
	out := "#"
	for _, name := range names {
		out += "/" + escape.Replace(name)
	}
	return out
}

// at goes down into nested objects; nil when there is nothing.
func at(v any, names ...string) any {
	for _, name := range names {
		object, _ := v.(map[string]any)
		v = object[name]
	}
	return v
}

// check holds an answer against the schema at a place of the description and says what is wrong.
func (d *description) check(place string, answer []byte) []string {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(answer))
	if err != nil {
		return []string{err.Error()}
	}
	if place == "" {
		return []string{"the answer is not described"}
	}
	schema, err := d.compiler.Compile(described + place)
	if err != nil {
		return []string{err.Error()}
	}
	var wrong *jsonschema.ValidationError
	if err := schema.Validate(v); errors.As(err, &wrong) {
		return told(wrong)
	} else if err != nil {
		return []string{err.Error()}
	}
	return nil
}

// told says what is wrong, a sentence each; of a choice it tells what is wrong with the nearest.
func told(wrong *jsonschema.ValidationError) (problems []string) {
	if len(wrong.Causes) == 0 {
		english := message.NewPrinter(language.English)
		return []string{strings.TrimPrefix(strings.Join(wrong.InstanceLocation, ".")+": ", ": ") + wrong.ErrorKind.LocalizedString(english)}
	}
	var parts [][]string
	for _, cause := range wrong.Causes {
		parts = append(parts, told(cause))
	}
	switch wrong.ErrorKind.(type) {
	case *kind.OneOf, *kind.AnyOf:
		return slices.MinFunc(parts, func(a, b []string) int { return cmp.Compare(len(a), len(b)) })
	}
	return slices.Concat(parts...)
}
