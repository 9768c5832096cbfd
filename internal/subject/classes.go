package subject

import (
	"slices"

	"github.com/varanto/varanto/internal/codes"
)

// classList is the service classes by index.
type classList struct {
	all   []*codes.Class
	index map[string]int32
}

func newClassList() *classList {
	l := &classList{all: codes.ServiceClasses().All(), index: map[string]int32{}}
	for i, c := range l.all {
		l.index[c.URI] = int32(i)
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
