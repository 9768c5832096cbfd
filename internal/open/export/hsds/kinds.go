package hsds

import (
	"iter"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// kind is a list of the interface: all yields what makes an object, so that only those of the page are made.
type kind struct {
	all func(record.Reader, question) iter.Seq[func() (any, error)]
	one func(record.Reader, catalog.ID) (any, bool)
}

// kinds are the lists by their paths.
func (a *api) kinds() map[string]kind {
	return map[string]kind{
		"services":             entries(catalog.KindService, services, func(r record.Reader, e *live.Entry, whole bool) (any, error) { return ServiceOf(r, e, whole) }),
		"organizations":        entries(catalog.KindOrganization, organizations, func(r record.Reader, e *live.Entry, _ bool) (any, error) { return OrganizationOf(r, e) }),
		"locations":            entries(catalog.KindServiceChannel, locations, func(r record.Reader, e *live.Entry, _ bool) (any, error) { return LocationOf(r, e) }),
		"service_at_locations": {a.pairs.all, a.pairs.one},
		"taxonomies":           {allTaxonomies, oneTaxonomy},
		"taxonomy_terms":       {allTerms, oneTerm},
	}
}

type minimal struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Status      string `json:"status,omitempty"`
	Type        string `json:"location_type,omitempty"`
}

// entries is a list of what entries make.
func entries(of catalog.Kind, list func(record.Reader, question) iter.Seq[*live.Entry], build func(record.Reader, *live.Entry, bool) (any, error)) kind {
	return kind{
		all: func(r record.Reader, q question) iter.Seq[func() (any, error)] {
			return func(yield func(func() (any, error)) bool) {
				for e := range list(r, q) {
					make := func() (any, error) { return build(r, e, q.whole) }
					if q.minimal {
						make = func() (any, error) { return shortened(r, e), nil }
					}
					if q.takes(e) && !yield(make) {
						return
					}
				}
			}
		},
		one: func(r record.Reader, id catalog.ID) (any, bool) {
			e, ok := r.Published(of, id)
			if !ok || of == catalog.KindServiceChannel && !isLocation(e) {
				return nil, false
			}
			v, err := build(r, e, true)
			return v, err == nil
		},
	}
}

// shortened has what an object must have, and no more.
func shortened(r record.Reader, e *live.Entry) minimal {
	m := minimal{ID: e.ID.String(), Name: r.Name(e).Value}
	switch {
	case e.Kind == catalog.KindService:
		m.Status = "active"
	case e.Kind == catalog.KindOrganization:
		m.Description = m.Name
	case e.Type == string(catalog.EChannel):
		m.Type = "virtual"
	default:
		m.Type = "physical"
	}
	return m
}

func services(r record.Reader, q question) iter.Seq[*live.Entry] {
	return r.Table(catalog.KindService).Each(serviceSet(r, q))
}

// serviceSet are the published services with the term or a term of the taxonomy that is asked for.
func serviceSet(r record.Reader, q question) *roaring.Bitmap {
	t := r.Table(catalog.KindService)
	if q.taxonomy == "" && q.term == "" {
		return t.Published()
	}
	set := t.Published().Clone()
	ofTaxonomy, ofTerm := roaring.New(), roaring.New()
	for _, s := range schemes {
		for uri, values := range t.Values(s.facet) {
			id := s.termID(uri)
			if id != "" && q.taxonomy == s.id() {
				ofTaxonomy.Or(values)
			}
			if id != "" && q.term == id {
				ofTerm.Or(values)
			}
		}
	}
	if q.taxonomy != "" {
		set.And(ofTaxonomy)
	}
	if q.term != "" {
		set.And(ofTerm)
	}
	return set
}

func organizations(r record.Reader, _ question) iter.Seq[*live.Entry] {
	t := r.Table(catalog.KindOrganization)
	return t.Each(t.Published())
}

func locations(r record.Reader, _ question) iter.Seq[*live.Entry] { return Locations(r) }

func allTaxonomies(record.Reader, question) iter.Seq[func() (any, error)] {
	return func(yield func(func() (any, error)) bool) {
		for _, t := range Taxonomies() {
			if !yield(func() (any, error) { return t, nil }) {
				return
			}
		}
	}
}

func oneTaxonomy(_ record.Reader, id catalog.ID) (any, bool) {
	for _, t := range Taxonomies() {
		if t.ID == id.String() {
			return t, true
		}
	}
	return nil, false
}

func allTerms(r record.Reader, q question) iter.Seq[func() (any, error)] {
	return func(yield func(func() (any, error)) bool) {
		for t := range Terms(r) {
			if q.taxonomy != "" && t.TaxonomyID != q.taxonomy {
				continue
			}
			if !yield(func() (any, error) { return t, nil }) {
				return
			}
		}
	}
}

func oneTerm(r record.Reader, id catalog.ID) (any, bool) {
	for t := range Terms(r) {
		if t.ID == id.String() {
			return t, true
		}
	}
	return nil, false
}
