package export

import (
	"io"
	"iter"
	"net/http"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/geojson"
	"github.com/varanto/varanto/internal/open/export/record"
	"github.com/varanto/varanto/internal/open/export/sheet"
)

// listing is what a spreadsheet has: entries of the reader's snapshot. tag is empty when the same question may find others
// the next time.
type listing struct {
	reader  record.Reader
	entries iter.Seq[*live.Entry]
	tag     string
}

// listed are what the search finds when there is a parameter beside lang and the file's own, else all services. ok is false
// after an answer.
func (h *Handler) listed(w http.ResponseWriter, r *http.Request, form string, own ...string) (l listing, ok bool) {
	l.reader = h.reader(r)
	query := r.URL.Query()
	for _, name := range append(own, lang.name) {
		query.Del(name)
	}
	if len(query) == 0 && form == "services" {
		l.entries, l.tag = Services(l.reader.Snapshot), h.sequence(l.reader)
		return l, true
	}
	if h.Lister == nil {
		answer.Problem(w, http.StatusBadRequest, "query: There is no such parameter, for searches are not answered here.")
		return l, false
	}
	query.Set("lang", l.reader.Lang)
	if form == "services" && query.Get("type") == "" {
		query.Set("type", "Service")
	}
	found, snapshot, err := h.Lister.List(r.Context(), query.Encode())
	if err != nil {
		h.refuse(w, r, err)
		return l, false
	}
	l.reader.Snapshot, l.entries = snapshot, slices.Values(found)
	return l, true
}

// list is the lister's search; nil where there is none.
func (h *Handler) list() geojson.List {
	if h.Lister == nil {
		return nil
	}
	return h.Lister.List
}

// refuse answers with an error of the lister's.
func (h *Handler) refuse(w http.ResponseWriter, r *http.Request, err error) {
	if p, ok := err.(http.Handler); ok {
		answer.Open(w.Header())
		p.ServeHTTP(w, r)
		return
	}
	h.Log.ErrorContext(r.Context(), "a list cannot be exported", "error", err)
	answer.Problem(w, http.StatusServiceUnavailable, "The search cannot answer now. Try again soon.")
}

func (h *Handler) csv(form string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		l, ok := h.listed(w, r, form, separator.name)
		if !ok {
			return
		}
		comma := ','
		if strings.EqualFold(r.URL.Query().Get(separator.name), "semicolon") { // values are checked in any case
			comma = ';'
		}
		answer.Send(w, r, answer.Stream{
			Type: csvType, File: form + ".csv", Tag: l.tag, Turns: h.light,
			Write: func(out io.Writer) error { return sheet.WriteCSV(out, l.reader, l.entries, comma) },
		}, h.Log)
	}
}

func (h *Handler) xlsx(form string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		l, ok := h.listed(w, r, form)
		if !ok {
			return
		}
		answer.Send(w, r, answer.Stream{
			Type: xlsxType, File: form + ".xlsx", Tag: l.tag, Packed: true, Turns: h.heavy,
			Write: func(out io.Writer) error { return sheet.WriteXLSX(out, l.reader, h.Name, l.entries) },
		}, h.Log)
	}
}
