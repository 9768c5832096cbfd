package editorial

import (
	"unique"

	"github.com/varanto/varanto/internal/catalog"
)

// terms counts the ontology terms of public services.
type terms struct {
	public   int
	services map[unique.Handle[string]]int
}

func newTerms() terms { return terms{services: map[unique.Handle[string]]int{}} }

// count adds a card that is listed, or with -1 takes one that no longer is.
func (t *terms) count(c *card, by int) {
	if c.kind != catalog.KindService || c.publicSeq == 0 {
		return
	}
	t.public += by
	chosen, _ := c.more.(termCard)
	for _, h := range chosen {
		if t.services[h] += by; t.services[h] == 0 {
			delete(t.services, h)
		}
	}
}

// fewServices is from how many public services on a share of them says something.
const fewServices = 100

// TermShare is how large a share (0 to 1) of the public services have an ontology term of their own with that uri; 0 in a
// catalogue of so few services that a share says nothing.
func (r *Register) TermShare(uri string) float64 {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if r.terms.public < fewServices {
		return 0
	}
	return float64(r.terms.services[unique.Make(uri)]) / float64(r.terms.public)
}
