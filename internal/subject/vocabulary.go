package subject

import (
	"math"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

// labelKind tells which of a term's labels one is.
type labelKind uint8

const (
	preferred labelKind = iota
	alternative
	hidden
)

// label is one label of a term or class, as it is looked for in texts.
type label struct {
	target int32 // index of the term or class
	kind   labelKind
	text   string
	// words holds for each word of the label its forms, one of which must be in the sentence.
	words [][]int32
	// units are all forms and parts with their share of the label's meaning; the shares add up to 1.
	units []share
}

type share struct {
	unit  int32
	share float32
}

// vocabulary finds the labels of one language in texts.
type vocabulary struct {
	labels []label
	// filed lists labels under every form of their rarest word. Units that came to the lexicon later are in no label, and
	// beyond the end here and in sharing.
	filed [][]int32
	// sharing lists for each unit the labels that have it, with the shares.
	sharing [][]share
}

func buildVocabulary(a *finnish.Analyzer, c *chain, each func(yield func(target int32, kind labelKind, text string))) *vocabulary {
	v := &vocabulary{}
	parts := [][][]int32{}
	each(func(target int32, kind labelKind, text string) {
		l := label{target: target, kind: kind, text: text}
		var p [][]int32
		for _, tok := range a.AnalyzeIn(finnish.Language(c.language), withoutQualifier(text)) {
			if tok.Stop || (len(tok.Surface) < 3 && tok.Surface == strings.ToLower(tok.Surface)) {
				continue
			}
			forms := c.lexicon.numbers(tok.Bases, true)
			if slices.ContainsFunc(l.words, func(w []int32) bool { return slices.Equal(w, forms) }) {
				continue // a label is a set of words
			}
			l.words = append(l.words, forms)
			p = append(p, c.lexicon.numbers(tok.Parts, true))
		}
		if len(l.words) == 0 {
			return
		}
		v.labels = append(v.labels, l)
		parts = append(parts, p)
	})
	count := make([]int32, len(c.lexicon.ids))
	v.filed, v.sharing = make([][]int32, len(count)), make([][]share, len(count))
	for i := range v.labels {
		for j, forms := range v.labels[i].words {
			for _, u := range forms {
				count[u]++
			}
			for _, u := range parts[i][j] {
				count[u]++
			}
		}
	}
	for i := range v.labels {
		v.file(int32(i), count)
		v.share(int32(i), parts[i], count)
	}
	return v
}

// file puts a label under the forms of its rarest word.
func (v *vocabulary) file(i int32, count []int32) {
	var rarest []int32
	least := int32(math.MaxInt32)
	for _, forms := range v.labels[i].words {
		n := int32(0)
		for _, u := range forms {
			n += count[u]
		}
		if n < least {
			rarest, least = forms, n
		}
	}
	for _, u := range rarest {
		v.filed[u] = append(v.filed[u], i)
	}
}

// share divides a label's meaning among its words' forms and parts by how rare they are among labels.
func (v *vocabulary) share(i int32, parts [][]int32, count []int32) {
	l := &v.labels[i]
	weights := map[int32]float64{}
	total := 0.0
	add := func(u int32, w float64) {
		w *= math.Log(1 + float64(len(v.labels))/float64(count[u]))
		weights[u] += w
		total += w
	}
	for j, forms := range l.words {
		for _, u := range forms {
			add(u, 1/float64(len(forms)))
		}
		for _, u := range parts[j] {
			add(u, 2/float64(len(parts[j])))
		}
	}
	for u, w := range weights {
		l.units = append(l.units, share{u, float32(w / total)})
	}
	slices.SortFunc(l.units, func(a, b share) int { return int(a.unit - b.unit) })
	for _, s := range l.units {
		v.sharing[s.unit] = append(v.sharing[s.unit], share{i, s.share})
	}
}

// withoutQualifier drops what a label says in brackets to tell it from its namesakes.
func withoutQualifier(text string) string {
	if i := strings.IndexByte(text, '('); i > 0 {
		return text[:i]
	}
	return text
}

// termLabels yields the labels of all terms in a language.
func termLabels(terms []*codes.Term, language string) func(yield func(int32, labelKind, string)) {
	return func(yield func(int32, labelKind, string)) {
		for i, t := range terms {
			if name := t.Names.In(language); name != "" {
				yield(int32(i), preferred, name)
			}
			for _, s := range t.Alternative.In(language) {
				yield(int32(i), alternative, s)
			}
			for _, s := range t.Hidden.In(language) {
				yield(int32(i), hidden, s)
			}
		}
	}
}

// classLabels yields the names of all classes in a language.
func classLabels(classes []*codes.Class, language string) func(yield func(int32, labelKind, string)) {
	return func(yield func(int32, labelKind, string)) {
		for i, c := range classes {
			if name := c.Names.In(language); name != "" {
				yield(int32(i), preferred, name)
			}
		}
	}
}
