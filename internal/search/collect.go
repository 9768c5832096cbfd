package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// keptShare is the share of the best score that an approximate hit must have.
const keptShare = 0.5

// Search answers a query from the current snapshot. It fails when the context ends, when the index is closed and when
// it cannot be read, never because of what is asked.
func (x *Index) Search(ctx context.Context, q Query) (Results, error) {
	start := time.Now()
	q = q.normal()
	results := Results{Language: q.Language, Snapshot: x.catalogue.Snapshot()}
	var hits []Hit
	var err error
	if strings.TrimSpace(q.Text) == "" {
		hits = listed(results.Snapshot, q)
	} else {
		hits, results.Approximate, err = x.find(ctx, results.Snapshot, q)
	}
	if err != nil {
		return Results{}, fmt.Errorf("search: %w", err)
	}
	results.Total = len(hits)
	results.Hits = page(hits, q.Page, q.PageSize)
	results.Took = time.Since(start)
	return results, nil
}

// listed are all entities that serve a municipality; none without one.
func listed(s *live.Snapshot, q Query) []Hit {
	if q.Municipality == "" {
		return nil
	}
	p := newPlace(s, q.kinds([]catalog.Kind{catalog.KindService}), q.Municipality)
	var hits []Hit
	for i, k := range p.kinds {
		t := s.Table(k)
		for n, set := range p.sets[i] {
			for e := range t.Each(set) {
				hits = append(hits, newHit(e, 1, ReachLocal-Reach(n)))
			}
		}
	}
	return hits
}

// find gives all hits of a query with words, in no order.
func (x *Index) find(ctx context.Context, s *live.Snapshot, q Query) (hits []Hit, approximate bool, err error) {
	asked := newQuestion(x.analyzer, q.Text, q.Language)
	if len(asked.words) == 0 {
		return nil, false, nil
	}
	p := newPlace(s, q.kinds(indexedKinds()), q.Municipality)
	err = x.read(ctx, func(plan *planner) error {
		hits, err = collect(plan, plan.answer(asked), s, p)
		if err != nil || len(hits) > 0 {
			return err
		}
		hits, err = collect(plan, plan.guess(asked), s, p)
		hits, approximate = likely(hits), len(hits) > 0
		return err
	})
	return hits, approximate, err
}

// likely leaves out the hits that fall far behind the best one.
func likely(hits []Hit) []Hit {
	var best float64
	for _, h := range hits {
		best = max(best, h.Score)
	}
	return slices.DeleteFunc(hits, func(h Hit) bool { return h.Score < keptShare*best })
}

// checkEvery is how many documents are looked at between looks at the context.
const checkEvery = 1024

// collect resolves the documents of a cursor against the snapshot: what is no longer published, not wanted or does
// not serve the place is left out.
func collect(plan *planner, c cursor, s *live.Snapshot, p place) ([]Hit, error) {
	if plan.err != nil || c == nil {
		return nil, plan.err
	}
	var hits []Hit
	for n, number := 0, uint64(0); ; n++ {
		if n%checkEvery == 0 && plan.ctx.Err() != nil {
			return nil, plan.ctx.Err()
		}
		if err := c.seek(number); err != nil {
			return nil, fmt.Errorf("walk over the matches: %w", err)
		}
		if c.doc() == noDocument {
			return hits, nil
		}
		number = c.doc() + 1
		e, err := plan.resolve(c.doc(), s)
		if err != nil {
			return nil, err
		}
		if e == nil {
			continue
		}
		if reach, ok := p.reach(e); ok {
			hits = append(hits, newHit(e, c.score(), reach))
		}
	}
}

func newHit(e *live.Entry, score float64, reach Reach) Hit {
	return Hit{Kind: e.Kind, ID: e.ID, Score: score * reach.factor(), Reach: reach, Entry: e}
}

// page cuts a page out of the ranked hits.
func page(hits []Hit, number, size int) []Hit {
	from := (number - 1) * size
	if from >= len(hits) {
		return nil
	}
	slices.SortFunc(hits, byRank)
	return slices.Clone(hits[from:min(from+size, len(hits))])
}

// byRank puts better hits first, and equal ones in the order of kinds and of creation.
func byRank(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(rankOf(a.Kind), rankOf(b.Kind)),
		cmp.Compare(a.Entry.Ord, b.Entry.Ord))
}

func rankOf(k catalog.Kind) int { return slices.Index(indexedKinds(), k) }
