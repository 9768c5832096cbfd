package search

import (
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
}

// named is what a form of a name stands for.
type named struct {
	municipality, region, county *codes.Area
	// inflected tells that the form is not the name itself.
	inflected bool
}

// everyday are names of municipalities that are common nouns or first names, too: alone and in lower case they are
// words, unless a place's ending says otherwise.
const everyday = " kolari aura rusko hanko perho sievi luoto simo soini sund vara lemi ii kotka salo lahti kemi loppi "

func newGazetteer() *gazetteer {
	g := &gazetteer{names: map[string]named{}, bases: map[string]named{}}
	for _, a := range codes.Areas(codes.AreaMunicipality) {
		g.add(a, a.FI, a.SV, func(n *named) { n.municipality = a })
	}
	for _, a := range codes.Areas(codes.AreaRegion) {
		g.add(a, a.FI, a.SV, func(n *named) { n.region = a })
	}
	for _, a := range codes.Areas(codes.AreaWellbeingServicesCounty) {
		fi := strings.TrimSuffix(a.FI, " hyvinvointialue")
		sv := strings.TrimSuffix(strings.TrimSuffix(a.SV, " välfärdsområde"), "s")
		set := func(n *named) { n.county = a }
		g.add(a, fi, sv, set)
		// The county's name has the region's in the genitive already.
		g.put(g.names, finnish.Normalize(fi), true, set)
		g.put(g.names, finnish.Normalize(sv)+"s", true, set)
	}
	return g
}

func (g *gazetteer) add(_ *codes.Area, fi, sv string, set func(*named)) {
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

func (g *gazetteer) put(to map[string]named, form string, inflected bool, set func(*named)) {
	n, have := to[form]
	if !have {
		n.inflected = inflected
	}
	n.inflected = n.inflected && inflected
	set(&n)
	to[form] = n
}

// maxPlaceWords bounds the words of a query that are looked at.
const maxPlaceWords = 24

// find reads a place out of a query and marks its words. Of several municipalities the last one counts; a
// municipality goes before a wider area.
func (g *gazetteer) find(q *question) *Place {
	var found *Place
	for i := range min(len(q.words), maxPlaceWords) {
		n, ok := g.lookup(q, i)
		if !ok {
			continue
		}
		area := n.area(g.isCounty(q, i+1))
		if area == nil {
			continue
		}
		surface := q.words[i][0].Surface
		last := i
		if area.Type != codes.AreaMunicipality && i+1 < len(q.words) && isAreaWord(q.words[i+1]) {
			last = i + 1
			surface += " " + q.words[last][0].Surface
		}
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
	if isEveryday(t) && !t.Capitalized && !(n.inflected && hasLocalEnding(t.Surface)) && (len(q.words) == 1 || i == 0) {
		return n, false
	}
	return n, true
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
	for _, ending := range []string{"ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
