// Package page holds the templates of the studio's account pages. They lay out what they are given with the words of package
// words, and know no data.
package page

import (
	"fmt"

	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/words"
)

// Provider is a log-in elsewhere that is offered.
type Provider struct{ Name, Href string }

func to(w *words.Words, path string) string { return frame.Root + w.Lang + path }

func say(format string, args ...any) string { return fmt.Sprintf(format, args...) }
