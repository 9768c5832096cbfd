package open

import "github.com/varanto/varanto/internal/search"

// analysis tells how a query was understood, word by word.
type analysis struct {
	Words []analysedWord `json:"words" nullable:"false"`
}

type analysedWord struct {
	Surface   string    `json:"surface" doc:"The word as typed"`
	Stop      bool      `json:"stop" doc:"Left out as a word without meaning"`
	Language  string    `json:"language" doc:"The language in which it is known best"`
	Bases     []string  `json:"bases" nullable:"false" doc:"Its base forms"`
	Parts     []string  `json:"parts" nullable:"false" doc:"The parts of the compound; empty for a word that is none, and without a dictionary"`
	Synonyms  []synonym `json:"synonyms" nullable:"false" doc:"Words searched beside it"`
	Corrected string    `json:"corrected,omitempty" doc:"The word that was searched instead"`
}

type synonym struct {
	Text   string  `json:"text"`
	Source string  `json:"source" enum:"ontology,narrower,own,translation" doc:"Where the two meet: another label or a narrower term of the ontology, the lists of Varanto's own, or the name in another language"`
	Weight float64 `json:"weight"`
}

func newAnalysis(a *search.Analysis) *analysis {
	if a == nil {
		return nil
	}
	out := &analysis{}
	for _, w := range a.Words {
		word := analysedWord{
			Surface: w.Surface, Stop: w.Stop, Language: w.Language, Bases: w.Bases, Parts: w.Parts, Corrected: w.Corrected,
		}
		for _, s := range w.Synonyms {
			word.Synonyms = append(word.Synonyms, synonym{s.Text, s.Source, finite(s.Weight)})
		}
		out.Words = append(out.Words, word)
	}
	return out
}
