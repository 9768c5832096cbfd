package open

import (
	"reflect"
	"strings"
	"unicode"

	"github.com/varanto/varanto/internal/search"
)

// help is what to try when nothing was found.
type help struct{ words, filters, letters string }

var helps = map[string]help{
	"fi": {
		words:   "Mitään ei löytynyt. Kokeile toista tai yleisempää sanaa.",
		filters: "Näillä rajauksilla ei löytynyt mitään. Poista jokin rajaus.",
		letters: "Kirjoita hakusanaksi kirjaimia tai numeroita.",
	},
	"sv": {
		words:   "Inga träffar. Pröva ett annat eller mer allmänt ord.",
		filters: "Inget hittades med de här avgränsningarna. Ta bort någon avgränsning.",
		letters: "Skriv bokstäver eller siffror som sökord.",
	},
	"en": {
		words:   "Nothing was found. Try another or a more general word.",
		filters: "Nothing was found with these limits. Remove one of them.",
		letters: "Use letters or digits as search words.",
	},
}

// helpFor says what to try after a query that found nothing.
func helpFor(q search.Query) string {
	h := helps[q.Language]
	switch {
	case q.Text == "" && q.Municipality == "" && q.Near == nil && reflect.DeepEqual(q.Filters, search.Filters{}):
		return h.letters
	case q.Text != "" && !strings.ContainsFunc(q.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return h.letters
	case q.Kinds != nil || q.Municipality != "" || !q.OpenAt.IsZero() || !reflect.DeepEqual(q.Filters, search.Filters{}):
		return h.filters
	}
	return h.words
}
