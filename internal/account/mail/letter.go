package mail

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/wneessen/go-mail"
)

// Letter is a plain text to one person.
type Letter struct {
	To      string // e-mail address
	Subject string
	Text    string
	// About is the opaque id of the account that the letter is to, by which its copy is found again.
	About string
}

// Sender sends letters. Its methods may be called by many goroutines at once.
type Sender interface {
	// Send returns when the letter is written or taken by the server.
	Send(ctx context.Context, l Letter) error
	// Forget deletes the copies of letters about these accounts that are kept.
	Forget(about ...string) error
}

// message is the letter as MIME.
func message(l Letter, from string, now time.Time) (*mail.Msg, error) {
	m := mail.NewMsg(mail.WithNoDefaultUserAgent())
	if err := m.From(from); err != nil {
		return nil, fmt.Errorf("the sender's address: %w", err)
	}
	if err := m.To(l.To); err != nil {
		return nil, errors.New("the receiver's address has no such form") // the error names it
	}
	m.Subject(l.Subject)
	m.SetDateWithValue(now)
	m.SetMessageID()
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no absence notes, please
	m.SetBodyString(mail.TypeTextPlain, l.Text)
	return m, nil
}
