package search_test

import (
	"slices"
	"testing"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search"
)

func TestPlaceFormsAreThoseOfQueries(t *testing.T) {
	forms := search.PlaceForms()
	type area struct {
		kind   codes.AreaType
		code   string
		former bool
	}
	for text, want := range map[string]area{
		"mikkelissä": {codes.AreaMunicipality, "491", false}, "haukipudas": {codes.AreaMunicipality, "564", true},
		"sankt karins": {codes.AreaMunicipality, "202", false}, "pirkanmaalla": {codes.AreaRegion, "06", false},
	} {
		if !slices.ContainsFunc(forms, func(f search.PlaceForm) bool {
			return f.Text == text && area{f.Area.Type, f.Area.Code, f.Former} == want
		}) {
			t.Errorf("%q does not name %+v", text, want)
		}
	}
	if !slices.IsSortedFunc(forms, func(a, b search.PlaceForm) int { return slices.Compare([]byte(a.Text), []byte(b.Text)) }) {
		t.Error("they are not sorted")
	}
}
