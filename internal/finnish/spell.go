package finnish

import (
	"context"
	"time"
	"unicode/utf8"
)

// maxSuggestRunes bounds the words that suggestions are sought for. They cost
// Voikko the more the longer the word is: of 15 runes mostly 3 ms, rarely 10,
// of 30 up to 50, and some words of 40 runes over a second.
const maxSuggestRunes = 15

// maxSuggestWait bounds how long a word waits while others are asked for.
const maxSuggestWait = 10 * time.Millisecond

// Suggest gives words near to a misspelt word, best first, in lower case. It
// gives nil when there are none, for words of more than 15 runes, without a
// dictionary, and when so many ask at once that none would come in time or
// before the context ends. It takes milliseconds: ask it for single words of a
// query that no field knows, never for texts.
func (a *Analyzer) Suggest(ctx context.Context, word string) []string {
	word = Normalize(word)
	if a.suggesters == nil || utf8.RuneCountInString(word) > maxSuggestRunes {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, maxSuggestWait)
	defer cancel()
	s := a.suggesters.borrowBefore(ctx)
	if s == nil {
		return nil
	}
	defer a.suggesters.giveBack(s)
	var list []string
	for _, suggestion := range s.suggestions(word) {
		list = appendNew(list, Normalize(suggestion))
	}
	return list
}
