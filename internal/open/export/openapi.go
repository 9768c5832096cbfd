package export

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// cut are the parameters of a search that say how its answer is cut or shown: a file has all of it.
var cut = []string{"page", "pageSize", "facets", "explain", "lang"}

// Describe adds the exports to the description of the open interface, which must have the search already: files of searches
// take its parameters. It is made of the same table as the handler. The result of the self-test is described by package
// selftest.
func Describe(d *huma.OpenAPI) {
	for _, r := range routes() {
		if r.operation != "selfTest" {
			d.AddOperation(r.describe(searchParameters(d)))
		}
	}
}

func searchParameters(d *huma.OpenAPI) []*huma.Param {
	item := d.Paths[root+"/search"]
	if item == nil || item.Get == nil {
		return nil
	}
	var out []*huma.Param
	for _, p := range item.Get.Parameters {
		if !slices.Contains(cut, p.Name) {
			out = append(out, p)
		}
	}
	return out
}

func (r route) describe(search []*huma.Param) *huma.Operation {
	media, _, _ := strings.Cut(r.media, ";")
	o := &huma.Operation{
		OperationID: r.operation, Method: http.MethodGet, Path: root + r.path, Tags: []string{"Exports"}, Summary: r.summary, Description: r.description,
		Responses: map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{media: {Schema: schemaOf(media)}}}},
	}
	if r.described != "" {
		o.ExternalDocs = &huma.ExternalDocs{URL: r.described, Description: "The description of the whole of it"}
	}
	for _, p := range r.parameters {
		o.Parameters = append(o.Parameters, p.describe())
	}
	if r.searched {
		o.Parameters = append(o.Parameters, search...)
	}
	problem := func(status int) {
		o.Responses[strconv.Itoa(status)] = &huma.Response{Description: http.StatusText(status), Content: map[string]*huma.MediaType{
			"application/problem+json": {Schema: &huma.Schema{Ref: "#/components/schemas/Problem"}}}}
	}
	problem(http.StatusBadRequest)
	if strings.Contains(r.path, "{") {
		problem(http.StatusNotFound)
		problem(http.StatusGone)
	}
	if strings.HasPrefix(r.path, "/export/") && !r.ranges {
		problem(http.StatusServiceUnavailable)
	}
	if r.ranges {
		o.Responses["206"] = &huma.Response{Description: "The part that Range asks for", Content: o.Responses["200"].Content}
		o.Responses["416"] = &huma.Response{Description: "There is no such part"}
	}
	return o
}

func (p parameter) describe() *huma.Param {
	s := &huma.Schema{Type: huma.TypeString}
	for _, v := range p.values {
		s.Enum = append(s.Enum, v)
	}
	if len(p.values) > 0 {
		s.Default = p.values[0]
	}
	out := &huma.Param{Name: p.name, In: "query", Description: p.doc, Schema: s}
	if p.inPath {
		out.In, out.Required, s.Format = "path", true, "uuid"
	}
	return out
}

// schemaOf is what can be said of a form in JSON Schema: that it is an object, or text or bytes.
func schemaOf(media string) *huma.Schema {
	if strings.HasSuffix(media, "json") && media != "application/jsonl" {
		return &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true}
	}
	return &huma.Schema{Type: huma.TypeString, Description: media}
}
