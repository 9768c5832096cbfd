package v11

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// contractView is the part of the interface's description that the page shows.
type contractView struct {
	Tags    []tagView
	Schemas []schemaView
}

type tagView struct {
	Name       string
	Operations []*operationView
}

type operationView struct {
	ID, Method, Path, Summary string
	NeedsLogin                bool
	Parameters                []parameterView
	Answer                    typeView
	Body                      typeView
}

type parameterView struct {
	Name, In, Type, Pattern, Default string
	Required                         bool
	Allowed                          []string
}

type schemaView struct {
	Name, Description string
	Members           []memberView
	OneOf             []typeView
}

type memberView struct {
	Name, Description string
	Type              typeView
	Nullable          bool
	Allowed           []string
}

// typeView is a type's name; Ref is the schema to look at, empty for a plain type.
type typeView struct {
	Text, Ref string
}

// members is a JSON object whose order counts.
type members[T any] []member[T]

type member[T any] struct {
	name  string
	value T
}

// UnmarshalJSONFrom reads an object in its order.
func (m *members[T]) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	if t, err := d.ReadToken(); err != nil || t.Kind() != '{' {
		return fmt.Errorf("an object is wanted: %w", err)
	}
	for d.PeekKind() != '}' {
		t, err := d.ReadToken()
		if err != nil {
			return err
		}
		one := member[T]{name: t.String()}
		if err := json.UnmarshalDecode(d, &one.value); err != nil {
			return err
		}
		*m = append(*m, one)
	}
	_, err := d.ReadToken()
	return err
}

type contractSchema struct {
	Ref         string                  `json:"$ref"`
	Type        string                  `json:"type"`
	Format      string                  `json:"format"`
	Pattern     string                  `json:"pattern"`
	Description string                  `json:"description"`
	Nullable    bool                    `json:"nullable"`
	Default     any                     `json:"default"`
	Enum        []any                   `json:"enum"`
	Items       *contractSchema         `json:"items"`
	AllOf       []contractSchema        `json:"allOf"`
	OneOf       []contractSchema        `json:"oneOf"`
	Properties  members[contractSchema] `json:"properties"`
}

type contractContent map[string]struct {
	Schema contractSchema `json:"schema"`
}

type contractOperation struct {
	OperationID string           `json:"operationId"`
	Tags        []string         `json:"tags"`
	Summary     string           `json:"summary"`
	Security    []map[string]any `json:"security"`
	Parameters  []struct {
		Name     string         `json:"name"`
		In       string         `json:"in"`
		Required bool           `json:"required"`
		Schema   contractSchema `json:"schema"`
	} `json:"parameters"`
	RequestBody struct {
		Content contractContent `json:"content"`
	} `json:"requestBody"`
	Responses map[string]struct {
		Content contractContent `json:"content"`
	} `json:"responses"`
}

type contractDocument struct {
	Paths      members[members[contractOperation]] `json:"paths"`
	Components struct {
		Schemas members[contractSchema] `json:"schemas"`
	} `json:"components"`
}

// newContractView reads an OpenAPI 3.0 document.
func newContractView(document []byte) (*contractView, error) {
	var d contractDocument
	if err := json.Unmarshal(document, &d); err != nil {
		return nil, fmt.Errorf("read the interface's description: %w", err)
	}
	v := &contractView{}
	for _, p := range d.Paths {
		for _, m := range p.value {
			v.add(p.name, m.name, m.value)
		}
	}
	for _, s := range d.Components.Schemas {
		v.Schemas = append(v.Schemas, viewSchema(s.name, s.value))
	}
	return v, nil
}

func (v *contractView) add(path, method string, o contractOperation) {
	tag := "Other"
	if len(o.Tags) > 0 {
		tag = o.Tags[0]
	}
	i := slices.IndexFunc(v.Tags, func(t tagView) bool { return t.Name == tag })
	if i < 0 {
		i = len(v.Tags)
		v.Tags = append(v.Tags, tagView{Name: tag})
	}
	op := &operationView{
		ID: o.OperationID, Method: strings.ToUpper(method), Path: path, Summary: o.Summary,
		Answer: viewContent(o.Responses["200"].Content), Body: viewContent(o.RequestBody.Content),
		NeedsLogin: len(o.Security) > 0 && !slices.ContainsFunc(o.Security, func(s map[string]any) bool { return len(s) == 0 }),
	}
	for _, p := range o.Parameters {
		view := parameterView{
			Name: p.Name, In: p.In, Required: p.Required, Type: viewType(p.Schema).Text, Pattern: p.Schema.Pattern,
			Allowed: words(p.Schema.Enum),
		}
		if p.Schema.Default != nil {
			view.Default = fmt.Sprint(p.Schema.Default)
		}
		op.Parameters = append(op.Parameters, view)
	}
	v.Tags[i].Operations = append(v.Tags[i].Operations, op)
}

// operation finds an operation by its id, nil when there is none.
func (v *contractView) operation(id string) *operationView {
	for _, t := range v.Tags {
		for _, o := range t.Operations {
			if o.ID == id {
				return o
			}
		}
	}
	return nil
}

func viewContent(c contractContent) typeView {
	if content, ok := c["application/json"]; ok {
		return viewType(content.Schema)
	}
	return typeView{}
}

func viewSchema(name string, s contractSchema) schemaView {
	v := schemaView{Name: name, Description: s.Description}
	for _, p := range s.Properties {
		v.Members = append(v.Members, memberView{
			Name: p.name, Description: p.value.Description, Type: viewType(p.value), Nullable: p.value.Nullable,
			Allowed: words(p.value.Enum),
		})
	}
	for _, o := range s.OneOf {
		v.OneOf = append(v.OneOf, viewType(o))
	}
	return v
}

func viewType(s contractSchema) typeView {
	switch {
	case s.Ref != "":
		name := s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]
		return typeView{Text: name, Ref: name}
	case len(s.AllOf) == 1:
		return viewType(s.AllOf[0])
	case s.Items != nil:
		item := viewType(*s.Items)
		return typeView{Text: "list of " + item.Text, Ref: item.Ref}
	case s.Format != "":
		return typeView{Text: s.Type + " (" + s.Format + ")"}
	}
	return typeView{Text: s.Type}
}

func words(values []any) []string {
	var out []string
	for _, v := range values {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}
