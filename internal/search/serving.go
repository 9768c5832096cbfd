package search

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/recent"
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
//
// What an entity says of its area decides whether it serves a place at all, in searches, lists, suggestions and related
// services alike; one that says nothing has its organisation's area. A general description serves as the
// nearest of the services that lean on it. Where a service location is decides how near it is: in
// the place it is local, however wide its area, and one of nationwide area whose addresses are all elsewhere is far.
type serving struct {
	// whole tells that it is of the whole country, so that nobody asked for a reach.
	whole bool
	// reaches tell of the entities of each indexed kind, by Ord, which are published and serve the place, and how near.
	reaches [len(indexed)]reaches
	// elsewhere are the service locations of nationwide area whose addresses are all outside the place.
	elsewhere *roaring.Bitmap
	sets      [len(indexed)]servedOnce
}

// far tells of a service location that is elsewhere and serves the place only as it does the whole country.
func (s *serving) far(kind int, ord uint32) bool {
	return kind == rankChannel && s.elsewhere.Contains(ord)
}

// reach tells the reach of an entity; ok is false for one that is not published or does not serve the place.
func (s *serving) reach(kind int, ord uint32) (r Reach, ok bool) {
	r = s.reaches[kind].of(ord)
	if r == serveNot {
		return ReachUnasked, false
	}
	if s.whole {
		return ReachUnasked, true
	}
	return r, true
}

// places keeps who serves the places asked for lately, as long as the catalogue leaves the areas as they are.
type places struct {
	current atomic.Pointer[areas]
	located atomic.Pointer[located]
	spots   atomic.Pointer[spots]

	making   sync.Mutex // guards what follows
	locating locating
}

// learn takes in the areas and addresses of a snapshot, so that searches need not.
func (p *places) learn(s *live.Snapshot) {
	p.making.Lock()
	channels := s.Table(catalog.KindServiceChannel)
	p.located.Store(p.locating.follow(channels))
	p.spots.Store(&spots{channels, p.locating.spots})
	p.making.Unlock()
	p.of(s, nil)
}

// maxServing bounds the places in each of two generations: there is room for all municipalities and wider areas of the
// country. Each takes two bits an entity.
const maxServing = 400

// areas are the areas of one state of the catalogue.
type areas struct {
	marks  marksOfAreas
	silent [len(indexed)][]silentEntry
	// leaning are the published services that lean on published general descriptions.
	leaning []leaning
	known   *recent.Map[areaKey, func() *serving]
}

// marksOfAreas are equal for snapshots with the same areas and addresses.
type marksOfAreas struct {
	kinds   [len(indexed)]areaMarks
	located *located
	// leans marks which services lean on which general descriptions.
	leans int64
}

type areaMarks struct {
	published *roaring.Bitmap
	changed   [4]int64
}

// silentEntry is one that says nothing of its area, and its organisation.
type silentEntry struct{ ord, organization uint32 }

// leaning is a service that leans on a general description.
type leaning struct{ service, general uint32 }

type areaKey struct {
	kind codes.AreaType // empty for the whole country
	code string
}

// of tells who serves a place, nil being the whole country.
func (p *places) of(s *live.Snapshot, at *Place) *serving {
	var key areaKey
	if at != nil {
		key = areaKey{at.Type, at.Code}
		if m, ok := codes.CurrentMunicipality(at.Code); ok && at.isMunicipality() {
			key.code = m.Code
		}
	}
	a := p.areas(s)
	// Only the promise is made under the lock: who asks for another place need not wait.
	return a.known.Of(key, func() func() *serving {
		return sync.OnceValue(func() *serving { return a.serving(s, key) })
	})()
}

// areas are those of a snapshot. They are made once for those who wait for them.
func (p *places) areas(s *live.Snapshot) *areas {
	marks := p.marks(s)
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

func (p *places) marks(s *live.Snapshot) marksOfAreas {
	marks := marksOfAreas{
		located: p.located.Load(), leans: s.Table(catalog.KindService).Changed(live.FacetGeneralDescription),
	}
	if marks.located == nil {
		marks.located = locatedNowhere // addresses are not read yet: those of the first moment do without
	}
	for i, k := range indexed {
		t := s.Table(k)
		marks.kinds[i] = areaMarks{t.Published(), [...]int64{
			t.Changed(live.FacetAreaType), t.Changed(live.FacetArea), t.Changed(live.FacetMunicipality), t.Changed(live.FacetOrganization),
		}}
	}
	return marks
}

func newAreas(s *live.Snapshot) *areas {
	a := &areas{known: recent.New[areaKey, func() *serving](maxServing)}
	for i, k := range indexed {
		t := s.Table(k)
		for e := range t.Each(silent(t)) {
			if o, ok := s.Published(catalog.KindOrganization, e.Organization); ok {
				a.silent[i] = append(a.silent[i], silentEntry{e.Ord, o.Ord})
			}
		}
	}
	services, general := s.Table(catalog.KindService), s.Table(catalog.KindGeneralDescription)
	for g := range general.Each(general.Published()) {
		services.Index(live.FacetGeneralDescription, g.ID.String()).Iterate(func(service uint32) bool {
			a.leaning = append(a.leaning, leaning{service, g.Ord})
			return true
		})
	}
	return a
}

// serving works out who serves a place.
func (a *areas) serving(s *live.Snapshot, at areaKey) *serving {
	made := &serving{elsewhere: roaring.New(), whole: at.kind == ""}
	var lists [len(indexed)][]Reach
	for i, k := range indexed {
		lists[i] = make([]Reach, s.Table(k).Len())
		if made.whole {
			atLeast(lists[i], s.Table(k).Published(), ReachNationwide)
		} else {
			stateArea(lists[i], s.Table(k), at)
		}
	}
	if !made.whole {
		organizations := slices.Clone(lists[rankOf(catalog.KindOrganization)])
		for i, list := range lists {
			for _, e := range a.silent[i] {
				list[e.ord] = max(list[e.ord], organizations[e.organization])
			}
		}
		services, general := lists[rankOf(catalog.KindService)], lists[rankOf(catalog.KindGeneralDescription)]
		for _, l := range a.leaning {
			general[l.general] = max(general[l.general], services[l.service])
		}
		made.locate(lists[rankOf(catalog.KindServiceChannel)], a.marks.located, at)
	}
	for i, list := range lists {
		made.reaches[i] = packed(list)
	}
	return made
}

// locate brings in where the service locations are.
func (s *serving) locate(list []Reach, l *located, at areaKey) {
	inside := l.inside(at)
	l.all.Iterate(func(ord uint32) bool {
		if int(ord) >= len(list) || list[ord] == serveNot {
			return true
		}
		switch {
		case inside.Contains(ord):
			list[ord] = ReachLocal
		case list[ord] == ReachNationwide:
			s.elsewhere.Add(ord)
		}
		return true
	})
}

// stateArea notes the reach of the entries that say their area themselves.
func stateArea(list []Reach, t *live.Table, at areaKey) {
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

func stateMunicipality(list []Reach, t *live.Table, municipality string) {
	eachStated(t, municipality, func(set *roaring.Bitmap, r Reach) { atLeast(list, set, r) })
}

// atLeast notes that entities serve the place at least so.
func atLeast(list []Reach, set *roaring.Bitmap, r Reach) {
	set.Iterate(func(ord uint32) bool {
		list[ord] = max(list[ord], r)
		return true
	})
}
