package search

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

// namesakesText lists names of municipalities that are ordinary words, too.
//
//go:embed namesakes.txt
var namesakesText string

// namesakes are the names that are ordinary words, too: alone and in lower case they are words, unless a place's ending
// says otherwise.
var namesakes = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(namesakesText) {
		if name, _, ok := strings.Cut(line, ":"); ok {
			names[name] = true
		}
	}
	return names
})

// find reads a place out of a query and marks its words. Of several municipalities the first one counts, of several wider
// areas the last one; a municipality goes before a wider area.
func (g *gazetteer) find(q *question) *Place {
	var found *Place
	next := 0
	for i := range q.words {
		if i < next {
			continue
		}
		n, width := g.phrase(q, i)
		if width == 0 {
			var ok bool
			if n, ok = g.lookup(q, i); !ok {
				continue
			}
			width = 1
		}
		area := n.area(g.isCounty(q, i+width))
		if area == nil {
			continue
		}
		next = i + width
		last := next - 1
		if area.Type != codes.AreaMunicipality {
			last += areaWords(q.words[next:])
		}
		surface := q.surfaces(i, last)
		if found != nil && found.Type == codes.AreaMunicipality && area.Type != codes.AreaMunicipality {
			continue
		}
		if found != nil && found.Type == codes.AreaMunicipality && area.Type == codes.AreaMunicipality {
			// "bussi Oulu Kempele" names two: the first one is meant first, the other stays a word.
			continue
		}
		found = &Place{Type: area.Type, Code: area.Code, Text: surface}
		clear(q.placed)
		for at := i; at <= last; at++ {
			q.placed[at] = true
		}
	}
	return found
}

// surfaces are the words from one to another, the last one included.
func (q *question) surfaces(from, to int) string {
	list := make([]string, 0, to-from+1)
	for i := from; i <= to; i++ {
		list = append(list, q.words[i][0].Surface)
	}
	return strings.Join(list, " ")
}

// maxPhraseWords is how many words a name has at most.
const maxPhraseWords = 3

// phrase is the longest name of several words that begins at a word, with its number of words; 0 when there is none.
func (g *gazetteer) phrase(q *question, i int) (named, int) {
	for width := min(maxPhraseWords, len(q.words)-i); width > 1; width-- {
		if n, ok := g.phrases[q.surfaces(i, i+width-1)]; ok {
			return n, width
		}
	}
	return named{}, 0
}

// area is the municipality, else the county where the text says so, else the region, else the county.
func (n named) area(county bool) *codes.Area {
	switch {
	case county && n.county != nil:
		return n.county
	case n.municipality != nil:
		return n.municipality
	case n.region != nil:
		return n.region
	}
	return n.county
}

func (g *gazetteer) isCounty(q *question, i int) bool {
	if i >= len(q.words) {
		return false
	}
	w := q.words[i]
	return hasPrefixOf(w, "hyvinvointialue") || hasPrefixOf(w, "välfärdsområde") || hasPrefixOf(w, "wellbeing")
}

func hasPrefixOf(w [len(wordFields)]finnish.Token, word string) bool {
	return strings.HasPrefix(w[inFinnish].Surface, word)
}

// areaWords is how many words say only that what is before them is an area.
func areaWords(list [][len(wordFields)]finnish.Token) int {
	for _, words := range [][]string{
		{"wellbeing", "services", "count"}, {"wellbeing", "service", "count"}, {"wellbeing", "count"},
		{"hyvinvointialue"}, {"välfärdsområde"}, {"maakun"}, {"landskap"}, {"region"},
	} {
		n := 0
		for n < min(len(words), len(list)) && hasPrefixOf(list[n], words[n]) {
			n++
		}
		if n == len(words) {
			return n
		}
	}
	return 0
}

func (g *gazetteer) lookup(q *question, i int) (named, bool) {
	t := q.words[i][inFinnish]
	n, ok := g.names[t.Surface]
	if !ok {
		for _, base := range t.Bases {
			if n, ok = g.bases[base]; ok {
				n.inflected = true
				break
			}
		}
	}
	if !ok {
		return n, false
	}
	word := isNamesake(t)
	switch {
	case word && (hasAttribute(q, i) || isReported(q, i)):
		return n, false
	case q.isByChoice(i):
		return n, true
	case n.inflected && hasLocalEnding(t.Surface):
		return n, true
	case word && (len(q.words) == 1 && !(t.Capitalized && n.large()) || doesSomething(q, i) || i == 0 && !n.large()):
		return n, false
	case len(q.words) > 1 && isCommon(t) && !n.large():
		return n, false
	}
	return n, true
}

// isByChoice tells that a word has a capital that says something: phones begin every text with one.
func (q *question) isByChoice(i int) bool {
	if !q.words[i][inFinnish].Capitalized {
		return false
	}
	return i > 0 || slices.ContainsFunc(q.words[1:], func(w [len(wordFields)]finnish.Token) bool { return w[inFinnish].Capitalized })
}

// hasAttribute tells that a word is an ordinary noun by the genitive before it ("kalan perho", "polkupyörän varkaudesta").
func hasAttribute(q *question, i int) bool {
	if i == 0 || q.words[i][inFinnish].Capitalized {
		return false
	}
	before := q.words[i-1][inFinnish]
	return isGenitive(before) && !before.Capitalized && !q.placed[i-1]
}

// doesSomething tells that a word is an ordinary noun by the verb after it ("kotka pesii").
func doesSomething(q *question, i int) bool {
	return i == 0 && len(q.words) > 1 && onlyClasses(q.words[1][inFinnish], "teonsana")
}

// isGenitive tells that a word is a noun and ends as its genitive does.
func isGenitive(t finnish.Token) bool {
	return slices.Contains(t.Classes, "nimisana") && strings.HasSuffix(t.Surface, "n") && !slices.Contains(t.Bases, t.Surface)
}

// isReported tells that a word stands in the case of what is told of, in a query about telling: "ilmoitus varkaudesta".
func isReported(q *question, i int) bool {
	surface := q.words[i][inFinnish].Surface
	if q.isByChoice(i) || !strings.HasSuffix(surface, "sta") && !strings.HasSuffix(surface, "stä") {
		return false
	}
	return slices.ContainsFunc(q.words, func(w [len(wordFields)]finnish.Token) bool {
		return strings.Contains(w[inFinnish].Surface, "ilmoit")
	})
}

// largeTown is the number of inhabitants from which on a town is meant rather than the common noun of the same form.
const largeTown = 5000

// large tells of an area that is neither a small municipality nor a former one.
func (n named) large() bool {
	if n.municipality == nil {
		return true
	}
	if n.former {
		return false
	}
	m, ok := codes.Municipality(n.municipality.Code)
	return ok && m.Population >= largeTown
}

// isCommon tells that a word is an ordinary one, too, and no compound, which places are named by alone.
func isCommon(t finnish.Token) bool {
	if isNamesake(t) {
		return true
	}
	return t.Known && len(t.Splits) == 0 && slices.ContainsFunc(t.Classes, func(class string) bool {
		return class == "nimisana" || class == "laatusana" || class == "lukusana"
	})
}

// isNamesake tells that a word is in the list of those that are ordinary ones, too.
func isNamesake(t finnish.Token) bool {
	return namesakes()[t.Surface] || slices.ContainsFunc(t.Bases, func(base string) bool { return namesakes()[base] })
}

// hasLocalEnding tells that a word ends as those in the cases that name places do.
func hasLocalEnding(word string) bool {
	for _, ending := range []string{"ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle",
		"aan", "een", "hin", "iin", "oon", "uun", "yyn", "ään", "öön"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
