package filter

import "slices"

// chunkSize is how many entries share a chunk of belongings.
const chunkSize = 256

// belongings are a list for each entry of a kind, by Ord. They never change; those of the next snapshot share the chunks
// whose lists are the same. Many entries have equal lists, which are kept once: hits are counted by their lists first, and
// then each list that was hit by what is in it.
type belongings struct {
	chunks []*chunk // nil where no entry has a list
	// List n is from from[n] to from[n+1] in to. The first one is empty.
	from []uint32
	to   []int32
	book *book
}

// chunk are the numbers of the lists of neighbouring entries; nil when all are empty.
type chunk [chunkSize]uint32

// book are the lists of belongings and of all that are made of them: more come behind those that are there. One at a time
// may write in it.
type book struct {
	from  []uint32
	to    []int32
	known map[uint64]uint32 // numbers by hash
}

func newBook() *book {
	b := &book{from: []uint32{0, 0}, known: map[uint64]uint32{}}
	b.known[hashOf(nil)] = 0
	return b
}

// number gives a list its number.
func (b *book) number(list []int32) uint32 {
	hash := hashOf(list)
	for {
		n, ok := b.known[hash]
		if !ok {
			n = uint32(len(b.from) - 1)
			b.known[hash] = n
			b.to = append(b.to, list...)
			b.from = append(b.from, uint32(len(b.to)))
			return n
		}
		if slices.Equal(list, b.to[b.from[n]:b.from[n+1]]) {
			return n
		}
		hash++ // another list has the same hash: this one is filed under the next free one
	}
}

// hashOf is FNV-1a over whole numbers.
func hashOf(list []int32) uint64 {
	hash := uint64(14695981039346656037)
	for _, n := range list {
		hash = (hash ^ uint64(uint32(n))) * 1099511628211
	}
	return hash
}

func (b *belongings) list(n uint32) []int32 { return b.to[b.from[n]:b.from[n+1]] }

func (b *belongings) at(ord uint32) []int32 {
	if c := ord / chunkSize; int(c) < len(b.chunks) && b.chunks[c] != nil {
		return b.list(b.chunks[c][ord%chunkSize])
	}
	return nil
}

// belongingsOf are those of lists by Ord.
func belongingsOf(lists [][]int32) belongings {
	book, some := newBook(), false
	chunks := make([]*chunk, (len(lists)+chunkSize-1)/chunkSize)
	var before []int32
	var number uint32
	for ord, list := range lists {
		if !slices.Equal(list, before) {
			before, number = list, book.number(list)
		}
		if number == 0 {
			continue
		}
		of := &chunks[ord/chunkSize]
		if *of == nil {
			*of, some = new(chunk), true
		}
		(*of)[ord%chunkSize] = number
	}
	if !some {
		return belongings{}
	}
	return belongings{chunks, book.from, book.to, book}
}

// with are belongings with other lists of some entries. One at a time may make them of the same.
func (b *belongings) with(others map[uint32][]int32) belongings {
	if len(others) == 0 {
		return *b
	}
	next := belongings{chunks: slices.Clone(b.chunks), book: b.book}
	if next.book == nil {
		next.book = newBook()
	}
	own := map[uint32]bool{}
	for ord, list := range others {
		c := ord / chunkSize
		for int(c) >= len(next.chunks) {
			next.chunks = append(next.chunks, nil)
		}
		if !own[c] {
			own[c] = true
			made := new(chunk)
			if old := next.chunks[c]; old != nil {
				*made = *old
			}
			next.chunks[c] = made
		}
		next.chunks[c][ord%chunkSize] = next.book.number(list)
	}
	next.from, next.to = next.book.from, next.book.to
	if len(next.from) > chunkSize*(len(next.chunks)+1) {
		return belongingsOf(next.lists()) // most of the lists are of earlier times
	}
	return next
}

// lists are the lists by Ord.
func (b *belongings) lists() [][]int32 {
	lists := make([][]int32, len(b.chunks)*chunkSize)
	for ord := range lists {
		lists[ord] = b.at(uint32(ord))
	}
	return lists
}

// count adds hits, which are Ord values, to the counts of what they belong to.
func (b *belongings) count(hits []uint32, counts []int, room *room) {
	lists := len(b.from) - 1
	switch {
	case len(b.chunks) == 0:
		return
	case len(hits) < lists/2:
		for _, ord := range hits {
			for _, at := range b.at(ord) {
				counts[at]++
			}
		}
		return
	}
	had := slices.Grow(room.lists[:0], lists)[:lists]
	room.lists = had
	clear(had)
	for _, ord := range hits {
		if c := ord / chunkSize; int(c) < len(b.chunks) && b.chunks[c] != nil {
			had[b.chunks[c][ord%chunkSize]]++
		}
	}
	for n, times := range had {
		if times == 0 {
			continue
		}
		for _, at := range b.list(uint32(n)) {
			counts[at] += int(times)
		}
	}
}
