package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/varanto/varanto/bench/judged"
	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/rival"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search"
)

// entrant is an engine with what it made of the queries.
type entrant struct {
	name string
	ask  func(context.Context, *judged.Query) ([]catalog.ID, error)
	// ranks are of the right answers, query by query.
	ranks []judged.Rank
}

// answer asks an entrant all queries.
func (e *entrant) answer(ctx context.Context, queries []judged.Query) error {
	e.ranks = make([]judged.Rank, len(queries))
	for i := range queries {
		ids, err := e.ask(ctx, &queries[i])
		if err != nil {
			return fmt.Errorf("ask %s for %q: %w", e.name, queries[i].Text, err)
		}
		e.ranks[i] = queries[i].RankOf(ids)
	}
	return nil
}

// varanto asks an index as the pages do, with the text alone: the place, if any, must be read out of it.
func varanto(x *search.Index) func(context.Context, *judged.Query) ([]catalog.ID, error) {
	return func(ctx context.Context, q *judged.Query) ([]catalog.ID, error) {
		found, err := x.Search(ctx, search.Query{
			Text: q.Text, Language: q.Language, Kinds: q.Kinds, PageSize: judged.Depth,
		})
		if err != nil {
			return nil, err
		}
		ids := make([]catalog.ID, len(found.Hits))
		for i, hit := range found.Hits {
			ids[i] = hit.ID
		}
		return ids, nil
	}
}

func rivalEntrant(e rival.Engine) *entrant {
	return &entrant{name: e.Name(), ask: func(ctx context.Context, q *judged.Query) ([]catalog.ID, error) {
		return e.Search(ctx, q.Text, q.Kinds, judged.Depth)
	}}
}

// closers are what to close at the end, the last one first.
type closers []func() error

func (c *closers) add(fn func() error) { *c = append(*c, fn) }

func (c closers) close() error {
	var errs error
	for i := len(c) - 1; i >= 0; i-- {
		errs = errors.Join(errs, c[i]())
	}
	return errs
}

// corpus imports the real corpus once and opens it, not loaded yet.
func (b *bench) corpus(ctx context.Context, open *closers) (*loaded.Catalogue, error) {
	data := filepath.Join(b.work, "data")
	if _, err := os.Stat(data); errors.Is(err, os.ErrNotExist) {
		b.progress("import of the corpus")
		rejected, err := loaded.Import(ctx, filepath.Join(b.shared, "data", "corpus"), data)
		if err != nil {
			return nil, err
		}
		if rejected > 0 {
			b.progress("%d records were rejected", rejected)
		}
	}
	c, err := loaded.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	open.add(c.Close)
	return c, nil
}

// index opens an index of a catalogue that is not loaded yet, in a folder of its own.
func (b *bench) index(ctx context.Context, open *closers, c *loaded.Catalogue, o finnish.Options) (*loaded.Index, error) {
	a, err := finnish.Open(ctx, o)
	if err != nil {
		return nil, err
	}
	open.add(a.Close)
	dir, err := os.MkdirTemp(b.work, "index-")
	if err != nil {
		return nil, err
	}
	x, err := c.OpenIndex(dir, a)
	if err != nil {
		return nil, err
	}
	open.add(x.Close)
	return x, nil
}

// queries reads the judged queries.
func (b *bench) queries() ([]judged.Query, error) {
	if b.options.queries != "" {
		return judged.Read(b.options.queries)
	}
	return judged.Read(filepath.Join(b.shared, "data", "queries", "public.tsv"))
}
