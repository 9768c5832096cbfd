package subject

import (
	"cmp"
	"maps"
	"slices"
)

// found is what lexical matching saw of one term in a text.
type found struct {
	exact, parts      int // sentences with a label in full words; by parts of compounds only
	preferred         int // exact ones by the preferred label
	inField           [fields]bool
	partInField       [fields]bool
	first, last       int // sentences of the first and last exact match
	ambiguity         int // longer labels around it, over all exact matches
	longest           int // words of its longest exact label
	label             int32
	where             field
	start, end        int32 // bytes in the field where the best match was seen
	coverage          float32
	titleCoverage     float32
	coveredBy         int32 // label of the best coverage
	leadCoverage      float32
	seenExact, inPart bool
}

// hit is one label seen in one sentence.
type hit struct {
	label      int32
	word, last int32 // first and last word of the sentence that the label's words fell on
	exact      bool
}

// present tells for a unit of a sentence which word has it, and whether as a base form.
type present struct {
	word int32
	base bool
}

// lookup finds the labels of a vocabulary in a document, by target.
func (v *vocabulary) lookup(d *document) map[int32]*found {
	out := map[int32]*found{}
	of := func(target int32) *found {
		f := out[target]
		if f == nil {
			f = &found{label: -1, coveredBy: -1}
			out[target] = f
		}
		return f
	}
	units := map[int32]present{}
	var hits []hit
	for n, s := range d.sentences {
		clear(units)
		for i, w := range s.words {
			for _, u := range w.parts {
				if _, ok := units[u]; !ok {
					units[u] = present{int32(i), false}
				}
			}
		}
		for i := len(s.words) - 1; i >= 0; i-- {
			for _, u := range s.words[i].bases {
				units[u] = present{int32(i), true}
			}
		}
		hits = hits[:0]
		seen := map[int32]bool{}
		for u := range units {
			if int(u) >= len(v.filed) {
				continue
			}
			for _, l := range v.filed[u] {
				if !seen[l] {
					seen[l] = true
					if h, ok := v.check(l, units); ok {
						hits = append(hits, h)
					}
				}
			}
		}
		slices.SortFunc(hits, func(a, b hit) int { return cmp.Compare(a.label, b.label) })
		for _, h := range hits {
			v.record(of(v.labels[h.label].target), h, hits, n, s)
		}
	}
	v.cover(d, of)
	return out
}

// check looks for every word of a label among the units of a sentence.
func (v *vocabulary) check(l int32, units map[int32]present) (hit, bool) {
	h := hit{label: l, word: -1, exact: true}
	for _, forms := range v.labels[l].words {
		at, ok := present{}, false
		for _, u := range forms {
			if p, is := units[u]; is && (!ok || p.base && !at.base) {
				at, ok = p, true
			}
		}
		if !ok {
			return hit{}, false
		}
		h.exact = h.exact && at.base
		if h.word < 0 || at.word < h.word {
			h.word = at.word
		}
		h.last = max(h.last, at.word)
	}
	return h, true
}

func (v *vocabulary) record(f *found, h hit, all []hit, n int, s sentence) {
	l := &v.labels[h.label]
	if !h.exact {
		f.parts++
		f.partInField[s.field] = true
		if f.label < 0 {
			f.place(h, s)
		}
		f.inPart = true
		return
	}
	if !f.seenExact {
		f.first = n
		f.seenExact = true
		f.place(h, s)
	}
	if f.exact == 0 || f.last != n {
		f.exact++
	}
	f.last = n
	if l.kind == preferred {
		f.preferred++
	}
	f.inField[s.field] = true
	if len(l.words) > f.longest {
		f.longest = len(l.words)
		f.place(h, s)
	}
	for _, o := range all {
		if o.exact && o.label != h.label && o.word <= h.word && o.last >= h.last && len(v.labels[o.label].words) > len(l.words) {
			f.ambiguity++
		}
	}
}

func (f *found) place(h hit, s sentence) {
	f.label, f.where = h.label, s.field
	f.start, f.end = s.words[h.word].start, s.words[h.last].end
}

// cover measures how much of each label's meaning is anywhere in the text, in the title, and in title and summary.
func (v *vocabulary) cover(d *document, of func(int32) *found) {
	seen := map[int32]field{}
	for _, s := range d.sentences {
		for _, w := range s.words {
			for _, units := range [2][]int32{w.bases, w.parts} {
				for _, u := range units {
					if f, ok := seen[u]; !ok || s.field < f {
						seen[u] = s.field
					}
				}
			}
		}
	}
	sums := make([][3]float32, len(v.labels))
	for _, u := range slices.Sorted(maps.Keys(seen)) { // in order, so that sums round the same way each time
		if int(u) >= len(v.sharing) {
			break
		}
		f := seen[u]
		for _, s := range v.sharing[u] {
			sum := &sums[s.unit]
			sum[0] += s.share
			if f <= inSummary {
				sum[1] += s.share
			}
			if f == inTitle {
				sum[2] += s.share
			}
		}
	}
	for i := range sums {
		if sums[i][0] < leastCoverage {
			continue
		}
		f := of(v.labels[i].target)
		if sums[i][0] > f.coverage {
			f.coverage, f.coveredBy = sums[i][0], int32(i)
		}
		f.leadCoverage = max(f.leadCoverage, sums[i][1])
		f.titleCoverage = max(f.titleCoverage, sums[i][2])
	}
}

// leastCoverage is the share of a label's meaning that must be in a text for the term to be thought of.
const leastCoverage = 0.45
