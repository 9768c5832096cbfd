package open

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/negotiate"
)

// index is what the root of the interface answers: where everything is.
type index struct {
	Title   string `json:"title"`
	Version string `json:"version" doc:"Of the interface: additions raise its second number"`
	Licence string `json:"licence" doc:"Of the content"`
	// Links are by relations that are registered with IANA.
	Links      []indexLink  `json:"links" nullable:"false" doc:"The descriptions, by registered relation types (RFC 8288, RFC 8631)"`
	Operations []indexEntry `json:"operations" nullable:"false" doc:"Everything that the description names, sorted by path"`
}

type indexLink struct {
	Rel   string `json:"rel" doc:"self, service-desc, service-doc or license"`
	Href  string `json:"href"`
	Type  string `json:"type" doc:"The media type"`
	Title string `json:"title"`
}

type indexEntry struct {
	ID        string `json:"id" doc:"The operation's id in the description"`
	Method    string `json:"method"`
	Href      string `json:"href" doc:"The path; parts in braces are parameters when templated"`
	Templated bool   `json:"templated" doc:"The path has parameters"`
	Type      string `json:"type" doc:"The media type of a success"`
	Title     string `json:"title" doc:"What it does"`
}

func indexOperation() operation {
	return operation{
		id: "index", method: http.MethodGet, path: "", tag: "Index", cache: lasting,
		summary: "Everything that is offered",
		description: "Where the descriptions and all operations are. Who would rather have a page than JSON, as browsers do, is sent " +
			"to the one that shows the description (303).",
	}
}

// Media types of the descriptions.
const (
	openAPIJSON = "application/vnd.oai.openapi+json;version=3.1"
	openAPIYAML = "application/vnd.oai.openapi;version=3.1"
	htmlPage    = "text/html; charset=utf-8"
)

// addIndex adds the root. Its body is made when everything else has been described.
func (h *Handler) addIndex() {
	registerBytes[index](h, indexOperation(), func(_ context.Context, c *call) (fixed, error) {
		return fixed{h.index}, c.bad.problem()
	})
	h.api.OpenAPI().Paths[Root].Get.Responses["303"] = &huma.Response{Description: "To the page, for who would rather have that"}
}

// makeIndex lists what the description names.
func makeIndex(d *huma.OpenAPI) ([]byte, error) {
	x := index{
		Title: d.Info.Title, Version: d.Info.Version, Licence: d.Info.License.Name,
		Links: []indexLink{
			{"self", Root, "application/json", "This index"},
			{"service-desc", Root + "/openapi.json", openAPIJSON, "The description, for programs"},
			{"service-desc", Root + "/openapi.yaml", openAPIYAML, "The description, for programs"},
			{"service-doc", Root + "/docs", htmlPage, "The description, to browse and to try"},
			{"license", d.Info.License.URL, htmlPage, d.Info.License.Name},
		},
	}
	for path, item := range d.Paths {
		for _, o := range []*huma.Operation{item.Get, item.Post} {
			if o != nil {
				x.Operations = append(x.Operations, indexEntry{
					ID: o.OperationID, Method: o.Method, Href: path, Templated: slices.ContainsFunc(o.Parameters, inPath),
					Type: mediaTypeOf(o), Title: o.Summary,
				})
			}
		}
	}
	slices.SortFunc(x.Operations, func(a, b indexEntry) int { return cmp.Or(cmp.Compare(a.Href, b.Href), cmp.Compare(a.Method, b.Method)) })
	return json.Marshal(x)
}

func inPath(p *huma.Param) bool { return p.In == "path" }

// mediaTypeOf is the first media type of an operation's success; empty when it answers with nothing.
func mediaTypeOf(o *huma.Operation) string {
	success := o.Responses["200"]
	if success == nil {
		return ""
	}
	name, _ := firstContent(success.Content)
	return name
}

// prefersPage tells that a client would rather have a page than JSON.
func prefersPage(r *http.Request) bool {
	accept := r.Header["Accept"]
	return negotiate.Weight(accept, "text/html") > negotiate.Weight(accept, "application/json")
}

// toDocs sends a browser from the index to the page.
func toDocs(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Location", Root+"/docs")
	w.WriteHeader(http.StatusSeeOther)
}
