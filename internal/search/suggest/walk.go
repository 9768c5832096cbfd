package suggest

import (
	"strings"
	"unicode/utf8"
)

// The cost of a way from what was typed to a word: a missing dot costs 1, an edit editCost.
const (
	dotCost  = 1
	editCost = 16
	// maxDots is how many missing dots are not yet an edit.
	maxDots = editCost - 1
)

// maxWordRunes bounds the words that are compared letter by letter.
const maxWordRunes = 40

// walker walks the sorted words as a tree of prefixes and finds those with a prefix that is near to what was typed:
// letters left out, added, changed or swapped with their neighbour (the restricted Damerau distance). Of each row of
// costs it works out those that at most edits letters more on one side can have; all others are too much.
type walker struct {
	v     *vocabulary
	q     []rune
	edits int
	max   int16
	path  [maxWordRunes + 4]rune
	rows  [maxWordRunes + 4][maxWordRunes + 2]int16
	emit  func(lo, hi, cost int)
}

// tooMuch is a cost that is more than any max, also with further costs.
const tooMuch = 1 << 13

// begin readies a walker for a word of at most maxWordRunes.
func (w *walker) begin(q []rune, edits int) {
	w.q, w.edits, w.max = q, edits, int16(edits*editCost+maxDots)
	for j := range min(edits, len(q)) + 1 {
		w.rows[0][j] = int16(j * editCost)
	}
	w.rows[0][min(edits, len(q))+1] = tooMuch
}

// whole is the cost from all that was typed to the first runes of the path.
func (w *walker) whole(depth int) int16 {
	if depth < len(w.q)-w.edits || depth > len(w.q)+w.edits {
		return tooMuch
	}
	return w.rows[depth][len(w.q)]
}

// walk calls emit with ranges of words and their cost. With edits a word may come more than once; the least cost holds.
func (v *vocabulary) walk(q []rune, edits int, emit func(lo, hi, cost int)) {
	if len(q) == 0 || len(q) > maxWordRunes || v.len() == 0 {
		return
	}
	w := walker{v: v, emit: emit}
	w.begin(q, edits)
	w.visit(0, v.len(), 0, 0)
}

// visit looks at the words [lo, hi), which share their first depth runes, offset bytes.
func (w *walker) visit(lo, hi, offset, depth int) {
	if depth >= len(w.q)+w.edits {
		return
	}
	for lo < hi && len(w.v.word(lo)) == offset {
		lo++
	}
	for lo < hi {
		r, size := utf8.DecodeRuneInString(w.v.word(lo)[offset:])
		end := w.sameUntil(lo, hi, offset, size)
		w.path[depth] = r
		least := w.step(depth+1, r)
		whole := w.whole(depth + 1)
		if whole <= w.max {
			w.emit(lo, end, int(whole))
		}
		if least <= w.max && least < whole {
			w.visit(lo, end, offset+size, depth+1)
		}
		lo = end
	}
}

// step fills the row of a depth and returns its least cost.
func (w *walker) step(depth int, r rune) int16 {
	from, to := max(depth-w.edits, 0), min(depth+w.edits, len(w.q))
	if from > to {
		return tooMuch
	}
	above, row := &w.rows[depth-1], &w.rows[depth]
	least := int16(tooMuch)
	if from == 0 {
		row[0] = int16(depth * editCost)
		least = row[0]
		from = 1
	} else {
		row[from-1] = tooMuch
	}
	bare := plain(r)
	for j := from; j <= to; j++ {
		c := w.q[j-1]
		cost := above[j-1]
		switch {
		case c == r:
		case plain(c) == bare:
			cost += dotCost
		default:
			cost += editCost
		}
		if w.edits > 0 {
			cost = min(cost, above[j]+editCost, row[j-1]+editCost)
			if depth > 1 && j > 1 && c == w.path[depth-2] && w.q[j-2] == r {
				cost = min(cost, w.rows[depth-2][j-2]+editCost)
			}
		}
		row[j] = cost
		least = min(least, cost)
	}
	row[to+1] = tooMuch
	return least
}

// sameUntil is the end of the words from lo on that have the same rune at offset; all of them share what is before it.
func (w *walker) sameUntil(lo, hi, offset, size int) int {
	head := w.v.word(lo)[offset : offset+size]
	step := 1
	at := lo
	for at+step < hi && strings.HasPrefix(w.v.word(at + step)[offset:], head) {
		at += step
		step *= 2
	}
	top := min(at+step, hi)
	for at+1 < top {
		mid := int(uint(at+top) / 2)
		if strings.HasPrefix(w.v.word(mid)[offset:], head) {
			at = mid
		} else {
			top = mid
		}
	}
	return at + 1
}
