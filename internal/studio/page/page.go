// Package page holds the templates of the studio's account pages. They lay out what they are given with the words of package
// words, and know no data.
package page

import (
	"fmt"
	"time"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/words"
)

// Provider is a log-in elsewhere that is offered.
type Provider struct{ Name, Href string }

func to(w *words.Words, path string) string { return frame.Root + w.Lang + path }

func say(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// Moment is a time as the studio's pages show it, in Finland; "never" for none.
func Moment(w *words.Words, t time.Time) templ.Component { return moment(w, t) }

// When is the same as plain text.
func When(w *words.Words, t time.Time) string { return when(w, t) }
