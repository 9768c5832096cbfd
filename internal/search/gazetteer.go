package search

import (
	"cmp"
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

// nominatives are the names of the wellbeing services counties that are not those of regions, by code: the code list has
// them in the genitive only.
var nominatives = map[string]string{
	"01": "Itä-Uusimaa", "02": "Keski-Uusimaa", "03": "Länsi-Uusimaa", "04": "Vantaa ja Kerava",
}

func newGazetteer() *gazetteer {
	g := &gazetteer{names: map[string]named{}, bases: map[string]named{}, phrases: map[string]named{}}
	for _, a := range codes.Areas(codes.AreaMunicipality) {
		fi, sv := a.FI, a.SV
		if first, second, both := strings.Cut(fi, " - "); both {
			fi, sv = first, second // the list has both languages in one name
		}
		g.add(fi, sv, "", func(n *named) { n.municipality = a })
	}
	regions := map[string]*codes.Area{} // by their Swedish names, which those of counties have in the genitive
	for _, a := range codes.Areas(codes.AreaRegion) {
		g.add(a.FI, a.SV, a.EN, func(n *named) { n.region = a })
		regions[a.SV] = a
	}
	for _, a := range codes.Areas(codes.AreaWellbeingServicesCounty) {
		sv, ok := strings.CutSuffix(a.SV, " välfärdsområde")
		if !ok {
			continue // Helsinki and Åland, which are no counties, are named otherwise already
		}
		fi, genitive := nominatives[a.Code], sv
		sv = strings.TrimSuffix(genitive, "s")
		if region := cmp.Or(regions[genitive], regions[sv]); region != nil {
			fi, sv = region.FI, region.SV
		}
		g.add(fi, sv, strings.TrimSuffix(a.EN, " wellbeing services county"), func(n *named) { n.county = a })
	}
	for _, former := range codes.FormerMunicipalities() {
		a, ok := codes.FindArea(codes.AreaMunicipality, former.Successor)
		if _, taken := g.names[finnish.Normalize(former.Name)]; ok && !taken {
			g.add(former.Name, "", "", func(n *named) {
				if n.municipality == nil {
					n.municipality, n.former = a, true
				}
			})
		}
	}
	return g
}

// add adds the names of an area in the three languages in all their forms, with Swedish saints written in full, too.
func (g *gazetteer) add(fi, sv, en string, set func(*named)) {
	if name := finnish.Normalize(fi); name != "" && !strings.Contains(name, " ") {
		g.put(g.bases, name, false, set)
	}
	g.addForms(finnish.Finnish, fi, set)
	for _, name := range []string{sv, strings.Replace(sv, "S:t ", "Sankt ", 1), strings.Replace(sv, "S:t ", "St ", 1)} {
		g.addForms(finnish.Swedish, name, set)
	}
	g.addForms(finnish.English, en, set)
}

func (g *gazetteer) addForms(language finnish.Language, name string, set func(*named)) {
	for i, form := range inflect.Forms(language, name) {
		to := g.names
		if strings.Contains(form, " ") {
			to = g.phrases
		}
		g.put(to, form, i > 0, set)
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
