package search

import (
	"hash/maphash"
	"iter"
)

// sums add up what words are worth. They are a table of their own because a document has some hundred words, and is forgotten
// when it is written: emptying a map costs by all that it ever had, and a new one is garbage at once.
type sums struct {
	list []sum
	// slots point into the list: the round in the upper half, which must be the current one, and the place in the lower.
	slots []uint64
	round uint32
}

type sum struct {
	word  string
	hash  uint64
	worth float64
}

const (
	firstSlots = 256
	// mostSlots bounds the room that is used again.
	mostSlots = 1 << 14
)

var sumsSeed = maphash.MakeSeed()

func (t *sums) add(word string, worth float64) {
	if 2*len(t.list) >= len(t.slots) {
		t.grow()
	}
	hash := maphash.String(sumsSeed, word)
	at := t.find(hash, word)
	if slot := t.slots[at]; uint32(slot>>32) == t.round {
		t.list[uint32(slot)].worth += worth
		return
	}
	t.slots[at] = uint64(t.round)<<32 | uint64(len(t.list))
	t.list = append(t.list, sum{word, hash, worth})
}

// find gives the slot of a word, or the free one that it takes.
func (t *sums) find(hash uint64, word string) int {
	last := len(t.slots) - 1
	for at := int(hash) & last; ; at = (at + 1) & last {
		slot := t.slots[at]
		if uint32(slot>>32) != t.round {
			return at
		}
		if e := &t.list[uint32(slot)]; e.hash == hash && e.word == word {
			return at
		}
	}
}

func (t *sums) grow() {
	t.slots = make([]uint64, max(firstSlots, 2*len(t.slots)))
	t.round = 1
	for i, e := range t.list {
		t.slots[t.find(e.hash, e.word)] = uint64(t.round)<<32 | uint64(i)
	}
}

// clear empties the table; it keeps no words alive.
func (t *sums) clear() {
	if t.round++; t.round == 0 || len(t.slots) > mostSlots {
		*t = sums{}
		return
	}
	clear(t.list)
	t.list = t.list[:0]
}

func (t *sums) len() int { return len(t.list) }

// all gives the words in the order in which they came.
func (t *sums) all() iter.Seq2[string, float64] {
	return func(yield func(string, float64) bool) {
		for i := range t.list {
			if !yield(t.list[i].word, t.list[i].worth) {
				return
			}
		}
	}
}
