package open

import (
	"math"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/why"
)

// searchAnswer is the answer to a search.
type searchAnswer struct {
	Total          int            `json:"total" minimum:"0" doc:"Hits on all pages"`
	Page           int            `json:"page" minimum:"1"`
	PageSize       int            `json:"pageSize" minimum:"1"`
	Interpretation interpretation `json:"interpretation" doc:"How the query was understood"`
	Items          []item         `json:"items" nullable:"false" doc:"The hits of the page, best first"`
	Facets         []facet        `json:"facets" nullable:"false" doc:"How many hits on all pages have which fact; empty with facets=false"`
	Help           string         `json:"help,omitempty" doc:"What to try when nothing was found, in the asked language"`
	Analysis       *analysis      `json:"analysis,omitempty" doc:"How each word was understood; with explain=true"`
}

type interpretation struct {
	Place       *place       `json:"place" doc:"The place that was read out of the query; null when it names none"`
	Corrected   []correction `json:"corrected" nullable:"false" doc:"Words that were searched in another form than typed"`
	Language    string       `json:"language" doc:"The language that the query was taken to be in"`
	Loosened    bool         `json:"loosened" doc:"Few have all of the words, so that some hits have only some of them"`
	Approximate bool         `json:"approximate" doc:"Nothing has the words; the hits share pieces of them"`
}

type place struct {
	Type string `json:"type" doc:"Municipality, or the type of a wider area"`
	Code string `json:"code"`
	Name string `json:"name"`
	Text string `json:"text" doc:"How the query names it"`
}

type correction struct {
	From string `json:"from" doc:"The word as typed"`
	To   string `json:"to" doc:"The word that was searched instead"`
}

// item is a hit, or a related service.
type item struct {
	ID   catalog.ID   `json:"id" format:"uuid"`
	Kind catalog.Kind `json:"kind" enum:"Service,ServiceChannel,Organization,ServiceCollection,GeneralDescription"`
	// Type is the wire type of services, channels and general descriptions; empty for the other kinds.
	Type           string           `json:"type" doc:"Type of a service, a channel or a general description; else empty"`
	Name           string           `json:"name"`
	Language       string           `json:"language" doc:"The language that the name is in: the asked one, or another where it is missing"`
	Summary        string           `json:"summary" doc:"May be empty"`
	Organization   *named           `json:"organization" doc:"The responsible one, the owner or, for an organisation, the one above it; null when there is none"`
	AreaType       catalog.AreaType `json:"areaType" doc:"Nationwide, NationwideExceptAlandIslands, LimitedType, or empty when not said"`
	Municipalities []coded          `json:"municipalities" nullable:"false" doc:"Where a place stands; else the municipalities of a limited area"`
	Reach          string           `json:"reach,omitempty" doc:"How near to the asked municipality: local, regional or nationwide; only when one is asked for or named"`
	Location       *location        `json:"location,omitempty" doc:"Where a place is, when its coordinates are known"`
	Distance       *int             `json:"distance,omitempty" minimum:"0" doc:"Metres from near, of a service to the nearest of its places; only when asked and known"`
	Open           *openNow         `json:"open,omitempty" nullable:"false" doc:"How things stand now with a channel or, through its channels, a service; absent when no hours are known"`
	Score          float64          `json:"score" doc:"Comparable within one answer only"`
	Why            string           `json:"why" doc:"Why it matched, in a sentence; empty when nothing was searched for"`
	Highlights     []highlight      `json:"highlights" nullable:"false" doc:"Stretches of its texts with the words that matched"`
	Parts          []part           `json:"parts,omitempty" nullable:"false" doc:"What the score is made of: what each word adds, their sum and the factors that it is multiplied by; with explain=true"`
}

type location struct {
	Lat float64 `json:"lat" doc:"WGS 84 degrees"`
	Lon float64 `json:"lon" doc:"WGS 84 degrees"`
}

type highlight struct {
	Field     string     `json:"field"`
	Language  string     `json:"language"`
	Fragments []fragment `json:"fragments" nullable:"false" doc:"The stretch in pieces, in their order"`
}

type fragment struct {
	Text  string `json:"text"`
	Match bool   `json:"match" doc:"The piece is a word that matched"`
}

type part struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
}

type facet struct {
	Name   string       `json:"name" doc:"The parameter whose values are counted"`
	Values []facetValue `json:"values" nullable:"false" doc:"Most hits first"`
}

type facetValue struct {
	Value  string `json:"value" doc:"What the parameter takes"`
	Label  string `json:"label" doc:"Its name in the asked language"`
	Parent string `json:"parent,omitempty" doc:"The value above it"`
	Count  int    `json:"count" minimum:"0"`
	Chosen bool   `json:"chosen" doc:"The request asks for it"`
}

func (h *Handler) searchAnswer(q search.Query, page int, found search.Results) searchAnswer {
	s := speaker{found.Snapshot, q.Language, h.briefs}
	out := searchAnswer{
		Total: found.Total, Page: page, PageSize: q.PageSize,
		Interpretation: interpretation{
			Place: s.place(found.Place), Language: found.Language, Loosened: found.Loosened, Approximate: found.Approximate,
		},
		Facets: s.facets(found.Facets), Analysis: newAnalysis(found.Analysis),
	}
	for _, c := range found.Corrections {
		out.Interpretation.Corrected = append(out.Interpretation.Corrected, correction(c))
	}
	now := h.options.Now()
	for _, hit := range found.Hits {
		one := s.hit(hit)
		one.Open = h.openNow(found.Snapshot, hit.Entry, now)
		out.Items = append(out.Items, one)
	}
	if found.Total == 0 {
		out.Help = helpFor(q)
	}
	return out
}

func (s speaker) place(p *search.Place) *place {
	if p == nil {
		return nil
	}
	return &place{Type: string(p.Type), Code: p.Code, Name: s.areaName(string(p.Type) + "/" + p.Code), Text: p.Text}
}

func (s speaker) facets(list []search.Facet) []facet {
	var out []facet
	for _, f := range list {
		one := facet{Name: f.Name}
		for _, v := range f.Values {
			one.Values = append(one.Values, facetValue{
				Value: v.Value, Label: s.label(f.Name, v.Value), Parent: v.Parent, Count: v.Count, Chosen: v.Chosen,
			})
		}
		out = append(out, one)
	}
	return out
}

// hit is a hit as the answer shows it.
func (s speaker) hit(hit search.Hit) item {
	out := s.item(hit.Entry)
	out.Reach, out.Score = reachName(hit.Reach), finite(hit.Score)
	if hit.Distance >= 0 {
		metres := int(math.Round(hit.Distance))
		out.Distance = &metres
	}
	out.Why = why.Sentence(s.lang, reasons(hit))
	for _, mark := range hit.Highlights {
		out.Highlights = append(out.Highlights, highlight{mark.Field, mark.Language, fragments(mark)})
	}
	for _, p := range hit.Parts {
		out.Parts = append(out.Parts, part{p.Name, finite(p.Value)})
	}
	return out
}

func reasons(hit search.Hit) []why.Reason {
	out := make([]why.Reason, len(hit.Reasons))
	for i, r := range hit.Reasons {
		out[i] = why.Reason(r)
	}
	return out
}

// finite keeps numbers that JSON cannot write out of an answer.
func finite(f float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return f
}

func reachName(r search.Reach) string {
	switch r {
	case search.ReachLocal:
		return "local"
	case search.ReachRegional:
		return "regional"
	case search.ReachNationwide:
		return "nationwide"
	}
	return ""
}

// fragments cuts a stretch at its marks; marks that do not fit are left out.
func fragments(h search.Highlight) []fragment {
	var out []fragment
	at := 0
	for _, m := range h.Marks {
		if m[0] < at || m[1] <= m[0] || m[1] > len(h.Text) {
			continue
		}
		if m[0] > at {
			out = append(out, fragment{Text: h.Text[at:m[0]]})
		}
		out = append(out, fragment{Text: h.Text[m[0]:m[1]], Match: true})
		at = m[1]
	}
	if at < len(h.Text) {
		out = append(out, fragment{Text: h.Text[at:]})
	}
	return out
}
