package webhook

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/open/feed"
)

// message is the body of a delivery, in the form that Standard Webhooks proposes.
type message struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"`
	Data      any       `json:"data"`
}

// testType is the type of a message that tells of no change.
const testType = "test"

// typeOf names a change: service.published, serviceChannel.connection, organization.archived.
func typeOf(i *feed.Item) string {
	kind := string(i.Kind)
	return strings.ToLower(kind[:1]) + kind[1:] + "." + string(i.Change)
}

// idOf is the same whenever the same change is sent to the same receiver.
func idOf(s *Subscription, i *feed.Item) string {
	return "msg_" + strings.ReplaceAll(uuid.NewSHA1(i.Key(), []byte(s.ID)).String(), "-", "")
}

// sender posts messages.
type sender struct {
	public, private *http.Client
	userAgent       string
	now             func() time.Time
}

func newSender(userAgent string, now func() time.Time) *sender {
	return &sender{newClient(false), newClient(true), userAgent, now}
}

// refused is an answer that is not a success.
type refused struct {
	status int
	// after is when the receiver wants the next try, zero when it does not say.
	after time.Duration
}

func (r *refused) Error() string { return "the receiver answered " + strconv.Itoa(r.status) }

// maxRetryAfter bounds how long a receiver may ask to be left alone.
const maxRetryAfter = 6 * time.Hour

// post sends one message and returns nil when it was taken.
func (s *sender) post(ctx context.Context, to *Subscription, id string, body []byte) error {
	if err := checkURL(to.URL, to.AllowPrivate); err != nil { // the file may have been written by hand
		return err
	}
	at := s.now()
	signature, err := Sign(to.Secret, id, at, body)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to.URL, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("make the request: %w", withoutURL(err))
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", s.userAgent)
	r.Header.Set("Webhook-Id", id)
	r.Header.Set("Webhook-Timestamp", strconv.FormatInt(at.Unix(), 10))
	r.Header.Set("Webhook-Signature", signature)
	client := s.public
	if to.AllowPrivate {
		client = s.private
	}
	answer, err := client.Do(r)
	if err != nil {
		return withoutURL(err)
	}
	defer answer.Body.Close()
	_, _ = io.CopyN(io.Discard, answer.Body, maxAnswer) // what it says is of no interest
	if answer.StatusCode >= 200 && answer.StatusCode < 300 {
		return nil
	}
	return &refused{answer.StatusCode, retryAfter(answer.Header.Get("Retry-After"), s.now())}
}

// withoutURL takes the address out of an error, whose query may be a secret of the receiver's.
func withoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

func retryAfter(v string, now time.Time) time.Duration {
	var d time.Duration
	if n, err := strconv.Atoi(v); err == nil {
		d = time.Duration(max(0, min(n, int(maxRetryAfter/time.Second)))) * time.Second
	} else if t, err := http.ParseTime(v); err == nil {
		d = t.Sub(now)
	}
	return max(0, min(d, maxRetryAfter))
}

// bodyOf writes the message of a change.
func bodyOf(i *feed.Item) ([]byte, error) {
	b, err := json.Marshal(message{typeOf(i), i.At, i}, jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return nil, fmt.Errorf("write the message of %s %s: %w", i.Kind, i.ID, err)
	}
	return b, nil
}

// Test sends one message of the type "test" and returns nil when it was taken.
func Test(ctx context.Context, to Subscription, userAgent string) error {
	now := time.Now()
	body, err := json.Marshal(message{testType, now.UTC(), map[string]string{"subscription": to.ID}})
	if err != nil {
		return fmt.Errorf("write the test: %w", err)
	}
	return newSender(userAgent, time.Now).post(ctx, &to, "msg_"+strings.ReplaceAll(uuid.NewString(), "-", ""), body)
}
