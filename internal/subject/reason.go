package subject

import (
	"cmp"
	"slices"
)

// ReasonKind is a kind of evidence.
type ReasonKind string

const (
	// LabelInText: a label of the term is in the text. Label, Field, Quote.
	LabelInText ReasonKind = "label"
	// PartInText: a label is in the text as part of longer words. Label, Field, Quote.
	PartInText ReasonKind = "part"
	// LabelPartly: most of what a label says is in the text. Label.
	LabelPartly ReasonKind = "partly"
	// LearntWords: known texts with these words have it. Words.
	LearntWords ReasonKind = "words"
	// SimilarTexts: the known texts most like this one that have it. Similar.
	SimilarTexts ReasonKind = "similar"
)

// Reason is one thing that speaks for a suggestion.
type Reason struct {
	Kind ReasonKind
	// Label is the label that was matched, in the text's language.
	Label string
	// Field is where it was seen: title, summary or text.
	Field string
	// Quote is the text there, as written.
	Quote string
	// Words are words of the text as written, the weightiest first; nil but for LearntWords.
	Words []string
	// Similar are known texts, the most similar first; nil but for SimilarTexts.
	Similar []Similar
}

// Similar is a known text that is like the given one.
type Similar struct {
	// ID is the example's, "" when it has none.
	ID, Title string
	// Similarity is the cosine of the texts' words, 0 to 1.
	Similarity float64
}

const (
	reasonWords   = 4
	reasonTexts   = 3
	leastSimilar  = 0.05
	leastLearnt   = 0.02
	mostQuote     = 120
	enoughOfLabel = 0.6
)

var fieldNames = [fields]string{inTitle: "title", inSummary: "summary", inBody: "text"}

// reasons explains a candidate; nil when nothing that can be told speaks for it.
func (m *Model) reasons(r ranked, c *candidate) []Reason {
	var out []Reason
	if f := c.found; f != nil {
		if f.label >= 0 {
			kind := LabelInText
			if !f.seenExact {
				kind = PartInText
			}
			quote := r.evidence.document.text[f.where][f.start:f.end]
			out = append(out, Reason{
				Kind: kind, Label: r.side.vocabulary.labels[f.label].text, Field: fieldNames[f.where], Quote: cut(quote, mostQuote),
			})
		} else if f.coverage >= enoughOfLabel {
			out = append(out, Reason{Kind: LabelPartly, Label: r.side.vocabulary.labels[f.coveredBy].text})
		}
	}
	if col, ok := r.side.column[c.target]; ok {
		if words := r.side.learntWords(r.evidence, int(col)); len(words) > 0 {
			out = append(out, Reason{Kind: LearntWords, Words: words})
		}
		if similar := m.similar(r, col, leastSimilar, reasonTexts); len(similar) > 0 {
			out = append(out, Reason{Kind: SimilarTexts, Similar: similar})
		}
	}
	if len(out) == 0 && c.found != nil && c.found.coveredBy >= 0 { // weak, but all that there is
		out = append(out, Reason{Kind: LabelPartly, Label: r.side.vocabulary.labels[c.found.coveredBy].text})
	}
	if col, ok := r.side.column[c.target]; ok && len(out) == 0 {
		if similar := m.similar(r, col, 0, 1); len(similar) > 0 {
			out = append(out, Reason{Kind: SimilarTexts, Similar: similar})
		}
	}
	return out
}

// similar returns the known texts with a subject that are most like the text: at least so much, more than not at all, and at
// most so many.
func (m *Model) similar(r ranked, col int32, least float32, most int) []Similar {
	docs := slices.Clone(r.side.having[col])
	slices.SortFunc(docs, func(a, b int32) int {
		return cmp.Or(cmp.Compare(r.evidence.sims[b], r.evidence.sims[a]), cmp.Compare(a, b))
	})
	var out []Similar
	for _, d := range docs {
		sim := r.evidence.sims[d]
		if sim < least || sim <= 0 || len(out) == most {
			break
		}
		e := &m.examples[r.side.examples[d]]
		title := e.title()
		if slices.ContainsFunc(out, func(s Similar) bool { return s.Title == title }) {
			continue
		}
		out = append(out, Similar{ID: e.ID, Title: title, Similarity: float64(sim)})
	}
	return out
}

// learntWords returns the words of the text that the regression ties to a label most.
func (s *side) learntWords(e *evidence, col int) []string {
	said := map[int32]float32{}
	for _, u := range e.vector {
		sum := float32(0)
		for _, p := range s.inverted[u.unit] {
			sum += p.weight * s.ridge.weights[int(p.doc)*s.ridge.labels+col]
		}
		said[u.unit] = sum * u.share
	}
	type spoken struct {
		surface string
		weight  float32
	}
	var words []spoken
	seen := map[int32]bool{} // by base form: two forms of one word are one word
	for _, sentence := range e.document.sentences {
		text := e.document.text[sentence.field]
		for _, w := range sentence.words {
			weight := float32(0)
			for _, units := range [2][]int32{w.bases, w.parts} {
				for _, u := range units {
					weight += said[u]
				}
			}
			key := slices.Concat(w.bases, w.parts)[0] // a word has at least one unit
			if weight >= leastLearnt && !seen[key] {
				seen[key] = true
				words = append(words, spoken{text[w.start:w.end], weight})
			}
		}
	}
	slices.SortStableFunc(words, func(a, b spoken) int { return cmp.Compare(b.weight, a.weight) })
	var out []string
	for _, w := range words[:min(len(words), reasonWords)] {
		out = append(out, w.surface)
	}
	return out
}
