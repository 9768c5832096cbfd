package finnish

import (
	"strings"
	"unicode"
)

// roots reads Voikko's WORDBASES, as "+koti(koti)+hoidon(hoito)+tuki(tuki)":
// each element is a piece of the word with its base in brackets. Endings of
// derivation have a plus inside the brackets, "(+us)", and are left out. A
// piece without brackets is its own base, a prefix such as "varhais". A base
// may hold "=" where it is itself a compound, "toimeen=tulo".
func roots(wordBases string) []string {
	var list []string
	for element := range elements(wordBases) {
		piece, base, found := strings.Cut(element, "(")
		if !found {
			base = piece
		}
		base, _, _ = strings.Cut(base, ")") // more brackets: "(ostaa)(+o)"
		if strings.HasPrefix(base, "+") {
			continue
		}
		list = appendNew(list, baseOf(base))
	}
	return list
}

// elements gives the parts of WORDBASES between plus signs, but does not divide
// at a plus sign inside brackets.
func elements(wordBases string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from, inside := 0, false
		for at := 0; at < len(wordBases); at++ {
			switch c := wordBases[at]; {
			case c == '(':
				inside = true
			case c == ')':
				inside = false
			case c == '+' && !inside:
				if at > from && !yield(wordBases[from:at]) {
					return
				}
				from = at + 1
			}
		}
		if from < len(wordBases) {
			yield(wordBases[from:])
		}
	}
}

// baseOf normalises a base form of Voikko's and takes its marks of structure
// away.
func baseOf(base string) string {
	return strings.Trim(Normalize(strings.ReplaceAll(base, "=", "")), "-")
}

// cuts reads Voikko's STRUCTURE, which has one sign for each letter of the word
// and "=" before each part of a compound, as "=pppp=pppppp=pppppp". It gives
// the offsets, in runes, where the second and later parts begin.
func cuts(structure string) []int {
	var offsets []int
	n := 0
	for _, sign := range structure {
		if sign != '=' {
			n++
			continue
		}
		if n > 0 {
			offsets = append(offsets, n)
		}
	}
	return offsets
}

// compoundParts cuts a word into the parts of its structure. Only the last part
// of most compounds is inflected, so the base form can be cut at the offsets of
// the surface ("terveysasemalta": "terveys", "asema"). Where an inner part is
// inflected as well ("vanhallapojalla", base "vanhapoika") the surface is cut
// instead. It gives nil for a word of one part.
func compoundParts(surface, base, structure string) []string {
	offsets := cuts(structure)
	if len(offsets) == 0 {
		return nil
	}
	letters, baseLetters := []rune(surface), []rune(base)
	last := offsets[len(offsets)-1]
	if last >= len(letters) {
		return nil
	}
	if last < len(baseLetters) && equalLetters(letters[:last], baseLetters[:last]) {
		letters = baseLetters
	}
	var parts []string
	from := 0
	for _, offset := range append(offsets, len(letters)) {
		if part := strings.TrimFunc(string(letters[from:offset]), isDivider); part != "" {
			parts = append(parts, Normalize(part))
		}
		from = offset
	}
	return parts
}

func equalLetters(a, b []rune) bool {
	for i := range a {
		if unicode.ToLower(a[i]) != unicode.ToLower(b[i]) {
			return false
		}
	}
	return true
}
