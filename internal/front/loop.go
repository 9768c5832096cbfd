package front

import (
	"bytes"
	"net"
	"net/http"
	"net/url"
	"time"
)

const (
	// headSize is the longest head that the front reads. Heads that are longer go to the server, with its own bound.
	headSize = 8 << 10
	// keptBody is the size of a gathered body whose memory is used again.
	keptBody = 64 << 10
	// keptPieces is how many pieces of an answer are kept room for.
	keptPieces = 512
	// rearm is how long a deadline stays before it is moved on: moving it for every request costs more than it gives.
	rearm = 5 * time.Second
)

// loop answers one connection's requests, one after the other.
type loop struct {
	l      *Listener
	conn   net.Conn
	remote string
	buf    []byte
	n      int // bytes of buf that are read and not yet answered

	head    head
	request http.Request
	url     url.URL
	header  http.Header
	values  [maxFields][1]string
	answer  answer

	waiting waiting   // what the deadlines are for
	armed   time.Time // when they were set
	served  bool      // there was an answer already
}

// waiting is what a connection waits for.
type waiting uint8

const (
	forNothing waiting = iota
	forHead            // within ReadHeaderTimeout
	forNext            // within IdleTimeout
)

func newLoop(l *Listener, c net.Conn) *loop {
	return &loop{
		l: l, conn: c, remote: c.RemoteAddr().String(), buf: make([]byte, headSize),
		header: http.Header{}, answer: answer{conn: c, header: http.Header{}},
	}
}

// rest is what was read and not answered.
func (p *loop) rest() []byte { return p.buf[:p.n] }

// run answers until a request is not plain, and returns true; the connection is then the server's. It returns false when
// the connection is to be closed.
func (p *loop) run() (handOver bool) {
	for {
		size, ok := p.read()
		if !ok {
			return false
		}
		if size == 0 || !parseHead(string(p.buf[:size]), &p.head) || !p.l.takes(&p.head) {
			return true
		}
		if !p.serve() {
			return false
		}
		p.n = copy(p.buf, p.buf[size:p.n])
		p.served = true
		if p.waiting == forHead {
			p.waiting = forNothing // the next head has a time of its own
		}
	}
}

var headEnd = []byte("\r\n\r\n")

// read reads until there is a whole head, and returns its size: 0 when what there is cannot become a plain head. It
// returns false when the connection has ended, is idle for too long or is to end.
func (p *loop) read() (size int, ok bool) {
	for seen := 0; ; {
		if i := bytes.Index(p.buf[seen:p.n], headEnd); i >= 0 {
			return seen + i + len(headEnd), true
		}
		if p.n == len(p.buf) || p.n > 0 && p.buf[0] != 'G' && p.buf[0] != 'H' || hasBareLineFeed(p.buf[:p.n]) {
			return 0, true
		}
		seen = max(0, p.n-len(headEnd)+1)
		if !p.arm() {
			return 0, false
		}
		n, err := p.conn.Read(p.buf[p.n:])
		p.n += n
		if err != nil {
			return 0, false
		}
	}
}

// hasBareLineFeed tells of a line that net/http takes for ended and the front does not.
func hasBareLineFeed(b []byte) bool {
	for i := 0; ; i++ {
		n := bytes.IndexByte(b[i:], '\n')
		if n < 0 {
			return false
		}
		if i += n; i == 0 || b[i-1] != '\r' {
			return true
		}
	}
}

// arm sets the deadlines for the next read, and for the write after it: a head that has begun must be whole after
// ReadHeaderTimeout, and so must the first one; between requests IdleTimeout holds. It returns false when the connection
// is to end.
func (p *loop) arm() bool {
	want, wait := forNext, p.l.server.IdleTimeout
	if p.n > 0 || !p.served {
		want, wait = forHead, p.l.server.ReadHeaderTimeout
	}
	if now := time.Now(); want != p.waiting || want == forNext && now.Sub(p.armed) >= rearm {
		p.waiting, p.armed = want, now
		if p.setDeadlines(now, wait) != nil {
			return false
		}
	}
	// After the deadline is set: then either this sees that all is to end, or Shutdown moves the deadline after us.
	return !p.l.closing.Load()
}

// setDeadlines sets no deadline where there is no timeout, as in net/http.
func (p *loop) setDeadlines(now time.Time, wait time.Duration) error {
	var read, write time.Time
	if wait > 0 {
		read = now.Add(wait)
		if w := p.l.server.WriteTimeout; w > 0 {
			write = read.Add(w)
		}
	}
	if err := p.conn.SetReadDeadline(read); err != nil {
		return err
	}
	return p.conn.SetWriteDeadline(write)
}

// serve calls the handler. It returns false when the connection is to be closed.
func (p *loop) serve() (goOn bool) {
	defer func() {
		// The handler turns its own panics into answers; what comes this far means to break the connection off.
		if recover() != nil {
			goOn = false
		}
	}()
	p.fill()
	p.answer.begin(p.head.method == http.MethodHead, p.l.closing.Load())
	p.l.server.Handler.ServeHTTP(&p.answer, &p.request)
	goOn = p.answer.finish()
	if cap(p.answer.body) > keptBody {
		p.answer.body = nil
	}
	return goOn
}

// fill makes the request that net/http would make of the head.
func (p *loop) fill() {
	h := &p.head
	clear(p.header)
	for i := range h.count {
		p.values[i][0] = h.fields[i].value
		p.header[h.fields[i].name] = p.values[i][:]
	}
	p.url = url.URL{Path: h.path, RawQuery: h.query, ForceQuery: h.asked && h.query == ""}
	p.request = http.Request{
		Method: h.method, URL: &p.url, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: p.header,
		Body: http.NoBody, Host: h.host, RemoteAddr: p.remote, RequestURI: h.target,
	}
}
