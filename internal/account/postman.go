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

// write is send for letters that nobody waits for: what fails is logged.
func (p *postman) write(ctx context.Context, a Account, to, name string, arguments ...any) {
	if err := p.send(ctx, a, to, name, arguments...); err != nil {
		p.d.Logger.Error("a letter could not be sent", "letter", name, "account", a.ID, "error", err)
	}
	p.forgetIfGone(ctx, a)
}

// send sends a letter in the person's language; text and subject are those with that name in the table of words. Who is forgotten,
// here or by another process, gets none: the letter may have waited, so that the account is looked at as it is now. Whoever calls it
// calls forgetIfGone then.
func (p *postman) send(ctx context.Context, a Account, to, name string, arguments ...any) error {
	gone, err := p.d.forgotten(ctx, a.ID)
	if gone || err != nil {
		return err
	}
	return p.d.Mail.Send(ctx, mail.Letter{
		To: to, Subject: say(a.Language, "letter-"+name+"-subject"), Text: say(a.Language, "letter-"+name, arguments...), About: string(a.ID),
	})
}

// forgetIfGone deletes the letter that was just sent when its account is forgotten. Forgetting deletes letters once the account's
// state is written: whoever forgot between the look before the letter and the letter looked too early for this one, and the state tells.
func (p *postman) forgetIfGone(ctx context.Context, a Account) {
	if gone, err := p.d.forgotten(context.WithoutCancel(ctx), a.ID); err != nil || gone {
		if err := errors.Join(err, p.d.forgetLetters(string(a.ID))); err != nil {
			p.d.Logger.Error("the letters of a forgotten account could not be deleted", "account", a.ID, "error", err)
		}
	}
}
