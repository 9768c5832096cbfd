package search

import (
	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// Reach tells how near to a municipality an entity's area is drawn.
type Reach uint8

// The reaches, widest first.
const (
	ReachUnasked    Reach = iota // no municipality was asked for
	ReachNationwide              // the whole country, or all of it but Åland
	ReachRegional                // a wider area that contains the municipality
	ReachLocal                   // an area that lists the municipality, or the municipality itself
)

// factor is what a score is multiplied by, so that of comparable hits the nearer one comes first.
func (r Reach) factor() float64 {
	switch r {
	case ReachLocal:
		return 1.5
	case ReachRegional:
		return 1.2
	}
	return 1
}

// regionOfAland is Åland's code in the list of regions.
const regionOfAland = "21"

// eachStated gives the entries that say their area themselves, with the reach of that. An entry may come several times.
func eachStated(t *live.Table, municipality string, give func(*roaring.Bitmap, Reach)) {
	give(t.Index(live.FacetAreaType, string(catalog.Nationwide)), ReachNationwide)
	current, ok := codes.CurrentMunicipality(municipality)
	if !ok || current.Region != regionOfAland {
		give(t.Index(live.FacetAreaType, string(catalog.NationwideExceptAlandIsles)), ReachNationwide)
	}
	for _, code := range namesOf(municipality, current) {
		give(t.Index(live.FacetArea, live.AreaKey(catalog.AreaOfMunicipalities, code)), ReachLocal)
		give(t.Index(live.FacetMunicipality, code), ReachLocal)
	}
	if !ok {
		return
	}
	for _, a := range codes.AreasOf(current.Code) {
		if a.Type != codes.AreaMunicipality {
			give(t.Index(live.FacetArea, live.AreaKey(string(a.Type), a.Code)), ReachRegional)
		}
	}
}

// namesOf lists the codes that content may use for a municipality: today's, those merged into it and what was asked.
func namesOf(asked string, current *codes.MunicipalityInfo) []string {
	if current == nil {
		return []string{asked}
	}
	list := []string{current.Code}
	for _, former := range codes.FormerMunicipalities() {
		if former.Successor == current.Code {
			list = append(list, former.Code)
		}
	}
	return list
}

// silent are the published entries that say nothing of their area.
func silent(t *live.Table) *roaring.Bitmap {
	set := t.Published().Clone()
	for _, speaking := range t.Values(live.FacetAreaType) {
		set.AndNot(speaking)
	}
	for _, municipal := range t.Values(live.FacetMunicipality) {
		set.AndNot(municipal)
	}
	return set
}
