package mail

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/wneessen/go-mail"
)

// SMTP sends letters through a server.
type SMTP struct {
	client *mail.Client
	from   string
	now    func() time.Time
}

const smtpTimeout = 30 * time.Second

// NewSMTP makes a sender for "smtp://user:password@host:587" (STARTTLS is compulsory), "smtps://..." (TLS from the start,
// port 465) or "smtp+plain://host:25" (no TLS: for a relay on the same machine). from is the sender's address, with or without
// a name. Nothing is connected yet.
func NewSMTP(server, from string, now func() time.Time) (*SMTP, error) {
	u, err := url.Parse(server)
	if err != nil || u.Hostname() == "" {
		return nil, errors.New("the mail server is to be given as smtp://user:password@host:port") // the error may hold the password
	}
	options := []mail.Option{mail.WithTimeout(smtpTimeout)}
	port := 587
	switch u.Scheme {
	case "smtp":
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	case "smtps":
		port, options = 465, append(options, mail.WithSSL())
	case "smtp+plain":
		port, options = 25, append(options, mail.WithTLSPolicy(mail.NoTLS))
	default:
		return nil, fmt.Errorf("the mail server's scheme %q is not smtp, smtps or smtp+plain", u.Scheme)
	}
	if given := u.Port(); given != "" {
		if port, err = strconv.Atoi(given); err != nil {
			return nil, fmt.Errorf("the mail server's port %q is no number", given)
		}
	}
	options = append(options, mail.WithPort(port))
	if u.User != nil {
		secret, _ := u.User.Password()
		if u.Scheme == "smtp+plain" && secret != "" {
			return nil, errors.New("a password for the mail server needs TLS: use smtp or smtps")
		}
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(u.User.Username()), mail.WithPassword(secret))
	}
	client, err := mail.NewClient(u.Hostname(), options...)
	if err != nil {
		return nil, fmt.Errorf("set up the mail server: %w", err)
	}
	if err := mail.NewMsg().From(from); err != nil {
		return nil, fmt.Errorf("the sender's address of letters: %w", err)
	}
	return &SMTP{client: client, from: from, now: now}, nil
}

// Send implements Sender.
func (s *SMTP) Send(ctx context.Context, l Letter) error {
	m, err := message(l, s.from, s.now())
	if err != nil {
		return fmt.Errorf("send a letter: %w", err)
	}
	if err := s.client.DialAndSendWithContext(ctx, m); err != nil {
		return fmt.Errorf("send a letter: %w", withoutAddress(err))
	}
	return nil
}

// withoutAddress says of a letter that the server did not take only at which command and with which code: the rest, and what the server
// writes, names the receiver.
func withoutAddress(err error) error {
	var refused *mail.SendError
	if !errors.As(err, &refused) {
		return err
	}
	return fmt.Errorf("the mail server did not take it: %s, code %d", refused.Reason, refused.ErrorCode())
}

// Forget implements Sender: no copies are kept.
func (*SMTP) Forget(...string) error { return nil }
