package search

import (
	"context"
	"strings"

	"github.com/varanto/varanto/internal/search/spell"
)

// maxMended is how many words of a query are mended at most; a text with more is not misspelt but in no known language.
const maxMended = 5

// mender mends typing errors with the words of the index.
type mender struct {
	vocabulary *spell.Vocabulary
	checker    *spell.Checker
}

// learn reads the vocabulary of the index.
func (x *Index) learn(ctx context.Context) error {
	v := spell.NewVocabulary()
	if err := x.read(ctx, func(p *postings) error { return p.vocabulary(inWords, v.Add) }); err != nil {
		return err
	}
	x.mender.Store(&mender{v, spell.NewChecker(v, x.analyzer)})
	return nil
}

// mend corrects the words of a text that nothing has; ok is false when there are none.
func (x *Index) mend(p *postings, q *question) (text string, corrections []Correction, err error) {
	m := x.mender.Load()
	if m == nil || x.asker.without&ComponentCorrection != 0 {
		return "", nil, nil
	}
	words, fine := make([]string, len(q.words)), make([]bool, len(q.words))
	unknown := 0
	for i, w := range q.words {
		words[i] = w[0].Surface
		fine[i] = q.stop[i] || q.placed[i]
		if !fine[i] {
			if fine[i], err = x.isFine(p, q, i); err != nil {
				return "", nil, err
			}
		}
		if !fine[i] {
			unknown++
		}
	}
	if unknown == 0 || unknown > maxMended {
		return "", nil, nil
	}
	mended := words
	list := m.checker.Correct(words, fine)
	for i := len(list) - 1; i >= 0; i-- {
		c := list[i]
		rest := append([]string{c.Text}, mended[c.To:]...)
		mended = append(mended[:c.From:c.From], rest...)
	}
	for _, c := range list {
		corrections = append(corrections, Correction{From: strings.Join(words[c.From:c.To], " "), To: c.Text})
	}
	return strings.Join(mended, " "), corrections, nil
}

// isFine tells that a word needs no mending: the index has it, or means the same as a word it has, or the dictionary
// has it.
func (x *Index) isFine(p *postings, q *question, i int) (bool, error) {
	g := q.group(i)
	if g == nil || q.words[i][inFinnish].Known || len([]rune(g.surface)) < 4 {
		return true, nil
	}
	for _, a := range g.alternatives {
		if len(a.items) != 1 || a.weight < strong {
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
