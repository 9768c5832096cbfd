package hsds

import (
	"iter"

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
var kinds = map[string]kind{
	"services":             entries(catalog.KindService, services, func(r record.Reader, e *live.Entry, whole bool) (any, error) { return ServiceOf(r, e, whole) }),
	"organizations":        entries(catalog.KindOrganization, organizations, func(r record.Reader, e *live.Entry, _ bool) (any, error) { return OrganizationOf(r, e) }),
	"locations":            entries(catalog.KindServiceChannel, locations, func(r record.Reader, e *live.Entry, _ bool) (any, error) { return LocationOf(r, e) }),
	"service_at_locations": {atLocations, oneAtLocation},
	"taxonomies":           {allTaxonomies, oneTaxonomy},
	"taxonomy_terms":       {allTerms, oneTerm},
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
	t := r.Table(catalog.KindService)
	set := t.Published()
	for _, s := range schemes {
		if q.taxonomy == s.id() {
			of := set.Clone()
			of.Clear()
			for _, values := range t.Values(s.facet) {
				of.Or(values)
			}
			of.And(set)
			set = of
		}
	}
	if q.term == "" {
		return t.Each(set)
	}
	of := set.Clone()
	of.Clear()
	for _, s := range schemes {
		for uri, values := range t.Values(s.facet) {
			if term, ok := s.term(r, uri); ok && term.ID == q.term {
				of.Or(values)
			}
		}
	}
	of.And(set)
	return t.Each(of)
}

func organizations(r record.Reader, _ question) iter.Seq[*live.Entry] {
	t := r.Table(catalog.KindOrganization)
	return t.Each(t.Published())
}

func locations(r record.Reader, _ question) iter.Seq[*live.Entry] { return Locations(r) }

func atLocations(r record.Reader, q question) iter.Seq[func() (any, error)] {
	return func(yield func(func() (any, error)) bool) {
		for e := range services(r, q) {
			if !q.takes(e) {
				continue
			}
			for _, c := range r.ServiceConnections(e.ID) {
				ch, ok := r.Published(catalog.KindServiceChannel, c.ChannelID)
				if !ok || !isLocation(ch) {
					continue
				}
				make := func() (any, error) { return connected(r, e, c, ch, q.whole) }
				if !yield(make) {
					return
				}
			}
		}
	}
}

func connected(r record.Reader, e *live.Entry, c *catalog.Connection, ch *live.Entry, whole bool) (any, error) {
	v, err := catalog.Decode[catalog.ServiceChannel](ch.Document())
	if err != nil {
		return nil, err
	}
	return atLocation(r, e.ID, record.Connected{Entry: ch, Channel: v, Connection: c}, whole), nil
}

// oneAtLocation looks through all connections, for an id does not tell its ends.
func oneAtLocation(r record.Reader, id catalog.ID) (any, bool) {
	t := r.Table(catalog.KindService)
	channels := r.Table(catalog.KindServiceChannel)
	for value, set := range t.Values(live.FacetChannel) {
		var channel catalog.ID
		if channel.UnmarshalText([]byte(value)) != nil {
			continue
		}
		ch, ok := channels.Get(channel)
		if !ok || !isLocation(ch) {
			continue
		}
		for e := range t.Each(set) {
			if catalog.ConnectionID(e.ID, channel) != id {
				continue
			}
			for _, c := range r.ServiceConnections(e.ID) {
				if c.ChannelID == channel {
					v, err := connected(r, e, c, ch, true)
					return v, err == nil
				}
			}
		}
	}
	return nil, false
}

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
