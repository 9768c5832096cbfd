package suggest

import "sync"

// What a match of one word is worth, before how much of the name it is.
const (
	worthWhole  = 1.0
	worthPrefix = 0.72 // of a word that is hardly begun; grows to worthWhole as it is completed
	worthPart   = 0.55 // the beginning of a part of a compound
	worthInside = 0.3  // letters in the middle of a word
	worthBase   = 0.8  // factor for another form of the word
	worthEdit   = 0.6  // factor for each typing error
	worthDots   = 0.9  // factor for missing dots of letters
	worthFirst  = 1.12 // factor for the first word of a name
)

// tally counts for every label of a layer which words of the question it has.
type tally struct {
	stage     []uint8
	sum, last []float32
	touched   []uint32
}

var tallies = sync.Pool{New: func() any { return &tally{} }}

func newTally(labels int) *tally {
	t := tallies.Get().(*tally)
	if len(t.stage) < labels {
		*t = tally{stage: make([]uint8, labels), sum: make([]float32, labels), last: make([]float32, labels)}
	}
	return t
}

// free gives a tally back, all zero as it was.
func (t *tally) free() {
	for _, i := range t.touched {
		t.stage[i] = 0
	}
	t.touched = t.touched[:0]
	tallies.Put(t)
}

// note counts a match of word j, which only labels with all words before it take.
func (t *tally) note(label uint32, j uint8, worth float32) {
	switch t.stage[label] {
	case j:
		if j == 0 {
			t.touched = append(t.touched, label)
			t.sum[label] = 0
		}
		t.stage[label] = j + 1
		t.sum[label] += worth
		t.last[label] = worth
	case j + 1:
		if worth > t.last[label] {
			t.sum[label] += worth - t.last[label]
			t.last[label] = worth
		}
	}
}

// gather yields every label that has all the typed words with the mean worth of their matches, in a fixed order.
func (l *layer) gather(q []typed, yield func(label uint32, worth float64)) {
	if len(q) == 0 || len(l.labels) == 0 {
		return
	}
	t := newTally(len(l.labels))
	defer t.free()
	onlyFirst := len(q) == 1 && len(q[0].runes) == 1
	for j, w := range q {
		l.match(w, func(word int, worth float64) {
			for _, p := range l.postings[l.starts[word]:l.starts[word+1]] {
				first := p&maxWordPlace == 0
				switch {
				case first:
					t.note(p>>2, uint8(j), float32(worth*worthFirst))
				case !onlyFirst:
					t.note(p>>2, uint8(j), float32(worth))
				}
			}
		})
	}
	for _, i := range t.touched {
		if int(t.stage[i]) == len(q) {
			yield(i, float64(t.sum[i])/float64(len(q)))
		}
	}
}

// match yields the words that a typed word may mean; a word may come more than once.
func (l *layer) match(w typed, yield func(word int, worth float64)) {
	l.begin(w, w.runes, w.edits, 1, yield)
	for _, b := range w.bases {
		l.begin(w, b, 0, worthBase, yield)
	}
	l.inside(w.runes, yield)
}

// begin yields the words that begin with a typed one, or with another form of it.
func (l *layer) begin(w typed, q []rune, edits int, factor float64, yield func(word int, worth float64)) {
	size := float64(len(string(q)))
	for _, s := range w.met.walk(l.words, q, edits) {
		f := factor
		for range s.cost / editCost {
			f *= worthEdit
		}
		if s.cost%editCost > 0 {
			f *= worthDots
		}
		for i := s.lo; i < s.hi; i++ {
			done := min(size/float64(l.words.starts[i+1]-l.words.starts[i]), 1)
			if done == 1 && s.cost%editCost == s.cost {
				yield(i, f*worthWhole)
				continue
			}
			yield(i, f*(worthPrefix+done*(0.95-worthPrefix)))
		}
	}
}

const (
	// minPart and minInside are the letters from which the beginning of a compound's part, and the middle of any word,
	// are looked for.
	minPart   = 3
	minInside = 5
)

// inside yields the words that have a typed one further on.
func (l *layer) inside(q []rune, yield func(word int, worth float64)) {
	if len(q) < minPart {
		return
	}
	size := float64(len(string(q)))
	l.words.within(q, func(word int, at uint32) {
		done := size / float64(l.words.starts[word+1]-l.words.starts[word])
		switch {
		case l.words.isBound(at):
			yield(word, worthPart+0.15*done)
		case len(q) >= minInside:
			yield(word, worthInside+0.1*done)
		}
	})
}

// has tells whether any word is met by a typed one as it stands.
func (l *layer) has(w typed) bool {
	if len(w.met.walk(l.words, w.runes, 0)) > 0 {
		return true
	}
	found := false
	w.edits = 0
	l.match(w, func(int, float64) { found = true })
	return found
}

// nearest gives the word that is most likely meant by a mistyped one, with its cost; ok is false when none is near.
func (l *layer) nearest(w typed) (word string, cost, uses int, ok bool) {
	best := -1
	for _, s := range w.met.walk(l.words, w.runes, w.edits) {
		for i := s.lo; i < s.hi; i++ {
			n := int(l.starts[i+1] - l.starts[i])
			if best < 0 || s.cost < cost || s.cost == cost && n > uses {
				best, cost, uses = i, s.cost, n
			}
		}
	}
	if best < 0 {
		return "", 0, 0, false
	}
	return l.words.word(best), cost, uses, true
}
