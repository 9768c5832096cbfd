package subject

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// The features of a candidate.
const (
	fFrequency = iota
	fExact
	fPreferred
	fWords
	fLetters
	fAmbiguity
	fFirst
	fLast
	fSpread
	fInTitle
	fInSummary
	fInBody
	fParts
	fPartInTitle
	fPartInLead
	fCoverage
	fTitleCoverage
	fLeadCoverage
	fTitleShare
	fUsed
	fOffered
	fUsedShare
	fRidge
	fRidgeRank
	fNear
	fNearest
	fCentroid
	fKnown
	fLength
	fBroader
	fNarrower
	fRelated
	fBelow
	fKinUsed
	fTogether
	features
)

// candidate is a term or class that might be a subject of a text, with what speaks for it.
type candidate struct {
	target int32
	found  *found
	row    [features]float32
	score  float64
}

// evidence is what a chain knows about one text before the candidates are weighed.
type evidence struct {
	document *document
	vector   vector
	found    map[int32]*found
	sims     []float32 // with each known document; 0 for those that must not count
	ridge    []float32 // by label column
	group    int       // group of the text in training, -1 for an unknown text
}

const (
	nearest    = 12 // texts that vote
	byRidge    = 30 // candidates that the regression may bring
	byCoverage = 20 // candidates that incomplete labels may bring
)

// candidates gathers and describes the candidates of a text. What it counts leaves the text's own group out.
func (s *side) candidates(o *ontology, e *evidence) []*candidate {
	near := topSims(e.sims, nearest)
	pool := map[int32]*candidate{}
	add := func(t int32) *candidate {
		c := pool[t]
		if c == nil {
			c = &candidate{target: t, found: e.found[t]}
			pool[t] = c
		}
		return c
	}
	type scored struct {
		target int32
		score  float32
	}
	var covered []scored
	for t, f := range e.found {
		if f.seenExact || f.inPart {
			add(t)
		} else {
			covered = append(covered, scored{t, f.coverage + f.leadCoverage + f.titleCoverage})
		}
	}
	descending := func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.target, b.target))
	}
	slices.SortFunc(covered, descending)
	for _, c := range covered[:min(len(covered), byCoverage)] {
		add(c.target)
	}
	ranked := make([]scored, 0, len(s.known))
	for col, t := range s.known {
		ranked = append(ranked, scored{t, e.ridge[col]})
	}
	slices.SortFunc(ranked, descending)
	rank := make(map[int32]int, len(ranked))
	for i, r := range ranked {
		rank[r.target] = i
		if i < byRidge && r.score > 0.01 {
			add(r.target)
		}
	}
	votes, total := map[int32]float32{}, float32(0)
	best := map[int32]float32{}
	for _, n := range near {
		w := n.share * n.share
		total += w
		for _, col := range s.labelled[n.unit] {
			t := s.known[col]
			add(t)
			votes[t] += w
			best[t] = max(best[t], n.share)
		}
	}
	title := e.document.titleUnits()
	titleWeight := s.weight(title)
	together := s.together(e, votes, total)
	out := make([]*candidate, 0, len(pool))
	for _, c := range pool {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b *candidate) int { return cmp.Compare(a.target, b.target) })
	length := float32(len(e.document.sentences))
	for _, c := range out {
		r := &c.row
		if f := c.found; f != nil {
			r[fFrequency] = float32(f.exact) / length
			r[fExact] = float32(f.exact)
			if f.exact > 0 {
				r[fPreferred] = min(1, float32(f.preferred)/float32(f.exact))
				r[fAmbiguity] = float32(f.ambiguity) / float32(f.exact)
				r[fFirst] = 1 - float32(f.first)/length
				r[fLast] = 1 - float32(f.last)/length
				r[fSpread] = float32(f.last-f.first) / length
			}
			r[fWords] = float32(f.longest)
			if f.label >= 0 {
				r[fLetters] = float32(len(s.vocabulary.labels[f.label].text))
			}
			r[fInTitle], r[fInSummary], r[fInBody] = flag(f.inField[inTitle]), flag(f.inField[inSummary]), flag(f.inField[inBody])
			r[fParts] = float32(f.parts)
			r[fPartInTitle] = flag(f.partInField[inTitle])
			r[fPartInLead] = flag(f.partInField[inSummary])
			r[fCoverage], r[fTitleCoverage], r[fLeadCoverage] = f.coverage, f.titleCoverage, f.leadCoverage
			if by := f.coveredBy; by >= 0 && titleWeight > 0 {
				sum := float32(0)
				for _, u := range s.vocabulary.labels[by].units {
					if title[u.unit] {
						sum += s.idf[u.unit]
					}
				}
				r[fTitleShare] = sum / titleWeight
			}
		}
		col, isKnown := s.column[c.target]
		used, offered := 0, float32(s.offered[c.target])
		if isKnown {
			used = s.used[col] - s.usedBy(e.group, col)
			r[fRidge] = e.ridge[col]
			r[fCentroid] = s.centroid(e, int(col))
		}
		if e.group >= 0 && c.found != nil && c.found.seenExact {
			offered -= float32(s.sizes[e.group])
		}
		r[fUsed] = float32(math.Log1p(float64(used)))
		r[fOffered] = float32(math.Log1p(float64(max(0, offered))))
		r[fUsedShare] = (float32(used) + 0.3) / (max(float32(used), offered) + 3)
		r[fRidgeRank] = 100
		if n, ok := rank[c.target]; ok {
			r[fRidgeRank] = float32(min(n, 100))
		}
		if total > 0 {
			r[fNear] = votes[c.target] / total
		}
		r[fNearest] = best[c.target]
		if len(near) > 0 {
			r[fKnown] = near[0].share
		}
		r[fLength] = float32(e.document.words)
		r[fTogether] = together[c.target]
		if o != nil {
			r[fBroader] = kin(o.broader[c.target], pool)
			r[fNarrower] = kin(o.narrower[c.target], pool)
			r[fRelated] = kin(o.related[c.target], pool)
			r[fBelow] = float32(math.Log1p(float64(len(o.narrower[c.target]))))
			for _, list := range [3][]int32{o.broader[c.target], o.narrower[c.target], o.related[c.target]} {
				for _, k := range list {
					if col, ok := s.column[k]; ok {
						r[fKinUsed] = max(r[fKinUsed], e.ridge[col])
					}
				}
			}
		}
	}
	return out
}

// together scores terms by how often they go with the terms that the nearest texts have.
func (s *side) together(e *evidence, votes map[int32]float32, total float32) map[int32]float32 {
	out := map[int32]float32{}
	if total == 0 {
		return out
	}
	for _, t := range slices.Sorted(maps.Keys(votes)) { // in order, so that sums round the same way each time
		v, col := votes[t], s.column[t]
		for _, d := range s.having[col] {
			if s.groups[d] == e.group {
				continue
			}
			w := v / total / float32(len(s.having[col])+1)
			for _, other := range s.labelled[d] {
				if other != col {
					out[s.known[other]] += w
				}
			}
		}
	}
	return out
}

func kin(list []int32, pool map[int32]*candidate) float32 {
	sum := float32(0)
	for _, k := range list {
		if c, ok := pool[k]; ok && c.found != nil {
			sum = max(sum, c.found.coverage)
		}
	}
	return sum
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// topSims returns the n documents most similar, best first; unit is the document.
func topSims(sims []float32, n int) []share {
	var out []share
	for i, s := range sims {
		if s > 0.02 {
			out = append(out, share{int32(i), s})
		}
	}
	slices.SortFunc(out, func(a, b share) int { return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.unit, b.unit)) })
	return out[:min(n, len(out))]
}

func (d *document) titleUnits() map[int32]bool {
	out := map[int32]bool{}
	for _, s := range d.sentences {
		if s.field != inTitle {
			break
		}
		for _, w := range s.words {
			for _, u := range w.bases {
				out[u] = true
			}
			for _, u := range w.parts {
				out[u] = true
			}
		}
	}
	return out
}

func (s *side) weight(units map[int32]bool) float32 {
	sum := float32(0)
	for _, u := range slices.Sorted(maps.Keys(units)) {
		sum += s.idf[u]
	}
	return sum
}
