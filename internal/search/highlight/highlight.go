// Package highlight picks the stretch of a text that shows best what a query met in it.
package highlight

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/finnish"
)

const (
	// maxRunes is how long a stretch is at most, but for the punctuation at its ends.
	maxRunes = 160
	// maxLead is how far before the first mark the sentence may begin; context is what is shown of a longer one.
	maxLead = 90
	context = 40
	// enough is how long a stretch is at least that ends with a sentence before it must.
	enough = 100
	// maxTried is how many marks are tried as the first of the stretch.
	maxTried = 64
	// maxText is how much of a text is looked at, in bytes.
	maxText = 64 << 10
	// maxEdge is how many runes a stretch is widened at most to end between characters as people see them.
	maxEdge = 32
)

// Stretch is a part of a text, as it is there.
type Stretch struct {
	// Text is valid UTF-8, never empty and never begins or ends inside a character as people see it (grapheme cluster).
	Text string
	// Marks are byte offsets [from, to) of the words that were met: ascending, apart, not empty, at least one.
	Marks [][2]int
	// CutBefore and CutAfter tell that the text goes on there.
	CutBefore, CutAfter bool
}

// word is a token with its place in runes.
type word struct {
	start, end         int
	startRune, endRune int
	surface            string
	met                bool
	sentence           bool // begins a sentence
}

// Best returns the stretch of about 160 runes that shows the most different words that were met. tokens are those of
// the text as finnish.Analyzer cuts it, in any language; met tells which of them the query met. ok is false when none
// is, and when the text is not worth showing (invalid UTF-8, characters without end).
func Best(text string, tokens []finnish.Token, met func(*finnish.Token) bool) (s Stretch, ok bool) {
	words := wordsOf(text, tokens, met)
	from, to, ok := bestOf(words)
	if !ok {
		return Stretch{}, false
	}
	start, end, ok := edges(text, words, from, to)
	if !ok || !utf8.ValidString(text[start:end]) {
		return Stretch{}, false
	}
	s = Stretch{Text: text[start:end], CutBefore: start > 0, CutAfter: end < len(text)}
	for _, w := range words[from : to+1] {
		if w.met {
			s.mark(text, start, end, w)
		}
	}
	return s, len(s.Marks) > 0
}

// wordsOf leaves out tokens that are not in their place, so that any tokens may be given.
func wordsOf(text string, tokens []finnish.Token, met func(*finnish.Token) bool) []word {
	words := make([]word, 0, len(tokens))
	at, runes, sentence := 0, 0, true
	for i := range tokens {
		t := &tokens[i]
		if t.Start < at || t.End <= t.Start || t.End > min(len(text), maxText) {
			continue
		}
		between := text[at:t.Start]
		for _, r := range between {
			runes++
			sentence = sentence || ends(r)
		}
		w := word{start: t.Start, end: t.End, startRune: runes, surface: t.Surface, met: met(t), sentence: sentence}
		runes += utf8.RuneCountInString(text[t.Start:t.End])
		w.endRune = runes
		words = append(words, w)
		at, sentence = t.End, false
	}
	return words
}

// ends tells that a sentence or a line may end with the rune.
func ends(r rune) bool {
	return r == '.' || r == '!' || r == '?' || r == '\n' || r == '…' || r == '•'
}

// bestOf chooses the first and the last word of the stretch.
func bestOf(words []word) (from, to int, ok bool) {
	var best score
	tried := 0
	for m := range words {
		if !words[m].met {
			continue
		}
		if tried++; tried > maxTried {
			break
		}
		first := beginning(words, m)
		last := m
		for last+1 < len(words) && words[last+1].endRune-words[first].startRune <= maxRunes {
			last++
		}
		if s := worth(words, first, last); !ok || s.better(best) {
			best, from, to, ok = s, first, last, true
		}
	}
	if ok {
		from = widened(words, from, to)
		to = finished(words, from, to)
	}
	return from, to, ok
}

// finished leaves out the beginning of a last sentence that does not fit, when nothing was met in it and enough is left.
func finished(words []word, from, to int) int {
	if to+1 == len(words) || words[to+1].sentence {
		return to
	}
	for i := to; i > from && words[i-1].endRune-words[from].startRune >= enough; i-- {
		if words[i].met {
			break
		}
		if words[i].sentence {
			return i - 1
		}
	}
	return to
}

// beginning is where a stretch with the mark m begins: with its sentence or, when that is far away, a few words before.
func beginning(words []word, m int) int {
	near := m
	for i := m; i >= 0 && words[m].startRune-words[i].startRune <= maxLead && words[m].endRune-words[i].startRune <= maxRunes; i-- {
		if words[i].sentence {
			return i
		}
		if words[m].startRune-words[i].startRune <= context {
			near = i
		}
	}
	return near
}

// widened uses what room is left at the end of a text for what is before: as far as a sentence begins there.
func widened(words []word, from, to int) int {
	if to+1 < len(words) {
		return from
	}
	best := from
	for i := from - 1; i >= 0 && words[to].endRune-words[i].startRune <= maxRunes; i-- {
		if words[i].sentence {
			best = i
		}
	}
	return best
}

// score says how good a stretch is: different words met first, then words met, then the beginning of a sentence.
type score struct {
	different, met int
	sentence       bool
}

func (s score) better(o score) bool {
	if s.different != o.different {
		return s.different > o.different
	}
	if s.met != o.met {
		return s.met > o.met
	}
	return s.sentence && !o.sentence
}

func worth(words []word, from, to int) score {
	s := score{sentence: words[from].sentence}
	var seen []string
	for _, w := range words[from : to+1] {
		if !w.met {
			continue
		}
		s.met++
		if !slices.Contains(seen, w.surface) {
			seen = append(seen, w.surface)
		}
	}
	s.different = len(seen)
	return s
}

// edges are the byte offsets of a stretch: with the punctuation that touches its words, and between characters.
func edges(text string, words []word, from, to int) (start, end int, ok bool) {
	start, end = words[from].start, words[to].end
	if words[to].endRune-words[from].startRune > maxRunes { // a single word without end
		end = start
		for range maxRunes {
			_, n := utf8.DecodeRuneInString(text[end:])
			end += n
		}
	} else {
		end = punctuated(text, end)
	}
	for range maxEdge {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if n == 0 || unicode.IsSpace(r) {
			break
		}
		if !unicode.IsPunct(r) && apart(text, start) {
			break
		}
		start -= n
	}
	if start, ok = leftwards(text, start); !ok {
		return 0, 0, false
	}
	end, ok = rightwards(text, end)
	return start, end, ok
}

// punctuated is the end of the punctuation after end.
func punctuated(text string, end int) int {
	for range 4 {
		r, n := utf8.DecodeRuneInString(text[end:])
		if n == 0 || !unicode.IsPunct(r) {
			break
		}
		end += n
	}
	return end
}

// mark adds a word's mark, cut to the stretch from start to end of text.
func (s *Stretch) mark(text string, start, end int, w word) {
	from, okFrom := leftwards(text, w.start)
	to, okTo := rightwards(text, min(w.end, end))
	if !okFrom || !okTo {
		return
	}
	from, to = max(from, start)-start, min(to, end)-start
	if n := len(s.Marks); n > 0 && from <= s.Marks[n-1][1] && from < s.Marks[n-1][1] {
		s.Marks[n-1][1] = max(to, s.Marks[n-1][1])
		return
	}
	if from < to {
		s.Marks = append(s.Marks, [2]int{from, to})
	}
}
