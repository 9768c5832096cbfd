package subject

import (
	"slices"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

// classList is the service classes by index, with the base forms of the words of their names.
type classList struct {
	all   []*codes.Class
	index map[string]int32
	words map[classWords][][]string
}

// classWords names the words of a class's name in a language.
type classWords struct{ uri, language string }

func newClassList(a *finnish.Analyzer) *classList {
	l := &classList{all: codes.ServiceClasses().All(), index: map[string]int32{}, words: map[classWords][][]string{}}
	for i, c := range l.all {
		l.index[c.URI] = int32(i)
		for _, language := range languages {
			l.words[classWords{c.URI, language}] = basesOf(a, c.Names.In(language), language)
		}
	}
	return l
}

func (l *classList) targets(uris []string) (out []int32) {
	for _, u := range uris {
		if c, ok := codes.ServiceClasses().Lookup(u); ok {
			if i := l.index[c.URI]; !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return out
}

func (m *Model) termTargets(uris []string) (out []int32) {
	for _, u := range uris {
		if i, ok := m.ontology.lookup(codes.Ontology(), u); ok && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}
