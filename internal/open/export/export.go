// Package export gives the catalogue in the forms that others have agreed on: GeoJSON and OGC API - Features, HSDS, CPSV-AP,
// spreadsheets, calendars, and the whole of it as one file. docs/exports.md lists them with their addresses.
//
// Each form is a package of its own: functions over a snapshot that write to an io.Writer. This one puts them on the web.
// All answers are streams or small, and read from one snapshot each.
package export

import (
	"bytes"
	"context"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/cpsv"
	"github.com/varanto/varanto/internal/open/export/geojson"
	"github.com/varanto/varanto/internal/open/export/hsds"
	"github.com/varanto/varanto/internal/open/export/ical"
	"github.com/varanto/varanto/internal/open/export/record"
	"github.com/varanto/varanto/internal/open/export/sheet"
	"github.com/varanto/varanto/internal/open/export/whole"
)

// Lister finds what a search finds, for spreadsheets of it.
type Lister interface {
	// List returns what the search of that query string finds in the snapshot, best first: all pages, at most as many as
	// the search gives. The parameters are those of the search, without page, pageSize and format. An error that is an
	// http.Handler answers the request itself, such as a problem that names the wrong parameter.
	List(ctx context.Context, s *live.Snapshot, rawQuery string) ([]*live.Entry, error)
}

// Options are what the exports answer from. Catalogue must be there.
type Options struct {
	Catalogue *live.Catalogue
	// Lister answers spreadsheets of searches; nil allows those of all services only.
	Lister Lister
	// BaseURL is scheme and host as the public sees them; empty when not known.
	BaseURL string
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Log is told of what breaks off; nil is slog's default.
	Log *slog.Logger
	// Check gives the newest result of the self-test as JSON (see package selftest); nil when there is none.
	Check http.Handler
}

// exporter answers the single files.
type exporter struct {
	Options
	// busy lets one heavy file be made at a time for each form.
	busy map[string]chan struct{}
}

// Mount adds the routes of all exports below /open/v1. They send their own headers, and must not be held in memory as
// small answers may be.
func Mount(mux *http.ServeMux, o Options) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	x := &exporter{Options: o, busy: map[string]chan struct{}{"xlsx": make(chan struct{}, 1), "zip": make(chan struct{}, 1)}}
	const root = "/open/v1"
	mux.HandleFunc("GET "+root+"/export/places.geojson", x.places)
	mux.HandleFunc("GET "+root+"/export/services.cpsv.jsonld", x.linked)
	mux.HandleFunc("GET "+root+"/export/hsds.zip", x.tabular)
	mux.HandleFunc("GET "+root+"/export/services.csv", x.csv("services"))
	mux.HandleFunc("GET "+root+"/export/services.xlsx", x.xlsx("services"))
	mux.HandleFunc("GET "+root+"/export/results.csv", x.csv("results"))
	mux.HandleFunc("GET "+root+"/export/results.xlsx", x.xlsx("results"))
	mux.Handle("GET "+root+"/export/catalogue.jsonl", whole.NewHandler(o.Catalogue, false, o.Now))
	mux.Handle("GET "+root+"/export/catalogue.jsonl.gz", whole.NewHandler(o.Catalogue, true, o.Now))
	mux.HandleFunc("GET "+root+"/places/{id}/hours.ics", x.placeHours)
	mux.HandleFunc("GET "+root+"/services/{id}/hours.ics", x.serviceHours)
	features := geojson.Handler(o.Catalogue, root+"/ogc", o.BaseURL, o.Now)
	mux.Handle("GET "+root+"/ogc", features)
	mux.Handle("GET "+root+"/ogc/", features)
	services := hsds.Handler(o.Catalogue, root+"/hsds", o.BaseURL)
	mux.Handle("GET "+root+"/hsds", services)
	mux.Handle("GET "+root+"/hsds/", services)
	if o.Check != nil {
		mux.Handle("GET "+root+"/selftest", o.Check)
	}
}

// Serves tells whether a path is one of Mount's, for who must choose before a mux does.
func Serves(path string) bool {
	rest, ok := strings.CutPrefix(path, "/open/v1/")
	if !ok {
		return false
	}
	first, _, _ := strings.Cut(rest, "/")
	switch first {
	case "export", "ogc", "hsds", "selftest":
		return true
	}
	return strings.HasSuffix(rest, "/hours.ics")
}

// reader reads the current snapshot for a request; nil after it has answered that the language is none.
func (x *exporter) reader(w http.ResponseWriter, r *http.Request) *record.Reader {
	lang, ok := answer.Language(r)
	if !ok {
		answer.WrongLanguage(w)
		return nil
	}
	return &record.Reader{Snapshot: x.Catalogue.Snapshot(), Lang: lang, Base: answer.Base(r, x.BaseURL)}
}

// sequence is what an answer made of a whole snapshot depends on.
func sequence(r *record.Reader) string {
	return strconv.FormatInt(r.Seq, 10) + "/" + r.At.UTC().Format(time.RFC3339Nano) + "/" + r.Base + "/" + r.Lang
}

func (x *exporter) places(w http.ResponseWriter, r *http.Request) {
	reader := x.reader(w, r)
	if reader == nil {
		return
	}
	answer.Send(w, r, answer.Stream{Type: geojson.MediaType, File: "places.geojson", Tag: sequence(reader), Write: func(out io.Writer) error {
		return geojson.Write(out, *reader, geojson.Places(reader.Snapshot))
	}}, x.Log)
}

func (x *exporter) linked(w http.ResponseWriter, r *http.Request) {
	reader := x.reader(w, r)
	if reader == nil {
		return
	}
	answer.Send(w, r, answer.Stream{Type: cpsv.MediaType, File: "services.cpsv.jsonld", Tag: sequence(reader), Write: func(out io.Writer) error {
		return cpsv.Write(out, *reader, Services(reader.Snapshot))
	}}, x.Log)
}

func (x *exporter) tabular(w http.ResponseWriter, r *http.Request) {
	reader := x.reader(w, r)
	if reader == nil || !x.enter(w, r, "zip") {
		return
	}
	defer x.leave("zip")
	answer.Send(w, r, answer.Stream{Type: "application/zip", File: "hsds.zip", Tag: sequence(reader), Packed: true, Write: func(out io.Writer) error {
		return hsds.WriteZip(out, *reader)
	}}, x.Log)
}

// enter waits for the turn of a heavy form; it is false when the client did not wait, or not long.
func (x *exporter) enter(w http.ResponseWriter, r *http.Request, form string) bool {
	patience := time.NewTimer(20 * time.Second)
	defer patience.Stop()
	select {
	case x.busy[form] <- struct{}{}:
		return true
	case <-patience.C:
		w.Header().Set("Retry-After", "30")
		answer.Problem(w, http.StatusServiceUnavailable, "Another one of these files is being made. Try again soon.")
	case <-r.Context().Done():
	}
	return false
}

func (x *exporter) leave(form string) { <-x.busy[form] }

// Services yields all published services, oldest first.
func Services(s *live.Snapshot) iter.Seq[*live.Entry] {
	t := s.Table(catalog.KindService)
	return t.Each(t.Published())
}

// listed are the entries of a spreadsheet: what the search finds when there is a parameter beside lang and separator, else
// all services. ok is false after an answer.
func (x *exporter) listed(w http.ResponseWriter, r *http.Request, reader *record.Reader, form string) (list iter.Seq[*live.Entry], validator string, ok bool) {
	query := r.URL.Query()
	query.Del("separator")
	lang := query.Get("lang")
	query.Del("lang")
	if len(query) == 0 && form == "services" {
		return Services(reader.Snapshot), sequence(reader), true
	}
	if x.Lister == nil {
		answer.Problem(w, http.StatusBadRequest, "query: There is no such parameter. Use one of: lang, separator.")
		return nil, "", false
	}
	if lang != "" {
		query.Set("lang", lang)
	}
	if form == "services" && query.Get("type") == "" {
		query.Set("type", "Service")
	}
	found, err := x.Lister.List(r.Context(), reader.Snapshot, query.Encode())
	if err != nil {
		x.refuse(w, r, err)
		return nil, "", false
	}
	return func(yield func(*live.Entry) bool) {
		for _, e := range found {
			if !yield(e) {
				return
			}
		}
	}, "", true
}

// refuse answers with an error of the lister's.
func (x *exporter) refuse(w http.ResponseWriter, r *http.Request, err error) {
	if h, ok := err.(http.Handler); ok {
		answer.Open(w.Header())
		h.ServeHTTP(w, r)
		return
	}
	x.Log.ErrorContext(r.Context(), "a list cannot be exported", "error", err)
	answer.Problem(w, http.StatusServiceUnavailable, "The search cannot answer now. Try again soon.")
}

func (x *exporter) csv(form string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		reader := x.reader(w, r)
		if reader == nil {
			return
		}
		comma := ','
		switch r.URL.Query().Get("separator") {
		case "", "comma":
		case "semicolon":
			comma = ';'
		default:
			answer.Problem(w, http.StatusBadRequest, "query.separator: Use one of: comma, semicolon.")
			return
		}
		list, validator, ok := x.listed(w, r, reader, form)
		if !ok {
			return
		}
		answer.Send(w, r, answer.Stream{Type: "text/csv; charset=utf-8; header=present", File: form + ".csv", Tag: validator, Write: func(out io.Writer) error {
			return sheet.WriteCSV(out, *reader, list, comma)
		}}, x.Log)
	}
}

func (x *exporter) xlsx(form string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		reader := x.reader(w, r)
		if reader == nil {
			return
		}
		list, validator, ok := x.listed(w, r, reader, form)
		if !ok || !x.enter(w, r, "xlsx") {
			return
		}
		defer x.leave("xlsx")
		const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
		answer.Send(w, r, answer.Stream{Type: mediaType, File: form + ".xlsx", Tag: validator, Packed: true, Write: func(out io.Writer) error {
			return sheet.WriteXLSX(out, *reader, list)
		}}, x.Log)
	}
}

func (x *exporter) placeHours(w http.ResponseWriter, r *http.Request) {
	x.hours(w, r, catalog.KindServiceChannel, func(reader record.Reader, e *live.Entry) (ical.Calendar, error) {
		return ical.OfPlace(reader, e, x.Now())
	})
}

func (x *exporter) serviceHours(w http.ResponseWriter, r *http.Request) {
	x.hours(w, r, catalog.KindService, func(reader record.Reader, e *live.Entry) (ical.Calendar, error) {
		return ical.OfService(reader, e, x.Now()), nil
	})
}

func (x *exporter) hours(w http.ResponseWriter, r *http.Request, kind catalog.Kind, of func(record.Reader, *live.Entry) (ical.Calendar, error)) {
	reader := x.reader(w, r)
	if reader == nil {
		return
	}
	id, err := uuid.Parse(r.PathValue("id"))
	e, ok := reader.Published(kind, id)
	if err != nil || !ok {
		answer.Problem(w, http.StatusNotFound, "Nothing of that id is published here.")
		return
	}
	c, err := of(*reader, e)
	if err != nil {
		x.Log.ErrorContext(r.Context(), "hours cannot be read", "id", id, "error", err)
		answer.Problem(w, http.StatusInternalServerError, "The hours cannot be read.")
		return
	}
	c.Source = reader.Base + r.URL.Path
	var out bytes.Buffer
	made := e.Modified.Time // so that equal calendars are equal in bytes
	if made.IsZero() {
		made = e.Created
	}
	if err := ical.Write(&out, c, made); err != nil {
		answer.Problem(w, http.StatusInternalServerError, "The hours cannot be written.")
		return
	}
	w.Header().Set("Content-Disposition", `inline; filename="hours.ics"`)
	answer.Whole(w, r, ical.MediaType, out.Bytes())
}
