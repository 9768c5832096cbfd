package search

import (
	"slices"

	"github.com/varanto/varanto/internal/finnish"
)

// meaning is what a word of a field stands for in a query.
type meaning struct {
	group  int
	weight float32
	how    string
	met    string
	// by is the alternative that has the word, never nil.
	by *alternative
}

// gather notes which words of which fields stand for what; pieces of words aside.
func (q *question) gather() {
	q.meant = map[lookup][]meaning{}
	for n, g := range q.groups {
		for i := range g.alternatives {
			a := &g.alternatives[i]
			if a.how == "pieces" {
				continue
			}
			weight := a.weight
			if len(a.items) > 1 {
				weight /= float32(len(a.items))
			}
			for _, it := range a.items {
				for _, l := range it {
					q.fields |= 1 << l.field
					hash := finnish.Hash(l.word)
					q.marks.add(markOf(hash))
					q.hashes = append(q.hashes, hash)
					q.mean(l, meaning{n, weight, a.how, a.met, a})
				}
			}
		}
	}
	slices.Sort(q.hashes)
	q.hashes = slices.Compact(q.hashes)
}

// mayMean tells that one of some forms may be meant; false is certain.
func (q *question) mayMean(hashes []uint32) bool {
	for _, hash := range hashes {
		if !q.marks.has(markOf(hash)) {
			continue
		}
		if _, is := slices.BinarySearch(q.hashes, hash); is {
			return true
		}
	}
	return false
}

// mayMeanToken tells that a token of a text may have a form that is meant; false is certain. It is for all forms that
// appendForms gives.
func (q *question) mayMeanToken(in field, t *finnish.Token) bool {
	return q.mayMean(t.Hashes) || t.Capitalized && in == inFinnish && q.marks.has(markOf(finnish.Hash(t.Surface)))
}

// mean keeps the weightiest meaning of a word for each group.
func (q *question) mean(l lookup, m meaning) {
	list := q.meant[l]
	for i := range list {
		if list[i].group == m.group {
			if list[i].weight < m.weight {
				list[i] = m
			}
			return
		}
	}
	q.meant[l] = append(list, m)
}

// onlyPlace tells that the text names a place and nothing else.
func (q *question) onlyPlace() bool {
	for i := range q.words {
		if !q.placed[i] && !q.stop[i] {
			return false
		}
	}
	return true
}
