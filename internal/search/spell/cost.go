package spell

import (
	"strings"
	"unicode"
)

// The costs of slips. 100 is one edit between letters that have nothing in
// common.
const (
	costEdit      = 100
	costFold      = 30 // a for ä or å, o for ö: keyboards without these letters
	costDouble    = 55 // a letter doubled or not
	costSound     = 65 // letters that sound alike: b p, d t, g k, c k s, v w, s z, i y
	costNeighbour = 75 // keys side by side
	costSwap      = 75 // two letters in the wrong order
	costFirst     = 30 // more for a slip in the first letter, which is rare
)

// Words of 8 letters and more may have two slips, shorter ones one, and the
// shortest only a cheap one.
const (
	longWord   = 8
	shortWord  = 4
	limitLong  = 2 * costEdit
	limitWord  = costEdit
	limitShort = costSound
)

// limit gives the highest cost at which a word of so many letters is near.
func limit(letters int) int {
	switch {
	case letters < shortWord:
		return limitShort
	case letters < longWord:
		return limitWord
	}
	return limitLong
}

// keyRows are the letters of the Finnish keyboard; each row stands half a key
// to the right of the one above it.
func keyRows() [3]string { return [3]string{"qwertyuiopå", "asdfghjklöä", "zxcvbnm"} }

// table holds the costs of putting one letter for another among the letters of
// the keyboard, so that no comparison has to look for keys.
type table [128][128]uint8

// slot gives the place of a letter in the table; 0 is for all that have none.
func slot(r rune) uint8 {
	switch r {
	case 'ä':
		return 1
	case 'ö':
		return 2
	case 'å':
		return 3
	}
	if 'a' <= r && r <= 'z' {
		return uint8(r)
	}
	return 0
}

var substitutions = newTable()

func newTable() *table {
	var t table
	for i := range t {
		for j := range t[i] {
			t[i][j] = costEdit
		}
	}
	set := func(a, b rune, cost uint8) {
		x, y := slot(a), slot(b)
		t[x][y] = min(t[x][y], cost)
		t[y][x] = min(t[y][x], cost)
	}
	setNeighbours(set)
	for pair := range strings.FieldsSeq("aä aå oö") {
		letters := []rune(pair)
		set(letters[0], letters[1], costFold)
	}
	for pair := range strings.FieldsSeq("bp dt gk ck cs vw sz iy åo åö äö äe åä") {
		letters := []rune(pair)
		set(letters[0], letters[1], costSound)
	}
	return &t
}

func setNeighbours(set func(a, b rune, cost uint8)) {
	rows := keyRows()
	for i := range rows {
		row := []rune(rows[i])
		for j := range row {
			if j+1 < len(row) {
				set(row[j], row[j+1], costNeighbour)
			}
			if i+1 == len(rows) {
				continue
			}
			below := []rune(rows[i+1])
			for _, k := range []int{j - 1, j} {
				if k >= 0 && k < len(below) {
					set(row[j], below[k], costNeighbour)
				}
			}
		}
	}
}

// substitution is the cost of one letter in the place of another.
func substitution(a, b rune) int {
	if a == b {
		return 0
	}
	x, y := slot(a), slot(b)
	if x == 0 || y == 0 {
		return costEdit
	}
	return int(substitutions[x][y])
}

func hasLetter(letters []rune) bool {
	for _, r := range letters {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}
