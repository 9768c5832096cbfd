package spell

import (
	"context"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/finnish"
)

// Checker proposes what to search instead of words that nothing contains.
type Checker struct {
	vocabulary *Vocabulary
	analyzer   *finnish.Analyzer
	dictionary func(ctx context.Context, word string) []string
}

// NewChecker makes a checker. The analyzer's dictionary gives suggestions where
// no word of the vocabulary is near.
func NewChecker(v *Vocabulary, a *finnish.Analyzer) *Checker {
	return &Checker{vocabulary: v, analyzer: a, dictionary: a.Suggest}
}

// Correction is what to search instead of some neighbouring words of a query.
type Correction struct {
	// From and To are the places of the words in the query, To exclusive: one
	// word, or up to three that belong together ("rakenus lupa").
	From, To int
	// Text is what to search, one word, or two where one was too few.
	Text string
	// Cost is as in Candidate; joined words cost a little less, divided ones
	// and what only the dictionary proposes cost more.
	Cost int
}

const (
	costJoin       = -15 // that words make a known word together is no chance
	costDivide     = 40
	costSuggestion = 120 // what only the dictionary proposes
	maxJoined      = 3
	shortestPiece  = 4 // letters of a word that is divided off
	maxSuggestions = 8
	maxSuggested   = 2 // words of a query that the dictionary is asked for: it takes milliseconds a word
)

// Correct proposes corrections for the words of a query; fine says of each
// whether something has it, so that it stays. The corrections do not overlap
// and are in the order of the words; nil when there are none. A call takes well
// under a millisecond a word, and some milliseconds for each of the first two
// words for which the dictionary has to be asked; others do without it.
func (c *Checker) Correct(ctx context.Context, words []string, fine []bool) []Correction {
	var list []Correction
	suggested := 0
	for at := range words {
		if at < len(fine) && fine[at] || overlaps(list, at) {
			continue
		}
		best, ok := c.correct(words, at)
		if !ok && suggested < maxSuggested {
			suggested++
			best, ok = c.suggest(ctx, words, at)
		}
		if !ok {
			continue
		}
		list = slices.DeleteFunc(list, func(have Correction) bool { return have.To > best.From })
		list = append(list, best)
	}
	return list
}

func overlaps(list []Correction, at int) bool {
	return len(list) > 0 && list[len(list)-1].To > at
}

// correct gives the best correction of one word, alone or with its neighbours, that the vocabulary has.
func (c *Checker) correct(words []string, at int) (Correction, bool) {
	var options []Correction
	for from := max(0, at-maxJoined+1); from <= at; from++ {
		for to := at + 1; to <= min(len(words), from+maxJoined); to++ {
			if found := c.vocabulary.Nearest(strings.Join(words[from:to], ""), 1); len(found) > 0 {
				cost := found[0].Cost + costJoin*(to-from-1)
				options = append(options, Correction{From: from, To: to, Text: found[0].Word, Cost: cost})
			}
		}
	}
	if text, ok := c.divide(words[at]); ok {
		options = append(options, Correction{From: at, To: at + 1, Text: text, Cost: costDivide})
	}
	if len(options) == 0 {
		return Correction{}, false
	}
	return slices.MinFunc(options, func(a, b Correction) int { return a.Cost - b.Cost }), true
}

const (
	// maxSlip is the cost of the one slip that makes a known word doubtful, and leastUses how often its neighbour is used.
	maxSlip   = costNeighbour
	leastUses = 8
)

// Slip proposes a much used word that one slip makes of a word that the dictionary takes for a compound but nothing
// has: "hamaslääkäri" may be a doctor of Hamas, but is not. ok is false when there is none.
func (c *Checker) Slip(word string) (text string, ok bool) {
	letters, ok := spelling(word)
	if !ok || len(letters) < longWord {
		return "", false
	}
	c.vocabulary.mu.RLock()
	defer c.vocabulary.mu.RUnlock()
	best := Candidate{}
	for _, near := range c.vocabulary.within(letters, maxSlip) {
		if near.Cost > 0 && near.Count >= leastUses && (best.Word == "" || near.rank() < best.rank()) {
			best = near
		}
	}
	return best.Word, best.Word != ""
}

// divide finds the two words of the vocabulary that were written together,
// those with the most used rarer one.
func (c *Checker) divide(word string) (string, bool) {
	letters, ok := spelling(word)
	if !ok {
		return "", false
	}
	v := c.vocabulary
	v.mu.RLock()
	defer v.mu.RUnlock()
	best, cut := 0, 0
	for n := shortestPiece; n <= len(letters)-shortestPiece; n++ {
		if uses := min(v.count(letters[:n]), v.count(letters[n:])); uses > best {
			best, cut = uses, n
		}
	}
	if best == 0 {
		return "", false
	}
	return string(letters[:cut]) + " " + string(letters[cut:]), true
}

// suggest asks the dictionary for a word and takes the first suggestion that
// the vocabulary has in its base form.
func (c *Checker) suggest(ctx context.Context, words []string, at int) (Correction, bool) {
	suggestions := c.dictionary(ctx, words[at])
	for _, text := range suggestions[:min(len(suggestions), maxSuggestions)] {
		if c.has(text) {
			return Correction{From: at, To: at + 1, Text: text, Cost: costSuggestion}, true
		}
	}
	return Correction{}, false
}

// has tells that the vocabulary has a word, or all words of a text, in this or
// in a base form.
func (c *Checker) has(text string) bool {
	tokens := c.analyzer.Analyze(text)
	for _, t := range tokens {
		if c.vocabulary.Count(t.Surface) == 0 && !slices.ContainsFunc(t.Bases, func(base string) bool { return c.vocabulary.Count(base) > 0 }) {
			return false
		}
	}
	return len(tokens) > 0
}
