package search

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/finnish/inflect"
)

// gazetteer knows the names of municipalities, regions and wellbeing services counties in all forms in which queries
// name them.
type gazetteer struct {
	// names finds areas by a name in lower case, inflected or not.
	names map[string]named
	// bases finds them by base form.
	bases map[string]named
	// phrases finds them by names of several words, in lower case with single spaces.
	phrases map[string]named
}

// named is what a form of a name stands for.
type named struct {
	municipality, region, county *codes.Area
	// inflected tells that the form is not the name itself, former that it is one of a municipality that was merged.
	inflected, former bool
}

// everyday are names of municipalities that are common nouns or first names, too: alone and in lower case they are
// words, unless a place's ending says otherwise.
const everyday = " kolari aura rusko hanko perho sievi luoto simo soini sund vara lemi ii kotka salo lahti kemi loppi " +
	"somero kannus kurikka liperi varkaus valtimo multia vieremä sauvo "

func newGazetteer() *gazetteer {
	g := &gazetteer{names: map[string]named{}, bases: map[string]named{}, phrases: map[string]named{}}
	for _, a := range codes.Areas(codes.AreaMunicipality) {
		fi, sv := a.FI, a.SV
		if first, second, both := strings.Cut(fi, " - "); both {
			fi, sv = first, second // the list has both languages in one name
		}
		g.add(strings.TrimSuffix(fi, " kunta"), sv, func(n *named) { n.municipality = a })
	}
	for _, a := range codes.Areas(codes.AreaRegion) {
		g.add(a.FI, a.SV, func(n *named) { n.region = a })
		g.add("", a.EN, func(n *named) { n.region = a })
	}
	for _, a := range codes.Areas(codes.AreaWellbeingServicesCounty) {
		fi := strings.TrimSuffix(a.FI, " hyvinvointialue")
		sv := strings.TrimSuffix(strings.TrimSuffix(a.SV, " välfärdsområde"), "s")
		set := func(n *named) { n.county = a }
		g.add(fi, sv, set)
		// The county's name has the region's in the genitive already.
		g.put(g.names, finnish.Normalize(fi), true, set)
		g.put(g.names, finnish.Normalize(sv)+"s", true, set)
	}
	for _, former := range codes.FormerMunicipalities() {
		a, ok := codes.FindArea(codes.AreaMunicipality, former.Successor)
		if _, taken := g.names[finnish.Normalize(former.Name)]; ok && !taken {
			g.add(former.Name, "", func(n *named) {
				if n.municipality == nil {
					n.municipality, n.former = a, true
				}
			})
		}
	}
	return g
}

func (g *gazetteer) add(fi, sv string, set func(*named)) {
	g.addPhrase(fi, set)
	g.addPhrase(sv, set)
	if name := finnish.Normalize(fi); name != "" && !strings.Contains(name, " ") {
		g.put(g.bases, name, false, set)
		for _, form := range inflect.Forms(finnish.Finnish, name) {
			g.put(g.names, form, form != name, set)
		}
	}
	if name := finnish.Normalize(sv); name != "" && !strings.Contains(name, " ") {
		g.put(g.names, name, false, set)
		g.put(g.names, name+"s", true, set)
	}
}

// addPhrase adds a name of several words, with Swedish saints written in full, too.
func (g *gazetteer) addPhrase(name string, set func(*named)) {
	if name = finnish.Normalize(name); !strings.Contains(name, " ") {
		return
	}
	for _, form := range []string{name, strings.Replace(name, "s:t ", "sankt ", 1), strings.Replace(name, "s:t ", "st ", 1)} {
		g.put(g.phrases, form, false, set)
		g.put(g.phrases, form+"s", true, set)
	}
}

func (g *gazetteer) put(to map[string]named, form string, inflected bool, set func(*named)) {
	n, have := to[form]
	if !have {
		n.inflected = inflected
	}
	n.inflected = n.inflected && inflected
	set(&n)
	to[form] = n
}

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
		if area.Type != codes.AreaMunicipality && next < len(q.words) && isAreaWord(q.words[next]) {
			last = next
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

// isAreaWord tells that a word says only that its neighbour is an area.
func isAreaWord(w [len(wordFields)]finnish.Token) bool {
	for _, word := range []string{"hyvinvointialue", "välfärdsområde", "maakun", "landskap", "region"} {
		if hasPrefixOf(w, word) {
			return true
		}
	}
	return false
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
	switch {
	case t.Capitalized:
		return n, true
	case isTheft(q, i):
		return n, false
	case n.inflected && hasLocalEnding(t.Surface):
		return n, true
	case isEveryday(t) && (len(q.words) == 1 || isNounAt(q, i) || i == 0 && !n.large()):
		return n, false
	case len(q.words) > 1 && isCommon(t) && !n.large():
		return n, false
	}
	return n, true
}

// isNounAt tells that a word which may be a town is an ordinary noun by its neighbours: it has an attribute in the genitive
// before it ("kalan perho", "järven lahti"), or is what the verb after it is about ("kotka pesii").
func isNounAt(q *question, i int) bool {
	if i > 0 {
		before := q.words[i-1][inFinnish]
		return isGenitive(before) && !before.Capitalized && !q.placed[i-1]
	}
	return len(q.words) > 1 && onlyClasses(q.words[1][inFinnish], "teonsana")
}

// isGenitive tells that a word is a noun and ends as its genitive does.
func isGenitive(t finnish.Token) bool {
	return slices.Contains(t.Classes, "nimisana") && strings.HasSuffix(t.Surface, "n") && !slices.Contains(t.Bases, t.Surface)
}

// isTheft tells that a word in lower case means the crime and not the town of Varkaus: something was stolen, or it is to be
// reported.
func isTheft(q *question, i int) bool {
	if !strings.HasPrefix(q.words[i][inFinnish].Surface, "varkau") {
		return false
	}
	if i > 0 && isGenitive(q.words[i-1][inFinnish]) {
		return true
	}
	return slices.ContainsFunc(q.words, func(w [len(wordFields)]finnish.Token) bool {
		return hasPrefixOf(w, "ilmoit") || hasPrefixOf(w, "riko")
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
	if !t.Known || len(t.Splits) > 0 {
		return isEveryday(t)
	}
	for _, class := range t.Classes {
		switch class {
		case "nimisana", "laatusana", "teonsana", "lukusana":
			return true
		}
	}
	return isEveryday(t)
}

func isEveryday(t finnish.Token) bool {
	for _, base := range append([]string{t.Surface}, t.Bases...) {
		if strings.Contains(everyday, " "+base+" ") {
			return true
		}
	}
	return false
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
