package filter

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// chunkSize is how many entries share a chunk of belongings.
const chunkSize = 256

// belongings are a list for each entry of a kind, by Ord. They never change; those of the next snapshot share the chunks
// whose lists are the same.
type belongings struct {
	chunks []*chunk // nil where no entry has a list
}

// chunk are the lists of neighbouring entries, one after the other: those of entry i are from from[i] to from[i+1].
type chunk struct {
	from [chunkSize + 1]uint32
	to   []int32
}

func (c *chunk) at(i uint32) []int32 {
	if c == nil {
		return nil
	}
	return c.to[c.from[i]:c.from[i+1]]
}

func (b *belongings) at(ord uint32) []int32 {
	if c := ord / chunkSize; int(c) < len(b.chunks) {
		return b.chunks[c].at(ord % chunkSize)
	}
	return nil
}

// belongingsOf are those of lists by Ord.
func belongingsOf(lists [][]int32) belongings {
	n, some := 0, false
	for _, l := range lists {
		n += len(l)
	}
	all := make([]int32, 0, n)
	b := belongings{make([]*chunk, (len(lists)+chunkSize-1)/chunkSize)}
	for i := range b.chunks {
		from := len(all)
		made := new(chunk)
		for at := range uint32(chunkSize) {
			if ord := i*chunkSize + int(at); ord < len(lists) {
				all = append(all, lists[ord]...)
			}
			made.from[at+1] = uint32(len(all) - from)
		}
		if made.to = all[from:len(all):len(all)]; len(made.to) > 0 {
			b.chunks[i], some = made, true
		}
	}
	if !some {
		return belongings{}
	}
	return b
}

// with are belongings with other lists of some entries.
func (b *belongings) with(others map[uint32][]int32) belongings {
	if len(others) == 0 {
		return *b
	}
	touched := map[uint32]bool{}
	for ord := range others {
		touched[ord/chunkSize] = true
	}
	next := belongings{slices.Clone(b.chunks)}
	for c := range touched {
		for int(c) >= len(next.chunks) {
			next.chunks = append(next.chunks, nil)
		}
		old, made := next.chunks[c], new(chunk)
		for at := range uint32(chunkSize) {
			list, is := others[c*chunkSize+at]
			if !is {
				list = old.at(at)
			}
			made.to = append(made.to, list...)
			made.from[at+1] = uint32(len(made.to))
		}
		made.to = slices.Clip(made.to)
		next.chunks[c] = made
	}
	return next
}

// count adds the hits to the counts of what they belong to. It reads them into room, which must not be empty.
func (b *belongings) count(set *roaring.Bitmap, counts []int, room []uint32) {
	it := set.ManyIterator()
	for n := it.NextMany(room); n > 0; n = it.NextMany(room) {
		for _, ord := range room[:n] {
			for _, at := range b.at(ord) {
				counts[at]++
			}
		}
	}
}
