package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

const (
	changeBar   = time.Second
	changeLimit = time.Minute
	// rest spreads the changes over the rhythm of whoever follows.
	rest = 137 * time.Millisecond
)

// mark is a word that no text has; each change has one of its own.
func mark(n int) string { return fmt.Sprintf("zxqvw%dk", n) }

// rename publishes a service with that word at the end of its names.
func rename(ctx context.Context, log *sqlite.Log, id catalog.ID, word string) error {
	newest, err := log.Newest(ctx, catalog.KindService, id)
	if err != nil {
		return err
	}
	s, err := catalog.Decode[catalog.Service](newest.Document)
	if err != nil {
		return err
	}
	for i := range s.ServiceNames {
		s.ServiceNames[i].Value += " " + word
	}
	s.Modified = catalog.At(time.Now())
	document, err := catalog.Marshal(s)
	if err != nil {
		return err
	}
	_, err = log.Append(ctx, store.Draft{
		Kind: catalog.KindService, ID: id, Base: newest.Number, Status: catalog.StatusPublished, Actor: "bench",
		Organization: newest.Organization, Document: document,
	})
	return err
}

// someServices are services that are published, at random, always the same of the same catalogue.
func someServices(s *live.Snapshot, n int) []catalog.ID {
	t := s.Table(catalog.KindService)
	var list []catalog.ID
	for e := range t.Each(t.Published()) {
		list = append(list, e.ID)
	}
	random := rand.New(rand.NewPCG(5, 6))
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list[:min(n, len(list))]
}

// measureChanges renames services and looks for them by their new names.
func (b *bench) measureChanges(ctx context.Context, s *server) error {
	b.progress("%d changes", b.options.changes)
	var found, suggested times
	for i, id := range someServices(s.Live.Snapshot(), b.options.changes) {
		began := time.Now()
		if err := rename(ctx, s.Log, id, mark(i)); err != nil {
			return fmt.Errorf("rename a service: %w", err)
		}
		took, err := until(ctx, began, func() (bool, error) { return s.finds(ctx, mark(i), id) })
		if err != nil {
			return fmt.Errorf("look for a renamed service: %w", err)
		}
		found = append(found, took)
		if took, err = until(ctx, began, func() (bool, error) { return s.suggests(ctx, mark(i)) }); err != nil {
			return fmt.Errorf("wait for a renamed service to be suggested: %w", err)
		}
		suggested = append(suggested, took)
		time.Sleep(rest)
	}
	t := markdown.NewTable("a change is", "changes", "p50", "p99", "longest", "bar", "")
	t.Add(append(append([]string{"found", markdown.Count(len(found))}, found.cells()...),
		"all <= "+markdown.Milliseconds(changeBar), markdown.Verdict(found.quantile(1) <= changeBar))...)
	t.Add(append([]string{"suggested", markdown.Count(len(suggested))}, suggested.cells()...)...)
	b.report.Table("From before a renamed service is written to the log until its new name finds it.", t)
	return nil
}

func (s *server) finds(ctx context.Context, word string, id catalog.ID) (bool, error) {
	found, err := s.index.Search(ctx, search.Query{Text: word, Verbatim: true, PageSize: 1})
	return err == nil && !found.Approximate && len(found.Hits) > 0 && found.Hits[0].ID == id, err
}

func (s *server) suggests(ctx context.Context, word string) (bool, error) {
	answer, err := s.suggester.Suggest(ctx, suggest.Question{Text: word})
	return err == nil && len(answer.Corrections) == 0 && len(answer.Groups) > 0, err
}

// until asks again and again, and tells how long after began the answer was yes.
func until(ctx context.Context, began time.Time, ask func() (bool, error)) (time.Duration, error) {
	err := running.Until(ctx, "it", shortPause, changeLimit, ask)
	return time.Since(began), err
}
