package v11

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Restricted answers the operations that need a log-in; package in does.
type Restricted interface {
	// Serve answers an operation and returns the status.
	Serve(Call) int
	// Reader is the API user who presents a request's token on an operation that needs none, "" for anybody else. Entities
	// of that API user are shown with their source ids.
	Reader(*http.Request) string
}

// WithRestricted has r answer the operations that need a log-in. Without it they answer 401.
func WithRestricted(r Restricted) Option { return func(h *Handler) { h.restricted = r } }

// LogIn is the operation of the log-in, which PTV keeps outside the interface.
const LogIn = "post_auth_api-login"

// logInPath is where clients of PTV log in.
const logInPath = "/api/auth/api-login"

// Call is a request for a restricted operation.
type Call struct {
	request request
	// Operation is the contract's operation id, such as put_Service_id, or LogIn.
	Operation string
}

// Request is the request; its body is unread.
func (c Call) Request() *http.Request { return c.request.r }

// Header are the headers of the answer.
func (c Call) Header() http.Header { return c.request.w.Header() }

// Writer is where the answer goes, for what bounds the reading of bodies.
func (c Call) Writer() http.ResponseWriter { return c.request.w }

// Snapshot is what the public sees at this moment.
func (c Call) Snapshot() *live.Snapshot { return c.request.snap }

// Arg is a parameter of the path, in its order.
func (c Call) Arg(i int) string { return c.request.args[i] }

// Send answers 200 with JSON that is for the caller only.
func (c Call) Send(body []byte) int {
	h := c.request.w.Header()
	h["Cache-Control"] = headerNoStore
	h["Content-Type"] = headerJSON
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	c.request.w.WriteHeader(http.StatusOK)
	if c.request.r.Method != http.MethodHead {
		c.request.w.Write(body) //nolint:errcheck // the client has gone; nobody is left to tell
	}
	return http.StatusOK
}

// Fault is a message under PTV's key.
type Fault struct{ Key, Message string }

// Refuse answers 400 with PTV's object of keys and messages.
func (c Call) Refuse(list ...Fault) int {
	var bad faults
	for _, f := range list {
		bad.add(f.Key, f.Message)
	}
	return c.request.refuse(bad)
}

// Missing answers 404 with PTV's errorMessage.
func (c Call) Missing(message string) int { return c.request.missing(message) }

// Unknown answers 404 for an entity that is not there, in the words of all of the interface.
func (c Call) Unknown(k catalog.Kind, id string) int { return c.request.unknown(k, id) }

// Fail answers with another status and PTV's errorMessage.
func (c Call) Fail(status int, message string) int {
	return c.request.fail(status, errorMessage(message))
}

// Broken answers 500; the log tells why.
func (c Call) Broken(err error) int { return c.request.broken(err) }

// Unauthorized answers 401 without a body.
func (c Call) Unauthorized() int { return c.request.unauthorized() }

// Forbidden answers 403 without a body.
func (c Call) Forbidden() int {
	h := c.request.w.Header()
	h["Cache-Control"] = headerNoStore
	h["Content-Length"] = headerZero
	c.request.w.WriteHeader(http.StatusForbidden)
	return http.StatusForbidden
}

// Token is what stands behind Bearer in a request's header, "" when there is none.
func Token(r *http.Request) string {
	for _, header := range r.Header["Authorization"] {
		if token, bearer := cutPrefixFold(header, "Bearer "); bearer {
			return strings.TrimSpace(token)
		}
	}
	return ""
}

// Flag reads a boolean of the query, false when absent; a fault for anything else.
func (c Call) Flag(name string) (bool, []Fault) {
	var bad faults
	value := c.request.query().flag(name, &bad)
	return value, bad.told()
}

// ID reads the GUID of a path's parameter.
func (c Call) ID(name string, i int) (catalog.ID, []Fault) {
	var bad faults
	id := checkID(name, c.request.args[i], &bad)
	return id, bad.told()
}

// Listing is what restricted lists are asked with.
type Listing struct {
	// Page counts from 1.
	Page int
	// Status and Type are "" when the operation has no such parameter.
	Status, Type  string
	after, before time.Time
}

// Within tells whether a time lies strictly between date and dateBefore.
func (l Listing) Within(t time.Time) bool { return window{l.after, l.before}.holds(t) }

// Listing reads the parameters of a restricted list. statuses and types are the values that are allowed, the first status
// being the one that is meant when none is given; nil for an operation without the parameter.
func (c Call) Listing(dates bool, statuses, types []string) (Listing, []Fault) {
	var bad faults
	q := c.request.query()
	l := Listing{Page: q.page(&bad)}
	if dates {
		w := q.window(&bad)
		l.after, l.before = w.after, w.before
	}
	if statuses != nil {
		l.Status = q.oneOf("status", statuses[0], statuses, &bad)
	}
	if types != nil {
		l.Type = q.oneOf("type", "", types, &bad)
	}
	return l, bad.told()
}

// SendPage answers with a page of a list of total items; write appends one item.
func (c Call) SendPage(number, total int, write func(b []byte, i int) []byte) int {
	p := pageOf(number, idsAPage, total)
	b := p.appendHead(nil)
	if p.empty() {
		return c.Send(b)
	}
	for i := p.from; i < p.to; i++ {
		if i > p.from {
			b = append(b, ',')
		}
		b = write(b, i)
	}
	return c.Send(append(b, ']', '}'))
}

// PageBounds are the places in a list of total items that a page has.
func PageBounds(number, total int) (from, to int) {
	p := pageOf(number, idsAPage, total)
	return p.from, p.to
}

func (f *faults) told() []Fault {
	var out []Fault
	for _, one := range f.list {
		out = append(out, Fault{one.key, one.message})
	}
	return out
}

// nobodysSource is how bodies that lie ready begin their second member.
var nobodysSource = []byte(`"sourceId":null`)

// withSource gives the answer with the source id where the entity is the reader's, and the answer itself otherwise.
func (c request) withSource(e *live.Entry, w *live.Wire) *live.Wire {
	if c.reader == "" {
		return w
	}
	document := e.Document()
	if !bytes.Contains(document, []byte(c.reader)) {
		return w
	}
	source, ok := sourceOf(e.Kind, document, c.reader)
	if !ok {
		return w
	}
	before, after, found := bytes.Cut(w.Body, nobodysSource)
	if !found {
		return w
	}
	body := append(append([]byte{}, before...), `"sourceId":`...)
	return live.NewWire(append(appendQuoted(body, source), after...))
}

// sourceOf is the source id that a user gave to an entity.
func sourceOf(k catalog.Kind, document []byte, user string) (string, bool) {
	e, err := catalog.Unmarshal(k, document)
	if err != nil {
		return "", false
	}
	id, of := SourceOf(e)
	return id, of == user && id != ""
}

// SourceOf is an entity's source id and the API user who gave it; both are empty for kinds that have none.
func SourceOf(e catalog.Entity) (id, user string) {
	switch e := e.(type) {
	case *catalog.Service:
		return e.SourceID, e.SourceUser
	case *catalog.ServiceChannel:
		return e.SourceID, e.SourceUser
	case *catalog.Organization:
		return e.SourceID, e.SourceUser
	case *catalog.ServiceCollection:
		return e.SourceID, e.SourceUser
	}
	return "", ""
}

// cache is how long an answer may be kept: not at all when it is made for one reader.
func (c request) cache() []string {
	if c.reader != "" {
		return headerNoStore
	}
	return headerFresh
}
