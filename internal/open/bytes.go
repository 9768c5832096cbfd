package open

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"github.com/varanto/varanto/internal/live"
)

// pieces are a body: one after the other. They are not changed by who writes them.
type pieces [][]byte

// fixed is a body that lies ready, in both forms and with its validators.
type fixed struct{ *live.Wire }

// body is what an operation of registerBytes answers with.
type body interface{ writeTo(http.ResponseWriter) }

func (p pieces) writeTo(w http.ResponseWriter) {
	for _, piece := range p {
		w.Write(piece) //nolint:errcheck // the answer is held in memory
	}
}

func (f fixed) writeTo(w http.ResponseWriter) { sendFixed(w, f.Wire) }

// registerBytes adds an operation that answers with JSON that lies ready, described as a T.
func registerBytes[T any, B body](h *Handler, o operation, serve func(context.Context, *call) (B, error)) {
	described := &huma.Operation{
		OperationID: o.id, Method: o.method, Path: Root + o.path, Tags: []string{o.tag}, Summary: o.summary,
		Description: o.description, Responses: h.problems(o),
	}
	schema := h.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[T](), true, "")
	described.Responses["200"] = &huma.Response{
		Description: http.StatusText(http.StatusOK), Headers: o.headers,
		Content: map[string]*huma.MediaType{"application/json": {Schema: schema}},
	}
	for _, p := range o.parameters {
		described.Parameters = append(described.Parameters, p.describe())
	}
	h.api.OpenAPI().AddOperation(described)
	h.operations[o.method+" "+Root+o.path] = o.id
	h.mux.HandleFunc(o.method+" "+Root+o.path, func(w http.ResponseWriter, r *http.Request) {
		c := &call{Request: r, arguments: readArguments(r.URL.RawQuery, o.parameters), writer: w}
		body, err := serve(r.Context(), c)
		if err != nil {
			failed, _ := h.failure(r.Context(), o.id, err).(*Problem) // failure makes nothing else
			failed.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		if o.cache != "" {
			w.Header().Set("Cache-Control", o.cache)
		}
		body.writeTo(w)
	})
}
