package front

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Listener answers plain requests itself; its Accept gives the connections of all others, for the http.Server whose
// handler and timeouts it shares.
type Listener struct {
	inner  net.Listener
	server *http.Server
	prefix string

	handed chan net.Conn
	errs   chan error
	done   chan struct{} // closed by Close
	once   sync.Once

	closing atomic.Bool
	loops   sync.WaitGroup
	mu      sync.Mutex
	conns   map[net.Conn]struct{} // those that the front serves now
}

// New returns a listener for server.Serve. It answers plain GET and HEAD requests for paths that begin with prefix by
// server.Handler, within server's ReadHeaderTimeout, WriteTimeout and IdleTimeout. For such requests the handler gets a
// writer that neither flushes nor gives up its connection, and a context that does not end when the client goes away.
// Neither request nor writer may be kept after the handler has returned.
//
// Close ends accepting; Shutdown ends the connections that the front serves. Both are needed besides server.Shutdown.
func New(inner net.Listener, server *http.Server, prefix string) *Listener {
	l := &Listener{
		inner: inner, server: server, prefix: prefix,
		handed: make(chan net.Conn), errs: make(chan error), done: make(chan struct{}), conns: map[net.Conn]struct{}{},
	}
	go l.acceptAll()
	return l
}

// Accept implements net.Listener with the connections that the front leaves to the server.
func (l *Listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.handed:
		return c, nil
	case err := <-l.errs:
		return nil, err
	case <-l.done:
		return nil, net.ErrClosed
	}
}

// Addr implements net.Listener.
func (l *Listener) Addr() net.Addr { return l.inner.Addr() }

// Close implements net.Listener: there are no new connections after it. Those that are open go on.
func (l *Listener) Close() error {
	var err error
	l.once.Do(func() {
		close(l.done)
		err = l.inner.Close()
	})
	return err
}

// acceptAll begins the loop of every connection. Errors go to Accept, whose caller waits between them.
func (l *Listener) acceptAll() {
	for {
		c, err := l.inner.Accept()
		if err == nil {
			if l.enter(c) {
				go l.serve(c)
			}
			continue
		}
		select {
		case l.errs <- err:
		case <-l.done:
			return
		}
		if errors.Is(err, net.ErrClosed) {
			return
		}
	}
}

// enter takes note of a connection, unless all are to end.
func (l *Listener) enter(c net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closing.Load() {
		_ = c.Close() // nothing was asked on it
		return false
	}
	l.conns[c] = struct{}{}
	l.loops.Add(1)
	return true
}

func (l *Listener) leave(c net.Conn) {
	l.mu.Lock()
	delete(l.conns, c)
	l.mu.Unlock()
	l.loops.Done()
}

func (l *Listener) serve(c net.Conn) {
	defer l.leave(c)
	loop := newLoop(l, c)
	if !loop.run() {
		_ = c.Close() // the client has gone or must go
		return
	}
	if c.SetDeadline(time.Time{}) != nil { // the server sets its own
		_ = c.Close()
		return
	}
	select {
	case l.handed <- &readConn{Conn: c, read: loop.rest()}:
	case <-l.done:
		_ = c.Close()
	}
}

func (l *Listener) takes(h *head) bool { return strings.HasPrefix(h.path, l.prefix) }

// Shutdown closes the connections that the front serves: idle ones at once, the others after the answer at hand. It
// returns when all are closed; at the end of ctx it closes the rest and returns ctx's error.
func (l *Listener) Shutdown(ctx context.Context) error {
	err := l.Close()
	l.mu.Lock()
	l.closing.Store(true)
	for c := range l.conns {
		_ = c.SetReadDeadline(past) // wakes who waits for a request
	}
	l.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		l.loops.Wait()
		close(ended)
	}()
	select {
	case <-ended:
		return err
	case <-ctx.Done():
	}
	l.mu.Lock()
	for c := range l.conns {
		_ = c.Close() // its time is over
	}
	l.mu.Unlock()
	return errors.Join(err, ctx.Err())
}

var past = time.Unix(1, 0)

// readConn gives what was already read before it reads on.
type readConn struct {
	net.Conn
	read []byte
}

// Read implements net.Conn.
func (c *readConn) Read(b []byte) (int, error) {
	if len(c.read) == 0 {
		return c.Conn.Read(b)
	}
	n := copy(b, c.read)
	if c.read = c.read[n:]; len(c.read) == 0 {
		c.read = nil
	}
	return n, nil
}
