package search

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// Served are the published entries of one kind that serve a municipality, by Ord. The sets are shared by all who ask, so
// they must not be changed; none is nil. All is the three others together, which have no entry in common.
type Served struct{ All, Local, Regional, Nationwide *roaring.Bitmap }

// servedOnce are the Served of one kind, made when first asked for.
type servedOnce struct {
	once sync.Once
	is   Served
}

var servedByNobody = Served{roaring.New(), roaring.New(), roaring.New(), roaring.New()}

// Serving tells which published entries of a kind serve the municipality of that code. The code of a merged municipality
// stands for the one that it became part of; of an unknown code the nationwide ones are left. Entries that say nothing of
// their area have their organisation's reach. An empty code stands for the whole country: All is what is published, the
// rest is empty. Kinds that are not searched are served by nobody. Answers are kept as long as the catalogue leaves the
// areas as they are, so that it may be asked for every request. A general description serves as the nearest of the
// services that lean on it.
func (x *Index) Serving(s *live.Snapshot, k catalog.Kind, municipality string) Served {
	if !isIndexed(k) {
		return servedByNobody
	}
	var at *Place
	if municipality != "" {
		at = &Place{Type: codes.AreaMunicipality, Code: municipality}
	}
	return x.places.of(s, at).served(rankOf(k))
}

// ServingByKind tells for each kind that is searched which published entries serve a municipality, and which of them are
// local: what suggestions ask for. The sets are those of Served, so they must not be changed.
func ServingByKind(
	x interface {
		Serving(s *live.Snapshot, k catalog.Kind, municipality string) Served
	},
	s *live.Snapshot, municipality string,
) (serves, local map[catalog.Kind]*roaring.Bitmap) {
	serves, local = map[catalog.Kind]*roaring.Bitmap{}, map[catalog.Kind]*roaring.Bitmap{}
	for _, k := range indexed {
		served := x.Serving(s, k, municipality)
		serves[k], local[k] = served.All, served.Local
	}
	return serves, local
}

// served are the entries of an indexed kind as sets.
func (s *serving) served(kind int) Served {
	kept := &s.sets[kind]
	kept.once.Do(func() {
		is := Served{roaring.New(), roaring.New(), roaring.New(), roaring.New()}
		byReach := [...]*roaring.Bitmap{ReachUnasked: roaring.New(), ReachNationwide: is.Nationwide, ReachRegional: is.Regional, ReachLocal: is.Local}
		for ord := range s.reaches[kind].len {
			if r, ok := s.reach(kind, ord); ok {
				byReach[r].Add(ord)
			}
		}
		is.All.Or(roaring.FastOr(byReach[:]...))
		kept.is = is
	})
	return kept.is
}
