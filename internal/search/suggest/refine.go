package suggest

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/pause"
)

const (
	// refinePause is how long the dictionary rests after each refineStep words, so that it leaves the processor to others.
	refinePause = 2 * time.Millisecond
	refineStep  = 50
	// stemRunes is how much of a part's base form must be in the word as it is; the rest may be inflected.
	stemRunes = 4
)

// refined is the layer with the parts of compounds that a dictionary knows. Without a dictionary it is the layer itself.
func (l *layer) refined(ctx context.Context, a *finnish.Analyzer, rest time.Duration) *layer {
	if a.Name() != finnish.NameVoikko {
		return l
	}
	words := *l.words
	words.bounds = slices.Clone(words.bounds)
	done := 0
	for i := range words.len() {
		w := words.word(i)
		if utf8.RuneCountInString(w) < minHead+minTail {
			continue
		}
		if done++; rest > 0 && done%refineStep == 0 && pause.For(ctx, rest) != nil {
			return l
		}
		var found []uint32
		for _, t := range a.Analyze(w) {
			for _, split := range t.Splits {
				found = append(found, words.divide(i, w, split)...)
			}
		}
		if found != nil { // the dictionary knows better than other words do
			words.clearBounds(i)
		}
		for _, at := range found {
			words.setBound(at)
		}
	}
	next := *l
	next.words = &words
	return &next
}

func (v *vocabulary) clearBounds(i int) {
	size := uint32(len(string(plainWord([]rune(v.word(i))))))
	for at := v.bareStarts[i]; at < v.bareStarts[i]+size; at++ {
		v.clearBound(at)
	}
}

// divide gives where the parts of a split, given in base form, begin in a word, as offsets in bare.
func (v *vocabulary) divide(i int, w string, split []string) (found []uint32) {
	from := 0
	for n, part := range split {
		stem := firstRunes(part, stemRunes)
		at := strings.Index(w[from:], stem)
		if at < 0 {
			return found
		}
		if at += from; n > 0 && at > 0 {
			found = append(found, v.bareStarts[i]+uint32(len(string(plainWord([]rune(w[:at]))))))
		}
		from = at + len(stem)
	}
	return found
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
