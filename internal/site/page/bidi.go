package page

import (
	"strings"
	"unicode"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/site/view"
)

// turning tells that a text has characters that change the direction of what stands beside it. Such a text is put into an
// element of its own, which ends their power.
func turning(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }) >= 0
}

// straight leaves the characters out that change direction, for places that cannot hold elements.
func straight(s string) string {
	if !turning(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}

// language marks the language of a text that is not in the page's.
func language(t view.Text) templ.Attributes {
	if t.Lang == "" {
		return nil
	}
	return templ.Attributes{"lang": t.Lang}
}
