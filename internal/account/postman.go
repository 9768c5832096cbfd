package account

import (
	"context"
	"errors"
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

// write sends a letter in the person's language; text and subject are those with that name in the table of words. Who is forgotten,
// here or by another process, gets none: the letter may have waited, so that the account is looked at as it is now.
func (p *postman) write(ctx context.Context, a Account, to, name string, arguments ...any) {
	gone, err := p.d.forgotten(ctx, a.ID)
	if gone {
		return
	}
	if err == nil {
		err = p.d.Mail.Send(ctx, mail.Letter{
			To: to, Subject: say(a.Language, "letter-"+name+"-subject"), Text: say(a.Language, "letter-"+name, arguments...), About: string(a.ID),
		})
	}
	if err != nil {
		p.d.Logger.Error("a letter could not be sent", "letter", name, "account", a.ID, "error", err)
	}
	// Forgetting deletes letters once the account's state is written. Whoever forgot between the look above and the letter looked too
	// early for this one, and the state tells.
	if gone, err := p.d.forgotten(context.WithoutCancel(ctx), a.ID); err != nil || gone {
		if err := errors.Join(err, p.d.forgetLetters(string(a.ID))); err != nil {
			p.d.Logger.Error("the letters of a forgotten account could not be deleted", "account", a.ID, "error", err)
		}
	}
}
