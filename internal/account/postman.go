package account

import (
	"context"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/account/mail"
)

const (
	// maxWaiting bounds letters that wait; more than a mail server takes are a flood.
	maxWaiting  = 1000
	sendTimeout = time.Minute
)

// postman does what must not be noticed by how long it takes: looking up who is asked for, and sending letters. One goroutine
// does it all in turn.
type postman struct {
	d     *Directory
	in    chan func(context.Context)
	ended chan struct{}

	mu     sync.RWMutex
	closed bool
}

func newPostman(d *Directory) *postman {
	p := &postman{d: d, in: make(chan func(context.Context), maxWaiting), ended: make(chan struct{})}
	go func() {
		defer close(p.ended)
		for work := range p.in {
			ctx, cancel := context.WithTimeout(context.Background(), sendTimeout)
			work(ctx)
			cancel()
		}
	}()
	return p
}

// later does the work when its turn comes; when too much waits, it is left undone, and the log says so.
func (p *postman) later(work func(context.Context)) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.closed {
		return
	}
	select {
	case p.in <- work:
	default:
		p.d.Logger.Warn("too many letters wait: one was left out", "waiting", maxWaiting)
	}
}

// wait returns when the work that was given before is done.
func (p *postman) wait() {
	done := make(chan struct{})
	p.later(func(context.Context) { close(done) })
	select {
	case <-done:
	case <-p.ended:
	}
}

func (p *postman) close() {
	p.mu.Lock()
	if !p.closed {
		p.closed = true
		close(p.in)
	}
	p.mu.Unlock()
	<-p.ended
}

// write sends a letter in the person's language; text and subject are those with that name in the table of words.
func (p *postman) write(ctx context.Context, a Account, to, name string, arguments ...any) {
	letter := mail.Letter{
		To: to, Subject: say(a.Language, "letter-"+name+"-subject"), Text: say(a.Language, "letter-"+name, arguments...), About: string(a.ID),
	}
	if err := p.d.Mail.Send(ctx, letter); err != nil {
		p.d.Logger.Error("a letter could not be sent", "letter", name, "account", a.ID, "error", err)
	}
}
