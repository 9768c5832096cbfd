package catalog

import (
	"slices"
	"strings"
)

// keepZero are the dial codes of countries whose numbers begin with their zero from abroad, too (ITU-T E.164: Italy, San
// Marino, the Vatican). Everywhere else the zero is for calls within the country and goes behind a country's code.
var keepZero = []string{"39", "378", "379"}

// Dial is the number as telephones take it: digits, with a plus sign before those that begin with a country's code; empty
// when there is no digit. A service number (IsFinnishServiceNumber) is dialled without a prefix.
func (p Phone) Dial() string {
	number, prefix := Digits(p.Number), strings.TrimPrefix(Digits(p.PrefixNumber), "00")
	switch {
	case number == "":
		return ""
	case strings.HasPrefix(strings.TrimSpace(p.Number), "+"):
		return "+" + number
	case prefix == "", p.IsFinnishServiceNumber:
		return number
	case slices.Contains(keepZero, prefix):
		return "+" + prefix + number
	}
	return "+" + prefix + strings.TrimPrefix(number, "0")
}

// Digits is a text without all that is no digit.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
