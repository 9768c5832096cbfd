package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/internal/search"
)

// What searches and suggestions may take, in the server.
const (
	searchMedianBar = 3 * time.Millisecond
	searchSlowBar   = 20 * time.Millisecond
	badInputBar     = 50 * time.Millisecond
	suggestSlowBar  = 20 * time.Millisecond
	// rivalBar is how many times as fast as PostgreSQL.
	rivalBar = 5
)

// times are how long something took, many times.
type times []time.Duration

// quantile is the time below which the share q of all lies, the nearest rank; 0 without any.
func (t times) quantile(q float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

func (t times) mean() time.Duration {
	var sum time.Duration
	for _, one := range t {
		sum += one
	}
	return sum / time.Duration(max(1, len(t)))
}

// cells are median, 99 % and longest.
func (t times) cells() []string {
	return []string{markdown.Milliseconds(t.quantile(0.5)), markdown.Milliseconds(t.quantile(0.99)), markdown.Milliseconds(t.quantile(1))}
}

// measureSearches times one search after the other.
func (b *bench) measureSearches(ctx context.Context, s *server, asks []ask) error {
	b.progress("%d searches", len(asks))
	byKind := map[string]times{}
	var all times
	var kinds []string
	processor := map[string]time.Duration{}
	for i, a := range slices.Concat(warmUp(s.Live.Snapshot()), asks) {
		before := used()
		took, err := s.search(ctx, a.query)
		if err != nil {
			return fmt.Errorf("search for %q: %w", a.query.Text, err)
		}
		if i < warm {
			continue
		}
		if byKind[a.kind] == nil {
			kinds = append(kinds, a.kind)
		}
		byKind[a.kind] = append(byKind[a.kind], took)
		all = append(all, took)
		work := used() - before
		processor[a.kind] += work
		processor[askAny] += work
	}
	slices.Sort(kinds)
	t := markdown.NewTable("searches", "number", "p50", "p99", "longest", "processor", "bar", "")
	row := func(name string, took times, bar string, met string) {
		work := processor[name] / time.Duration(max(1, len(took)))
		t.Add(slices.Concat([]string{name, markdown.Count(len(took))}, took.cells(), []string{markdown.Milliseconds(work), bar, met})...)
	}
	row(askAny, all, fmt.Sprintf("p50 <= %s, p99 <= %s", markdown.Milliseconds(searchMedianBar), markdown.Milliseconds(searchSlowBar)),
		markdown.Verdict(all.quantile(0.5) <= searchMedianBar && all.quantile(0.99) <= searchSlowBar))
	for _, kind := range kinds {
		if kind == askBadInput {
			row(kind, byKind[kind], "all <= "+markdown.Milliseconds(badInputBar), markdown.Verdict(byKind[kind].quantile(1) <= badInputBar))
			continue
		}
		row(kind, byKind[kind], "", "")
	}
	b.report.Table(fmt.Sprintf("Server time of a search with its facets, one after the other, in Finnish, Swedish and English, after %d others.", warm), t)
	return nil
}

func (s *server) search(ctx context.Context, q search.Query) (time.Duration, error) {
	began := time.Now()
	_, err := s.index.Search(ctx, q)
	return time.Since(began), err
}
