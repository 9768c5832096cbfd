package source

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
)

// reached remembers which services serve a municipality while the catalogue is the same. There are three hundred
// municipalities, so it stays small.
type reached struct {
	snapshot *live.Snapshot
	sets     sync.Map // municipality's code to *roaring.Bitmap
}

// serving are the services for people of a municipality, nearby or nationwide; nil when none was chosen. The set must
// not be changed.
func (s *Source) serving(d desk) *roaring.Bitmap {
	if d.Municipality == "" {
		return nil
	}
	known := s.reached.Load()
	if known == nil || known.snapshot != d.Snapshot {
		known = &reached{snapshot: d.Snapshot}
		s.reached.Store(known)
	}
	if set, ok := known.sets.Load(d.Municipality); ok {
		return set.(*roaring.Bitmap)
	}
	local, regional, nationwide := search.Reaching(d.Snapshot, catalog.KindService, d.Municipality)
	set := roaring.FastOr(local, regional, nationwide)
	known.sets.Store(d.Municipality, set)
	return set
}
