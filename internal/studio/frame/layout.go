package frame

import (
	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/studio/words"
)

// layout is what the frame round a page shows.
type layout struct {
	Page
	W                 *words.Words
	Name, Notice      string
	asset             func(string) string
	theme, logo, mark string
	person            account.Account
	languages         []other
	menu              []Listed
}

func (l layout) title() string {
	t := l.Title + " – " + l.W.Frame.Studio + " – " + l.Name
	if l.Failed {
		t = l.W.Frame.ErrorPrefix + " " + t
	}
	return t
}

func (l layout) to(path string) string { return Root + l.W.Lang + path }
