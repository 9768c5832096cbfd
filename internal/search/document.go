package search

import (
	"fmt"
	"math"

	"github.com/blevesearch/bleve/v2"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
)

// words are the words of one document by field, with what each is worth in it.
type words struct{ worth [fields]map[string]float64 }

func (d *words) add(f field, word string, worth float64) {
	if d.worth[f] == nil {
		d.worth[f] = map[string]float64{}
	}
	d.worth[f][word] += worth
}

// describer writes the documents of the entries of one snapshot. It is for one goroutine.
type describer struct {
	teller
	analyzer *finnish.Analyzer
	// known keeps what became of texts that many entities share.
	known map[told][]addend
	// learn is told the words as written; nil when nobody wants to know.
	learn func(word string)
}

type told struct {
	role     role
	language string
	text     string
}

// addend is a word that a text adds to a document.
type addend struct {
	field field
	word  string
	worth float64
}

// maxKnown bounds the texts that are kept.
const maxKnown = 20_000

func newDescriber(s *live.Snapshot, a *finnish.Analyzer) *describer {
	return &describer{teller: teller{s}, analyzer: a, known: map[told][]addend{}}
}

// describe writes the document of a published entry of an indexed kind.
func (x *describer) describe(e *live.Entry) (*words, error) {
	d := &words{}
	err := x.tell(e, true, func(r role, language, text string, shared bool) {
		if text == "" {
			return
		}
		var list []addend
		if !shared {
			list = x.weigh(r, language, text)
		} else {
			key := told{r, language, text}
			var have bool
			if list, have = x.known[key]; !have {
				list = x.weigh(r, language, text)
				if len(x.known) < maxKnown {
					x.known[key] = list
				}
			}
		}
		for _, a := range list {
			d.add(a.field, a.word, a.worth)
			if a.field == inWords && x.learn != nil {
				x.learn(a.word)
			}
		}
	})
	return d, err
}

// weigh analyses a text and weighs its words.
func (x *describer) weigh(r role, language, text string) []addend {
	in := fieldOf(language)
	tokens := x.analyzer.AnalyzeIn(in.language(), text)
	if len(tokens) == 0 {
		return nil
	}
	w := &weighings[r]
	base := w.weight / (1 - w.slope + w.slope*float64(len(tokens))/w.length)
	counts := map[string]float64{}
	grams := map[string]float64{}
	list := make([]addend, 0, 4*len(tokens))
	withGrams := w.grams || in == inFinnish && x.analyzer.Name() != finnish.NameVoikko
	for _, t := range tokens {
		if t.Stop && r != roleName && r != roleAlternative {
			continue
		}
		for _, form := range formsOf(in, t, x.analyzer) {
			counts[form.word] += form.worth
		}
		if w.grams {
			list = append(list, addend{inWords, t.Surface, 1})
		}
		if withGrams && !t.Stop {
			for _, gram := range finnish.Grams(t.Surface) {
				grams[gram]++
			}
		}
	}
	for word, count := range counts {
		list = append(list, addend{in, word, base * mentions(count)})
	}
	for gram, count := range grams {
		list = append(list, addend{inGrams, gram, base * mentions(count)})
	}
	return list
}

// mentions is what several mentions in one text are worth beside one: more, but not as many times more.
func mentions(n float64) float64 {
	if n <= 1 {
		return n
	}
	return 1 + math.Log(n)
}

// formsOf are the words under which a token of a text is found: its base forms, and the parts of a compound.
func formsOf(in field, t finnish.Token, a *finnish.Analyzer) []addend {
	return appendForms(make([]addend, 0, len(t.Bases)+len(t.Parts)+1), in, t, a)
}

// appendForms is formsOf with an empty list to use.
func appendForms(list []addend, in field, t finnish.Token, a *finnish.Analyzer) []addend {
	for _, base := range t.Bases {
		list = append(list, addend{in, base, 1})
	}
	if t.Capitalized && in == inFinnish && !has(list, t.Surface) {
		list = append(list, addend{in, t.Surface, 1})
	}
	if in == inSwedish || in == inFinnish && a.Name() != finnish.NameVoikko {
		return list // the parts are 4-grams, which have a field of their own
	}
	for _, part := range t.Parts {
		if !has(list, part) {
			list = append(list, addend{in, part, worthOfPart})
		}
	}
	return list
}

func has(list []addend, word string) bool {
	for _, a := range list {
		if a.word == word {
			return true
		}
	}
	return false
}

// into adds the document of a published entry to a batch.
func (x *describer) into(batch *bleve.Batch, name string, e *live.Entry) error {
	d, err := x.describe(e)
	if err != nil {
		return err
	}
	if err := batch.IndexAdvanced(d.bleveDocument(name)); err != nil {
		return fmt.Errorf("index %s %s: %w", e.Kind, e.ID, err)
	}
	return nil
}
