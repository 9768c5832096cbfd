package search

import (
	"math"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/filter"
	"github.com/varanto/varanto/internal/search/why"
)

const (
	maxTextRunes    = 500
	maxWords        = 24
	defaultPageSize = 20
	maxPageSize     = 100
	// maxPage keeps products of page and size far from overflow; no catalogue has so many pages.
	maxPage = 1_000_000
)

// Query is what somebody looks for. Any value of any field is allowed.
type Query struct {
	// Text is what was typed; the first 500 runes and 24 words count. A blank text lists what the rest asks for.
	Text string
	// Language is the page's language, fi, sv or en; anything else is fi. Its texts weigh double.
	Language string
	// Municipality is a municipality's code; empty for the whole country. What does not serve it is left out, and
	// what is nearer to it is ranked higher. It goes before a place named in Text.
	Municipality string
	// Kinds are the kinds wanted; nil means all that are searched, for a blank text the services.
	Kinds []catalog.Kind
	// Filters narrow the hits further.
	Filters Filters
	// Near ranks places by their distance from the point; nil when not asked.
	Near *live.Point
	// LocalFirst puts all that is local before what is regional, and that before what serves the whole country; only what
	// suits the text best leads whatever its reach. Without a municipality, and beside Near, it does nothing.
	LocalFirst bool
	// OpenAt keeps what is open then, by its own hours or those of its channels and connections; zero when not asked.
	OpenAt time.Time
	// Verbatim takes the text as typed: nothing is corrected and no place is read out of it.
	Verbatim bool
	// Facets asks for the counts of Results.Facets, and Explain for Results.Analysis and Hit.Parts.
	Facets, Explain bool
	// Page counts from 1. PageSize is 20 when 0, and at most 100.
	Page, PageSize int
	// All asks for the hits of all pages at once, from one snapshot: Page and PageSize do not count then, and Hits have no
	// Reasons and Highlights, which nobody reads of thousands.
	All bool
}

// Filters are the facts that hits must have: one of the values of each list that is not empty.
type Filters = filter.Filters

// Results answer a query.
type Results struct {
	// Total counts the hits on all pages.
	Total int
	// Hits are those of the wanted page, best first; nil when there are none.
	Hits []Hit
	// Language is the language that the query was taken to be asked in.
	Language string
	// Place is the place that was read out of the text; nil when there is none.
	Place *Place
	// Corrections are the words that were searched in other words than typed; nil when there are none.
	Corrections []Correction
	// Searched is the text that was searched instead of the typed one: the same with the corrections in it. Empty when
	// there are none.
	Searched string
	// Loosened tells that few entities have the words of the query, so that some hits have only some of them.
	Loosened bool
	// Approximate tells that nothing has the words; the hits share pieces of them (typing errors).
	Approximate bool
	// Facets count the hits on all pages by fact; nil unless asked for.
	Facets []Facet
	// Analysis tells how the text was understood; nil unless asked for.
	Analysis *Analysis
	Took     time.Duration
	// Snapshot is where the hits are from, never nil.
	Snapshot *live.Snapshot
}

// Place is a municipality or a wider area that a text names.
type Place struct {
	// Type is the area's type, codes.AreaMunicipality for a municipality; Code is its code in that list.
	Type codes.AreaType
	Code string
	// Text is how the query names it.
	Text string
}

// Correction is a word that was searched in another form than it was typed.
type Correction struct{ From, To string }

// Facet counts hits by the values of one fact.
type Facet = filter.Facet

// FacetValue is one value of a facet.
type FacetValue = filter.Value

// Analysis tells how a text was understood, word by word.
type Analysis struct{ Words []WordAnalysis }

// WordAnalysis is how one word was understood. Lists are nil when there are none.
type WordAnalysis struct {
	Surface string
	// Stop tells that the word was left out as one without meaning.
	Stop bool
	// Language is the language in which the word is known best.
	Language string
	// Bases are its base forms, Parts the parts of the compound; nil for a word that is none, and without a dictionary.
	Bases, Parts []string
	// Synonyms are the words searched beside it, each with where it is from.
	Synonyms []Synonym
	// Corrected is the word that was searched instead; empty mostly.
	Corrected string
}

// Synonym is a word searched beside another. Source is where the two meet: ontology, narrower, own or translation.
type Synonym struct {
	Text, Source string
	Weight       float64
}

// Hit is a published entity that answers a query.
type Hit struct {
	Kind  catalog.Kind
	ID    catalog.ID
	Score float64
	// Reach is ReachUnasked when the query names no municipality.
	Reach Reach
	// Distance from Query.Near in metres; negative when it is not known or not asked.
	Distance float64
	// Entry is never nil.
	Entry *live.Entry
	// Reasons tell why the hit matched, the weightiest first; nil for a blank text.
	Reasons []Reason
	// Highlights are stretches of the hit's texts with the words that matched; nil when no text shows them.
	Highlights []Highlight
	// Parts are what the score is made of; nil unless asked for.
	Parts []ScorePart
}

// Reason tells that words of the query were met in a field of the hit.
type Reason = why.Reason

// Highlight is a stretch of one of the hit's texts. Marks are byte offsets [from, to) in Text, ascending.
type Highlight struct {
	Field, Language, Text string
	Marks                 [][2]int
}

// ScorePart is one addend or factor of a score. Each "word ..." adds to "words"; "words" times all that follow it is the
// score: coverage (the share of the query's words), kind, reach, near, name, again (further ones of the same name), and
// order, where it was moved up or down by what stands beside it (general descriptions follow services, the nearer comes first).
type ScorePart struct {
	Name  string
	Value float64
}

// normal puts a query within bounds.
func (q Query) normal() Query {
	if q.Language != "sv" && q.Language != "en" {
		q.Language = "fi"
	}
	q.Text = firstRunes(q.Text, maxTextRunes)
	if q.All {
		q.Page, q.PageSize = 1, math.MaxInt
		return q
	}
	q.Page = min(max(q.Page, 1), maxPage)
	if q.PageSize < 1 {
		q.PageSize = defaultPageSize
	}
	q.PageSize = min(q.PageSize, maxPageSize)
	return q
}

// kinds are the wanted kinds that are searched, each once, in the order of equal hits.
func (q Query) kinds(whenNil []catalog.Kind) []catalog.Kind {
	if q.Kinds == nil {
		return whenNil
	}
	var kinds []catalog.Kind
	for _, k := range indexedKinds() {
		for _, wanted := range q.Kinds {
			if k == wanted {
				kinds = append(kinds, k)
				break
			}
		}
	}
	return kinds
}

func firstRunes(s string, n int) string {
	for at := range s {
		if n == 0 {
			return s[:at]
		}
		n--
	}
	return s
}
