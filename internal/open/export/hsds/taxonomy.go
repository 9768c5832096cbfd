package hsds

import (
	"cmp"
	"iter"
	"slices"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// scheme is one of the vocabularies by which services are classified.
type scheme struct {
	code, name, uri string
	facet           live.Facet
	// list is nil for the ontology, which is not a hierarchy of codes.
	list func() *codes.Classification
}

var schemes = []scheme{
	{"service-classes", "PTV service classes", "http://uri.suomi.fi/codelist/ptv/ptvserclass2", live.FacetServiceClass, codes.ServiceClasses},
	{"target-groups", "PTV target groups", "http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat", live.FacetTargetGroup, codes.TargetGroups},
	{"life-events", "PTV life events", "http://uri.suomi.fi/codelist/ptv/ptvelti", live.FacetLifeEvent, codes.LifeEvents},
	{"industrial-classes", "Standard industrial classification TOL 2008", "", live.FacetIndustrialClass, codes.IndustrialClasses},
	{"ontology-terms", "KOKO ontology", "http://www.yso.fi/onto/koko/", live.FacetOntologyTerm, nil},
}

func (s scheme) id() string {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("urn:varanto:taxonomy:"+s.code)).String()
}

func (s scheme) taxonomy() Taxonomy {
	return Taxonomy{ID: s.id(), Name: s.name, Description: s.name, URI: s.uri}
}

// Taxonomies are the vocabularies.
func Taxonomies() []Taxonomy {
	var out []Taxonomy
	for _, s := range schemes {
		out = append(out, s.taxonomy())
	}
	return out
}

// Terms yields the terms of all vocabularies: all codes, and the ontology's terms that services have.
func Terms(r record.Reader) iter.Seq[TaxonomyTerm] {
	return func(yield func(TaxonomyTerm) bool) {
		for _, s := range schemes {
			for t := range s.terms(r) {
				if !yield(t) {
					return
				}
			}
		}
	}
}

func (s scheme) terms(r record.Reader) iter.Seq[TaxonomyTerm] {
	return func(yield func(TaxonomyTerm) bool) {
		if s.list != nil {
			for _, c := range s.list().All() {
				if !yield(s.class(r, c)) {
					return
				}
			}
			return
		}
		for uri := range r.Table(catalog.KindService).Values(s.facet) {
			if t, ok := s.term(r, uri); ok && !yield(t) {
				return
			}
		}
	}
}

// term is the term of a uri; ok is false for one that the vocabularies here do not have.
func (s scheme) term(r record.Reader, uri string) (TaxonomyTerm, bool) {
	if s.list != nil {
		c, ok := s.list().Lookup(uri)
		if !ok {
			return TaxonomyTerm{}, false
		}
		return s.class(r, c), true
	}
	t, ok := codes.Ontology().Lookup(uri)
	if !ok {
		return TaxonomyTerm{}, false
	}
	return s.named(r, t.URI, "", t.Names), true
}

// termID is the id of a uri's term, "" for one that the vocabularies here do not have.
func (s scheme) termID(uri string) string {
	if s.list != nil {
		if c, ok := s.list().Lookup(uri); ok {
			return catalog.CodeItemID(c.URI).String()
		}
		return ""
	}
	if t, ok := codes.Ontology().Lookup(uri); ok {
		return catalog.CodeItemID(t.URI).String()
	}
	return ""
}

func (s scheme) class(r record.Reader, c *codes.Class) TaxonomyTerm {
	t := s.named(r, c.URI, c.Code, c.Names)
	t.TermURI = record.WebURL(cmp.Or(c.NewURI, c.URI))
	if c.Parent != nil {
		t.ParentID = catalog.CodeItemID(c.Parent.URI).String()
	}
	return t
}

func (s scheme) named(r record.Reader, uri, code string, n codes.Names) TaxonomyTerm {
	name := cmp.Or(n.Best(r.Lang), code, uri)
	return TaxonomyTerm{
		ID: catalog.CodeItemID(uri).String(), Code: code, Name: name, Description: name, Taxonomy: s.name, TaxonomyID: s.id(),
		TermURI: record.WebURL(uri), Language: languageOf(n, r.Lang),
	}
}

// languageOf is the language of the name that Best gives, by ISO 639-3 as HSDS asks from 3.1 on.
func languageOf(n codes.Names, wanted string) string {
	three := map[string]string{"fi": "fin", "sv": "swe", "en": "eng"}
	for _, l := range []string{wanted, "fi", "sv", "en"} {
		if n.In(l) != "" {
			return three[l]
		}
	}
	return ""
}

// classed are the attributes that say how a service is classified. A uri that no vocabulary here has is told by its name.
func classed(r record.Reader, v *record.Service) []Attribute {
	id := v.Entry.ID
	refs := [][]catalog.CodeRef{v.Merged.ServiceClasses, v.Merged.TargetGroups, v.LifeEvents, v.IndustrialClasses, v.Merged.OntologyTerms}
	var out []Attribute
	for i, s := range schemes {
		for _, ref := range refs[i] {
			t, ok := s.term(r, ref.URI)
			if !ok || slices.ContainsFunc(out, func(a Attribute) bool { return a.TaxonomyTermID == t.ID }) {
				continue
			}
			out = append(out, Attribute{
				ID: child(id, "term", t.ID), LinkID: id.String(), LinkType: s.code, LinkEntity: "service", TaxonomyTermID: t.ID, TaxonomyTerm: &t,
			})
		}
	}
	return out
}
