package suggest

import (
	"cmp"
	"math"
	"slices"
)

// source says where a label is from; it ranks labels that match equally.
type source uint8

const (
	byName        source = iota // the name
	byOther                     // an alternative name or label
	byKeyword                   // a keyword of a service: it leads to services of other names
	byHiddenLabel               // an outdated or misspelt form, which is never shown
)

// weight is what a match of the source is worth.
func (s source) weight() float64 { return [...]float64{1, 0.85, 0.6, 0.7}[s] }

// label is one text by which things of one group are found. Equal texts of a group and language are one label.
type label struct {
	// text is as written the first time.
	text string
	// from is where its members begin; they end where those of the next label begin.
	from     uint32
	weight   float32
	group    uint8
	language uint8
	source   source
	// runes is the length of its words, at most 255.
	runes uint8
}

// maxWordPlace bounds the place of a word in its label that a posting keeps; the last one stands for all after it.
const maxWordPlace = 3

// layer is a set of labels that never changes.
type layer struct {
	words *vocabulary
	// postings[starts[w]:starts[w+1]] are the labels that have word w, each shifted by 2 with the word's place in it.
	starts, postings []uint32
	labels           []label
	// members are what labels stand for, ascending: see entityMember and codeTable.
	members []uint32
}

func (l *layer) membersOf(i uint32) []uint32 {
	if int(i)+1 < len(l.labels) {
		return l.members[l.labels[i].from:l.labels[i+1].from]
	}
	return l.members[l.labels[i].from:]
}

// builder gathers the labels of a layer.
type builder struct {
	fold   folder
	ids    map[string]int
	labels []building
	scrap  []byte
}

type building struct {
	label
	compared string
	use      float64
	members  []uint32
}

func newBuilder() *builder { return &builder{ids: map[string]int{}} }

// add notes that a member is found by a text; use is how much the catalogue uses the member.
func (b *builder) add(g uint8, language uint8, src source, text string, member uint32, use float64) {
	b.scrap = append(b.scrap[:0], g, language, byte(src))
	runes := 0
	b.fold.each(text, func(word []rune, _ []int, _ int) {
		if len(b.scrap) > 3 {
			b.scrap = append(b.scrap, ' ')
		}
		b.scrap = append(b.scrap, string(word)...)
		runes += len(word)
	})
	if runes == 0 {
		return
	}
	i, ok := b.ids[string(b.scrap)]
	if !ok {
		i = len(b.labels)
		compared := string(b.scrap)
		b.ids[compared] = i
		b.labels = append(b.labels, building{
			label: label{
				text: text, group: g, language: language, source: src,
				runes: uint8(min(runes, math.MaxUint8)),
			},
			compared: compared[3:],
		})
	}
	l := &b.labels[i]
	if !slices.Contains(l.members[max(0, len(l.members)-4):], member) {
		l.members = append(l.members, member)
		l.use += 1 + use
	}
}

// build makes the layer. known tells words of other layers, which help to see where compounds divide.
func (b *builder) build(known func(string) bool) *layer {
	b.ids = nil
	// The order of labels decides between equal ones, so it must not depend on the order of additions.
	slices.SortFunc(b.labels, func(x, y building) int {
		return cmp.Or(cmp.Compare(x.group, y.group), cmp.Compare(x.compared, y.compared),
			cmp.Compare(x.language, y.language), cmp.Compare(x.source, y.source))
	})
	l := &layer{labels: make([]label, len(b.labels))}
	lists := map[string][]uint32{}
	for i := range b.labels {
		in := &b.labels[i]
		slices.Sort(in.members)
		in.members = slices.Compact(in.members)
		in.from = uint32(len(l.members))
		in.weight = float32(useFactor(in.use))
		l.members = append(l.members, in.members...)
		l.labels[i] = in.label
		place := uint32(0)
		for w := range fields(in.compared) {
			lists[w] = append(lists[w], uint32(i)<<2|min(place, maxWordPlace))
			place++
		}
	}
	sorted := make([]string, 0, len(lists))
	for w := range lists {
		sorted = append(sorted, w)
	}
	slices.Sort(sorted)
	l.starts = make([]uint32, 1, len(sorted)+1)
	for _, w := range sorted {
		l.postings = append(l.postings, lists[w]...)
		l.starts = append(l.starts, uint32(len(l.postings)))
	}
	l.postings = slices.Clip(l.postings)
	l.members = slices.Clip(l.members)
	l.words = newVocabulary(sorted, known)
	return l
}

// useFactor is what a score is multiplied by: 1 for what nothing uses, 1.4 for what a hundred use, at most 1.7.
func useFactor(use float64) float64 { return 1 + min(0.06*math.Log2(1+use), 0.7) }

// fields yields the words of a compared text.
func fields(compared string) func(func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for i := 0; i <= len(compared); i++ {
			if i == len(compared) || compared[i] == ' ' {
				if i > from && !yield(compared[from:i]) {
					return
				}
				from = i + 1
			}
		}
	}
}
