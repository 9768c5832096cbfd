package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

const (
	// enough is how many hits are enough: where fewer entities have the words of a query, those that have some of
	// them are hits, too.
	enough = 20
	// needed is the share of a query's words, by importance, that a hit has; few is the share where there are fewer
	// hits than enough.
	needed = 0.6
	few    = 0.12
)

// Search answers a query from the current snapshot. It fails when the context ends, when the index is closed and when
// it cannot be read, never because of what is asked.
func (x *Index) Search(ctx context.Context, q Query) (Results, error) {
	start := time.Now()
	q = q.normal()
	results := Results{Language: q.Language, Snapshot: x.catalogue.Snapshot()}
	var err error
	if strings.TrimSpace(q.Text) == "" {
		hits := listed(results.Snapshot, q)
		results.Total = len(hits)
		results.Hits = page(hits, q.Page, q.PageSize, results.Snapshot)
	} else {
		err = x.find(ctx, q, &results)
	}
	if err != nil {
		return Results{}, fmt.Errorf("search: %w", err)
	}
	results.Took = time.Since(start)
	return results, nil
}

// listed are all entities that serve a municipality; none without one.
func listed(s *live.Snapshot, q Query) []found {
	if q.Municipality == "" {
		return nil
	}
	p := newPlace(s, q.kinds([]catalog.Kind{catalog.KindService}), q.Municipality)
	var hits []found
	for i, k := range p.kinds {
		for n, set := range p.sets[i] {
			reach := ReachLocal - Reach(n)
			for it := set.Iterator(); it.HasNext(); {
				hits = append(hits, found{kind: rankOf(k), ord: it.Next(), reach: reach, score: reach.factor(), name: 1})
			}
		}
	}
	slices.SortFunc(hits, better)
	return hits
}

// find looks for what has most of the words of a query, then for what has some of them.
func (x *Index) find(ctx context.Context, q Query, results *Results) error {
	asked := x.asker.ask(q.Text, fieldOf(q.Language), q.Municipality == "" && !q.Verbatim)
	if len(asked.groups) == 0 {
		return ctx.Err()
	}
	return x.read(ctx, func(p *postings) error {
		if !q.Verbatim {
			text, corrections, err := x.mend(p, asked)
			if err != nil {
				return err
			}
			if corrections != nil {
				asked = x.asker.ask(text, fieldOf(q.Language), q.Municipality == "")
				results.Corrections = corrections
			}
		}
		results.Language = asked.language.name()
		results.Place = asked.place
		s := x.scorers.Get().(*scorer)
		defer x.scorers.Put(s)
		s.reset(p)
		for n := range asked.groups {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := s.add(n, &asked.groups[n]); err != nil {
				return err
			}
		}
		list, loosened, err := collect(s, q, asked, results.Snapshot)
		if err != nil {
			return err
		}
		var names *nameRanker
		if x.asker.without&ComponentNames == 0 {
			names = newNameRanker(x.analyzer, asked, s.rarity)
		}
		rerank(list, results.Snapshot, names)
		results.Total, results.Loosened = len(list), loosened
		results.Approximate = len(list) > 0 && !s.worded()
		results.Hits = page(list, q.Page, q.PageSize, results.Snapshot)
		return nil
	})
}

// collect resolves the scored documents: what is no longer published, not wanted or does not serve the place is left
// out.
func collect(s *scorer, q Query, asked *question, snapshot *live.Snapshot) (list []found, loosened bool, err error) {
	p := placeOf(snapshot, q, asked)
	strict := 0
	for _, d := range s.hit {
		coverage := s.coverage(d)
		if coverage < few {
			continue
		}
		kind, ord, ok, err := s.postings.place(int(d), snapshot)
		if err != nil {
			return nil, false, err
		}
		if !ok {
			continue
		}
		reach, ok := p.reachOf(indexed[kind], ord)
		if !ok || !snapshot.Table(indexed[kind]).Published().Contains(ord) {
			continue
		}
		if coverage >= needed {
			strict++
		}
		score := float64(s.total[d]/max(s.asked, 1e-6)) * (shareOfWords + (1-shareOfWords)*float64(coverage))
		list = append(list, found{document: d, kind: kind, ord: ord, reach: reach, coverage: coverage, name: 1,
			score: score * factorOf(kind) * reach.factor()})
	}
	if strict < enough {
		return list, strict < len(list), nil
	}
	return slices.DeleteFunc(list, func(f found) bool { return f.coverage < needed }), false, nil
}

// page cuts a page out of the ranked hits.
func page(list []found, number, size int, s *live.Snapshot) []Hit {
	from := (number - 1) * size
	if from >= len(list) {
		return nil
	}
	var hits []Hit
	for _, f := range list[from:min(from+size, len(list))] {
		e := s.Table(indexed[f.kind]).At(f.ord)
		hits = append(hits, Hit{Kind: e.Kind, ID: e.ID, Score: f.score, Reach: f.reach, Distance: -1, Entry: e})
	}
	return hits
}
