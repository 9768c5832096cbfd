package finnish

// Spell tells that a word is spelt as the dictionary has it. Without a
// dictionary nothing can be said against a word, and the answer is true.
func (a *Analyzer) Spell(word string) bool {
	if a.spellers == nil {
		return true
	}
	s := a.spellers.borrow()
	if s == nil {
		return true
	}
	defer a.spellers.giveBack(s)
	word = Normalize(word)
	return s.accepts(word) || s.accepts(capitalize(word))
}

// Suggest gives words near to a misspelt word, best first, in lower case. It
// gives nil when there are none, and without a dictionary. It takes
// milliseconds: ask it for single words of a query only.
func (a *Analyzer) Suggest(word string) []string {
	if a.spellers == nil {
		return nil
	}
	s := a.spellers.borrow()
	if s == nil {
		return nil
	}
	defer a.spellers.giveBack(s)
	var list []string
	for _, suggestion := range s.suggestions(Normalize(word)) {
		list = appendNew(list, Normalize(suggestion))
	}
	return list
}
