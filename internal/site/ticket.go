package site

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/feedback"
)

// How long after it was given out a form can be sent: programs are faster, and forgotten pages older.
const (
	soonest = 2 * time.Second
	latest  = 24 * time.Hour
)

// feedbackDesk takes feedback: its key signs tickets, which die with the process, and each ticket is good for one message.
type feedbackDesk struct {
	key     []byte
	limiter *feedback.Limiter

	mu sync.Mutex
	// used are the tickets with which a message was stored, by their own part, until they end. The limiter bounds them.
	used  map[string]usedTicket
	swept time.Time
}

// usedTicket is when a ticket's form was stored, and a sum of its words.
type usedTicket struct {
	at   time.Time
	text [sha256.Size]byte
}

func newFeedbackDesk() *feedbackDesk {
	return &feedbackDesk{key: []byte(rand.Text()), limiter: feedback.NewLimiter(), used: map[string]usedTicket{}}
}

// ticket tells when a form was given out, in a way that nobody else can; no two are alike.
func (d *feedbackDesk) ticket(now time.Time) string {
	own := strconv.FormatInt(now.Unix(), 36) + "-" + rand.Text()
	return own + "." + d.sign(own)
}

func (d *feedbackDesk) sign(own string) string {
	m := hmac.New(sha256.New, d.key)
	m.Write([]byte(own)) //nolint:errcheck // never fails
	return hex.EncodeToString(m.Sum(nil)[:16])
}

// valid tells that a form was given out long enough ago, and not too long.
func (d *feedbackDesk) valid(ticket string, now time.Time) bool {
	own, sign, _ := strings.Cut(ticket, ".")
	if !hmac.Equal([]byte(sign), []byte(d.sign(own))) {
		return false
	}
	at, _, _ := strings.Cut(own, "-")
	given, err := strconv.ParseInt(at, 36, 64)
	age := now.Sub(time.Unix(given, 0))
	return err == nil && age >= soonest && age <= latest
}

// use is what came of a ticket.
type use int

const (
	// first is the first time: the message was stored, or could not be.
	first use = iota
	// same is when a message of the same words was stored with it before, other when one of other words was.
	same
	other
)

// once stores a message of these words by a ticket that is valid, if none was stored by it before. Who sends twice at the same
// time waits for the first one, and is told of it: so nothing is stored twice, and nothing is said to be stored that is not.
func (d *feedbackDesk) once(ticket, text string, now time.Time, store func() error) (use, error) {
	own, _, _ := strings.Cut(ticket, ".")
	sum := sha256.Sum256([]byte(text))
	d.mu.Lock()
	defer d.mu.Unlock()
	if before, ok := d.used[own]; ok {
		if before.text == sum {
			return same, nil
		}
		return other, nil
	}
	if err := store(); err != nil {
		return first, err
	}
	d.sweep(now)
	d.used[own] = usedTicket{now, sum}
	return first, nil
}

// sweep forgets tickets that have ended, once in a window.
func (d *feedbackDesk) sweep(now time.Time) {
	if now.Sub(d.swept) < feedback.Window {
		return
	}
	d.swept = now
	for own, u := range d.used {
		if now.Sub(u.at) > latest {
			delete(d.used, own)
		}
	}
}
