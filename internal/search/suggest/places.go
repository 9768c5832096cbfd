package suggest

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search"
)

// placeForms are the names of areas in all the forms by which queries name them, sorted.
type placeForms []placeForm

// placeForm is a form in the form in which texts are compared, and its place in the list of codes.
type placeForm struct {
	form   string
	member uint32
	// former tells that it is the name of a municipality that became part of that one.
	former bool
}

const (
	// minForm is how much of an inflected name must be typed, minPlace of one that ends a text of several words.
	minForm  = 4
	minPlace = 2
	// maxPlaceWords is how many words a name has at most.
	maxPlaceWords = 3
)

func newPlaceForms(t *codeTable) placeForms {
	var out placeForms
	for _, f := range search.PlaceForms() {
		if member, ok := t.byID[codeKey{Areas, code{area: f.Area}.id()}]; ok {
			out = append(out, placeForm{keyOf(f.Text), member, f.Former})
		}
	}
	slices.SortFunc(out, func(a, b placeForm) int {
		return cmp.Or(cmp.Compare(a.form, b.form), cmp.Compare(a.member, b.member))
	})
	return slices.Compact(out)
}

// begin yields the forms that begin with a text; an area may come more than once.
func (f placeForms) begin(text string) iter.Seq[placeForm] {
	return func(yield func(placeForm) bool) {
		for i := sort.Search(len(f), func(i int) bool { return f[i].form >= text }); i < len(f) && strings.HasPrefix(f[i].form, text); i++ {
			if !yield(f[i]) {
				return
			}
		}
	}
}

// begun tells that a word is the beginning of a form, long enough to be told from other words.
func (f placeForms) begun(word []rune) bool {
	if len(word) < minForm {
		return false
	}
	for range f.begin(string(word)) {
		return true
	}
	return false
}

// joined are words with blanks between.
func joined(words []typed) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(w.runes))
	}
	return b.String()
}

// formed are the areas that all the words of a question are the beginning of a form of, each once.
func (r *round) formed() []uint32 {
	if len(r.asked) == 0 || len(r.asked) > maxPlaceWords || !r.want[groupAreas] || len(r.asked) == 1 && len(r.asked[0].runes) < minForm {
		return nil
	}
	var out []uint32
	for f := range r.s.table.forms.begin(joined(r.asked)) {
		if !slices.Contains(out, f.member) {
			out = append(out, f.member)
		}
	}
	return out
}

// formWorth is what the beginning of an inflected name is worth.
const formWorth = 0.75

// addFormed adds the municipalities of which an inflected name was begun and that are not there by their names.
func (x *gathering) addFormed(members []uint32) {
	for _, m := range members {
		it := x.s.table.list[m]
		id := it.id()
		if _, ok := x.by[id]; ok {
			continue
		}
		text, language := it.nameIn(x.q.Language)
		x.by[id] = &found{
			Item: Item{Kind: kinds[x.group], ID: id, Text: text, Language: language, Count: int(x.st.uses.of[m]),
				Score: formWorth * useFactor(float64(x.st.uses.of[m])+populationOf(it.area))},
			order: len(x.by),
		}
	}
}

// municipality is the one that words are the beginning of a form of: of several the one with the most people, former
// names last. False when there is none.
func (s *Suggester) municipality(words []typed) (member uint32, ok bool) {
	best, former := -1, true
	for f := range s.table.forms.begin(joined(words)) {
		area := s.table.list[f.member].area
		if area.Type != codes.AreaMunicipality || f.former && !former {
			continue
		}
		people := s.table.people[f.member]
		if !ok || former && !f.former || people > best || people == best && f.member < member {
			member, best, former, ok = f.member, people, f.former, true
		}
	}
	return member, ok
}

// withPlace takes the last words, as many as do, for the beginning of a municipality's name, and suggests what the others
// name there.
func (s *Suggester) withPlace(st *state, q Question, asked []typed) (Answer, bool) {
	if q.Serves != nil {
		return Answer{}, false
	}
	for n := min(maxPlaceWords, len(asked)-1); n > 0; n-- {
		last := asked[len(asked)-n:]
		if n == 1 && len(last[0].runes) < minPlace {
			break
		}
		if area, ok := s.municipality(last); ok {
			return s.inPlace(st, q, asked[:len(asked)-n], area)
		}
	}
	return Answer{}, false
}

// inPlace suggests what words name in a municipality; false when nothing.
func (s *Suggester) inPlace(st *state, q Question, words []typed, area uint32) (Answer, bool) {
	place := s.table.list[area]
	if q.ServesOf != nil {
		q.Serves, q.Local = q.ServesOf(place.area.Code)
	}
	rest := slices.Clone(words)
	corrections := s.forgive(st, rest)
	r := newRound(s, st, q)
	r.want[groupAreas] = false // an area in a municipality is none
	r.ask(rest)
	groups := r.groups()
	if groups == nil {
		return Answer{}, false
	}
	for g := range groups {
		for i := range groups[g].Items {
			it := &groups[g].Items[i]
			it.Area, it.AreaName = place.id(), place.names().Best(q.Language)
		}
	}
	return Answer{Groups: groups, Corrections: told(groups, rest, corrections, nil)}, true
}

// told are the corrections of words that the items were met by with a typing error: the word of the best item, else the
// one that was nearest among all names. Words that were left out have none.
func told(groups []Group, asked []typed, nearest []Correction, dropped []string) []Correction {
	var corrections []Correction
	for _, w := range asked {
		from := string(w.runes)
		if w.edits == 0 || slices.Contains(dropped, from) {
			continue
		}
		c := Correction{From: from, To: guessed(groups, w)}
		if i := slices.IndexFunc(nearest, func(n Correction) bool { return n.From == from }); i >= 0 && c.To == "" {
			c = nearest[i]
		}
		if c.To != "" && !slices.Contains(corrections, c) {
			corrections = append(corrections, c)
		}
	}
	return corrections
}

// guessed is the word of the best item that has a word only with an error, empty when the items have it as typed.
func guessed(groups []Group, w typed) string {
	exact := w
	exact.edits = 0
	best, score := "", 0.0
	for _, g := range groups {
		for _, it := range g.Items {
			shown := it.Text
			if it.Matched != "" {
				shown = it.Matched
			}
			if it.Score <= score || marksOf(shown, []typed{exact}) != nil {
				continue
			}
			for _, word := range words(shown, maxWords) {
				if _, ok := prefixWithin(word, w.runes, w.edits); ok {
					best, score = string(word), it.Score
					break
				}
			}
		}
	}
	return best
}
