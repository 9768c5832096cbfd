package export

import (
	"bytes"
	"io"
	"iter"
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
	native "github.com/varanto/varanto/internal/open/record"
)

// reader reads the current snapshot for a request, whose parameters have been checked.
func (h *Handler) reader(r *http.Request) record.Reader {
	lang, _ := answer.Language(r)
	return record.Reader{Snapshot: h.Catalogue.Snapshot(), Lang: lang, Base: answer.Base(r, h.BaseURL)}
}

// sequence is what an answer made of a whole snapshot depends on.
func (h *Handler) sequence(r record.Reader) string {
	return strings.Join([]string{h.Version, h.Name, strconv.FormatInt(r.Seq, 10), r.At.UTC().Format(time.RFC3339Nano), r.Base, r.Lang}, "/")
}

func (h *Handler) places(w http.ResponseWriter, r *http.Request) {
	reader := h.reader(r)
	answer.Send(w, r, answer.Stream{
		Type: geojson.MediaType, File: "places.geojson", Tag: h.sequence(reader), Turns: h.light,
		Write: func(out io.Writer) error { return geojson.Write(out, reader, geojson.Places(reader.Snapshot)) },
	}, h.Log)
}

func (h *Handler) linked(w http.ResponseWriter, r *http.Request) {
	reader := h.reader(r)
	answer.Send(w, r, answer.Stream{
		Type: cpsv.MediaType, File: "services.cpsv.jsonld", Tag: h.sequence(reader), Turns: h.light,
		Write: func(out io.Writer) error { return cpsv.Write(out, reader, h.Name, Services(reader.Snapshot)) },
	}, h.Log)
}

func (h *Handler) tabular(w http.ResponseWriter, r *http.Request) {
	reader := h.reader(r)
	answer.Send(w, r, answer.Stream{
		Type: zipType, File: "hsds.zip", Tag: h.sequence(reader), Packed: true, Turns: h.heavy,
		Write: func(out io.Writer) error { return hsds.WriteZip(out, reader) },
	}, h.Log)
}

// Services yields all published services, oldest first.
func Services(s *live.Snapshot) iter.Seq[*live.Entry] {
	t := s.Table(catalog.KindService)
	return t.Each(t.Published())
}

func (h *Handler) placeHours(w http.ResponseWriter, r *http.Request) {
	h.hours(w, r, catalog.KindServiceChannel, func(reader record.Reader, e *live.Entry) (ical.Calendar, error) {
		return ical.OfPlace(reader, e, h.Now())
	})
}

func (h *Handler) serviceHours(w http.ResponseWriter, r *http.Request) {
	h.hours(w, r, catalog.KindService, func(reader record.Reader, e *live.Entry) (ical.Calendar, error) {
		return ical.OfService(reader, e, h.Now()), nil
	})
}

// absent answers that there is no such calendar, or that there was one and where its successor's is, as the record itself
// does.
func (h *Handler) absent(w http.ResponseWriter, reader record.Reader, kind catalog.Kind, id catalog.ID) {
	e, ok := reader.Table(kind).Get(id)
	if !ok || e.Visibility == live.Hidden {
		answer.Problem(w, http.StatusNotFound, "Nothing of that id is published here.")
		return
	}
	detail := "It is no longer published. Its page says what there is instead: " + reader.Page(e)
	if next, _ := native.Successor(reader.Snapshot, e); next != nil {
		w.Header().Set("Link", "<"+native.Path(next.Kind, next.ID)+`>; rel="successor-version"`)
	}
	answer.Problem(w, http.StatusGone, detail)
}

func (h *Handler) hours(w http.ResponseWriter, r *http.Request, kind catalog.Kind, of func(record.Reader, *live.Entry) (ical.Calendar, error)) {
	reader := h.reader(r)
	id, err := uuid.Parse(r.PathValue("id"))
	e, ok := reader.Published(kind, id)
	if err != nil || !ok {
		h.absent(w, reader, kind, id)
		return
	}
	c, err := of(reader, e)
	if err != nil {
		h.Log.ErrorContext(r.Context(), "hours cannot be read", "id", id, "error", err)
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
