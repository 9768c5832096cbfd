package search

import (
	"cmp"
	"context"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/pause"
)

const (
	// warmWords is how many of the commonest words are analysed ahead, and warmLists how many of their lists are
	// decoded.
	warmWords, warmLists = 20_000, 3_000
	// warmRun is how many things are done at a time, and warmPause the pause after them.
	warmRun   = 100
	warmPause = 5 * time.Millisecond
)

// warm works out what the first searches after a start would have to wait for: facts of the catalogue, the words that
// texts have most, their lists, what general descriptions tell, and how entities are called.
func (x *Index) warm(ctx context.Context) {
	s := x.catalogue.Snapshot()
	words, err := x.commonest(ctx)
	if err != nil {
		return // the next search says why
	}
	var w warmer
	for _, word := range words {
		if !w.goOn(ctx) {
			return
		}
		x.analyzer.Analyze(word)
	}
	for _, word := range words[:min(len(words), warmLists)] {
		if !w.goOn(ctx) {
			return
		}
		_ = x.read(ctx, func(p *postings) error { return x.warmList(p, word) })
	}
	general := s.Table(catalog.KindGeneralDescription)
	for e := range general.Each(general.Published()) {
		if ctx.Err() != nil {
			return
		}
		_ = teller{s}.tell(e, false, func(_ role, language, text string, _ bool) { // those who lean on it tell the same
			_ = w.goOn(ctx)
			x.forms(textKey{fieldOf(language), text})
		})
	}
	for kind, k := range indexed {
		t := s.Table(k)
		for e := range t.Each(t.Published()) {
			if !w.goOn(ctx) {
				return
			}
			x.faces.of(kind, e)
		}
	}
}

// warmList decodes the lists that a word of a query would be looked up in.
func (x *Index) warmList(p *postings, word string) error {
	for _, t := range x.analyzer.Analyze(word) {
		for _, form := range formsOf(inFinnish, t, x.analyzer) {
			if _, err := p.listOf(lookup{inFinnish, form.word}); err != nil {
				return err
			}
		}
	}
	return nil
}

// commonest are the words that most documents have, as written.
func (x *Index) commonest(ctx context.Context) ([]string, error) {
	type counted struct {
		word string
		n    int
	}
	var list []counted
	err := x.read(ctx, func(p *postings) error {
		return p.vocabulary(inWords, func(word string, n int) { list = append(list, counted{word, n}) })
	})
	slices.SortFunc(list, func(a, b counted) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.word, b.word)) })
	var words []string
	for _, c := range list[:min(len(list), warmWords)] {
		words = append(words, c.word)
	}
	return words, err
}

// warmer leaves the processors to others now and then.
type warmer struct{ done int }

// goOn is false when the context has ended.
func (w *warmer) goOn(ctx context.Context) bool {
	if w.done++; w.done%warmRun != 0 {
		return true
	}
	return pause.For(ctx, warmPause) == nil
}

// prepare makes at once what the first searches would have to wait for.
func (x *Index) prepare(ctx context.Context, s *live.Snapshot) error {
	var all errgroup.Group
	all.Go(func() error {
		x.asker.thesaurus.Prepare()
		return x.learn(ctx)
	})
	all.Go(func() error {
		return guarded(func() error {
			x.places.learn(s)
			return nil
		})
	})
	all.Go(func() error {
		return guarded(func() error {
			x.learnFacts(s)
			return nil
		})
	})
	return all.Wait()
}

// learnFacts works out the facts of a snapshot by which hits are filtered, so that searches need not.
func (x *Index) learnFacts(s *live.Snapshot) {
	x.places.learn(s)
	x.filter.Update(s)
	x.book.Update(s)
}

// again tells Run once more that the catalogue has changed.
func (x *Index) again() {
	select {
	case x.nudge <- struct{}{}:
	default: // it knows
	}
}
