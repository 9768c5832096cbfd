package evaluate

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/subject"
)

// tfidf is the baseline: all texts of a term are one long text, and the terms whose texts are nearest by the cosine of
// TF-IDF vectors are suggested. Words are taken in their first base form.
type tfidf struct {
	analyzer *finnish.Analyzer
	language finnish.Language
	idf      map[string]float64
	terms    map[string]map[string]float64 // unit vectors
}

func newTFIDF(a *finnish.Analyzer, language string, train []subject.Example) *tfidf {
	b := &tfidf{analyzer: a, language: finnish.Language(language), idf: map[string]float64{}, terms: map[string]map[string]float64{}}
	counts := map[string]map[string]float64{}
	for _, e := range train {
		text, ok := textIn(e, language)
		if !ok {
			continue
		}
		words := b.words(text)
		for term := range canonical(e.Terms) {
			if counts[term] == nil {
				counts[term] = map[string]float64{}
			}
			for w, n := range words {
				counts[term][w] += n
			}
		}
	}
	for _, words := range counts {
		for w := range words {
			b.idf[w]++
		}
	}
	for w, df := range b.idf {
		b.idf[w] = math.Log(float64(len(counts))/df) + 1
	}
	for term, words := range counts {
		b.terms[term] = b.vector(words)
	}
	return b
}

func (b *tfidf) words(t subject.Text) map[string]float64 {
	out := map[string]float64{}
	for _, tok := range b.analyzer.AnalyzeIn(b.language, t.Title+"\n"+t.Summary+"\n"+t.Body) {
		if !tok.Stop {
			out[tok.Bases[0]]++
		}
	}
	return out
}

func (b *tfidf) vector(words map[string]float64) map[string]float64 {
	out, sum := map[string]float64{}, 0.0
	for _, w := range slices.Sorted(maps.Keys(words)) {
		out[w] = words[w] * b.idf[w]
		sum += out[w] * out[w]
	}
	for w := range out {
		out[w] /= math.Sqrt(sum)
	}
	return out
}

func (b *tfidf) suggest(t subject.Text) []string {
	v := b.words(t)
	for w := range v {
		if b.idf[w] == 0 {
			delete(v, w)
		}
	}
	v = b.vector(v)
	words := slices.Sorted(maps.Keys(v))
	scores := map[string]float64{}
	for term, of := range b.terms {
		for _, w := range words {
			scores[term] += v[w] * of[w]
		}
	}
	terms := slices.SortedFunc(maps.Keys(scores), func(a, b string) int {
		return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b))
	})
	return terms[:min(Depth, len(terms))]
}
