package record

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// Successor is the published entity that took the place of one that is archived or withdrawn; nil when none is known. Of
// a merged municipality's organisation it is that of today's municipality, which the code lists tell. Of all else it is
// probable only: what the same organisation publishes under the same name and type, because content that is archived and
// written anew gets another id.
func Successor(s *live.Snapshot, gone *live.Entry) (next *live.Entry, probable bool) {
	if gone.Visibility != live.Archived && gone.Visibility != live.Withdrawn {
		return nil, false
	}
	if next = merged(s, gone); next != nil {
		return next, false
	}
	next = namesake(s, gone)
	return next, next != nil
}

// merged is the organisation of today's municipality for that of a former one.
func merged(s *live.Snapshot, gone *live.Entry) *live.Entry {
	if gone.Kind != catalog.KindOrganization || gone.Type != string(catalog.OrganizationMunicipality) {
		return nil
	}
	o, err := catalog.Decode[catalog.Organization](gone.Document())
	if err != nil || o.Municipality == nil {
		return nil
	}
	i := slices.IndexFunc(codes.FormerMunicipalities(), func(m codes.FormerMunicipality) bool { return m.Code == o.Municipality.Code })
	if i < 0 {
		return nil
	}
	table := s.Table(gone.Kind)
	for next := range table.Each(table.Index(live.FacetMunicipality, codes.FormerMunicipalities()[i].Successor)) {
		return next
	}
	return nil
}

// namesake is what the same organisation publishes under the same name and type; nil when there is none or more than one.
func namesake(s *live.Snapshot, gone *live.Entry) *live.Entry {
	if gone.Name == "" || gone.Organization == (catalog.ID{}) {
		return nil
	}
	facet := live.FacetOrganization
	if gone.Kind == catalog.KindOrganization {
		facet = live.FacetParent
	}
	table := s.Table(gone.Kind)
	var found *live.Entry
	for e := range table.Each(table.Index(facet, gone.Organization.String())) {
		if e.Name != gone.Name || e.Type != gone.Type {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}
