package filter

import (
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/link"
)

// Filter keeps what it worked out about the snapshot that it was asked for last, and takes over what another snapshot
// shares with it: most changes leave most facts as they were. Many may use it at a time.
type Filter struct {
	links *link.Keeper

	mu   sync.Mutex
	of   *live.Snapshot
	view view
	// rests are the bitmaps on which each fact's vocabulary rests.
	rests         [facts][]rest
	channelsTypes *link.Links
}

// view is what the facts of a snapshot are counted by. It never changes.
type view struct {
	vocabularies  [facts]*vocabulary // nil for organisations and opening
	organizations *organizations
	// published are how many entries are, by kind.
	published [len(kinds)]int
}

// New returns a filter. links may be shared with others.
func New(links *link.Keeper) *Filter { return &Filter{links: links} }

// Update works a snapshot out, so that the next who asks does not wait for it.
func (f *Filter) Update(s *live.Snapshot) { f.at(s) }

func (f *Filter) at(s *live.Snapshot) view {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.of == s {
		return f.view
	}
	links := f.links.Of(s)
	for i := range subjects {
		x := &subjects[i]
		rests := x.rests(s)
		if f.view.vocabularies[x.fact] != nil && slices.Equal(rests, f.rests[x.fact]) && (x.fact != byChannelType || links == f.channelsTypes) {
			continue
		}
		v := newVocabulary(s, x)
		if x.fact == byChannelType {
			v.through(s, links)
			f.channelsTypes = links
		}
		v.finish(s)
		f.view.vocabularies[x.fact], f.rests[x.fact] = v, rests
	}
	if rests := organizationRests(s); f.view.organizations == nil || !slices.Equal(rests, f.rests[byOrganization]) {
		f.view.organizations, f.rests[byOrganization] = newOrganizations(s), rests
	}
	for i, k := range kinds {
		f.view.published[i] = int(s.Table(k).Published().GetCardinality())
	}
	f.of = s
	return f.view
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
