package slug

import (
	"encoding/hex"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// Lengths are the hexadecimal digits that a short id may have. With ten, two of a hundred thousand entities of a kind
// begin alike in every two hundredth catalogue; those that came later have more.
func Lengths() []int { return []int{10, 16, 32} }

// Short is the beginning of an id with that many hexadecimal digits.
func Short(id catalog.ID, digits int) string { return hex.EncodeToString(id[:])[:digits] }

// Join puts the words of a name and a short id together.
func Join(name, short string) string {
	if words := Words(name); words != "" {
		return words + "-" + short
	}
	return short
}

// Parse finds the short id in the last part of an address; ok is false when there is none. The words may be any.
func Parse(part string) (short string, ok bool) {
	short = strings.ToLower(part[strings.LastIndexByte(part, '-')+1:])
	if !slices.Contains(Lengths(), len(short)) {
		return "", false
	}
	for _, c := range []byte(short) {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'f') {
			return "", false
		}
	}
	return short, true
}
