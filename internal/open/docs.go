package open

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/varanto/varanto/internal/live"
)

//go:embed page/docs.html
var docsPage string

//go:embed page/style.css
var docsStyle []byte

// docsPolicy: the page has no script, and nothing of it comes from elsewhere.
const docsPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// addDocs adds the index, the description and the page that shows it. They are part of the program, so that a failure to make them
// is a mistake in it.
func (h *Handler) addDocs() {
	document, err := json.Marshal(h.api.OpenAPI())
	if err != nil {
		panic(fmt.Errorf("the interface's description: %w", err))
	}
	yaml, err := h.api.OpenAPI().YAML()
	if err != nil {
		panic(fmt.Errorf("the interface's description: %w", err))
	}
	view := newDocsView(h.api.OpenAPI())
	var page bytes.Buffer
	if err := template.Must(template.New("docs").Parse(docsPage)).Execute(&page, view); err != nil {
		panic(fmt.Errorf("the description's page: %w", err))
	}
	index, err := makeIndex(h.api.OpenAPI())
	if err != nil {
		panic(fmt.Errorf("the interface's index: %w", err))
	}
	h.index = live.NewWire(index)
	h.addFixed("/openapi.json", openAPIJSON, document)
	h.addFixed("/openapi.yaml", openAPIYAML, yaml)
	h.addFixed("/docs", htmlPage, page.Bytes())
	h.addFixed("/docs/style.css", "text/css; charset=utf-8", docsStyle)
	h.add("open_docs", "/docs/try", func(w http.ResponseWriter, r *http.Request) { tryOut(w, r, view) })
}

// add adds what is no operation of the description.
func (h *Handler) add(id, path string, serve http.HandlerFunc) {
	pattern := http.MethodGet + " " + Root + path
	h.operations[pattern] = id
	h.mux.HandleFunc(pattern, serve)
}

// addFixed adds bytes that are the same for everybody.
func (h *Handler) addFixed(path, contentType string, body []byte) {
	wire := live.NewWire(body)
	h.add("open_docs", path, func(w http.ResponseWriter, _ *http.Request) {
		header := w.Header()
		header.Set("Content-Type", contentType)
		header.Set("Cache-Control", lasting)
		if strings.HasPrefix(contentType, "text/html") {
			header.Set("Content-Security-Policy", docsPolicy)
		}
		sendFixed(w, wire)
	})
}

// tryOut sends the browser from a filled form to the address that the form describes: a form alone would send blank
// values too, and cannot put one into a path.
func tryOut(w http.ResponseWriter, r *http.Request, view docsView) {
	given := r.URL.Query()
	for _, o := range view.Operations {
		if o.ID == given.Get("operation") && o.Method == http.MethodGet {
			w.Header().Set("Location", tryAddress(o, given))
			w.WriteHeader(http.StatusSeeOther)
			return
		}
	}
	newProblem(http.StatusNotFound, "There is no such operation to try.").ServeHTTP(w, r)
}

// tryAddress fills the operation's path and query. It always stays below the interface's own path.
func tryAddress(o operationView, given url.Values) string {
	path, query := o.Path, url.Values{}
	for _, p := range o.Parameters {
		value := strings.TrimSpace(given.Get(p.Name))
		switch {
		case p.InPath:
			if value == "" || value == "." || value == ".." {
				value = "-"
			}
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(value))
		case value != "":
			query.Set(p.Name, value)
		}
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}
