package open

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// docsView is the part of the description that the page shows.
type docsView struct {
	Title, Version, Description string
	Operations                  []operationView
	Schemas                     []schemaView
}

type operationView struct {
	ID, Method, Path, Summary, Description string
	Parameters                             []parameterView
	Body, Answer                           typeView
}

type parameterView struct {
	Name, Type, Description, Default, Example string
	Required, InPath                          bool
	// Allowed is nil for lists, where more than one may be given.
	Allowed []string
}

type schemaView struct {
	Name    string
	Members []memberView
}

type memberView struct {
	Name, Description string
	Type              typeView
	Required          bool
}

// typeView is a type's name; Ref is the schema to look at, empty for a plain type.
type typeView struct{ Text, Ref string }

func newDocsView(d *huma.OpenAPI) docsView {
	v := docsView{Title: d.Info.Title, Version: d.Info.Version, Description: d.Info.Description}
	for _, path := range d.Paths {
		for _, o := range []*huma.Operation{path.Get, path.Post} {
			if o != nil {
				v.Operations = append(v.Operations, viewOperation(o))
			}
		}
	}
	slices.SortFunc(v.Operations, func(a, b operationView) int { return cmp.Compare(a.Path, b.Path) })
	schemas := d.Components.Schemas.Map()
	for _, name := range slices.Sorted(maps.Keys(schemas)) {
		v.Schemas = append(v.Schemas, viewSchema(name, schemas[name]))
	}
	return v
}

func viewOperation(o *huma.Operation) operationView {
	v := operationView{
		ID: o.OperationID, Method: o.Method, Path: o.Path, Summary: o.Summary, Description: o.Description,
		Answer: viewContent(o.Responses["200"].Content),
	}
	if o.RequestBody != nil {
		v.Body = viewContent(o.RequestBody.Content)
	}
	for _, p := range o.Parameters {
		view := parameterView{
			Name: p.Name, Type: viewType(p.Schema).Text, Description: p.Description, Required: p.Required, InPath: p.In == "path",
		}
		if p.Schema.Default != nil {
			view.Default = fmt.Sprint(p.Schema.Default)
		}
		if p.Example != nil {
			view.Example = strings.Trim(fmt.Sprint(p.Example), "[]")
		}
		for _, e := range p.Schema.Enum {
			view.Allowed = append(view.Allowed, fmt.Sprint(e))
		}
		v.Parameters = append(v.Parameters, view)
	}
	return v
}

func viewContent(content map[string]*huma.MediaType) typeView {
	name, c := firstContent(content)
	switch {
	case c == nil:
		return typeView{Text: "none"}
	case name == "application/json":
		return viewType(c.Schema)
	}
	return typeView{Text: name}
}

// firstContent is the first by name of what comes in several media types; nil when nothing comes.
func firstContent(content map[string]*huma.MediaType) (name string, c *huma.MediaType) {
	for _, name := range slices.Sorted(maps.Keys(content)) {
		return name, content[name]
	}
	return "", nil
}

func viewSchema(name string, s *huma.Schema) schemaView {
	v := schemaView{Name: name}
	for _, member := range slices.Sorted(maps.Keys(s.Properties)) {
		p := s.Properties[member]
		v.Members = append(v.Members, memberView{
			Name: member, Description: p.Description, Type: viewType(p), Required: slices.Contains(s.Required, member),
		})
	}
	return v
}

func viewType(s *huma.Schema) typeView {
	switch {
	case s == nil:
		return typeView{Text: "anything"}
	case s.Ref != "":
		name := s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]
		return typeView{Text: name, Ref: name}
	case s.Items != nil:
		t := viewType(s.Items)
		return typeView{Text: "list of " + t.Text, Ref: t.Ref}
	case len(s.AnyOf) > 1 && s.AnyOf[1].Type == "null":
		t := viewType(s.AnyOf[0])
		return typeView{Text: t.Text + " or null", Ref: t.Ref}
	case len(s.AnyOf) > 0: // a whole record, or some of its members
		return viewType(s.AnyOf[0])
	case s.Format != "":
		return typeView{Text: s.Type + " (" + s.Format + ")"}
	case s.Type == "":
		return typeView{Text: "anything"}
	}
	return typeView{Text: s.Type}
}
