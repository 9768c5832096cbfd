package finnish

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// word is the analysis of one word without its place in a text. It is shared
// through the cache and never changed, except that it gets published.
type word struct {
	bases, parts, classes []string
	splits                [][]string
	hashes                []uint32
	known, stop           bool
	// published tells that published content has the word.
	published atomic.Bool
}

// Analyze cuts a Finnish text into words and analyses each. It gives nil for a
// text without words and never fails: what cannot be analysed is its own base.
func (a *Analyzer) Analyze(text string) []Token { return a.AppendTokens(nil, Finnish, text) }

// appendTokens cuts a text into words and has each analysed.
func appendTokens(tokens []Token, text string, word func(surface string) *word) []Token {
	kept := spans.Get().(*[]span)
	list := tokenize((*kept)[:0], text)
	if len(list) > 0 {
		tokens = slices.Grow(tokens, len(list))
	}
	for i, s := range list {
		tokens = append(tokens, s.token(i+1, word(s.surface)))
	}
	if cap(list) <= maxKeptSpans {
		clear(list) // so that it keeps no text alive
		*kept = list[:0]
		spans.Put(kept)
	}
	return tokens
}

// spans are lists of words for the next texts.
var spans = sync.Pool{New: func() any { return new([]span) }}

// maxKeptSpans is the size above which a list is not used again.
const maxKeptSpans = 4096

func (s span) token(position int, w *word) Token {
	return Token{
		Surface: s.surface, Position: position, Start: s.start, End: s.end,
		Bases: w.bases, Parts: w.parts, Splits: w.splits, Classes: w.classes, Hashes: w.hashes,
		Known: w.known, Capitalized: s.capitalized, Stop: w.stop,
	}
}

// job is the analysis of one text. It borrows a handle when the first word
// misses the cache and keeps it to the end of the text.
type job struct {
	analyzer  *Analyzer
	speller   *speller
	published bool // the text is
}

func (j *job) end() {
	if j.speller != nil {
		j.analyzer.spellers.giveBack(j.speller)
	}
}

// hasVoikko borrows a handle unless there is one. It tells whether there is a
// dictionary to ask.
func (j *job) hasVoikko() bool {
	if j.speller == nil && j.analyzer.spellers != nil {
		j.speller = j.analyzer.spellers.borrow()
	}
	return j.speller != nil
}

// word gives the analysis of a normalised word from the cache, or makes it.
func (j *job) word(surface string) *word {
	w := remember(j.analyzer.cache, surface, func() *word { return j.analyze(surface).hash(j.analyzer.spellers != nil) })
	if j.published && !w.published.Load() {
		w.published.Store(true)
	}
	return w
}

func (j *job) analyze(surface string) *word {
	if isLong(surface) {
		return &word{bases: []string{shorten(surface)}}
	}
	if !hasLetter(surface) {
		return finish(&word{bases: []string{surface}, parts: pieces(surface), known: true})
	}
	w := &word{stop: isStopWord(Finnish, surface)}
	if j.hasVoikko() {
		j.addReadings(w, surface)
		j.addPieces(w, surface)
	}
	if len(w.bases) == 0 {
		addUnknown(w, surface)
	}
	if j.analyzer.spellers == nil {
		w.parts = Grams(surface)
	}
	return finish(w)
}

// finish takes from the parts what is a base or only a letter.
func finish(w *word) *word {
	w.parts = slices.DeleteFunc(w.parts, func(part string) bool {
		return slices.Contains(w.bases, part) || isSingleLetter(part)
	})
	if len(w.parts) == 0 {
		w.parts = nil
	}
	return w
}

// addReadings adds what the dictionary says of the word.
func (j *job) addReadings(w *word, surface string) {
	readings := j.readings(surface)
	w.known = len(readings) > 0
	for _, r := range readings {
		w.bases = appendNew(w.bases, baseOf(r.baseForm))
		w.classes = appendNew(w.classes, r.class)
		j.addParts(w, roots(r.wordBases), compoundParts(surface, r.baseForm, r.structure), r.baseForm)
	}
	for _, forms := range [2][]string{w.bases, w.parts} {
		for _, form := range forms {
			w.parts = appendNew(w.parts, verbOf(form))
		}
	}
	w.stop = w.stop || isStopClass(w.classes)
}

// addParts adds the roots and the surface parts of one reading. A part in which
// the base form ends is in base form already; the others are shorter than the
// word, so that asking for them comes to an end.
func (j *job) addParts(w *word, roots, surfaces []string, base string) {
	w.parts = appendAllNew(w.parts, roots)
	split := make([]string, len(surfaces))
	for i, part := range surfaces {
		bases := []string{part}
		if i < len(surfaces)-1 || !strings.HasSuffix(base, part) {
			bases = j.word(part).mainBases(part)
		}
		w.parts = appendAllNew(w.parts, bases)
		split[i] = bases[0]
	}
	w.addSplit(split)
	w.addSplit(roots)
}

// maxSplits bounds the splits of a word; few words have more than three.
const maxSplits = 8

// addSplit adds a split of two or more parts that is not there yet. Single
// letters ("e-resepti") are no parts here either.
func (w *word) addSplit(split []string) {
	split = slices.DeleteFunc(slices.Clone(split), isSingleLetter)
	if len(split) < 2 || len(w.splits) >= maxSplits {
		return
	}
	for _, have := range w.splits {
		if slices.Equal(have, split) {
			return
		}
	}
	w.splits = append(w.splits, split)
}

// readings asks for the word as it is, and then with the capitals of a name or
// an abbreviation: "eu:n" is in the dictionary as "EU:n".
func (j *job) readings(surface string) []reading {
	if list := j.speller.readings(surface); len(list) > 0 {
		return list
	}
	if list := j.speller.readings(capitalize(surface)); len(list) > 0 {
		return list
	}
	stem, ending, found := strings.Cut(surface, ":")
	if !found {
		return nil
	}
	return j.speller.readings(strings.ToUpper(stem) + ":" + ending)
}

// mainBases gives the bases of a part of a longer word, never none: "hoidon"
// becomes "hoito". A part that is a base form stays alone, so that "tuki" does
// not bring the verbs "tukea" and "tukkia". An unknown part stays as it is.
func (w *word) mainBases(part string) []string {
	if len(w.bases) == 0 || slices.Contains(w.bases, part) {
		return []string{part}
	}
	return w.bases
}

// addPieces adds the pieces of a hyphenated word. When the dictionary lacks the
// whole, its base is made from the base of the last piece ("te-toimistossa":
// "te-toimisto"), and the word is tried without hyphens, because line breaks
// leave hyphens behind ("kotihoidon-tuki").
func (j *job) addPieces(w *word, surface string) {
	list := pieces(surface)
	if len(list) == 0 {
		return
	}
	split := make([]string, len(list))
	for i, piece := range list {
		p := j.word(piece)
		split[i] = p.mainBases(piece)[0]
		w.parts = appendAllNew(w.parts, p.bases)
		w.parts = appendAllNew(w.parts, p.parts)
	}
	w.addSplit(split)
	if w.known {
		return
	}
	last := list[len(list)-1]
	if p := j.word(last); p.known {
		for _, base := range p.mainBases(last) {
			w.bases = appendNew(w.bases, strings.TrimSuffix(surface, last)+base)
		}
	}
	if joined := j.word(strings.ReplaceAll(surface, "-", "")); joined.known {
		w.bases = appendAllNew(w.bases, joined.bases)
		w.parts = appendAllNew(w.parts, joined.parts)
	}
}

// addUnknown makes the base forms of a word that no dictionary knows: the word
// its Snowball stem and guesses. An abbreviation loses its ending: "thl:n" is "thl".
func addUnknown(w *word, surface string) {
	if stem, _, found := strings.Cut(surface, ":"); found {
		w.bases = appendNew(w.bases, stem)
		return
	}
	w.bases = appendNew(w.bases, surface)
	w.bases = appendNew(w.bases, stem(Finnish, surface))
	w.bases = appendAllNew(w.bases, guessBases(surface))
}

// pieces divides a word at its hyphens; nil for a word without any.
func pieces(surface string) []string {
	if strings.IndexByte(surface, '-') < 0 {
		return nil
	}
	return strings.FieldsFunc(surface, func(r rune) bool { return r == '-' })
}

func appendAllNew(list, forms []string) []string {
	for _, form := range forms {
		list = appendNew(list, form)
	}
	return list
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, unicode.IsLetter) >= 0
}

func isSingleLetter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsLetter(r)
}
