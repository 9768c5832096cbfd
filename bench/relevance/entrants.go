package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/varanto/varanto/bench/judged"
	"github.com/varanto/varanto/bench/rival"
	"github.com/varanto/varanto/internal/catalog"
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

// queries reads the judged queries.
func (b *bench) queries() ([]judged.Query, error) {
	if b.options.queries != "" {
		return judged.Read(b.options.queries)
	}
	return judged.Read(filepath.Join(b.shared, "data", "queries", "public.tsv"))
}
