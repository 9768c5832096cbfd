package codes

import (
	"cmp"
	"strings"
)

// compareCodes orders codes as people do: P6.2 before P6.10. Codes that start with a digit are
// positional (industrial class 0111 is inside 011), so they are ordered as text.
func compareCodes(a, b string) int {
	if a == "" || b == "" || isDigit(a[0]) || isDigit(b[0]) {
		return strings.Compare(a, b)
	}
	restA, restB := a, b
	for restA != "" && restB != "" {
		var partA, partB string
		partA, restA = cutRun(restA)
		partB, restB = cutRun(restB)
		if c := compareRuns(partA, partB); c != 0 {
			return c
		}
	}
	if c := cmp.Compare(len(restA), len(restB)); c != 0 {
		return c
	}
	return strings.Compare(a, b) // P01 and P1 are equal as numbers but not the same code
}

func compareRuns(a, b string) int {
	if !isDigit(a[0]) || !isDigit(b[0]) {
		return strings.Compare(a, b)
	}
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if c := cmp.Compare(len(a), len(b)); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

// cutRun cuts the longest beginning of digits only or of no digits from a text that is not empty.
func cutRun(s string) (run, rest string) {
	digits := isDigit(s[0])
	for i := range len(s) {
		if isDigit(s[i]) != digits {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
