package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/rival"
	"github.com/varanto/varanto/internal/catalog"
)

// rivalHits is how many hits PostgreSQL is asked for: a page of results.
const rivalHits = 20

// measureRival asks Varanto and PostgreSQL the same queries in turns. PostgreSQL gives the ids of one page; Varanto
// looks its hits up in the catalogue, says why they match and counts facets as well. It is a server that was started
// for this, so that it has kept nothing of the searches before.
func (b *bench) measureRival(ctx context.Context) (err error) {
	cluster, err := rival.FindPostgres(ctx)
	if errors.Is(err, rival.ErrNoPostgres) {
		b.report.Say("\nThe comparison with PostgreSQL is left out: %v.", err)
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cluster.Close()) }()
	b.progress("start again")
	// What was analysed of the searches before outlasts a start.
	if err := os.Remove(filepath.Join(b.data(), "search", "words")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s, err := b.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if err := s.index.Start(ctx); err != nil {
		return err
	}
	asks, err := b.asks(s.Live.Snapshot())
	if err != nil {
		return err
	}
	documents, err := rival.Documents(s.Live.Snapshot())
	if err != nil {
		return err
	}
	b.progress("%d documents to PostgreSQL", len(documents))
	began := time.Now()
	postgres, err := rival.NewPostgres(ctx, cluster.URL, documents)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, postgres.Close()) }()
	filled := time.Since(began)
	b.progress("the same queries to both")
	ours, theirs, err := s.compare(ctx, postgres, asks)
	if err != nil {
		return err
	}
	b.reportRival(postgres.Name(), filled, ours, theirs)
	return nil
}

// compare asks both engines what is a text and nothing else, and tells how long each took, ask by ask.
func (s *server) compare(ctx context.Context, postgres *rival.Postgres, asks []ask) (ours, theirs timed, err error) {
	kinds := []catalog.Kind{catalog.KindService, catalog.KindServiceChannel, catalog.KindGeneralDescription}
	for i, a := range slices.Concat(warmUp(s.Live.Snapshot()), asks) {
		if i == warm {
			theirs.processor = -usedBy(postgres.Process())
		}
		if !plain(a.kind) {
			continue
		}
		q := a.query
		q.Kinds = kinds
		before := used()
		our, err := s.search(ctx, q)
		if err != nil {
			return ours, theirs, fmt.Errorf("search for %q: %w", q.Text, err)
		}
		work := used() - before
		began := time.Now()
		if _, err := postgres.Search(ctx, q.Text, kinds, rivalHits); err != nil {
			return ours, theirs, fmt.Errorf("search for %q: %w", q.Text, err)
		}
		if i < warm {
			continue
		}
		theirs.times = append(theirs.times, time.Since(began))
		ours.times = append(ours.times, our)
		ours.processor += work
	}
	theirs.processor += usedBy(postgres.Process())
	return ours, theirs, nil
}

// timed is how long something took, many times, and the processor time of all together.
type timed struct {
	times
	processor time.Duration
}

// work is the mean processor time.
func (t timed) work() time.Duration { return t.processor / time.Duration(max(1, len(t.times))) }

func (b *bench) reportRival(name string, filled time.Duration, ours, theirs timed) {
	t := markdown.NewTable("the same queries", "number", "p50", "p99", "longest", "mean", "processor", "bar", "")
	for _, one := range []struct {
		name string
		took timed
	}{{"Varanto, with facets", ours}, {name, theirs}} {
		t.Add(slices.Concat([]string{one.name, markdown.Count(len(one.took.times))}, one.took.cells(),
			[]string{markdown.Milliseconds(one.took.mean()), markdown.Milliseconds(one.took.work())})...)
	}
	faster := func(of func(timed) time.Duration) float64 { return float64(of(theirs)) / float64(max(1, of(ours))) }
	row := []string{"Varanto is faster", ""}
	figures := []func(timed) time.Duration{
		func(t timed) time.Duration { return t.quantile(0.5) },
		func(t timed) time.Duration { return t.quantile(0.99) },
		func(t timed) time.Duration { return t.quantile(1) },
		func(t timed) time.Duration { return t.mean() },
		timed.work,
	}
	for _, of := range figures {
		row = append(row, markdown.Fixed(faster(of), 1)+" times")
	}
	met := faster(figures[0]) >= rivalBar && faster(figures[3]) >= rivalBar
	t.Add(append(row, fmt.Sprintf("p50 and mean >= %d times", rivalBar), markdown.Verdict(met))...)
	b.report.Table(fmt.Sprintf("Searches of texts without filters over the same documents, in turns with PostgreSQL (GIN index, first %d by rank; filled in %s),\n"+
		"both after the same %d others and nothing else.",
		rivalHits, markdown.Seconds(filled), warm), t)
}
