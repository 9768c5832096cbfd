package live

import "github.com/RoaringBitmap/roaring/v2"

// posting is the set of entries that have a value of a facet. Most values, such as a channel's id, are had by one or two
// entries: those are kept without a bitmap, which is five allocations, of which a nation's catalogue would have half a
// million.
type posting struct {
	key key
	set *roaring.Bitmap // nil when few holds them
	few [2]uint32
	n   uint8 // how many few holds
}

// bitmap returns the set, which must not be changed.
func (p posting) bitmap() *roaring.Bitmap {
	if p.set != nil {
		return p.set
	}
	return roaring.BitmapOf(p.few[:p.n]...)
}

// sealed is the posting of a set that will not change any more; ok is false for an empty one.
func sealed(k key, set *roaring.Bitmap) (p posting, ok bool) {
	p.key = k
	n := set.GetCardinality()
	if n > uint64(len(p.few)) {
		p.set = set
		return p, true
	}
	p.n = uint8(n)
	copy(p.few[:], set.ToArray())
	return p, n > 0
}
