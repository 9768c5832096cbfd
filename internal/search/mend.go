package search

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/search/spell"
	"github.com/varanto/varanto/internal/search/thesaurus"
)

// maxMended is how many words of a query are mended at most; a text with more is not misspelt but in no known language.
const maxMended = 5

// longEveryday is how many letters an everyday word has to which others are mended; short ones are near to too much.
const longEveryday = 9

// mender mends typing errors with the words of the index.
type mender struct {
	vocabulary *spell.Vocabulary
	checker    *spell.Checker
}

// learn reads the vocabulary of the index. Everyday words of the thesaurus are right, too: they lead to others.
func (x *Index) learn(ctx context.Context) error {
	v := spell.NewVocabulary()
	if err := x.read(ctx, func(p *postings) error { return p.vocabulary(inWords, v.Add) }); err != nil {
		return err
	}
	for _, pair := range thesaurus.Everyday() {
		if utf8.RuneCountInString(pair.Text) >= longEveryday {
			v.Add(pair.Text, 1)
		}
	}
	x.mender.Store(&mender{v, spell.NewChecker(v, x.analyzer)})
	return nil
}

// relearnAfter is how many documents are made until the vocabulary is read anew: to count its words, and to forget those
// that nothing has any more. relearnPause is how long that rests at least: it reads every word of the catalogue. It waits
// until content rests, but no longer than relearnLate.
const (
	relearnAfter = 1000
	relearnPause = 10 * time.Minute
	relearnLate  = 3 * relearnPause
)

// relearn reads the vocabulary anew while searches and changes go on. A word that comes meanwhile may wait for the next time.
func (x *Index) relearn(ctx context.Context) {
	if err := x.learn(ctx); err != nil && ctx.Err() == nil {
		x.log.Error("the words of the search index cannot be read; typing errors are mended with those of before", "error", err)
	}
}

// learn takes in a word of a new text. One that is known is not counted again: the text may be one that was changed.
func (m *mender) learn(word string) {
	if m.vocabulary.Count(word) == 0 {
		m.vocabulary.Add(word, 1)
	}
}

// mend corrects the words of a text, of which q is the question, that nothing has; corrections is nil when there are none.
func (x *Index) mend(ctx context.Context, p *postings, typed string, q *question) (text string, corrections []Correction, err error) {
	m := x.mender.Load()
	if m == nil || x.asker.without&ComponentCorrection != 0 {
		return "", nil, nil
	}
	words, fine := make([]string, len(q.words)), make([]bool, len(q.words))
	var list []spell.Correction
	missing, unknown := 0, 0
	for i := range q.words {
		words[i], fine[i] = q.words[i][0].Surface, true
		if q.stop[i] || q.placed[i] {
			continue
		}
		has, err := x.has(p, q, i)
		if err != nil {
			return "", nil, err
		}
		if has {
			continue
		}
		if missing++; missing > maxMended {
			return "", nil, nil
		}
		if !q.words[i][inFinnish].Known {
			fine[i] = false
			unknown++
		} else if to, ok := m.checker.Slip(words[i]); ok {
			list = append(list, spell.Correction{From: i, To: i + 1, Text: to})
		}
	}
	if unknown > 0 {
		list = withoutOverlap(m.checker.Correct(ctx, words, fine), list)
	}
	text, corrections = q.mended(typed, list)
	return text, corrections, nil
}

// withoutOverlap joins two lists of corrections, in the order of the words; the first list goes before.
func withoutOverlap(list, more []spell.Correction) []spell.Correction {
	for _, c := range more {
		if !slices.ContainsFunc(list, func(have spell.Correction) bool { return have.From < c.To && c.From < have.To }) {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b spell.Correction) int { return a.From - b.From })
	return list
}

// mended puts corrections into the typed text. All else stays as it is, and a word that begins with a capital does so
// still: names of places are known by it.
func (q *question) mended(typed string, list []spell.Correction) (text string, corrections []Correction) {
	var made strings.Builder
	at := 0
	for _, c := range list {
		first, last := &q.words[c.From][inFinnish], &q.words[c.To-1][inFinnish]
		made.WriteString(typed[at:first.Start])
		if first.Capitalized {
			made.WriteString(capitalized(c.Text))
		} else {
			made.WriteString(c.Text)
		}
		at = last.End
		corrections = append(corrections, Correction{From: q.surfaces(c.From, c.To-1), To: c.Text})
	}
	made.WriteString(typed[at:])
	return made.String(), corrections
}

func capitalized(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// has tells that a word needs no mending: the index has it, or a word that means the same, or it is too short, or the
// dictionary has it as one that is no compound.
func (x *Index) has(p *postings, q *question, i int) (bool, error) {
	g := q.group(i)
	known := q.words[i][inFinnish].Known
	if g == nil || known && len(q.words[i][inFinnish].Splits) == 0 || utf8.RuneCountInString(g.surface) < 4 {
		return true, nil
	}
	for _, a := range g.alternatives {
		if len(a.items) != 1 || a.weight < strong || known && a.how != "form" {
			continue
		}
		for _, l := range a.items[0] {
			n, err := p.count(l)
			if err != nil || n > 0 {
				return n > 0, err
			}
		}
	}
	n, err := p.count(lookup{inWords, g.surface})
	return n > 0, err
}
