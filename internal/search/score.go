package search

import (
	"cmp"
	"math"
	"slices"
)

// An alternative is one way in which a document can have what a word of the query means: one item, or most of
// several.
type alternative struct {
	items []item
	// weight is what it counts for beside the word itself.
	weight float32
	// least is the share of the items, by their rarity, that a document must have, and power how much the ones it
	// lacks take from its score.
	least, power float32
	how          string // as Reason.How
	met          string // as Reason.Met
	source       string // as Synonym.Source
	// light alternatives are left out when the query is too much work.
	light bool
	// part tells that the items are parts of a word.
	part bool
	// of is the expression that it stands for, where that is more than the group's word; empty mostly.
	of string
}

// An item is met by any of its lookups.
type item []lookup

// A group is what a document must have for one word of the query: the best alternative counts.
type group struct {
	surface      string
	word         int // the word's place in the query
	alternatives []alternative
	// weight is the importance of the word, 1 for most.
	weight float32
	// extra groups add to the score but are not asked for.
	extra bool
}

// scorer adds up the scores of documents, word by word. It is for one query at a time.
type scorer struct {
	postings *postings
	// work is how many postings may still be read.
	work int
	// plenty is how many documents that have a word make light alternatives needless.
	plenty int

	tallies []tally // by document
	hit     []int32 // documents with a total
	list    []found // reused by collect
	names   nameRanker

	best     []offered // of the current group
	met      []int32
	strongly int       // how many of met have the group by more than pieces or weak synonyms
	sums     []partial // of the current alternative
	summed   []int32
	one      []float32 // of the current item
	ones     []int32
	order    []ranked

	// asked is the importance of all groups that some document has, extras aside.
	asked  float32
	rarity []float32 // of each group
	// words is how many groups documents have by more than pieces of words.
	words int

	// explained tells that it is to be told what each group adds to the total of each document: gave, by group.
	explained bool
	gave      [][]float32
}

// What belongs together lies side by side, because documents come from all over the index.

// tally is what a document has of the query so far.
type tally struct {
	total, cover float32
	worded       uint32 // groups that it has by more than pieces of words, a bit each
}

// offered is what a document has of the current group at best.
type offered struct{ score, weight float32 }

// partial is what a document has of the items of an alternative, and how much of their rarity.
type partial struct{ sum, share float32 }

// reset prepares for a query over so many documents.
func (s *scorer) reset(p *postings) {
	n := p.documents
	if len(s.tallies) < n {
		n += n / 8
		s.tallies, s.best, s.sums, s.one = make([]tally, n), make([]offered, n), make([]partial, n), make([]float32, n)
	} else {
		for _, d := range s.hit {
			s.tallies[d] = tally{}
		}
	}
	s.postings, s.work, s.hit, s.asked, s.rarity, s.words = p, maxWork, s.hit[:0], 0, s.rarity[:0], 0
	s.explained, s.gave = false, nil
}

const (
	// maxWork bounds the postings that a query reads before light alternatives are left out; each costs some 30 ns.
	maxWork = 300_000
	// saturation is the worth at which a word has half of its full score.
	saturation = 6.0
	// strong is the weight of an alternative that makes a document count as having the word.
	strong = 0.5
)

// add scores the documents of a group.
func (s *scorer) add(number int, g *group) error {
	worded := -1 // how many of met have more than pieces, which come last
	for i := range g.alternatives {
		a := &g.alternatives[i]
		if a.light && (s.work <= 0 || s.strongly >= s.plenty) {
			continue
		}
		if a.how == "pieces" {
			worded = len(s.met)
		}
		var err error
		if len(a.items) == 1 {
			err = s.single(a)
		} else {
			err = s.several(a)
		}
		if err != nil {
			s.clear()
			return err
		}
	}
	have := s.strongly
	if have > 0 {
		s.words++
	} else {
		have = len(s.met)
	}
	rarity := g.weight * s.rare(have)
	s.rarity = append(s.rarity, rarity)
	if len(s.met) > 0 && !g.extra {
		s.asked += rarity
	}
	var gave []float32
	if s.explained {
		gave = make([]float32, s.postings.documents)
		s.gave = append(s.gave, gave)
	}
	for i, d := range s.met {
		best, t := s.best[d], &s.tallies[d]
		s.best[d] = offered{}
		if gave != nil {
			gave[d] = rarity * best.score
		}
		if t.total == 0 {
			s.hit = append(s.hit, d)
		}
		t.total += rarity * best.score
		if !g.extra {
			t.cover += rarity * min(1, best.weight)
		}
		if worded < 0 || i < worded {
			t.worded |= 1 << min(number, 31)
		}
	}
	s.met = s.met[:0]
	s.clear()
	return nil
}

// clear forgets the current group.
func (s *scorer) clear() {
	for _, d := range s.met {
		s.best[d] = offered{}
	}
	s.met, s.strongly = s.met[:0], 0
}

// rare is the weight of what n documents have (BM25's).
func (s *scorer) rare(n int) float32 {
	return float32(math.Log(1 + (float64(s.postings.documents-n)+0.5)/(float64(n)+0.5)))
}

// saturated is the share of its full score that a word of a worth, in steps, has.
var saturated = func() (list [maxWorth*steps + 1]float32) {
	for i := range list {
		worth := float32(i) / steps
		list[i] = worth / (worth + saturation)
	}
	return list
}()

func (s *scorer) offer(d int32, score, weight float32) {
	best := &s.best[d]
	if best.score == 0 {
		s.met = append(s.met, d)
	}
	if weight >= strong && best.weight < strong {
		s.strongly++
	}
	best.score, best.weight = max(best.score, score), max(best.weight, weight)
}

func (s *scorer) single(a *alternative) error {
	for _, l := range a.items[0] {
		list, err := s.postings.listOf(l)
		if err != nil {
			return err
		}
		s.work -= list.documents
		for _, in := range list.in {
			first, dead := int32(s.postings.parts[in.at].first), s.postings.parts[in.at].dead
			for i, local := range in.documents {
				if !dead.has(local) {
					s.offer(first+int32(local), a.weight*saturated[in.worth[i]], a.weight)
				}
			}
		}
	}
	return nil
}

// several scores the documents that have most of the items. The rarest items come first: when the ones that are left
// are too common to make up the least share, they only add to documents that have a rarer one.
func (s *scorer) several(a *alternative) error {
	defer s.clearSums()
	s.order = s.order[:0]
	var all float32
	for i, it := range a.items {
		n := 0
		for _, l := range it {
			have, err := s.postings.count(l)
			if err != nil {
				return err
			}
			n += have
		}
		rarity := s.rare(min(n, s.postings.documents))
		all += rarity
		s.order = append(s.order, ranked{i, rarity})
	}
	slices.SortStableFunc(s.order, func(a, b ranked) int { return cmp.Compare(b.rarity, a.rarity) })
	left := all
	for _, o := range s.order {
		if err := s.item(a.items[o.item], left >= a.least*all); err != nil {
			return err
		}
		left -= o.rarity
		for _, d := range s.ones {
			has := &s.sums[d]
			if has.share == 0 {
				s.summed = append(s.summed, d)
			}
			has.sum += o.rarity * s.one[d]
			has.share += o.rarity
			s.one[d] = 0
		}
		s.ones = s.ones[:0]
	}
	for _, d := range s.summed {
		has := s.sums[d]
		share := has.share / all
		if share < a.least {
			continue
		}
		factor := a.weight * raise(share, a.power)
		s.offer(d, factor*has.sum/has.share, factor)
	}
	return nil
}

// ranked is an item by its rarity.
type ranked struct {
	item   int
	rarity float32
}

// raise is share to the power, for the powers in use and whole shares without math.Pow, which is slow.
func raise(share, power float32) float32 {
	switch {
	case share >= 0.999:
		return 1
	case power == 2:
		return share * share
	case power == 1.5:
		return share * float32(math.Sqrt(float64(share)))
	}
	return float32(math.Pow(float64(share), float64(power)))
}

func (s *scorer) clearSums() {
	for _, d := range s.summed {
		s.sums[d] = partial{}
	}
	s.summed = s.summed[:0]
	for _, d := range s.ones {
		s.one[d] = 0
	}
	s.ones = s.ones[:0]
}

// item scores the documents of one item; those that have no item yet only when they may.
func (s *scorer) item(it item, mayBegin bool) error {
	for _, l := range it {
		list, err := s.postings.listOf(l)
		if err != nil {
			return err
		}
		s.work -= list.documents
		for _, in := range list.in {
			s.itemIn(&s.postings.parts[in.at], in.decoded, mayBegin)
		}
	}
	return nil
}

func (s *scorer) itemIn(part *part, list decoded, mayBegin bool) {
	for i, local := range list.documents {
		d := int32(part.first) + int32(local)
		if !mayBegin && s.sums[d].share == 0 || part.dead.has(local) {
			continue
		}
		if s.one[d] == 0 {
			s.ones = append(s.ones, d)
		}
		s.one[d] = max(s.one[d], saturated[list.worth[i]])
	}
}

// coverage is the share of the query's words, by their importance, that a document has.
func (s *scorer) coverage(d int32) float32 {
	if s.asked == 0 {
		return 1
	}
	return s.tallies[d].cover / s.asked
}
