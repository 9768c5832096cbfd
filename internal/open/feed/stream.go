package feed

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// stream answers with Server-Sent Events (HTML Standard, 9.2): "change" with an item, "cursor" when the reader has come
// further without one. The id of an event is the cursor with which to go on; a browser sends it as Last-Event-ID when it
// comes again. Without it and without since the stream begins with what changes from now on.
func (h *Handler) stream(w http.ResponseWriter, r *http.Request) int {
	began := time.Now()
	q := readQuery(r, "since", "kinds", "organization", "documents", "derived")
	question := q.question()
	if q.one("since") == "" {
		question.Since = h.o.Changes.Head()
	}
	if last := r.Header.Get("Last-Event-ID"); last != "" { // it is newer than the address, which stays the same
		n, err := strconv.ParseInt(last, 10, 64)
		if err != nil || n < 0 {
			return h.fail(w, r, newProblem(http.StatusBadRequest, "header.Last-Event-ID: The value must be the id of an event of this stream."))
		}
		question.Since = n
	}
	if p := q.problem(); p != nil {
		return h.fail(w, r, p)
	}
	if !h.enter() {
		return h.fail(w, r, crowded())
	}
	defer h.leave()
	ctx, cancel := h.untilStop(r.Context())
	defer cancel()
	page, err := h.o.Changes.After(ctx, question) // before the answer begins, so that trouble has a status
	if err != nil {
		return h.fail(w, r, h.failure(ctx, err))
	}
	header := w.Header()
	header.Set("Content-Type", "text/event-stream; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // proxies that gather answers shall not gather this one
	w.WriteHeader(http.StatusOK)
	h.observe("changes_stream", http.StatusOK, began)
	if r.Method == http.MethodHead {
		return 0
	}
	s := &stream{w: w, control: http.NewResponseController(w), changes: h.o.Changes, heartbeat: h.o.Heartbeat}
	letRead(s.control, time.Time{})
	if err := s.run(ctx, question, page); err != nil && ctx.Err() == nil {
		h.o.Log.DebugContext(ctx, "a stream of changes ended", "reason", err)
	}
	return 0
}

// letRead moves the deadline up to which the server listens on the connection: when it passes, net/http takes the client
// for gone and ends the request's context. A connection without deadlines needs none moved.
func letRead(control *http.ResponseController, until time.Time) { _ = control.SetReadDeadline(until) }

// stream writes events to one reader.
type stream struct {
	w         http.ResponseWriter
	control   *http.ResponseController
	changes   *Changes
	heartbeat time.Duration
	out       bytes.Buffer
}

// maxBuffered is the size above which a stream leaves its buffer to the garbage collector.
const maxBuffered = 1 << 20

// run writes until the context ends or the reader is gone or too slow.
func (s *stream) run(ctx context.Context, q Question, page Page) error {
	s.out.WriteString("retry: 3000\n\n")
	told := q.Since
	for {
		if err := s.page(page); err != nil {
			return err
		}
		if len(page.Items) > 0 {
			told = page.Next
		}
		q.Since = page.Next
		if page.More() {
			var err error
			if page, err = s.changes.After(ctx, q); err != nil {
				return err
			}
			continue
		}
		pause, end := context.WithTimeout(ctx, s.heartbeat)
		err := s.changes.Wait(pause, q.Since)
		end()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, context.DeadlineExceeded):
			if q.Since != told {
				told = q.Since
				s.event("cursor", told, []byte(`{"next":`+strconv.FormatInt(told, 10)+`}`))
			} else {
				s.out.WriteString(": still here\n\n")
			}
			page = Page{Next: q.Since, Head: q.Since}
			continue
		case err != nil:
			return err
		}
		if page, err = s.changes.After(ctx, q); err != nil {
			return err
		}
	}
}

// page writes the events of a page and sends what is gathered.
func (s *stream) page(p Page) error {
	for i, item := range p.Items {
		b, err := json.Marshal(item, jsontext.AllowInvalidUTF8(true))
		if err != nil {
			return err
		}
		id, ok := p.Place(i)
		if !ok {
			id = -1 // whoever breaks off between the two must get both again
		}
		s.event("change", id, b)
	}
	return s.send()
}

// event gathers an event; the data has no line ends, being JSON without blanks.
func (s *stream) event(name string, id int64, data []byte) {
	if id >= 0 {
		s.out.WriteString("id: ")
		s.out.WriteString(strconv.FormatInt(id, 10))
		s.out.WriteByte('\n')
	}
	s.out.WriteString("event: ")
	s.out.WriteString(name)
	s.out.WriteString("\ndata: ")
	s.out.Write(bytes.ReplaceAll(data, []byte("\n"), []byte(" ")))
	s.out.WriteString("\n\n")
}

// send writes within patience: the server's own deadline is for answers that end.
func (s *stream) send() error {
	if s.out.Len() == 0 {
		return nil
	}
	if err := s.control.SetWriteDeadline(time.Now().Add(patience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	_, err := s.w.Write(s.out.Bytes())
	if s.out.Cap() > maxBuffered {
		s.out = bytes.Buffer{}
	}
	s.out.Reset()
	if err != nil {
		return err
	}
	return s.control.Flush()
}
