package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/bench/judged"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
)

// shortest is the letter before which a prefix is short, so that much begins with it.
const shortest = 4

// measureSuggestions types the judged queries letter by letter: in the whole country, where a text may name a
// municipality, and in a chosen municipality, each query in another one.
func (b *bench) measureSuggestions(ctx context.Context, s *server) error {
	queries, err := judged.Read(filepath.Join(b.shared, "data", "queries", "public.tsv"))
	if err != nil {
		return err
	}
	b.progress("suggestions for every prefix of %d queries", len(queries))
	var all, short, local times
	municipalities := codes.Municipalities()
	for i := range queries {
		q := &queries[i]
		letters := 0
		for at := range q.Text + " " {
			if letters++; at == 0 {
				continue
			}
			asked := suggest.Question{Text: q.Text[:at], Language: q.Language, ServesOf: s.servesOf}
			took, err := s.suggest(ctx, asked, "")
			if err != nil {
				return err
			}
			all = append(all, took)
			if letters <= shortest {
				short = append(short, took)
			}
			if took, err = s.suggest(ctx, asked, municipalities[i%len(municipalities)].Code); err != nil {
				return err
			}
			local = append(local, took)
		}
	}
	t := markdown.NewTable("suggestions for", "number", "p50", "p99", "longest", "bar", "")
	row := func(name string, took times) {
		t.Add(slices.Concat([]string{name, markdown.Count(len(took))}, took.cells(),
			[]string{"p99 <= " + markdown.Milliseconds(suggestSlowBar), markdown.Verdict(took.quantile(0.99) <= suggestSlowBar)})...)
	}
	row("every prefix of the public queries", all)
	row("the same in a municipality", local)
	t.Add(slices.Concat([]string{fmt.Sprintf("in the whole country, at most %d letters", shortest-1), markdown.Count(len(short))}, short.cells())...)
	b.report.Table("Server time of suggestions while typing. Nothing is kept from one to the next but who serves a municipality.", t)
	return nil
}

// suggest tells how long an answer takes, in a municipality if one is given.
func (s *server) suggest(ctx context.Context, q suggest.Question, municipality string) (time.Duration, error) {
	began := time.Now()
	if municipality != "" {
		q.Serves, q.Local = s.servesOf(municipality)
	}
	if _, err := s.suggester.Suggest(ctx, q); err != nil {
		return 0, fmt.Errorf("suggest for %q: %w", q.Text, err)
	}
	return time.Since(began), nil
}

// servesOf tells who serves a municipality, as the server does.
func (s *server) servesOf(municipality string) (serves, local map[catalog.Kind]*roaring.Bitmap) {
	return search.ServingByKind(s.index, s.Live.Snapshot(), municipality)
}
