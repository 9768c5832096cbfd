package feed_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/legacy"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

func TestAnswersAreAsDescribed(t *testing.T) {
	quiet := slog.New(slog.DiscardHandler)
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	var drafts []store.Draft
	for _, e := range exporttest.World() {
		document, err := catalog.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		drafts = append(drafts, store.Draft{Kind: e.EntityKind(), ID: e.EntityID(), Status: catalog.StatusPublished, Document: document})
	}
	gone := drafts[len(drafts)-1]
	gone.Base, gone.Status = 1, catalog.StatusDeleted
	if _, err := log.Append(t.Context(), append(drafts, gone)...); err != nil {
		t.Fatal(err)
	}
	catalogue := live.New(exporttest.Renderer{}, quiet)
	changes := feed.New(catalogue, log, exporttest.Serving, quiet)
	if err := catalogue.Load(t.Context(), log); err != nil {
		t.Fatal(err)
	}
	native := open.New(open.Options{Catalogue: catalogue, Describe: []func(*huma.OpenAPI){feed.Describe}})
	described := httptest.NewRecorder()
	native.ServeHTTP(described, httptest.NewRequest(http.MethodGet, "/open/v1/openapi.json", nil))
	document, err := openapi3.NewLoader().LoadFromData(strict(t, described.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := document.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	router, err := legacy.NewRouter(document)
	if err != nil {
		t.Fatal(err)
	}
	openapi3filter.RegisterBodyDecoder("application/feed+json", openapi3filter.JSONBodyDecoder)
	openapi3filter.RegisterBodyDecoder("application/atom+xml", openapi3filter.FileBodyDecoder)
	h := feed.NewHandler(feed.Options{Changes: changes})
	for _, target := range []string{
		"/open/v1/changes", "/open/v1/changes?documents=false&kinds=Service,Organization&limit=2", "/open/v1/changes?since=-1",
		"/open/v1/changes?since=999", "/open/v1/changes?since=20&wait=1", "/open/v1/changes.json?lang=en", "/open/v1/changes.atom?lang=sv",
	} {
		r := httptest.NewRequest(http.MethodGet, target, nil)
		got := httptest.NewRecorder()
		h.ServeHTTP(got, r)
		route, parameters, err := router.FindRoute(r)
		if err != nil {
			t.Fatal(err)
		}
		in := &openapi3filter.RequestValidationInput{Request: r, PathParams: parameters, Route: route}
		if err := openapi3filter.ValidateRequest(r.Context(), in); (err != nil) != (got.Code == http.StatusBadRequest) {
			t.Errorf("%s: status %d; by the description the request is: %v", target, got.Code, err)
		}
		err = openapi3filter.ValidateResponse(r.Context(), &openapi3filter.ResponseValidationInput{
			RequestValidationInput: in, Status: got.Code, Header: got.Header(), Body: io.NopCloser(bytes.NewReader(got.Body.Bytes())),
			Options: &openapi3filter.Options{IncludeResponseStatus: true},
		})
		if err != nil {
			t.Errorf("%s: the answer is not as described: %v", target, err)
		}
	}
}

// strict forbids members that the description does not name.
func strict(t *testing.T, b []byte) []byte {
	t.Helper()
	var d map[string]any
	if err := json.Unmarshal(b, &d); err != nil {
		t.Fatal(err)
	}
	for name, s := range d["components"].(map[string]any)["schemas"].(map[string]any) {
		if s := s.(map[string]any); s["properties"] != nil && name != "Problem" {
			s["additionalProperties"] = false
		}
	}
	out, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
