package search

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/order"
)

const (
	// enough is how many hits are enough: where fewer entities have the words of a query, those that have some of
	// them are hits, too.
	enough = 20
	// enoughPieces is how many entities must have a word for its pieces not to be looked for where there is no dictionary.
	enoughPieces = 200
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
		x.list(q, &results)
	} else {
		err = x.find(ctx, q, &results)
	}
	if err != nil {
		return Results{}, fmt.Errorf("search: %w", err)
	}
	results.Took = time.Since(start)
	return results, nil
}

// list gives all that serve the place and pass the filters; nothing when nothing is asked for.
func (x *Index) list(q Query, results *Results) {
	s := results.Snapshot
	n := x.narrowing(q, s, nil)
	if q.Municipality == "" && q.Near == nil && !n.asks() {
		return
	}
	x.listAll(q, nil, n, results)
}

// factorElsewhere is what a list's score of a place that is elsewhere is multiplied by: it follows all else.
const factorElsewhere = 0.9

// listAll lists the entities that serve the query's place: those of the kinds asked for, else services.
func (x *Index) listAll(q Query, named *Place, n narrowing, results *Results) {
	s := results.Snapshot
	serving := x.places.of(s, placeOf(q, named))
	room, _ := x.rooms.Get().(*[]found)
	if room == nil {
		room = new([]found)
	}
	defer x.rooms.Put(room)
	list := (*room)[:0]
	for _, k := range q.kinds([]catalog.Kind{catalog.KindService}) {
		kind := rankOf(k)
		for ord := range serving.reaches[kind].len {
			if reach, ok := serving.reach(kind, ord); ok {
				f := found{kind: int8(kind), ord: ord, reach: reach, score: reach.factor(), name: 1, again: 1, distance: -1}
				if serving.far(kind, f.ord) {
					f.score *= factorElsewhere
				}
				list = append(list, f)
			}
		}
	}
	*room = list
	list = n.narrow(list, q, results)
	x.approach(list, q, s)
	wanted := min(len(list), q.Page*q.PageSize)
	order.First(list, wanted, better)
	order.Sort(list[:wanted], better)
	results.Total = len(list)
	results.Hits = x.page(list, q, s, nil, nil)
}

// find looks for what has most of the words of a query, then for what has some of them.
func (x *Index) find(ctx context.Context, q Query, results *Results) error {
	page, places := fieldOf(q.Language), q.Municipality == "" && !q.Verbatim
	asked := x.asker.ask(q.Text, page, places)
	if len(asked.groups) == 0 {
		return ctx.Err()
	}
	return x.read(ctx, func(p *postings) error {
		if !q.Verbatim {
			text, corrections, err := x.mend(ctx, p, q.Text, asked)
			if err != nil {
				return err
			}
			if corrections != nil {
				asked, results.Corrections, results.Searched = x.asker.ask(text, page, places), corrections, text
				asked.note(corrections)
			}
		}
		results.Language, results.Place = asked.language.name(), asked.place
		s := x.scorers.Get().(*scorer)
		defer x.scorers.Put(s)
		s.reset(p)
		s.plenty, s.explained = enough, q.Explain
		if x.analyzer.Name() != finnish.NameVoikko {
			s.plenty = enoughPieces
		}
		for n := range asked.groups {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := s.add(n, &asked.groups[n]); err != nil {
				return err
			}
		}
		if q.Explain {
			results.Analysis = asked.explain()
		}
		return x.rank(s, q, asked, results)
	})
}

// rank makes results of the scored documents.
func (x *Index) rank(s *scorer, q Query, asked *question, results *Results) error {
	c := collector{
		scorer: s, snapshot: results.Snapshot, serving: x.places.of(results.Snapshot, placeOf(q, asked.place)),
		narrowing: x.narrowing(q, results.Snapshot, asked.place),
	}
	for _, k := range q.kinds(indexedKinds()) {
		c.wanted[rankOf(k)] = true
	}
	list, loosened, err := c.collect()
	if err != nil {
		return err
	}
	if len(list) == 0 && asked.place != nil && asked.onlyPlace() {
		// The name of a place alone asks for what is there.
		x.listAll(q, asked.place, c.narrowing, results)
		return nil
	}
	results.Loosened = loosened
	list = c.narrowing.narrow(list, q, results)
	x.approach(list, q, results.Snapshot)
	var names *nameRanker
	if x.asker.without&ComponentNames == 0 {
		names = &s.names
		names.ask(x.faces, asked, s.rarity)
		defer names.forget()
	}
	x.rerank(list, results.Snapshot, names, q.Near, q.Page*q.PageSize)
	if q.LocalFirst && q.Near == nil {
		localFirst(list, q.Page*q.PageSize)
	}
	results.Total = len(list)
	results.Approximate = len(list) > 0 && s.words == 0
	results.Hits = x.page(list, q, results.Snapshot, s, asked)
	return nil
}

// collector resolves the scored documents.
type collector struct {
	*scorer
	snapshot  *live.Snapshot
	serving   *serving
	narrowing narrowing
	wanted    [len(indexed)]bool
}

// collect resolves the documents that have most of the words, and where few of those pass the filters the others, too:
// loosened tells that some of these pass. What is no longer published, not wanted or does not serve the place is left out;
// what the filters leave out is not, because facets count it.
func (c *collector) collect() (list []found, loosened bool, err error) {
	c.list = c.list[:0]
	if err := c.between(needed, 2); err != nil {
		return nil, false, err
	}
	n := len(c.list)
	if c.narrowing.count(c.list, c.snapshot) < enough {
		if err := c.between(few, needed); err != nil {
			return nil, false, err
		}
		loosened = c.narrowing.count(c.list[n:], c.snapshot) > 0
	}
	return c.list, loosened, nil
}

// between adds the documents whose coverage is at least one bound and under the other.
func (c *collector) between(least, under float32) error {
	for _, d := range c.hit {
		coverage := c.coverage(d)
		if coverage < least || coverage >= under {
			continue
		}
		kind, ord, ok, err := c.postings.place(int(d), c.snapshot)
		if err != nil {
			return err
		}
		if !ok || !c.wanted[kind] {
			continue
		}
		reach, ok := c.serving.reach(kind, ord)
		if !ok {
			continue
		}
		k := int8(kind)
		c.list = append(c.list, found{
			document: d, kind: k, ord: ord, reach: reach, elsewhere: c.serving.far(kind, ord), coverage: coverage, name: 1, again: 1, distance: -1,
			score: c.ofWords(d) * factorOfCoverage(coverage) * factorOf(k) * reach.factor(),
		})
	}
	return nil
}

// ofWords is the score of a document's words alone.
func (s *scorer) ofWords(d int32) float64 {
	return float64(s.tallies[d].total / max(s.asked, leastAsked))
}

// page makes hits of a page of the ranked list.
func (x *Index) page(list []found, q Query, s *live.Snapshot, scored *scorer, asked *question) []Hit {
	from := (q.Page - 1) * q.PageSize
	if from >= len(list) {
		return nil
	}
	list = list[from:]
	list = list[:min(q.PageSize, len(list))]
	hits := make([]Hit, 0, len(list))
	var j *justifier
	if asked != nil && !q.All {
		j = x.justifier(asked)
		defer j.free()
	}
	for i, f := range list {
		e := s.Table(indexed[f.kind]).At(f.ord)
		h := Hit{Kind: e.Kind, ID: e.ID, Score: f.score, Reach: f.reach, Distance: f.distance, Entry: e}
		if j != nil {
			j.justify(&h, s, scored.tallies[f.document].worded, i >= defaultPageSize)
		}
		if q.Explain && scored != nil {
			h.Parts = f.parts(scored, asked)
		}
		hits = append(hits, h)
	}
	return hits
}
