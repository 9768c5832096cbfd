package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/varanto/varanto/bench/judged"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/internal/search/suggest"
)

// measureSuggestions types the judged queries letter by letter.
func (b *bench) measureSuggestions(ctx context.Context, s *server) error {
	queries, err := judged.Read(filepath.Join(b.shared, "data", "queries", "public.tsv"))
	if err != nil {
		return err
	}
	b.progress("suggestions for every prefix of %d queries", len(queries))
	var all, short times
	for i := range queries {
		q := &queries[i]
		letters := 0
		for at := range q.Text + " " {
			if letters++; at == 0 {
				continue
			}
			began := time.Now()
			_, err := s.suggester.Suggest(ctx, suggest.Question{Text: q.Text[:at], Language: q.Language})
			if err != nil {
				return fmt.Errorf("suggest for %q: %w", q.Text[:at], err)
			}
			took := time.Since(began)
			all = append(all, took)
			if letters <= shortest {
				short = append(short, took)
			}
		}
	}
	t := markdown.NewTable("suggestions for", "number", "p50", "p99", "longest", "bar", "")
	t.Add(slices.Concat([]string{"every prefix of the public queries", markdown.Count(len(all))}, all.cells(),
		[]string{"p99 <= " + markdown.Milliseconds(suggestSlowBar), verdict(all.quantile(0.99) <= suggestSlowBar)})...)
	t.Add(slices.Concat([]string{fmt.Sprintf("of them, at most %d letters", shortest-1), markdown.Count(len(short))}, short.cells())...)
	b.table("Server time of suggestions while typing.", t)
	return nil
}

// shortest is the letter before which a prefix is short, so that much begins with it.
const shortest = 4
