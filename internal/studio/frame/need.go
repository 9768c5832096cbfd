package frame

import (
	"slices"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/editorial"
)

// Need says who may use a page. ok is false where nobody is logged in.
type Need func(a account.Account, ok bool) bool

// Anybody needs no log-in.
func Anybody(account.Account, bool) bool { return true }

// Reader is everybody who is logged in.
func Reader(_ account.Account, ok bool) bool { return ok }

// Writer writes content: system main users, main users and editors.
func Writer(a account.Account, ok bool) bool {
	return ok && (Manager(a, ok) || a.Role == editorial.Editor)
}

// Publisher publishes and withdraws content: who writes it, and reviewers.
func Publisher(a account.Account, ok bool) bool {
	return ok && (Writer(a, ok) || a.Role == editorial.Reviewer)
}

// Manager keeps people and API users: system main users and main users.
func Manager(a account.Account, ok bool) bool {
	return ok && (a.Role == editorial.Admin || a.Role == editorial.MainUser)
}

// Item is a link of the main navigation.
type Item struct {
	// Path is what follows /studio/fi; pages below it belong to the item, too.
	Path string
	Need Need
	Name func(lang string) string
	// About says on the front page what the link is for; nil says nothing.
	About func(lang string) string
	// Waiting says on the front page what waits there for whoever asks; nil, or an empty text, says nothing.
	Waiting func(r *Request) (string, error)
	// Rank orders the links: lower ones come first, equal ones in the order in which they were added.
	Rank int
}

// Menu adds a link to the main navigation, for those who may use it.
func (f *Frame) Menu(i Item) {
	f.items = append(f.items, i)
	slices.SortStableFunc(f.items, func(a, b Item) int { return a.Rank - b.Rank })
}
