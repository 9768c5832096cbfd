package suggest

import "slices"

// meetings remember what walks of one typed word have found, as long as one question is answered.
type meetings struct{ list []meeting }

// meeting is what one walk found.
type meeting struct {
	words *vocabulary
	q     []rune
	edits int
	spans []span
}

// span is a range of words, and the cost from what was typed to each of them.
type span struct{ lo, hi, cost int }

// walk gives what a walk of the words finds, in its order. It must not be changed.
func (m *meetings) walk(v *vocabulary, q []rune, edits int) []span {
	for i := range m.list {
		if have := &m.list[i]; have.words == v && have.edits == edits && slices.Equal(have.q, q) {
			return have.spans
		}
	}
	var spans []span
	v.walk(q, edits, func(lo, hi, cost int) { spans = append(spans, span{lo, hi, cost}) })
	m.list = append(m.list, meeting{v, q, edits, spans})
	return spans
}
