package suggest

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/finnish/inflect"
)

// placeForms are the names of municipalities in all their forms, sorted.
type placeForms []placeForm

// placeForm is a form in the form in which texts are compared, and its place in the list of codes.
type placeForm struct {
	form   string
	member uint32
}

const (
	// minForm is how much of an inflected name must be typed, minPlace of one that ends a text of several words.
	minForm  = 4
	minPlace = 2
)

func newPlaceForms(list []code) placeForms {
	var out placeForms
	for i, c := range list {
		if c.area == nil || c.area.Type != codes.AreaMunicipality {
			continue
		}
		for _, form := range append(inflect.Forms(finnish.Finnish, c.area.FI), inflect.Forms(finnish.Swedish, c.area.SV)...) {
			out = append(out, placeForm{keyOf(form), uint32(i)})
		}
	}
	slices.SortFunc(out, func(a, b placeForm) int {
		return cmp.Or(cmp.Compare(a.form, b.form), cmp.Compare(a.member, b.member))
	})
	return slices.Compact(out)
}

// begin are the municipalities that have a form which begins with a word, each once, as many as the list has at most.
func (f placeForms) begin(word string) []uint32 {
	var out []uint32
	for i := sort.Search(len(f), func(i int) bool { return f[i].form >= word }); i < len(f) && strings.HasPrefix(f[i].form, word); i++ {
		if !slices.Contains(out, f[i].member) {
			out = append(out, f[i].member)
		}
	}
	return out
}

// begun tells that a word is the beginning of a form, long enough to be told from other words.
func (f placeForms) begun(word []rune) bool {
	return len(word) >= minForm && f.begin(string(word)) != nil
}

// formed are the municipalities that the one word of a question is the beginning of a form of.
func (r *round) formed() []uint32 {
	if len(r.asked) != 1 || !r.want[groupAreas] || len(r.asked[0].runes) < minForm {
		return nil
	}
	return r.s.table.forms.begin(string(r.asked[0].runes))
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
		x.by[id] = &found{
			Item: Item{Kind: kinds[x.group], ID: id, Text: it.names().Best(x.q.Language), Count: int(x.st.uses[m]),
				Score: formWorth * useFactor(float64(x.st.uses[m])+populationOf(it.area))},
			order: len(x.by),
		}
	}
}

// withPlace takes the last word for the beginning of a municipality's name, the one with the most people, and suggests
// what the others name there.
func (s *Suggester) withPlace(st *state, q Question, asked []typed) (Answer, bool) {
	last := asked[len(asked)-1]
	if q.Serves != nil || len(last.runes) < minPlace {
		return Answer{}, false
	}
	members := s.table.forms.begin(string(last.runes))
	if members == nil {
		return Answer{}, false
	}
	area := slices.MaxFunc(members, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(populationOf(s.table.list[a].area), populationOf(s.table.list[b].area)), cmp.Compare(b, a))
	})
	place := s.table.list[area]
	if q.ServesOf != nil {
		q.Serves, q.Local = q.ServesOf(place.area.Code)
	}
	rest := slices.Clone(asked[:len(asked)-1])
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
