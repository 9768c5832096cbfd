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
// those who ask in between are answered by the facts of a moment ago instead of waiting, if they do not ask exactly.
type Filter struct {
	links    *link.Keeper
	current  atomic.Pointer[view]
	followed atomic.Bool

	mu sync.Mutex // one at a time works out
	// marks are of the indexes that the current view's facts are made of.
	marks  [facts][]mark
	linked *link.Links
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

// workOut gives what counts a snapshot, or a newer one that Update has worked out already.
func (f *Filter) workOut(s *live.Snapshot) *view {
	if v := f.current.Load(); v != nil && v.of == s {
		return v
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	v := &view{of: s}
	var since *changes // nil when all is to be worked out anew
	if before := f.current.Load(); before != nil {
		if before.of == s || f.followed.Load() && before.of.Seq > s.Seq {
			return before
		}
		v.vocabularies, v.organizations = before.vocabularies, before.organizations
		since, _ = changesOf(before.of, s)
	}
	links, all := f.links.Of(s), f.marks
	for i := range subjects {
		x := &subjects[i]
		marks := x.marks(s)
		same := slices.Equal(marks, f.marks[x.fact]) && (x.borrower == "" || links == f.linked)
		if v.vocabularies[x.fact] != nil && same {
			continue
		}
		if known := v.vocabularies[x.fact]; known != nil && since != nil {
			v.vocabularies[x.fact] = known.follow(x, since, links)
		} else {
			v.vocabularies[x.fact] = vocabularyOf(s, x, links)
		}
		all[x.fact] = marks
	}
	if marks := organizationMarks(s); v.organizations == nil || !slices.Equal(marks, f.marks[byOrganization]) {
		if v.organizations != nil && since != nil && sameTree(marks, f.marks[byOrganization]) {
			v.organizations = v.organizations.follow(since)
		} else {
			v.organizations = newOrganizations(s)
		}
		all[byOrganization] = marks
	}
	for i, k := range kinds {
		v.published[i] = int(s.Table(k).Published().GetCardinality())
	}
	f.marks, f.linked = all, links // now that nothing can fail: else facts of before would pass for those of now
	f.current.Store(v)
	return v
}

// vocabularyOf makes the values of a fact anew.
func vocabularyOf(s *live.Snapshot, x *subject, links *link.Links) *vocabulary {
	made := newVocabulary(s, x)
	switch x.borrower {
	case catalog.KindService:
		made.lendToServices(s, links)
	case catalog.KindServiceChannel:
		made.lendToChannels(s, links)
	}
	made.finish(s)
	return made
}

// mark is equal for two snapshots that share what it was taken of: an index, or a set of published entries.
type mark struct {
	changed   int64
	published *roaring.Bitmap
}

func indexMark(s *live.Snapshot, kind catalog.Kind, f live.Facet) mark {
	return mark{changed: s.Table(kind).Changed(f)}
}

func publishedMark(s *live.Snapshot, kind catalog.Kind) mark {
	return mark{published: s.Table(kind).Published()}
}

func (x *subject) marks(s *live.Snapshot) []mark {
	var list []mark
	for _, from := range x.sources {
		list = append(list, indexMark(s, from.kind, from.facet))
	}
	if x.fact == byType {
		for _, kind := range wholeKinds {
			list = append(list, publishedMark(s, kind))
		}
	}
	return list
}
