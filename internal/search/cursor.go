package search

import (
	"math"

	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// noDocument is where a cursor stands that has come to its end.
const noDocument = math.MaxUint64

// A cursor walks over the documents that match a part of a query, in the order of their numbers, and scores them.
// Bleve's own compound searchers scale sums by the share of matching clauses, which spoils a query in which most
// clauses are alternatives of each other; so only its leaves are used.
type cursor interface {
	// seek goes to the first document whose number is at least that, and stays where it stands if that is one.
	// It must be called before doc and score.
	seek(number uint64) error
	// doc is the number of the document, noDocument at the end.
	doc() uint64
	// score is what the document is worth.
	score() float64
}

// leaf walks over the documents of a searcher of Bleve.
type leaf struct {
	searcher search.Searcher
	context  *search.SearchContext
	at       uint64
	started  bool
	worth    float64
	buffer   index.IndexInternalID
}

func (l *leaf) doc() uint64    { return l.at }
func (l *leaf) score() float64 { return l.worth }

func (l *leaf) seek(number uint64) error {
	if l.started && l.at >= number {
		return nil
	}
	if number == noDocument {
		l.at = noDocument
		return nil
	}
	// The next document is mostly the wanted one, and going to it is cheaper than seeking.
	if !l.started && number == 0 || l.started && number == l.at+1 {
		l.started = true
		return l.take(l.searcher.Next(l.context))
	}
	l.started = true
	l.buffer = index.NewIndexInternalID(l.buffer, number)
	return l.take(l.searcher.Advance(l.context, l.buffer))
}

func (l *leaf) take(match *search.DocumentMatch, err error) error {
	if err != nil {
		return err
	}
	if match == nil {
		l.at = noDocument
		return nil
	}
	l.at, l.worth = match.IndexInternalID.Value(), match.Score
	l.context.DocumentMatchPool.Put(match)
	return nil
}

// weighted is a cursor with what its score counts for.
type weighted struct {
	cursor
	weight float64
}

// some walks over the documents that at least some of its children have.
type some struct {
	children []weighted
	least    int
	// tie is the share of the lesser children's scores that is added to the best one's: 1 sums them up.
	tie float64
	// of, when it is not 0, is how many children were wanted: the score is multiplied by the share of them that match.
	of  int
	at  uint64
	set bool
}

// someOf joins cursors, leaving out nil ones. It gives nil when too few are left for any document to match.
func someOf(least int, tie float64, children ...weighted) cursor {
	if s := newSome(least, tie, children); s != nil {
		return s
	}
	return nil
}

// mostOf is someOf for the words of a query: scores add up, and a document that has fewer of them is worth less.
func mostOf(least int, children ...weighted) cursor {
	if s := newSome(least, 1, children); s != nil {
		s.of = len(children)
		return s
	}
	return nil
}

func newSome(least int, tie float64, children []weighted) *some {
	kept := make([]weighted, 0, len(children))
	for _, c := range children {
		if c.cursor != nil {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 || len(kept) < least {
		return nil
	}
	return &some{children: kept, least: max(least, 1), tie: tie}
}

func (s *some) doc() uint64 { return s.at }

func (s *some) seek(number uint64) error {
	if s.set && s.at >= number {
		return nil
	}
	s.set = true
	for {
		first, have, err := s.first(number)
		if err != nil {
			return err
		}
		if first == noDocument || have >= s.least {
			s.at = first
			return nil
		}
		number = first + 1
	}
}

// first brings all children to the number and tells the lowest document and how many children stand on it.
func (s *some) first(number uint64) (lowest uint64, have int, err error) {
	lowest = noDocument
	for _, c := range s.children {
		if err := c.seek(number); err != nil {
			return 0, 0, err
		}
		switch at := c.doc(); {
		case at < lowest:
			lowest, have = at, 1
		case at == lowest:
			have++
		}
	}
	return lowest, have, nil
}

func (s *some) score() float64 {
	var best, sum float64
	have := 0
	for _, c := range s.children {
		if c.doc() != s.at {
			continue
		}
		have++
		worth := c.weight * c.score()
		best = max(best, worth)
		sum += worth
	}
	total := best + s.tie*(sum-best)
	if s.of > 0 {
		total *= float64(have) / float64(s.of)
	}
	return total
}

// lifted walks over the documents of its base; extras only add to the score.
type lifted struct {
	base   cursor
	extras []weighted
}

// lift joins a base with extras, leaving out nil ones.
func lift(base cursor, extras ...weighted) cursor {
	l := &lifted{base: base}
	for _, e := range extras {
		if e.cursor != nil {
			l.extras = append(l.extras, e)
		}
	}
	if base == nil || len(l.extras) == 0 {
		return base
	}
	return l
}

func (l *lifted) doc() uint64 { return l.base.doc() }

func (l *lifted) seek(number uint64) error {
	if err := l.base.seek(number); err != nil {
		return err
	}
	if l.base.doc() == noDocument {
		return nil
	}
	for _, e := range l.extras {
		if err := e.seek(l.base.doc()); err != nil {
			return err
		}
	}
	return nil
}

func (l *lifted) score() float64 {
	sum := l.base.score()
	for _, e := range l.extras {
		if e.doc() == l.base.doc() {
			sum += e.weight * e.score()
		}
	}
	return sum
}
