package search

import (
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

func (p *Place) isMunicipality() bool { return p.Type == codes.AreaMunicipality }

// placeOf is the place of a query: the municipality it gives, else what its text names; nil for the whole country.
func placeOf(q Query, named *Place) *Place {
	if q.Municipality != "" {
		return &Place{Type: codes.AreaMunicipality, Code: q.Municipality}
	}
	return named
}

// serving tells who serves a place. It never changes.
type serving struct {
	// reaches tell of the entities of each indexed kind, by Ord, which are published and serve the place: 0 for those
	// that do not, else their Reach plus one.
	reaches [len(indexed)][]uint8
	sets    [len(indexed)]servedOnce
}

// reach tells the reach of an entity; ok is false for one that is not published or does not serve the place.
func (s *serving) reach(kind int, ord uint32) (r Reach, ok bool) {
	list := s.reaches[kind]
	if int(ord) >= len(list) || list[ord] == 0 {
		return ReachUnasked, false
	}
	return Reach(list[ord] - 1), true
}

// atLeast notes that entities serve the place at least so.
func atLeast(list []uint8, set *roaring.Bitmap, r Reach) {
	set.Iterate(func(ord uint32) bool {
		list[ord] = max(list[ord], uint8(r)+1)
		return true
	})
}

// places keeps who serves the places asked for lately, as long as the catalogue leaves the areas as they are.
type places struct {
	current atomic.Pointer[areas]
	making  sync.Mutex
}

// maxServing bounds the places in each of two generations; each takes a byte an entity.
const maxServing = 64

// areas are the areas of one state of the catalogue.
type areas struct {
	marks  [len(indexed)]areaMarks
	silent [len(indexed)][]silentEntry
	known  recent[areaKey, *serving]
}

// areaMarks are equal for snapshots with the same areas.
type areaMarks struct {
	published *roaring.Bitmap
	changed   [4]int64
}

// silentEntry is one that says nothing of its area, and its organisation.
type silentEntry struct{ ord, organization uint32 }

type areaKey struct {
	kind codes.AreaType // empty for the whole country
	code string
}

// of tells who serves a place, nil being the whole country.
func (p *places) of(s *live.Snapshot, at *Place) *serving {
	var key areaKey
	if at != nil {
		key = areaKey{at.Type, at.Code}
	}
	a := p.areas(s)
	return a.known.of(key, func() *serving { return a.serving(s, key) })
}

// areas are those of a snapshot. They are made once for those who wait for them.
func (p *places) areas(s *live.Snapshot) *areas {
	marks := marksOfAreas(s)
	if a := p.current.Load(); a != nil && a.marks == marks {
		return a
	}
	p.making.Lock()
	defer p.making.Unlock()
	if a := p.current.Load(); a != nil && a.marks == marks {
		return a
	}
	a := newAreas(s)
	a.marks = marks
	p.current.Store(a)
	return a
}

func marksOfAreas(s *live.Snapshot) (marks [len(indexed)]areaMarks) {
	for i, k := range indexed {
		t := s.Table(k)
		marks[i] = areaMarks{t.Published(), [...]int64{
			t.Changed(live.FacetAreaType), t.Changed(live.FacetArea), t.Changed(live.FacetMunicipality), t.Changed(live.FacetOrganization),
		}}
	}
	return marks
}

func newAreas(s *live.Snapshot) *areas {
	a := &areas{}
	a.known.size = maxServing
	for i, k := range indexed {
		t := s.Table(k)
		for e := range t.Each(silent(t, roaring.New())) {
			if o, ok := s.Published(catalog.KindOrganization, e.Organization); ok {
				a.silent[i] = append(a.silent[i], silentEntry{e.Ord, o.Ord})
			}
		}
	}
	return a
}

// serving works out who serves a place.
func (a *areas) serving(s *live.Snapshot, at areaKey) *serving {
	made := &serving{}
	for i, k := range indexed {
		made.reaches[i] = make([]uint8, s.Table(k).Len())
		if at.kind == "" {
			atLeast(made.reaches[i], s.Table(k).Published(), ReachUnasked)
		} else {
			stateArea(made.reaches[i], s.Table(k), at)
		}
	}
	if at.kind == "" {
		return made
	}
	organizations := append([]uint8(nil), made.reaches[rankOf(catalog.KindOrganization)]...)
	for i, reaches := range made.reaches {
		for _, e := range a.silent[i] {
			reaches[e.ord] = max(reaches[e.ord], organizations[e.organization])
		}
	}
	return made
}

// stateArea notes the reach of the entries that say their area themselves.
func stateArea(list []uint8, t *live.Table, at areaKey) {
	if at.kind == codes.AreaMunicipality {
		stateMunicipality(list, t, at.code)
		return
	}
	area, ok := codes.FindArea(at.kind, at.code)
	if !ok {
		return
	}
	for _, municipality := range area.Municipalities {
		stateMunicipality(list, t, municipality)
	}
	atLeast(list, t.Index(live.FacetArea, live.AreaKey(string(at.kind), at.code)), ReachLocal)
}

func stateMunicipality(list []uint8, t *live.Table, municipality string) {
	eachStated(t, municipality, func(set *roaring.Bitmap, r Reach) { atLeast(list, set, r) })
}
