package filter

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/link"
)

// Filter keeps what it worked out about a snapshot, and takes over what another one shares with it: most changes leave
// most facts as they were. Many may use it at a time.
//
// It works out a snapshot when somebody asks about it, unless somebody calls Update: from then on only Update does, and
// those who ask in between are answered by the facts of a moment ago instead of waiting.
type Filter struct {
	links    *link.Keeper
	current  atomic.Pointer[view]
	followed atomic.Bool

	mu sync.Mutex // one at a time works out
	// rests are what the current view's facts are made of.
	rests         [facts][]rest
	channelsTypes *link.Links
}

// view is what the facts of a snapshot are counted by. It never changes.
type view struct {
	of            *live.Snapshot
	vocabularies  [facts]*vocabulary // nil for organisations and opening
	organizations *organizations
	// published are how many entries are, by kind.
	published [len(kinds)]int
}

// New returns a filter. links may be shared with others.
func New(links *link.Keeper) *Filter { return &Filter{links: links} }

// Update works out a snapshot, newer than those before and of the same catalogue, so that nobody who asks waits for it.
func (f *Filter) Update(s *live.Snapshot) {
	f.workOut(s)
	f.followed.Store(true)
}

func (f *Filter) at(s *live.Snapshot) *view {
	if v := f.current.Load(); v != nil && (v.of == s || f.followed.Load()) {
		return v
	}
	return f.workOut(s)
}

func (f *Filter) workOut(s *live.Snapshot) *view {
	f.mu.Lock()
	defer f.mu.Unlock()
	v := &view{of: s}
	if before := f.current.Load(); before != nil {
		if before.of == s {
			return before
		}
		v.vocabularies, v.organizations = before.vocabularies, before.organizations
	}
	links := f.links.Of(s)
	for i := range subjects {
		x := &subjects[i]
		rests := x.rests(s)
		same := slices.Equal(rests, f.rests[x.fact]) && (x.fact != byChannelType || links == f.channelsTypes)
		if v.vocabularies[x.fact] != nil && same {
			continue
		}
		made := newVocabulary(s, x)
		if x.fact == byChannelType {
			made.through(s, links)
			f.channelsTypes = links
		}
		made.finish(s)
		v.vocabularies[x.fact], f.rests[x.fact] = made, rests
	}
	if rests := organizationRests(s); v.organizations == nil || !slices.Equal(rests, f.rests[byOrganization]) {
		v.organizations, f.rests[byOrganization] = newOrganizations(s), rests
	}
	for i, k := range kinds {
		v.published[i] = int(s.Table(k).Published().GetCardinality())
	}
	f.current.Store(v)
	return v
}

// rest is one value's bitmap. Snapshots share bitmaps that are the same, but for those of one or two entries.
type rest struct {
	value string
	set   *roaring.Bitmap // nil for one or two
	few   [2]uint32
}

func restOf(value string, set *roaring.Bitmap) rest {
	n := set.GetCardinality()
	if n == 0 || n > 2 {
		return rest{value: value, set: set}
	}
	return rest{value: value, few: [2]uint32{set.Minimum(), set.Maximum()}}
}

// rests are what an index has, to be compared with what it has in another snapshot.
func rests(list []rest, s *live.Snapshot, kind catalog.Kind, f live.Facet) []rest {
	for value, set := range s.Table(kind).Values(f) {
		list = append(list, restOf(value, set))
	}
	return list
}

func (x *subject) rests(s *live.Snapshot) []rest {
	var list []rest
	for _, from := range x.sources {
		list = rests(list, s, from.kind, from.facet)
	}
	if x.fact == byType {
		for _, kind := range wholeKinds {
			list = append(list, restOf("", s.Table(kind).Published()))
		}
	}
	return list
}

// through gives the types of channels the services that have such a channel.
func (v *vocabulary) through(s *live.Snapshot, links *link.Links) {
	channels := s.Table(catalog.KindServiceChannel)
	typed := make([]int, channels.Len()) // of each channel, its type's place and 1
	for i := range v.list {
		v.list[i].sets[kindIndex(catalog.KindServiceChannel)].Iterate(func(ord uint32) bool {
			typed[ord] = i + 1
			return true
		})
	}
	having := make([][]uint32, len(v.list)+1)
	for service, list := range links.All() {
		for _, ord := range list {
			n := typed[ord]
			if has := having[n]; len(has) == 0 || has[len(has)-1] != service {
				having[n] = append(has, service)
			}
		}
	}
	for i := range v.list {
		set := roaring.New()
		set.AddMany(having[i+1])
		v.list[i].sets[kindIndex(catalog.KindService)] = set
	}
}
