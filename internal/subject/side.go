package subject

import (
	"context"
	"math"
)

// side is what one language knows of one kind of subject: the terms or the classes.
type side struct {
	vocabulary *vocabulary
	idf        []float32
	inverted   inverted
	docs       []vector
	examples   []int32 // example of each document
	groups     []int   // group of each document
	sizes      map[int]int
	labelled   [][]int32 // columns of each document
	known      []int32   // target of each column
	column     map[int32]int32
	having     [][]int32 // documents of each column
	used       []int     // number of those
	offered    map[int32]int
	ridge      *ridge
}

// lesson is a known text for learning one side.
type lesson struct {
	document *document
	example  int32
	group    int
	targets  []int32
}

// learn builds a side from its lessons and returns the evidence on each as if its group were unknown.
func (s *side) learn(ctx context.Context, lessons []lesson, units int, lambda float64) ([]*evidence, error) {
	counts := make([]vector, len(lessons))
	s.column, s.offered, s.sizes = map[int32]int32{}, map[int32]int{}, map[int]int{}
	for i, l := range lessons {
		counts[i] = l.document.counts()
		s.examples = append(s.examples, l.example)
		s.groups = append(s.groups, l.group)
		s.sizes[l.group]++
		var cols []int32
		for _, t := range l.targets {
			col, ok := s.column[t]
			if !ok {
				col = int32(len(s.known))
				s.column[t] = col
				s.known = append(s.known, t)
				s.having = append(s.having, nil)
				s.used = append(s.used, 0)
			}
			cols = append(cols, col)
			s.having[col] = append(s.having[col], int32(i))
			s.used[col]++
		}
		s.labelled = append(s.labelled, cols)
	}
	s.idf = rarity(counts, units)
	for _, c := range counts {
		s.docs = append(s.docs, c.weigh(s.idf))
	}
	s.inverted = invert(s.docs, units)
	n := len(s.docs)
	kernel := make([]float64, n*n)
	for i, v := range s.docs {
		for j, sim := range s.inverted.similarities(v, n) {
			kernel[i*n+j] = float64(sim)
		}
	}
	sims := make([]float32, n*n)
	for i, k := range kernel {
		sims[i] = float32(k)
	}
	var unseen []float32
	var err error
	if s.ridge, unseen, err = fitRidge(ctx, kernel, s.labelled, len(s.known), s.groups, lambda); err != nil {
		return nil, err
	}
	all := make([]*evidence, n)
	for i, l := range lessons {
		row := sims[i*n : (i+1)*n]
		for j, g := range s.groups {
			if g == l.group {
				row[j] = 0
			}
		}
		all[i] = &evidence{
			document: l.document, vector: s.docs[i], found: s.vocabulary.lookup(l.document), sims: row,
			ridge: unseen[i*len(s.known) : (i+1)*len(s.known)], group: l.group,
		}
		for t, f := range all[i].found {
			if f.seenExact {
				s.offered[t]++
			}
		}
	}
	return all, ctx.Err()
}

// meet gathers the evidence on an unknown text.
func (s *side) meet(d *document) *evidence {
	v := d.counts().weigh(s.idf)
	sims := s.inverted.similarities(v, len(s.docs))
	return &evidence{document: d, vector: v, found: s.vocabulary.lookup(d), sims: sims, ridge: s.ridge.predict(sims), group: -1}
}

func (s *side) usedBy(group int, col int32) int {
	if group < 0 {
		return 0
	}
	n := 0
	for _, d := range s.having[col] {
		if s.groups[d] == group {
			n++
		}
	}
	return n
}

// centroid is how near a text is to all texts with a label together.
func (s *side) centroid(e *evidence, col int) float32 {
	sum, n := float32(0), 0
	for _, d := range s.having[col] {
		if s.groups[d] != e.group {
			sum += e.sims[d]
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float32(math.Sqrt(float64(n)))
}
