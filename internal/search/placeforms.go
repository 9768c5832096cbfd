package search

import (
	"cmp"
	"slices"

	"github.com/varanto/varanto/internal/codes"
)

// PlaceForm is a form of a name by which texts name an area.
type PlaceForm struct {
	// Text is in lower case, its words with single spaces between.
	Text string
	// Area is a municipality of today, a region or a wellbeing services county; never nil.
	Area *codes.Area
	// Former tells that the name is that of a municipality that became part of Area.
	Former bool
}

// PlaceForms are the forms of names that queries are read by, inflected or not, sorted by text.
func PlaceForms() []PlaceForm {
	g := newGazetteer()
	var list []PlaceForm
	for _, names := range []map[string]named{g.names, g.phrases} {
		for text, n := range names {
			for _, a := range []*codes.Area{n.municipality, n.region, n.county} {
				if a != nil {
					list = append(list, PlaceForm{text, a, n.former && a == n.municipality})
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b PlaceForm) int {
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Area.Type, b.Area.Type), cmp.Compare(a.Area.Code, b.Area.Code))
	})
	return list
}
