package search

import (
	"hash/maphash"
	"strings"

	"github.com/varanto/varanto/internal/live"
)

// marks is a set of marks of lookups.
type marks [1 << 12 / 64]uint64

var markSeed = maphash.MakeSeed()

func (l lookup) mark() uint16 { return uint16(maphash.String(markSeed, l.word)) % (1 << 12) }

func (m *marks) add(mark uint16) { m[mark/64] |= 1 << (mark % 64) }

func (m *marks) has(mark uint16) bool { return m[mark/64]&(1<<(mark%64)) != 0 }

// nameRanker looks how far names and the query cover each other.
type nameRanker struct {
	faces  *faces
	asked  *question
	rarity []float32
	total  float32
	text   string
	got    []float32
}

func newNameRanker(f *faces, q *question, rarity []float32) *nameRanker {
	r := &nameRanker{faces: f, asked: q, rarity: rarity, got: make([]float32, len(q.groups))}
	for n, g := range q.groups {
		if n < len(rarity) && !g.extra {
			r.total += rarity[n]
		}
	}
	var words []string
	for _, w := range q.words {
		words = append(words, w[0].Surface)
	}
	r.text = strings.Join(words, " ")
	return r
}

// factor is what the best of an entry's names makes of its score; exact tells that one is
// the query with the place that is read out of it.
func (r *nameRanker) factor(e *live.Entry) (best float64, exact bool) {
	best = 1
	for name := range r.faces.namesOf(e) {
		if r.asked.fields&(1<<name.field) != 0 {
			factor, same := r.of(name)
			best, exact = max(best, factor), exact || same
		}
	}
	return best, exact
}

func (r *nameRanker) of(name calling) (factor float64, exact bool) {
	clear(r.got)
	var inName, count float64
	same := len(name.words) > 0
	rest := r.text
	for w := range name.each {
		if same {
			rest, same = strings.CutPrefix(rest, w.surface)
			rest = strings.TrimPrefix(rest, " ")
		}
		if w.stop {
			continue
		}
		count++
		inName += r.met(w)
	}
	if count == 0 || r.total == 0 {
		return 1, false
	}
	var inQuery float32
	for n, weight := range r.got {
		if n < len(r.rarity) {
			inQuery += weight * r.rarity[n]
		}
	}
	factor = 1 + bonusName*min(1, inName/count)*float64(min(1, inQuery/r.total))
	if same && rest == "" {
		factor += bonusExact
		exact = r.asked.place != nil
	}
	return factor, exact
}

// met is how well a word of a name meets the query.
func (r *nameRanker) met(w *nameWord) float64 {
	var best float32
	for i := range w.forms {
		form := &w.forms[i]
		if !r.asked.marks.has(form.mark) {
			continue
		}
		for _, m := range r.asked.meant[form.lookup] {
			weight := m.weight * form.worth
			best = max(best, weight)
			r.got[m.group] = max(r.got[m.group], weight)
		}
	}
	return float64(best)
}
