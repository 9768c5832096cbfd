package main

import (
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/search/thesaurus"
)

// synonyms are the everyday words that lead suggestions to what services are called.
func synonyms() []suggest.Synonym {
	var list []suggest.Synonym
	for _, p := range thesaurus.Everyday() {
		list = append(list, suggest.Synonym(p))
	}
	return list
}
