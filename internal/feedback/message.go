package feedback

import (
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// MaxText is the most characters of a message.
const MaxText = 2000

// Topic is what a message is about in one word.
type Topic string

// The topics, in the order in which they are offered.
const (
	Wrong   Topic = "wrong"   // something is not so
	Missing Topic = "missing" // something is not told
	Unclear Topic = "unclear" // it is hard to understand
	Barrier Topic = "barrier" // the page or the place cannot be used with a disability
	Other   Topic = "other"
)

// Topics lists them all.
func Topics() []Topic { return []Topic{Wrong, Missing, Unclear, Barrier, Other} }

// ParseTopic reads a topic; what is none is Other.
func ParseTopic(s string) Topic {
	for _, t := range Topics() {
		if string(t) == s {
			return t
		}
	}
	return Other
}

// Message is one piece of feedback.
type Message struct {
	ID uuid.UUID `json:"id"`
	// Time is when it came, to the minute, in UTC: no more is needed to answer it, and less of a trace.
	Time  time.Time `json:"time"`
	Topic Topic     `json:"topic"`
	// Kind and Entity are what it is about; both are zero for feedback about the site itself.
	Kind   catalog.Kind `json:"kind,omitzero"`
	Entity catalog.ID   `json:"entity,omitzero"`
	// Name is what the entity was called then.
	Name string `json:"name,omitempty"`
	// Organization answered for the entity then; zero when nobody was known, and for the site itself.
	Organization catalog.ID `json:"organization,omitzero"`
	// Lang is the language of the page: fi, sv or en.
	Lang string `json:"lang"`
	Text string `json:"text"`
	// Handled is when somebody marked it as handled, and HandledBy that account's opaque id; zero while it is open.
	Handled   time.Time `json:"handled,omitzero"`
	HandledBy string    `json:"handledBy,omitempty"`

	// Seq is the order in which messages came; the store gives it.
	Seq int64 `json:"-"`
}

// ErrNoWords says that a message has no text.
var ErrNoWords = errors.New("a message without words")

// Tidy makes a text of what was typed: valid UTF-8 without control and bidirectional control characters, lines and
// paragraphs kept, at most MaxText characters; cut tells that there were more.
func Tidy(typed string) (text string, cut bool) {
	typed = strings.ReplaceAll(strings.ToValidUTF8(typed, " "), "\r\n", "\n")
	typed = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsControl(r), r == utf8.RuneError, unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			return ' '
		}
		return r
	}, typed)
	for strings.Contains(typed, "\n\n\n") {
		typed = strings.ReplaceAll(typed, "\n\n\n", "\n\n")
	}
	typed = strings.TrimSpace(typed)
	if utf8.RuneCountInString(typed) <= MaxText {
		return typed, false
	}
	return strings.TrimSpace(string([]rune(typed)[:MaxText])), true
}
