package search

import (
	"math"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/varanto/varanto/internal/finnish"
)

// mappingVersion counts the changes of fields and of what is written into them. An index of another version is made
// anew; raise it with every such change.
const mappingVersion = 5

// A field of the index is a language, or the pieces of words of all languages.
type field uint8

const (
	inFinnish field = iota
	inSwedish
	inEnglish
	inOther // any other language (the Sámi languages), word for word
	inGrams // 4-grams
	inWords // words as written in names, labels and summaries, from which typing errors are mended
	fields
)

func (f field) name() string { return [fields]string{"fi", "sv", "en", "other", "gram", "word"}[f] }

func (f field) language() finnish.Language {
	return [fields]finnish.Language{finnish.Finnish, finnish.Swedish, finnish.English, "", "", ""}[f]
}

// languages are the fields of words, Finnish first.
func languages() [4]field { return [4]field{inFinnish, inSwedish, inEnglish, inOther} }

// fieldOf is the field of a content language.
func fieldOf(language string) field {
	switch language {
	case "fi":
		return inFinnish
	case "sv":
		return inSwedish
	case "en":
		return inEnglish
	}
	return inOther
}

// newMapping lets Bleve analyse nothing: documents come analysed and weighed.
func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	return m
}

// weighed is a field of a document for Bleve whose words are counted not by how often they are there but by what they
// are worth: all roles of a language are one list of words, so that a query reads one list a word.
type weighed struct {
	name  string
	words index.TokenFrequencies
}

func (f *weighed) Name() string                                     { return f.name }
func (f *weighed) Value() []byte                                    { return nil }
func (f *weighed) ArrayPositions() []uint64                         { return nil }
func (f *weighed) EncodedFieldType() byte                           { return 't' }
func (f *weighed) Analyze()                                         {}
func (f *weighed) Options() index.FieldIndexingOptions              { return index.IndexField }
func (f *weighed) AnalyzedLength() int                              { return 1 }
func (f *weighed) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.words }
func (f *weighed) NumPlainTextBytes() uint64                        { return 0 }
func (f *weighed) Size() int                                        { return 64 * len(f.words) }

// frequencies are all that a word can be worth in a document, in steps. Bleve only reads them, and takes the words
// themselves from the keys, so that all documents share them.
var frequencies = func() []index.TokenFreq {
	list := make([]index.TokenFreq, maxWorth*steps+1)
	for n := range list {
		list[n].SetFrequency(n)
	}
	return list
}()

func frequencyOf(worth float64) *index.TokenFreq {
	return &frequencies[max(1, int(math.Round(min(worth, maxWorth)*steps)))]
}

// wordLists are what the documents of a batch are made of. Of a batch that is written the next one may be made.
type wordLists struct {
	used, free [fields][]index.TokenFrequencies
}

// of gives an empty list with room for n words of a field.
func (l *wordLists) of(f field, n int) index.TokenFrequencies {
	var list index.TokenFrequencies
	if last := len(l.free[f]) - 1; last >= 0 {
		list, l.free[f] = l.free[f][last], l.free[f][:last]
	} else {
		list = make(index.TokenFrequencies, n)
	}
	l.used[f] = append(l.used[f], list)
	return list
}

// written tells that nobody needs the documents any more.
func (l *wordLists) written() {
	for f := range l.used {
		for _, list := range l.used[f] {
			clear(list)
		}
		l.free[f] = append(l.free[f], l.used[f]...)
		clear(l.used[f])
		l.used[f] = l.used[f][:0]
	}
}

// bleveDocument makes of a document what Bleve takes, from what another batch was made of where that is given.
func (d *words) bleveDocument(name string, room *wordLists) *document.Document {
	made := document.NewDocument(name)
	for f := range fields {
		n := d.worth[f].len()
		if n == 0 {
			continue
		}
		var list index.TokenFrequencies
		if room != nil {
			list = room.of(f, n)
		} else {
			list = make(index.TokenFrequencies, n)
		}
		for word, worth := range d.worth[f].all() {
			list[word] = frequencyOf(worth)
		}
		made.AddField(&weighed{f.name(), list})
	}
	return made
}
