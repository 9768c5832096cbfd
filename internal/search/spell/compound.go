package spell

import (
	"strings"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/finnish/inflect"
)

// Compounds finds the words of a query that together make a compound of the
// vocabulary, as they stand ("rakennus lupa") or with the joint that such words
// take ("koulu terveys hoitaja", "kouluterveydenhoitaja"). Unlike Correct it
// needs no word that is wrong: the compound is to be searched beside the words,
// not instead of them. An empty word belongs to no compound. The corrections do
// not overlap, longer ones go first, and Cost is 0; nil when there are none.
func (c *Checker) Compounds(words []string) []Correction {
	v := c.vocabulary
	v.mu.RLock()
	defer v.mu.RUnlock()
	j := joiner{v, words, make([][]string, len(words))}
	var list []Correction
	for from := 0; from < len(words); {
		found := compound{from: from}
		j.extend("", from, &found)
		if found.to == 0 {
			from++
			continue
		}
		list = append(list, Correction{From: from, To: found.to, Text: found.text})
		from = found.to
	}
	return list
}

// joiner puts words together, as far as the vocabulary has words that begin so.
type joiner struct {
	vocabulary *Vocabulary
	words      []string
	fronts     [][]string // the forms of words as first parts, made when needed
}

// compound is the best compound that begins at a word: of the most words, then
// the most used one.
type compound struct {
	from, to, uses int
	text           string
}

// extend puts the word at a place, and those after it, behind a front.
func (j *joiner) extend(front string, at int, best *compound) {
	if at >= len(j.words) || at >= best.from+maxJoined || j.words[at] == "" {
		return
	}
	if at > best.from {
		joined := front + j.words[at]
		uses := j.vocabulary.count([]rune(joined))
		if to := at + 1; uses > 0 && (to > best.to || to == best.to && uses > best.uses) {
			best.to, best.uses, best.text = to, uses, joined
		}
	}
	if at+1 >= len(j.words) {
		return
	}
	if j.fronts[at] == nil {
		j.fronts[at] = firstParts(j.words[at])
	}
	for _, form := range j.fronts[at] {
		if j.vocabulary.find([]rune(front+form)) != 0 {
			j.extend(front+form, at+1, best)
		}
	}
}

// firstParts gives the forms of a word as the first part of a Finnish compound:
// itself, the genitive ("kotihoidontuki"), and the short form of words in -nen.
func firstParts(word string) []string {
	forms := []string{word}
	for _, form := range inflect.Forms(finnish.Finnish, word)[1:] {
		if strings.HasSuffix(form, "n") && !strings.HasSuffix(word, "n") {
			forms = append(forms, form)
		}
	}
	stem, _ := strings.CutSuffix(word, "s")
	switch {
	case strings.HasSuffix(word, "nen"):
		start := strings.TrimSuffix(word, "nen")
		forms = append(forms, start+"s", start+"sten")
	case strings.HasSuffix(word, "us"), strings.HasSuffix(word, "ys"):
		forms = append(forms, stem+"den", stem+"ksen")
	case word == "lapsi":
		forms = append(forms, "lasten", "lapsen")
	}
	return forms
}
