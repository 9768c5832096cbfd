package finnish

import "strings"

// AnalyzeIn cuts a text into words and analyses each in the language: Finnish
// as Analyze does, Swedish with Snowball stems and 4-grams, English with
// Snowball stems. In any other language a word is its own base.
func (a *Analyzer) AnalyzeIn(language Language, text string) []Token {
	return a.AppendTokens(nil, language, text)
}

// AppendTokens is AnalyzeIn for those who analyse one text after another: the tokens, whose positions count from 1, come
// behind those that are there.
func (a *Analyzer) AppendTokens(tokens []Token, language Language, text string) []Token {
	return a.append(tokens, language, text, false)
}

// AppendPublished is AppendTokens for a text that everybody may read: WriteWords writes its words.
func (a *Analyzer) AppendPublished(tokens []Token, language Language, text string) []Token {
	return a.append(tokens, language, text, true)
}

func (a *Analyzer) append(tokens []Token, language Language, text string, published bool) []Token {
	if language != Finnish {
		return appendTokens(tokens, text, func(surface string) *word { return a.foreign(language, surface) })
	}
	job := job{analyzer: a, published: published}
	defer job.end()
	return appendTokens(tokens, text, job.word)
}

// foreign is stemmed, from the cache where the language has one.
func (a *Analyzer) foreign(language Language, surface string) *word {
	stem := func() *word { return stemmed(language, surface).hash(language != Swedish) }
	if c := a.stems[language]; c != nil {
		return remember(c, surface, stem)
	}
	return stem()
}

// stemmed analyses a word of a language without a dictionary.
func stemmed(language Language, surface string) *word {
	w := &word{stop: isStopWord(language, surface)}
	if !hasLetter(surface) {
		w.known = true
		w.bases = []string{shorten(surface)}
		w.parts = pieces(shorten(surface))
		return finish(w)
	}
	w.bases = []string{stemIn(language, surface)}
	for _, piece := range pieces(shorten(surface)) {
		w.parts = appendNew(w.parts, stemIn(language, piece))
	}
	if language == Swedish {
		w.parts = appendAllNew(w.parts, Grams(surface))
	}
	return finish(w)
}

// stemIn stems a word, without its genitive in English, and without the ending
// after a colon ("fpa:s").
func stemIn(language Language, surface string) string {
	if language == English {
		surface = strings.TrimSuffix(surface, "'s")
	}
	if before, _, found := strings.Cut(surface, ":"); found {
		return shorten(before)
	}
	return shorten(stem(language, surface))
}
