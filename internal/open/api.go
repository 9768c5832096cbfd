package open

import (
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/search"
)

// version of the interface: the path has its first number, additions raise the second.
const version = "1.3.0"

// newAPI starts the description.
func newAPI(mux *http.ServeMux, o Options) huma.API {
	format := huma.Format{Marshal: writeJSON, Unmarshal: readJSON}
	config := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Varanto open API", Version: version,
				Description: "Public services, the ways to use them and who answers for them: search, suggestions while " +
					"typing, related services, keywords for a text, whole records. Reading needs no login. Parameters and " +
					"members are stable: they are added to, never changed or taken away.",
				License: &huma.License{Name: "CC BY 4.0 (content)", URL: "https://creativecommons.org/licenses/by/4.0/"},
			},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
			},
		},
		Formats:       map[string]huma.Format{"application/json": format, "json": format}, // the second for +json
		DefaultFormat: "application/json",
	}
	if o.BaseURL != "" {
		config.Servers = []*huma.Server{{URL: o.BaseURL}}
	}
	return humago.New(mux, config)
}

// writeJSON writes lists that are empty as [], and text that is not UTF-8 with replacement characters, so that no content
// can make an answer fail.
func writeJSON(w io.Writer, v any) error {
	return json.MarshalWrite(w, v, jsontext.AllowInvalidUTF8(true))
}

func readJSON(b []byte, v any) error { return json.Unmarshal(b, v) }

// operation is one row of the interface.
type operation struct {
	id, method, path, tag, summary, description string
	parameters                                  []parameter
	// cache is the Cache-Control of a success; empty for what the method deserves.
	cache string
	// body is the type of the request's body, nil for none.
	body reflect.Type
	// headers are those of a success that need to be described.
	headers map[string]*huma.Param
	// errors are the statuses that the operation may answer beside 400, 500 and 503.
	errors []int
}

// call is a request on its way to an answer.
type call struct {
	*http.Request
	*arguments
	writer http.ResponseWriter
}

// asked hands huma's request through to the operation.
type asked struct {
	request *http.Request
	writer  http.ResponseWriter
}

// Resolve is called by huma before the operation.
func (a *asked) Resolve(c huma.Context) []error {
	a.request, a.writer = humago.Unwrap(c)
	return nil
}

// answered is an answer of type T with its caching.
type answered[T any] struct {
	CacheControl string `header:"Cache-Control"`
	Body         T
}

// register adds an operation that answers with a T.
func register[T any](h *Handler, o operation, serve func(context.Context, *call) (T, error)) {
	h.operations[o.method+" "+Root+o.path] = o.id
	described := huma.Operation{
		OperationID: o.id, Method: o.method, Path: Root + o.path, Tags: []string{o.tag}, Summary: o.summary,
		Description: o.description, Responses: h.problems(o), SkipValidateParams: true,
	}
	for _, p := range o.parameters {
		described.Parameters = append(described.Parameters, p.describe())
	}
	huma.Register(h.api, described, func(ctx context.Context, in *asked) (*answered[T], error) {
		c := &call{Request: in.request, arguments: readArguments(in.request.URL.RawQuery, o.parameters), writer: in.writer}
		body, err := serve(ctx, c)
		if err != nil {
			return nil, h.failure(ctx, o.id, err)
		}
		return &answered[T]{CacheControl: o.cache, Body: body}, nil
	})
	if o.body != nil {
		item := h.api.OpenAPI().Paths[Root+o.path].Post
		item.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
			"application/json": {Schema: h.api.OpenAPI().Components.Schemas.Schema(o.body, true, "")},
		}}
	}
}

// problems describes the answers that are not a success.
func (h *Handler) problems(o operation) map[string]*huma.Response {
	schema := h.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "")
	out := map[string]*huma.Response{}
	for _, status := range slices.Concat([]int{http.StatusBadRequest, http.StatusServiceUnavailable}, o.errors) {
		out[strconv.Itoa(status)] = &huma.Response{
			Description: http.StatusText(status), Content: map[string]*huma.MediaType{problemType: {Schema: schema}},
		}
	}
	return out
}

// failure makes a problem of any error; one that nobody foresaw is logged and not told.
func (h *Handler) failure(ctx context.Context, operation string, err error) error {
	var p *Problem
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, search.ErrClosed):
		return unavailable("The search index is being made. Try again soon.")
	case ctx.Err() != nil:
		return unavailable("The request took too long or was broken off.")
	}
	h.options.Log.ErrorContext(ctx, "an operation failed", "operation", operation, "error", err)
	return newProblem(http.StatusInternalServerError, "Something went wrong here. It has been written down.")
}

// finish makes the description what clients shall read: answers may get further members, so that none are forbidden.
func (h *Handler) finish() {
	schemas := h.api.OpenAPI().Components.Schemas.Map()
	delete(schemas, "ErrorModel") // huma's own error, which is not used
	delete(schemas, "ErrorDetail")
	for s := range maps.Values(schemas) {
		if s.Type == huma.TypeObject && s.AdditionalProperties == false {
			s.AdditionalProperties = nil
		}
	}
	orNull(schemas["Interpretation"], "place")
	orNull(schemas["Item"], "organization")
	orNull(schemas["RelatedItem"], "organization")
}

// orNull says that a member is an object or null, which huma cannot read from a pointer.
func orNull(s *huma.Schema, member string) {
	p := s.Properties[member]
	s.Properties[member] = &huma.Schema{
		Description: p.Description, AnyOf: []*huma.Schema{{Ref: p.Ref}, {Type: "null"}},
	}
}
