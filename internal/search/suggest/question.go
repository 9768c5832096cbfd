package suggest

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
)

const (
	maxTextRunes = 100
	maxWords     = 6
	defaultLimit = 5
	maxLimit     = 50
)

// Question asks what somebody may be typing. Any value of any field is allowed.
type Question struct {
	// Text is what was typed so far; its first 100 runes count, and of those the last 6 words: people
	// say first that they ask, then what for.
	Text string
	// Language is the page's language, fi, sv or en; anything else is fi. Names in other languages count less.
	Language string
	// Serves are the entries (Ord values) of each kind that serve the chosen place; all else is left out, as are classes
	// and terms without services there. A kind that is not in the map is not limited. Nil when no place is chosen.
	Serves map[catalog.Kind]*roaring.Bitmap
	// ServesOf gives Serves and Local of the municipality of a code, for a place that the text names at its end; nil when
	// they are not known. It is not asked when Serves is given.
	ServesOf func(municipality string) (serves, local map[catalog.Kind]*roaring.Bitmap)
	// Local are those of Serves that are nearest; they are preferred. It may be nil.
	Local map[catalog.Kind]*roaring.Bitmap
	// Kinds are the wanted groups; nil means all.
	Kinds []Kind
	// Limit is the most items a group has: 5 when 0, at most 50.
	Limit int
}

// Answer is what is suggested.
type Answer struct {
	// Groups are those with items, in the order of Kinds; nil when nothing is suggested.
	Groups []Group
	// Corrections are words that no name has, with what was taken for them; nil when there are none.
	Corrections []Correction
	// Dropped are words as typed that no item has: nothing has all words, and these were left out. Nil mostly.
	Dropped []string
}

// Group are the suggestions of one kind, best first, never empty.
type Group struct {
	Kind  Kind
	Items []Item
}

// Item is one suggestion.
type Item struct {
	Kind Kind
	// Entity is what the item stands for in the catalogue: empty for classes, terms and areas.
	Entity catalog.Kind
	// ID is an entity's id (of the first one of Count), a class's or term's uri, or an area as live.AreaKey writes it.
	ID string
	// Text is the name in the page's language, else in the one that there is.
	Text string
	// Language is Text's; of a code list's name fi, sv or en.
	Language string
	// Matched is the label that was met where it is not Text: an alternative name, a keyword, another language's name.
	Matched string
	// Area is the municipality that the last word was taken for, as live.AreaKey writes it; the item is what the other words
	// name. Empty mostly. AreaName is its name in the page's language.
	Area, AreaName string
	// Marks are byte offsets [from, to), ascending, of what was typed in Matched, or in Text when Matched is empty; nil
	// when nothing can be shown.
	Marks [][2]int
	// Count is how many entities have the name; for a class or term how many services and general descriptions are
	// described with it, in a chosen place how many of its services; for an area how many services name it.
	Count int
	// Score compares items of one answer, also those of different groups.
	Score float64
}

// Correction is a typed word that no name has, and a word that was taken for it.
type Correction struct{ From, To string }

func (q Question) normal() Question {
	if q.Language != "sv" && q.Language != "en" {
		q.Language = "fi"
	}
	if q.Limit < 1 {
		q.Limit = defaultLimit
	}
	q.Limit = min(q.Limit, maxLimit)
	n := 0
	for at := range q.Text {
		if n == maxTextRunes {
			q.Text = q.Text[:at]
			break
		}
		n++
	}
	return q
}

// wanted tells for every group whether it is asked for.
func (q Question) wanted() (want [groupCount]bool) {
	for g, k := range kinds {
		want[g] = q.Kinds == nil
		for _, w := range q.Kinds {
			want[g] = want[g] || w == k
		}
	}
	return want
}

// typed is one word of a question.
type typed struct {
	runes []rune
	// bases are other words that it may be a form of; nil mostly.
	bases [][]rune
	// edits are the typing errors that are forgiven.
	edits int
	// met is what the word has met so far: one question asks the same of a layer many times. Copies share it.
	met *meetings
}

// typedWords cuts a question into words, of which the last ones count: one may be in the making. The analyzer may be nil.
func typedWords(text string, a *finnish.Analyzer) []typed {
	var list []typed
	all := words(text, maxTextRunes)
	for _, w := range all[max(0, len(all)-maxWords):] {
		if len(w) > maxWordRunes {
			w = w[:maxWordRunes]
		}
		list = append(list, typed{runes: w, bases: basesOf(w, a), met: &meetings{}})
	}
	return list
}

// minBase is the length from which a word is taken for a form of another.
const minBase = 5

func basesOf(w []rune, a *finnish.Analyzer) [][]rune {
	if a == nil || len(w) < minBase || a.Name() != finnish.NameVoikko {
		return nil
	}
	var bases [][]rune
	for _, t := range a.Analyze(string(w)) {
		if !t.Known {
			continue
		}
		for _, b := range t.Bases {
			if base := words(b, 1); len(base) == 1 && len(base[0]) > 2 && string(base[0]) != string(w) {
				bases = append(bases, base[0])
			}
		}
	}
	return bases
}

// maxEdits is how many errors are looked for in a word of that length. Short words are too near to others: "swim" is one
// letter from the name of a municipality, Simo.
func maxEdits(runes int) int {
	switch {
	case runes >= 8:
		return 2
	case runes >= 5:
		return 1
	}
	return 0
}
