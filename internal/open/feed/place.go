package feed

import (
	"encoding/binary"
	"math/bits"
)

// A cursor is a whole number: the sequence up to which everything was given out. What is derived may be thousands of items
// with one sequence, among which a page must be able to end, too. Then the cursor is a number beyond all sequences, which
// says how far those were given out: torn, the sequence in 32 bits and a spread in 20. The items of one sequence are in the
// order of their spread, which follows from their kind and id alone. So a place holds whatever else moves on, after a restart
// and in another process. Numbers stay below 2^53, which JSON's readers in JavaScript need.
const (
	torn       = 1 << 52
	spreadBits = 20
	// maxTorn is the last sequence among whose items a page can end.
	maxTorn = 1<<(52-spreadBits) - 1
)

// place is what a cursor says: all up to seq was given out or, where it is torn, all before seq and of that those up to a
// spread.
type place struct {
	seq    int64
	torn   bool
	spread uint32
}

func placeOf(cursor int64) place {
	if cursor < torn || cursor >= 2*torn {
		return place{seq: cursor}
	}
	return place{seq: cursor &^ torn >> spreadBits, torn: true, spread: uint32(cursor & (1<<spreadBits - 1))}
}

// cursor is the number that placeOf reads.
func (p place) cursor() int64 {
	if !p.torn {
		return p.seq
	}
	return torn | p.seq<<spreadBits | int64(p.spread)
}

// before tells that a head goes beyond the place. A process that is a moment behind another may have come to less than its cursor.
func (p place) before(head int64) bool { return p.seq < head || p.torn && p.seq == head }

// pivot is before every row after the place, and after every other.
func (p place) pivot() row {
	if p.torn {
		return row{seq: p.seq, spread: p.spread + 1}
	}
	return row{seq: p.seq + 1}
}

// within is the place between two rows; ok is false when a page cannot end there.
func within(r, next row) (p place, ok bool) {
	switch {
	case r.seq != next.seq:
		return place{seq: r.seq}, true
	case r.seq > maxTorn || r.spread == next.spread:
		return place{}, false
	}
	return place{r.seq, true, r.spread}, true
}

// spread orders entities by their ids, evenly whatever those are like.
func spread(k key) uint32 {
	high, low := bits.Mul64(binary.BigEndian.Uint64(k.id[:8])^0x9e3779b97f4a7c15, binary.BigEndian.Uint64(k.id[8:])^0xd1b54a32d192ed03)
	return uint32((high^low+uint64(k.kind))*0xff51afd7ed558ccd>>(64-spreadBits)) & (1<<spreadBits - 1)
}

// SequenceOf is the sequence of the log that a cursor has come to.
func SequenceOf(cursor int64) int64 { return placeOf(cursor).seq }
