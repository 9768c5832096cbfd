package codes

import (
	"slices"
	"strings"
	"sync"
)

// Labels are further names of a term by language; a language without any is nil.
type Labels struct {
	FI, SV, EN []string
}

// In returns the labels in that language (fi, sv, en), nil when there are none.
func (l Labels) In(lang string) []string {
	switch lang {
	case "fi":
		return l.FI
	case "sv":
		return l.SV
	case "en":
		return l.EN
	}
	return nil
}

// Term is one concept of the ontology.
type Term struct {
	URI string
	// Vocabulary is what PTV v11 gives as ontologyType (JUPO, TERO, YSO, ...); "" where it is not known
	// (null in v11).
	Vocabulary string
	// Names are the preferred labels; the Finnish one is always there.
	Names
	// Alternative labels are synonyms that may be shown, Hidden ones (inflections, misspellings,
	// outdated words) only help a search to find the term.
	Alternative, Hidden Labels
	// Broader, Narrower and Related are uris in the order of the source. Not every one is a term of
	// this list. ExactMatches are uris of the same concept in other vocabularies.
	Broader, Narrower, Related, ExactMatches []string
}

// ParentURI returns the first broader uri, "" when there is none.
func (t *Term) ParentURI() string {
	if len(t.Broader) == 0 {
		return ""
	}
	return t.Broader[0]
}

// ParentURIs returns all broader uris joined with ";", as PTV v11 writes parentUri for a term with
// several; "" when there is none.
func (t *Term) ParentURIs() string { return strings.Join(t.Broader, ";") }

// TermList is a list of ontology terms.
type TermList struct {
	all     []*Term
	byURI   map[string]*Term
	byMatch func() map[string]*Term
}

var ontology = sync.OnceValue(loadOntology)

// Ontology returns the terms of the general Finnish ontology KOKO that public services are described
// with: its parts for public administration (JUPO) and for health and welfare (TERO), and the other
// terms that PTV's general descriptions use.
func Ontology() *TermList { return ontology() }

// All returns every term in the order of their uris, numbers as numbers.
func (o *TermList) All() []*Term { return o.all }

// Lookup finds a term by its uri, with http or https.
func (o *TermList) Lookup(uri string) (*Term, bool) {
	term, ok := o.byURI[withoutScheme(strings.TrimSpace(uri))]
	return term, ok
}

// LookupMatch finds a term by its uri or by the uri of the same concept in another vocabulary, such as
// http://www.yso.fi/onto/yso/p3280. Where two terms claim the same concept, the first one is found.
func (o *TermList) LookupMatch(uri string) (*Term, bool) {
	if term, ok := o.Lookup(uri); ok {
		return term, true
	}
	term, ok := o.byMatch()[withoutScheme(strings.TrimSpace(uri))]
	return term, ok
}

// Terms returns the terms of those uris that are in the list, in the order given; nil when there are
// none.
func (o *TermList) Terms(uris []string) []*Term {
	var terms []*Term
	for _, uri := range uris {
		if term, ok := o.Lookup(uri); ok {
			terms = append(terms, term)
		}
	}
	return terms
}

func loadOntology() *TermList {
	t := mustTable("ontology")
	o := &TermList{all: make([]*Term, 0, len(t.rows)), byURI: make(map[string]*Term, len(t.rows))}
	terms := make([]Term, len(t.rows))
	for i, row := range t.rows {
		term := &terms[i]
		*term = readTerm(t, row)
		o.all = append(o.all, term)
		o.byURI[withoutScheme(term.URI)] = term
	}
	slices.SortStableFunc(o.all, func(a, b *Term) int { return compareCodes(a.URI, b.URI) })
	o.byMatch = sync.OnceValue(o.indexMatches)
	return o
}

func readTerm(t *table, row []string) Term {
	labels := func(kind string) Labels {
		return Labels{FI: t.list(row, kind+"-fi"), SV: t.list(row, kind+"-sv"), EN: t.list(row, kind+"-en")}
	}
	return Term{
		URI:          fullURI(t.get(row, "uri")),
		Vocabulary:   t.get(row, "vocabulary"),
		Names:        t.names(row),
		Alternative:  labels("alternative"),
		Hidden:       labels("hidden"),
		Broader:      fullURIs(t.list(row, "broader")),
		Narrower:     fullURIs(t.list(row, "narrower")),
		Related:      fullURIs(t.list(row, "related")),
		ExactMatches: fullURIs(t.list(row, "exact")),
	}
}

func (o *TermList) indexMatches() map[string]*Term {
	byMatch := make(map[string]*Term)
	for _, term := range o.all {
		for _, uri := range term.ExactMatches {
			key := withoutScheme(uri)
			if _, taken := byMatch[key]; !taken {
				byMatch[key] = term
			}
		}
	}
	return byMatch
}

// fullURI undoes the table's shorthand: koko/p1 is http://www.yso.fi/onto/koko/p1.
func fullURI(short string) string {
	if strings.Contains(short, "://") {
		return short
	}
	return "http://www.yso.fi/onto/" + short
}

// fullURIs undoes the shorthand in place.
func fullURIs(short []string) []string {
	for i := range short {
		short[i] = fullURI(short[i])
	}
	return short
}
