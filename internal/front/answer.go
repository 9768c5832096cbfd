package front

import (
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// answer is the http.ResponseWriter of one connection, used for one request after the other. It sends the head and the
// whole body with one system call where the handler gives Content-Length and all bytes at once, as for ready-made
// answers; other bodies it gathers first, so that every answer has a length.
type answer struct {
	conn   net.Conn
	header http.Header
	// head is the status line and the fields as they were when WriteHeader was called.
	head []byte
	// body gathers what was written without a Content-Length.
	body []byte
	date date

	isHEAD   bool
	status   int // 0 before WriteHeader
	declared int // Content-Length, -1 when the handler gives none
	written  int // bytes that the handler has given
	sent     bool
	// typed and dated tell that the handler has set Content-Type, or an encoding of unknown content, and Date.
	typed, dated bool
	last         bool // the connection ends after this answer
	failed       error
	// vector holds what is sent with one system call; buffers is what is left of it to send.
	vector  [][]byte
	buffers net.Buffers
}

// begin makes the answer ready for the next request.
func (a *answer) begin(isHEAD, last bool) {
	clear(a.header)
	a.head, a.body = a.head[:0], a.body[:0]
	a.isHEAD, a.last = isHEAD, last
	a.status, a.declared, a.written = 0, -1, 0
	a.sent, a.typed, a.dated, a.failed = false, false, false, nil
}

// Header implements http.ResponseWriter.
func (a *answer) Header() http.Header { return a.header }

// WriteHeader implements http.ResponseWriter. Informational answers are not sent.
func (a *answer) WriteHeader(status int) {
	if a.status != 0 || status < 200 {
		return
	}
	a.status = status
	a.head = append(a.head, "HTTP/1.1 "...)
	a.head = strconv.AppendInt(a.head, int64(status), 10)
	a.head = append(a.head, ' ')
	a.head = append(a.head, http.StatusText(status)...)
	a.head = append(a.head, "\r\n"...)
	for name, values := range a.header {
		for _, value := range values {
			if a.keeps(name, value) {
				a.field(name, value)
			}
		}
	}
}

// keeps takes note of the fields that have to do with framing, and leaves out those that are not the handler's to set.
func (a *answer) keeps(name, value string) bool {
	switch name {
	case "Content-Length":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || a.declared >= 0 {
			return false
		}
		a.declared = n
	case "Content-Type", "Content-Encoding":
		a.typed = true
	case "Date":
		a.dated = true
	case "Connection":
		a.last = a.last || strings.EqualFold(value, "close")
		return false
	case "Transfer-Encoding", "Trailer":
		return false
	}
	return isToken(name)
}

// field writes one field. A line break in a value becomes blanks, as in net/http: it must not begin a field of its own.
func (a *answer) field(name, value string) {
	a.head = append(a.head, name...)
	a.head = append(a.head, ": "...)
	if strings.IndexByte(value, '\n') >= 0 || strings.IndexByte(value, '\r') >= 0 {
		value = strings.NewReplacer("\n", " ", "\r", " ").Replace(value)
	}
	a.head = append(a.head, value...)
	a.head = append(a.head, "\r\n"...)
}

// hasBody tells whether an answer of that status can have a body (RFC 9110, 6.4.1).
func hasBody(status int) bool {
	return status != http.StatusNoContent && status != http.StatusNotModified
}

// Write implements http.ResponseWriter.
func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.WriteHeader(http.StatusOK)
	}
	if len(b) == 0 {
		return 0, a.failed
	}
	if !hasBody(a.status) {
		return 0, http.ErrBodyNotAllowed
	}
	if a.written += len(b); a.declared >= 0 && a.written > a.declared {
		return 0, http.ErrContentLength
	}
	switch {
	case a.declared < 0:
		a.body = append(a.body, b...)
	case a.isHEAD:
		if !a.typed {
			a.typeOf(b)
		}
	case !a.sent:
		if !a.typed {
			a.typeOf(b)
		}
		a.send(append(a.start(), b))
	case a.failed == nil:
		_, a.failed = a.conn.Write(b)
	}
	if a.failed != nil {
		return 0, a.failed
	}
	return len(b), nil
}

// WriteAll writes several pieces as Write would write them joined, with one system call where it can.
func (a *answer) WriteAll(pieces [][]byte) (int, error) {
	n := 0
	for _, b := range pieces {
		n += len(b)
	}
	if a.status == 0 || a.declared != n || a.written > 0 || a.isHEAD || !a.typed || !hasBody(a.status) {
		return a.writeEach(pieces)
	}
	a.written = n
	a.send(append(a.start(), pieces...))
	if a.failed != nil {
		return 0, a.failed
	}
	return n, nil
}

// writeEach is WriteAll for answers that do not lie ready as a whole.
func (a *answer) writeEach(pieces [][]byte) (int, error) {
	written := 0
	for _, b := range pieces {
		n, err := a.Write(b)
		written += n
		if err != nil {
			return written, err
		}
	}
	return written, nil
}

// typeOf guesses the type, as net/http does.
func (a *answer) typeOf(b []byte) {
	a.typed = true
	a.field("Content-Type", http.DetectContentType(b))
}

// finish sends what is not sent yet. It returns false when the connection cannot go on: writing has failed, or the
// handler gave fewer or more bytes than it promised.
func (a *answer) finish() bool {
	if a.status == 0 {
		a.WriteHeader(http.StatusOK)
	}
	if !a.sent {
		if a.declared < 0 && hasBody(a.status) {
			if !a.typed && len(a.body) > 0 {
				a.typeOf(a.body)
			}
			if !a.isHEAD || a.written > 0 {
				a.field("Content-Length", strconv.Itoa(a.written))
			}
		}
		if a.isHEAD {
			a.body = a.body[:0]
		}
		a.send(append(a.start(), a.body))
	}
	broken := a.declared >= 0 && a.written != a.declared && !a.isHEAD && hasBody(a.status)
	return a.failed == nil && !a.last && !broken
}

// start returns a vector with room for the head in the first place.
func (a *answer) start() [][]byte { return append(a.vector[:0], nil) }

// send completes the head and sends it with the rest of a vector that start began.
func (a *answer) send(vector [][]byte) {
	a.sent = true
	if !a.dated {
		a.head = append(a.head, "Date: "...)
		a.head = a.date.appendNow(a.head)
		a.head = append(a.head, "\r\n"...)
	}
	if a.last {
		a.head = append(a.head, "Connection: close\r\n"...)
	}
	a.head = append(a.head, "\r\n"...)
	vector[0] = a.head
	if len(vector) == 2 && len(vector[1]) == 0 {
		_, a.failed = a.conn.Write(a.head)
	} else {
		a.buffers = vector
		_, a.failed = a.buffers.WriteTo(a.conn)
	}
	clear(vector)
	if a.vector = vector[:0]; cap(vector) > keptPieces {
		a.vector = nil
	}
}

// date writes the time of the answers; it changes once a second.
type date struct {
	second int64
	text   [len(http.TimeFormat)]byte
}

func (d *date) appendNow(b []byte) []byte {
	now := time.Now()
	if s := now.Unix(); s != d.second {
		d.second = s
		now.UTC().AppendFormat(d.text[:0], http.TimeFormat)
	}
	return append(b, d.text[:]...)
}
