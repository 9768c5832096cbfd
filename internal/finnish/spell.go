package finnish

import "unicode/utf8"

// maxSuggestRunes bounds the words that suggestions are sought for. Some words
// of 40 runes and more cost Voikko over a second, of 30 at most half of one.
const maxSuggestRunes = 30

// Suggest gives words near to a misspelt word, best first, in lower case. It
// gives nil when there are none, for words of more than 30 runes, and without a
// dictionary. It takes milliseconds, rarely much more: ask it for single words
// of a query that no field knows, never for texts.
func (a *Analyzer) Suggest(word string) []string {
	word = Normalize(word)
	if a.suggesters == nil || utf8.RuneCountInString(word) > maxSuggestRunes {
		return nil
	}
	s := a.suggesters.borrow()
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
