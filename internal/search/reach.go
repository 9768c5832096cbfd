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

// Reaching returns the published entries of a kind that serve the municipality of that code, by reach: sets of Ord
// values that have none in common, the caller's own, never nil. The code of a merged municipality stands for the one
// that it became part of. Entries that say nothing of their area have their organisation's reach.
func Reaching(s *live.Snapshot, kind catalog.Kind, municipality string) (local, regional, nationwide *roaring.Bitmap) {
	local, regional, nationwide = stated(s, kind, municipality)
	silent := silent(s.Table(kind), local)
	if silent.IsEmpty() {
		return local, regional, nationwide
	}
	ownLocal, ownRegional, ownNationwide := stated(s, catalog.KindOrganization, municipality)
	for e := range s.Table(kind).Each(silent) {
		o, ok := s.Published(catalog.KindOrganization, e.Organization)
		switch {
		case !ok:
		case ownLocal.Contains(o.Ord):
			local.Add(e.Ord)
		case ownRegional.Contains(o.Ord):
			regional.Add(e.Ord)
		case ownNationwide.Contains(o.Ord):
			nationwide.Add(e.Ord)
		}
	}
	return local, regional, nationwide
}

// stated is Reaching for the entries that say their area themselves.
func stated(s *live.Snapshot, kind catalog.Kind, municipality string) (local, regional, nationwide *roaring.Bitmap) {
	t := s.Table(kind)
	local, regional, nationwide = roaring.New(), roaring.New(), roaring.New()
	nationwide.Or(t.Index(live.FacetAreaType, string(catalog.Nationwide)))
	current, ok := codes.CurrentMunicipality(municipality)
	if !ok || current.Region != regionOfAland {
		nationwide.Or(t.Index(live.FacetAreaType, string(catalog.NationwideExceptAlandIsles)))
	}
	for _, code := range namesOf(municipality, current) {
		local.Or(t.Index(live.FacetArea, live.AreaKey(catalog.AreaOfMunicipalities, code)))
		local.Or(t.Index(live.FacetMunicipality, code))
	}
	if ok {
		for _, a := range codes.AreasOf(current.Code) {
			if a.Type != codes.AreaMunicipality {
				regional.Or(t.Index(live.FacetArea, live.AreaKey(string(a.Type), a.Code)))
			}
		}
	}
	regional.AndNot(local)
	nationwide.AndNot(local)
	nationwide.AndNot(regional)
	return local, regional, nationwide
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
func silent(t *live.Table, local *roaring.Bitmap) *roaring.Bitmap {
	set := t.Published().Clone()
	set.AndNot(local)
	for _, speaking := range t.Values(live.FacetAreaType) {
		set.AndNot(speaking)
	}
	for _, municipal := range t.Values(live.FacetMunicipality) {
		set.AndNot(municipal)
	}
	return set
}

// place is where a query asks for, with the reaches worked out for the kinds it wants.
type place struct {
	kinds []catalog.Kind
	// sets are local, regional and nationwide for each of kinds; nil when no municipality was asked for.
	sets [][3]*roaring.Bitmap
}

func newPlace(s *live.Snapshot, kinds []catalog.Kind, municipality string) place {
	p := place{kinds: kinds}
	if municipality == "" {
		return p
	}
	for _, k := range kinds {
		local, regional, nationwide := Reaching(s, k, municipality)
		p.sets = append(p.sets, [3]*roaring.Bitmap{local, regional, nationwide})
	}
	return p
}

// placeOf works out the place of a query: the municipality it gives, else what its text names.
func placeOf(s *live.Snapshot, q Query, kinds []catalog.Kind, named *Place) place {
	if named == nil || q.Municipality != "" {
		return newPlace(s, kinds, q.Municipality)
	}
	if named.isMunicipality() {
		return newPlace(s, kinds, named.Code)
	}
	p := place{kinds: kinds}
	for _, k := range kinds {
		p.sets = append(p.sets, reachingArea(s, k, named.Type, named.Code))
	}
	return p
}

func (p *Place) isMunicipality() bool { return p.Type == codes.AreaMunicipality }

// reachingArea is Reaching for a wider area: what serves the area itself or one of its municipalities is local.
func reachingArea(s *live.Snapshot, k catalog.Kind, t codes.AreaType, code string) (sets [3]*roaring.Bitmap) {
	for i := range sets {
		sets[i] = roaring.New()
	}
	area, ok := codes.FindArea(t, code)
	if !ok {
		return sets
	}
	for _, municipality := range area.Municipalities {
		for i, set := range reachSets(Reaching(s, k, municipality)) {
			sets[i].Or(set)
		}
	}
	sets[0].Or(s.Table(k).Index(live.FacetArea, live.AreaKey(string(t), code)))
	sets[1].AndNot(sets[0])
	sets[2].AndNot(sets[0])
	sets[2].AndNot(sets[1])
	return sets
}

func reachSets(local, regional, nationwide *roaring.Bitmap) [3]*roaring.Bitmap {
	return [3]*roaring.Bitmap{local, regional, nationwide}
}

// reachOf tells the reach of a published entry; ok is false for one that is not wanted or does not serve the place.
func (p place) reachOf(kind catalog.Kind, ord uint32) (Reach, bool) {
	for i, k := range p.kinds {
		if k != kind {
			continue
		}
		if p.sets == nil {
			return ReachUnasked, true
		}
		for n, set := range p.sets[i] {
			if set.Contains(ord) {
				return ReachLocal - Reach(n), true
			}
		}
	}
	return ReachUnasked, false
}
