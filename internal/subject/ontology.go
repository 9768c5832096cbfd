package subject

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/codes"
)

// ontology is the term list by index, with relations between the terms that are in it.
type ontology struct {
	terms                      []*codes.Term
	index                      map[string]int32
	broader, narrower, related [][]int32
	below                      []int // terms under each, over any number of steps
}

func newOntology(list *codes.TermList) *ontology {
	o := &ontology{terms: list.All(), index: map[string]int32{}}
	for i, t := range o.terms {
		o.index[t.URI] = int32(i)
	}
	of := func(uris []string) (out []int32) {
		for _, u := range uris {
			for one := range strings.SplitSeq(u, ";") { // several broader terms may be joined as PTV writes them
				if i, ok := o.index[one]; ok && !slices.Contains(out, i) {
					out = append(out, i)
				}
			}
		}
		return out
	}
	for _, t := range o.terms {
		o.broader = append(o.broader, of(t.Broader))
		o.narrower = append(o.narrower, of(t.Narrower))
		o.related = append(o.related, of(t.Related))
	}
	o.countBelow()
	return o
}

// lookup finds a term's index by its uri, or by the uri of the same concept in another vocabulary.
func (o *ontology) lookup(list *codes.TermList, uri string) (int32, bool) {
	t, ok := list.LookupMatch(uri)
	if !ok {
		return 0, false
	}
	i, ok := o.index[t.URI]
	return i, ok
}
