package search

import "github.com/varanto/varanto/internal/recent"

// told is a text in its role.
type told struct {
	role     role
	language string
	text     string
}

// isCopied tells of roles of an entity's own texts that often are those of others, too: what one municipality's editors take
// over from another's.
func (r role) isCopied() bool {
	return r == roleSummary || r == roleDescription || r == roleInstruction
}

// analysed keeps what became of texts that many entities share. That depends on nothing but the text and its role, so that
// it may be kept from one change to the next.
type analysed = recent.Map[told, []addend]

// newAnalysed keeps two generations of at most so many words each.
func newAnalysed(words int) *analysed {
	return recent.Weighed[told](words, func(list []addend) int { return len(list) + 1 })
}
