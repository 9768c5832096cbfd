package search

import (
	"math"
	"runtime"
	"slices"

	"github.com/blevesearch/bleve/v2/document"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
)

// words are the words of one document by field, with what each is worth in it.
type words struct{ worth [fields]sums }

func (d *words) clear() {
	for f := range d.worth {
		d.worth[f].clear()
	}
}

func (d *words) add(f field, word string, worth float64) { d.worth[f].add(word, worth) }

// describer writes the documents of entries, one after the other in the same room. It is for one goroutine.
type describer struct {
	teller
	analyzer *finnish.Analyzer
	// known keeps what became of texts that many entities share; others may use it, too.
	known *analysed
	// before is a snapshot whose documents are in the index; nil when that is not known.
	before *live.Snapshot
	// learn is told the words as written; nil when nobody wants to know.
	learn func(word string)
	// room is for the documents of a batch that is written before the next one is made; nil where it is not.
	room *wordLists

	made          words
	tokens        []finnish.Token
	counts, grams sums
	list          []addend
	forms         []addend
	pieces        []string
	was, is       []told
}

// addend is a word that a text adds to a document.
type addend struct {
	field field
	word  string
	worth float64
}

func newDescriber(a *finnish.Analyzer, known *analysed) *describer {
	return &describer{analyzer: a, known: known}
}

// describe writes the document of a published entry of an indexed kind of the describer's snapshot. It is good until the
// next one is written.
func (x *describer) describe(e *live.Entry) (*words, error) {
	d := &x.made
	d.clear()
	err := x.tell(e, true, func(r role, language, text string, shared bool) {
		if text == "" {
			return
		}
		for _, a := range x.addends(r, language, text, shared) {
			d.add(a.field, a.word, a.worth)
			if a.field == inWords && x.learn != nil {
				x.learn(a.word)
			}
		}
	})
	return d, err
}

// tellsTheSame tells that a published entry's document has the same texts as in the snapshot of before, so that it is as it
// was: many changes are of addresses, hours and other facts, and not everybody who may show a name does.
func (x *describer) tellsTheSame(e *live.Entry) bool {
	if x.before == nil {
		return false
	}
	old, ok := x.before.Published(e.Kind, e.ID)
	if !ok {
		return false
	}
	defer func() { // they keep no texts alive
		clear(x.is)
		clear(x.was)
	}()
	note := func(list *[]told) textReader {
		*list = (*list)[:0]
		return func(r role, language, text string, _ bool) { *list = append(*list, told{r, language, text}) }
	}
	if x.tell(e, true, note(&x.is)) != nil || (teller{x.before}).tell(old, true, note(&x.was)) != nil {
		return false
	}
	return slices.Equal(x.is, x.was)
}

// addends are the words of a text, from what is kept of one that is shared. They are good until the next call.
func (x *describer) addends(r role, language, text string, shared bool) []addend {
	if !shared && !r.isCopied() {
		return x.weigh(r, language, text)
	}
	key := told{r, language, text}
	list, have := x.known.Get(key)
	if !have {
		list = slices.Clone(x.weigh(r, language, text))
		x.known.Put(key, list)
	}
	return list
}

// weigh analyses a text and weighs its words. They are good until the next call.
func (x *describer) weigh(r role, language, text string) []addend {
	defer runtime.Gosched() // readers and writers first: a loop is interrupted after 10 ms only, and a text takes 0.1 ms
	in := fieldOf(language)
	x.tokens = x.analyzer.AppendPublished(x.tokens[:0], in.language(), text)
	if len(x.tokens) == 0 {
		return nil
	}
	w := &weighings[r]
	base := w.weight / (1 - w.slope + w.slope*float64(len(x.tokens))/w.length)
	x.counts.clear()
	x.grams.clear()
	list := x.list[:0]
	withGrams := w.grams || in == inFinnish && x.analyzer.Name() != finnish.NameVoikko
	for _, t := range x.tokens {
		if t.Stop && r != roleName && r != roleAlternative {
			continue
		}
		x.forms = appendForms(x.forms[:0], in, t, x.analyzer)
		for _, form := range x.forms {
			x.counts.add(form.word, form.worth)
		}
		if w.grams {
			list = append(list, addend{inWords, t.Surface, 1})
		}
		if withGrams && !t.Stop {
			x.pieces = finnish.AppendGrams(x.pieces[:0], t.Surface)
			for _, gram := range x.pieces {
				x.grams.add(gram, 1)
			}
		}
	}
	for word, count := range x.counts.all() {
		list = append(list, addend{in, word, base * mentions(count)})
	}
	for gram, count := range x.grams.all() {
		list = append(list, addend{inGrams, gram, base * mentions(count)})
	}
	x.list = list
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

// document is that of a published entry as Bleve takes it.
func (x *describer) document(name string, e *live.Entry) (*document.Document, error) {
	d, err := x.describe(e)
	if err != nil {
		return nil, err
	}
	return d.bleveDocument(name, x.room), nil
}
