package search

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/finnish/blevefi"
)

// mappingVersion counts the changes of fields and of what is written into them. An index of another version is made
// anew; raise it with every such change.
const mappingVersion = 1

// A chain is a language with fields of its own.
type chain struct {
	name     string
	language finnish.Language
	analyzer string
}

// chains returns the languages that are searched. "other" takes what is written in any other language (the Sámi
// languages), word for word.
func chains() []chain {
	return []chain{
		{"fi", finnish.Finnish, blevefi.NameFinnish},
		{"sv", finnish.Swedish, blevefi.NameSwedish},
		{"en", finnish.English, blevefi.NameEnglish},
		{"other", "", blevefi.NameFinnishExact},
	}
}

// chainOf names the chain of a content language.
func chainOf(language string) string {
	switch language {
	case "fi", "sv", "en":
		return language
	}
	return "other"
}

// A role is what a text is for the reader; it decides the text's weight.
type role string

const (
	roleName  role = "name"  // names and alternative names
	roleTopic role = "topic" // keywords, ontology terms, name of the general description
	roleAbout role = "about" // summary, classes, life events, organisations, places
	roleBody  role = "body"  // description, instructions, conditions
)

// A weighing says how much a match in a role is worth, and how many words such a text typically has. Typical lengths
// instead of measured averages keep the scores of a document the same while others come and go.
type weighing struct {
	role   role
	weight float64
	length int
}

func weighings() []weighing {
	return []weighing{{roleName, 4, 5}, {roleTopic, 2.5, 30}, {roleAbout, 2, 50}, {roleBody, 1, 200}}
}

// Fields for all languages together.
const (
	fieldExact = "exact" // the words of the names as written, for phrases
	fieldWhole = "whole" // each name as one term
	fieldGram  = "gram"  // 4-grams of names, keywords and summaries
)

const (
	exactLength = 10
	wholeLength = 2
	gramLength  = 300
)

func fieldName(chain string, r role) string { return chain + "_" + string(r) }

// fieldLengths gives every field's typical length.
func fieldLengths() map[string]int {
	lengths := map[string]int{fieldExact: exactLength, fieldWhole: wholeLength, fieldGram: gramLength}
	for _, c := range chains() {
		for _, w := range weighings() {
			lengths[fieldName(c.name, w.role)] = w.length
		}
	}
	return lengths
}

// newMapping describes the fields to Bleve. Nothing is stored but the ids.
func newMapping() mapping.IndexMapping {
	document := bleve.NewDocumentStaticMapping()
	add := func(name, analyzer string, phrases bool) {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = analyzer
		field.Store, field.DocValues, field.IncludeInAll = false, false, false
		field.IncludeTermVectors = phrases
		document.AddFieldMappingsAt(name, field)
	}
	for _, c := range chains() {
		for _, w := range weighings() {
			add(fieldName(c.name, w.role), c.analyzer, false)
		}
	}
	add(fieldExact, blevefi.NameFinnishExact, true)
	add(fieldWhole, keyword.Name, false)
	add(fieldGram, blevefi.NameGram, false)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	m.ScoringModel = index.BM25Scoring
	return m
}
