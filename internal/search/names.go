package search

import (
	"hash/maphash"
	"strings"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
)

// marks is a set of marks of lookups.
type marks [1 << 12 / 64]uint64

var faceSeed = maphash.MakeSeed()

func (l lookup) mark() uint16 { return markOf(finnish.Hash(l.word)) }

func markOf(hash uint32) uint16 { return uint16(hash % (1 << 12)) }

func (m *marks) add(mark uint16) { m[mark/64] |= 1 << (mark % 64) }

func (m *marks) has(mark uint16) bool { return m[mark/64]&(1<<(mark%64)) != 0 }

// nameRanker looks how far names and the query cover each other. It is for one query after another.
type nameRanker struct {
	faces  *faces
	asked  *question
	rarity []float32
	total  float32
	text   string
	got    []float32

	// known are the words of names that were met already, by their numbers their places in list and 1: the names of hits
	// have words in common.
	known []uint16
	all   nameWords
	list  []metWord
	met   []metGroup
}

// metWord is a word of a name beside the query.
type metWord struct {
	word   *nameWord
	number uint32
	// begins tells that the query begins with it, stop that it carries no meaning.
	begins, stop bool
	// best is how well it meets the query. Its groups are from one place in met to another.
	best     float32
	from, to int32
}

// metGroup is a word of the query that a word of a name meets.
type metGroup struct {
	group  int
	weight float32
}

// ask prepares for a query.
func (r *nameRanker) ask(f *faces, q *question, rarity []float32) {
	r.forget()
	r.faces, r.asked, r.rarity, r.total = f, q, rarity, 0
	r.got = append(r.got[:0], make([]float32, len(q.groups))...)
	for n, g := range q.groups {
		if n < len(rarity) && !g.extra {
			r.total += rarity[n]
		}
	}
	words := make([]string, len(q.words))
	for i := range q.words {
		words[i] = q.words[i][0].Surface
	}
	r.text = strings.Join(words, " ")
}

// forget forgets the words that were met.
func (r *nameRanker) forget() {
	for i := range r.list {
		r.known[r.list[i].number] = 0
	}
	clear(r.list) // so that it keeps no words alive
	r.list, r.met, r.all = r.list[:0], r.met[:0], nameWords{}
	r.asked = nil
}

// factor is what the best of an entry's names makes of its score, its kind being at that place in indexed; exact tells
// that one is the query with the place that is read out of it.
func (r *nameRanker) factor(kind int, e *live.Entry) (best float64, exact bool) {
	best = 1
	face, all := r.faces.of(kind, e)
	r.use(all)
	for name, rest, ok := next(face.words); ok; name, rest, ok = next(rest) {
		if r.asked.fields&(1<<name.field) != 0 {
			factor, same := r.of(name)
			best, exact = max(best, factor), exact || same
		}
	}
	return best, exact
}

// use takes the words that numbers are of from now on.
func (r *nameRanker) use(all nameWords) {
	if all.times != r.all.times {
		for i := range r.list {
			r.known[r.list[i].number] = 0
		}
		r.list, r.met = r.list[:0], r.met[:0]
	}
	r.all = all
	if missing := len(all.list) - len(r.known); missing > 0 {
		r.known = append(r.known, make([]uint16, missing)...)
	}
}

func (r *nameRanker) of(name calling) (factor float64, exact bool) {
	clear(r.got)
	var inName, count float64
	same := len(name.words) > 0
	rest := r.text
	for i, number := range name.words {
		w := r.word(number)
		if same {
			if same = i > 0 || w.begins; same {
				rest, same = strings.CutPrefix(rest, w.word.surface)
				rest = strings.TrimPrefix(rest, " ")
			}
		}
		if w.stop {
			continue
		}
		count++
		inName += float64(w.best)
		for _, m := range r.met[w.from:w.to] {
			r.got[m.group] = max(r.got[m.group], m.weight)
		}
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

// word is a word of a name, as it was met or is met now.
func (r *nameRanker) word(number uint32) *metWord {
	if at := r.known[number]; at != 0 {
		return &r.list[at-1]
	}
	w := r.all.list[number]
	m := metWord{word: w, number: number, stop: w.stop, begins: strings.HasPrefix(r.text, w.surface), from: int32(len(r.met))}
	if !w.stop {
		m.best = r.meet(w)
	}
	m.to = int32(len(r.met))
	r.list = append(r.list, m)
	if len(r.list) <= maxMet {
		r.known[number] = uint16(len(r.list))
	}
	return &r.list[len(r.list)-1]
}

// maxMet is how many words are known at a time; those beyond are met again.
const maxMet = 1<<16 - 1

// meet notes which words of the query a word of a name meets, and tells how well it meets any.
func (r *nameRanker) meet(w *nameWord) float32 {
	var best float32
	for i := range w.forms {
		form := &w.forms[i]
		if !r.asked.marks.has(form.mark) {
			continue
		}
		for _, m := range r.asked.meant[form.lookup] {
			weight := m.weight * form.worth
			best = max(best, weight)
			r.met = append(r.met, metGroup{m.group, weight})
		}
	}
	return best
}
