package search

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// maxAddresses bounds the places in each of two generations whose addresses are kept.
const maxAddresses = 30_000

// visit looks where the places among hits are that do not list the municipality: a place serves the one that it is in,
// whatever area it states, and one that is elsewhere is not near because its organisation serves the whole country.
func (x *Index) visit(list []found, municipality string, s *live.Snapshot) {
	if current, ok := codes.CurrentMunicipality(municipality); ok {
		municipality = current.Code
	}
	channels := s.Table(catalog.KindServiceChannel)
	for i := range list {
		f := &list[i]
		if indexed[f.kind] != catalog.KindServiceChannel || f.reach == ReachLocal || f.reach == ReachUnasked {
			continue
		}
		e := channels.At(f.ord)
		if e.Type != string(catalog.ServiceLocation) {
			continue
		}
		in := x.addresses.of(e, func() []string { return addressesOf(e) })
		switch {
		case slices.Contains(in, municipality):
			f.score *= ReachLocal.factor() / f.reach.factor()
			f.reach = ReachLocal
		case len(in) > 0 && f.reach == ReachNationwide:
			f.elsewhere = true
		}
	}
}

// addressesOf are the codes of today's municipalities of a place's addresses; nil when it tells none.
func addressesOf(e *live.Entry) []string {
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return nil // it was indexed, so it can be read
	}
	var list []string
	for _, a := range c.Addresses {
		if a.StreetAddress == nil || a.StreetAddress.Municipality == nil {
			continue
		}
		if m, ok := codes.CurrentMunicipality(a.StreetAddress.Municipality.Code); ok && !slices.Contains(list, m.Code) {
			list = append(list, m.Code)
		}
	}
	return list
}
