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
	rests         [facts][]*roaring.Bitmap
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
	if rests := organizationSources(s); f.view.organizations == nil || !slices.Equal(rests, f.rests[byOrganization]) {
		f.view.organizations, f.rests[byOrganization] = newOrganizations(s), rests
	}
	for i, k := range kinds {
		f.view.published[i] = int(s.Table(k).Published().GetCardinality())
	}
	f.of = s
	return f.view
}

func (x *subject) rests(s *live.Snapshot) []*roaring.Bitmap {
	var list []*roaring.Bitmap
	for _, from := range x.sources {
		list = append(list, bitmaps(s, from.kind, from.facet)...)
	}
	if x.fact == byType {
		for _, kind := range wholeKinds {
			list = append(list, s.Table(kind).Published())
		}
	}
	return list
}

// through gives the types of channels the services that have such a channel.
func (v *vocabulary) through(s *live.Snapshot, links *link.Links) {
	channels := s.Table(catalog.KindServiceChannel)
	typed := make([]int, channels.Len()) // of each channel, its type's place and 1
	for i := range v.list {
		for it := v.list[i].sets[kindIndex(catalog.KindServiceChannel)].Iterator(); it.HasNext(); {
			typed[it.Next()] = i + 1
		}
	}
	having := make([][]uint32, len(v.list)+1)
	for _, l := range links.List {
		for it := l.Channels.Iterator(); it.HasNext(); {
			n := typed[it.Next()]
			if has := having[n]; len(has) == 0 || has[len(has)-1] != l.Service {
				having[n] = append(has, l.Service)
			}
		}
	}
	for i := range v.list {
		set := roaring.New()
		set.AddMany(having[i+1])
		v.list[i].sets[kindIndex(catalog.KindService)] = set
	}
}
