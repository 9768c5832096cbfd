package answer

import (
	"context"
	"io"
	"net/http"
	"time"
)

const (
	// piece is how much is sent at a time.
	piece = 64 << 10
	// patience is how long a reader may take for a piece: 2 kB a second.
	patience = 30 * time.Second
)

// Patiently makes a writer of an answer that may take long as a whole: a server's deadline is for small answers, so it is
// moved on before every piece, and only a reader that takes nothing more is dropped. So is the deadline for reading: when
// that passes, net/http takes the client for gone. Writers that know no deadlines are written to all the same.
func Patiently(w http.ResponseWriter) http.ResponseWriter {
	return &patient{ResponseWriter: w, control: http.NewResponseController(w)}
}

type patient struct {
	http.ResponseWriter
	control *http.ResponseController
}

// Unwrap lets http.ResponseController reach the writer below.
func (p *patient) Unwrap() http.ResponseWriter { return p.ResponseWriter }

// Write implements io.Writer.
func (p *patient) Write(b []byte) (int, error) {
	n := 0
	for {
		until := time.Now().Add(patience)
		_ = p.control.SetWriteDeadline(until) // what knows no deadline has none to move
		_ = p.control.SetReadDeadline(until)
		k, err := p.ResponseWriter.Write(b[n:min(len(b), n+piece)])
		if n += k; err != nil || n == len(b) {
			return n, err
		}
	}
}

// Turns let so many answers of a kind be made at a time. The time in which readers take what was made does not count, so
// that slow readers cannot keep others from their turn.
type Turns chan struct{}

// turnPatience is how long a request waits for its turn.
const turnPatience = 20 * time.Second

// Enter waits for a turn; ok is false when none came in time, or the client did not wait.
func (t Turns) Enter(ctx context.Context) (ok bool) {
	timer := time.NewTimer(turnPatience)
	defer timer.Stop()
	select {
	case t <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

// Leave gives a turn back.
func (t Turns) Leave() { <-t }

// between gives the turn back while it writes. It waits for the next one as long as it takes: what has begun is to end.
type between struct {
	w     io.Writer
	turns Turns
}

func (b between) Write(p []byte) (int, error) {
	b.turns.Leave()
	defer func() { b.turns <- struct{}{} }()
	return b.w.Write(p)
}
