package subject

import (
	"cmp"
	"math"
	"slices"
)

// How much a word counts by where it stands, and a compound's part beside its whole form. Chosen by cross-validation.
var fieldWeight = [fields]float64{inTitle: 3, inSummary: 1.5, inBody: 1}

const partWeight = 0.6

// vector is a text as weighted units of length 1, sorted by unit.
type vector []share

// counts adds up a document's units, each counted by its field.
func (d *document) counts() vector {
	sums := map[int32]float64{}
	for _, s := range d.sentences {
		for _, w := range s.words {
			for _, u := range w.bases {
				sums[u] += fieldWeight[s.field] / float64(len(w.bases))
			}
			for _, u := range w.parts {
				sums[u] += fieldWeight[s.field] * partWeight / math.Sqrt(float64(len(w.parts)))
			}
		}
	}
	v := make(vector, 0, len(sums))
	for u, n := range sums {
		v = append(v, share{u, float32(n)})
	}
	slices.SortFunc(v, func(a, b share) int { return cmp.Compare(a.unit, b.unit) })
	return v
}

// weigh turns counts into a unit vector: damped counts times rarity.
func (v vector) weigh(idf []float32) vector {
	out := make(vector, len(v))
	sum := 0.0
	for i, s := range v {
		w := math.Log1p(float64(s.share)) * float64(idf[s.unit])
		out[i] = share{s.unit, float32(w)}
		sum += w * w
	}
	if sum == 0 {
		return nil
	}
	norm := float32(1 / math.Sqrt(sum))
	for i := range out {
		out[i].share *= norm
	}
	return out
}

// rarity gives the inverse document frequency of every unit of the lexicon.
func rarity(docs []vector, units int) []float32 {
	df := make([]int, units)
	for _, v := range docs {
		for _, s := range v {
			df[s.unit]++
		}
	}
	idf := make([]float32, units)
	for i, n := range df {
		idf[i] = float32(math.Log(float64(len(docs)+1)/float64(n+1)) + 0.3)
	}
	return idf
}

// posting is a unit's weight in one of the known documents.
type posting struct {
	doc    int32
	weight float32
}

// inverted lists the known documents under each unit.
type inverted [][]posting

// invert takes the number of units that there are.
func invert(docs []vector, units int) inverted {
	in := make(inverted, units)
	for i, v := range docs {
		for _, s := range v {
			in[s.unit] = append(in[s.unit], posting{int32(i), s.share})
		}
	}
	return in
}

// similarities returns the cosine of v with each of n documents.
func (in inverted) similarities(v vector, n int) []float32 {
	sims := make([]float32, n)
	for _, s := range v {
		for _, p := range in[s.unit] {
			sims[p.doc] += s.share * p.weight
		}
	}
	return sims
}
