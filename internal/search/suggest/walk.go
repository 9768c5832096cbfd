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
// letters left out, added, changed or swapped with their neighbour (the restricted Damerau distance).
type walker struct {
	v    *vocabulary
	q    []rune
	max  int
	edit bool
	path [maxWordRunes + 4]rune
	rows [maxWordRunes + 4][maxWordRunes + 1]int
	emit func(lo, hi, cost int)
}

// walk calls emit with ranges of words and their cost. With edits a word may come more than once; the least cost holds.
func (v *vocabulary) walk(q []rune, edits int, emit func(lo, hi, cost int)) {
	if len(q) == 0 || len(q) > maxWordRunes || v.len() == 0 {
		return
	}
	w := walker{v: v, q: q, max: edits*editCost + maxDots, edit: edits > 0, emit: emit}
	for j := range len(q) + 1 {
		w.rows[0][j] = j * editCost
	}
	w.visit(0, v.len(), 0, 0)
}

// visit looks at the words [lo, hi), which share their first depth runes, offset bytes.
func (w *walker) visit(lo, hi, offset, depth int) {
	if depth >= len(w.q)+2 {
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
		whole := w.rows[depth+1][len(w.q)]
		if whole <= w.max {
			w.emit(lo, end, whole)
		}
		if least <= w.max && least < whole {
			w.visit(lo, end, offset+size, depth+1)
		}
		lo = end
	}
}

// step fills the row of a depth and returns its least cost.
func (w *walker) step(depth int, r rune) int {
	above, row := &w.rows[depth-1], &w.rows[depth]
	row[0] = depth * editCost
	least := row[0]
	for j, c := range w.q {
		cost := above[j]
		switch {
		case c == r:
		case plain(c) == plain(r):
			cost += dotCost
		default:
			cost += editCost
		}
		if w.edit {
			cost = min(cost, above[j+1]+editCost, row[j]+editCost)
			if depth > 1 && j > 0 && c == w.path[depth-2] && w.q[j-1] == r {
				cost = min(cost, w.rows[depth-2][j-1]+editCost)
			}
		}
		row[j+1] = cost
		least = min(least, cost)
	}
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
