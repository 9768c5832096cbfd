package open

import (
	"sync"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// maxChangedSets is how many answers a changedSets keeps: who reads what has changed asks for the same on all pages.
const maxChangedSets = 8

// changedSets keeps what was changed since moments that were asked for lately, of one snapshot: to know it, every entry must
// be looked at.
type changedSets struct {
	mu   sync.Mutex
	seq  int64
	sets map[changedKey]*roaring.Bitmap
}

type changedKey struct {
	kind  catalog.Kind
	since time.Time // in UTC
}

// of are the published entries of a kind that were changed at a time or later, themselves or their connections. The set must
// not be changed.
func (c *changedSets) of(s *live.Snapshot, kind catalog.Kind, since time.Time) *roaring.Bitmap {
	key := changedKey{kind, since.Round(0).UTC()}
	c.mu.Lock()
	set, ok := c.sets[key]
	ok = ok && c.seq == s.Seq
	c.mu.Unlock()
	if ok {
		return set
	}
	set = changedSince(s.Table(kind), since)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seq != s.Seq || c.sets == nil || len(c.sets) >= maxChangedSets {
		c.seq, c.sets = s.Seq, map[changedKey]*roaring.Bitmap{}
	}
	c.sets[key] = set
	return set
}

func changedSince(table *live.Table, since time.Time) *roaring.Bitmap {
	out := roaring.New()
	for e := range table.Each(table.Published()) {
		changed := !e.Modified.Before(since)
		for _, m := range e.ConnectionTimes {
			changed = changed || !m.Before(since)
		}
		if changed {
			out.Add(e.Ord)
		}
	}
	return out
}
