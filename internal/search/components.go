package search

// Components are the parts of the search that can be switched off, to measure what each contributes.
type Components uint16

// The components.
const (
	ComponentSplits         Components = 1 << iota // parts of compounds, roots of derivations, words joined
	ComponentGrams                                 // 4-grams beside the words
	ComponentSynonyms                              // all of the thesaurus
	ComponentNarrower                              // narrower terms of the ontology
	ComponentOtherLanguages                        // words and translations of other languages
	ComponentCorrection                            // typing errors
	ComponentPlace                                 // places in the text
	ComponentWeakWords                             // less weight for words that say little
	ComponentNames                                 // names that the query covers go first
	componentsEnd
)

var componentNames = [...]string{
	"splits", "grams", "synonyms", "narrower", "other languages", "correction", "place", "weak words", "names",
}

// AllComponents lists each component alone.
func AllComponents() []Components {
	var list []Components
	for c := Components(1); c < componentsEnd; c <<= 1 {
		list = append(list, c)
	}
	return list
}

// String names the components, joined by a plus sign.
func (c Components) String() string {
	text := ""
	for i, name := range componentNames {
		if c&(1<<i) == 0 {
			continue
		}
		if text != "" {
			text += "+"
		}
		text += name
	}
	return text
}

// Without switches components off for all searches to come. It is for measurements, and must not be called while
// searches run.
func (x *Index) Without(c Components) { x.asker.without = c }
