package cpsv

import (
	"fmt"
	"io"
	"iter"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// options let no content make an answer fail, and none be harmful when it is put into a page's script.
var options = json.JoinOptions(jsontext.AllowInvalidUTF8(true), jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true))

// datasetID names the catalogue of a site.
func datasetID(base string) string { return base + "/open/v1/export/catalogue.jsonl#dataset" }

// OrganizationOf describes an organisation; ok is false when it has no name.
func OrganizationOf(r record.Reader, e *live.Entry) (Node, bool) {
	o, err := catalog.Decode[catalog.Organization](e.Document())
	label := organizationLabel(e)
	if err != nil || len(label) == 0 {
		return Node{}, false
	}
	n := Node{
		ID: uri(e.ID), Type: []string{"cv:PublicOrganisation", "org:Organization", "foaf:Agent"}, Identifier: e.ID.String(),
		Title: label, PrefLabel: label, Homepage: page(r.Page(e)),
	}
	if n.Spatial = spatial(o.AreaType, o.Areas); o.Municipality != nil {
		n.Spatial = spatial(catalog.LimitedType, []catalog.Area{{Type: catalog.AreaOfMunicipalities, Municipalities: []catalog.Municipality{*o.Municipality}}})
	}
	if len(n.Spatial) == 0 { // one is demanded
		n.Spatial = []Node{country()}
	}
	return n, true
}

func organizationLabel(e *live.Entry) []Literal {
	if list := typed(e.Names, catalog.TypeName); len(list) > 0 {
		return list
	}
	return typed(e.Names, catalog.TypeAlternativeName)
}

// Write streams a document of the services and of all organisations. What the profile does not allow is left out. publisher
// is what the site is called.
func Write(w io.Writer, r record.Reader, publisher string, services iter.Seq[*live.Entry]) error {
	g := &graph{w: w}
	g.raw(`{"@context":` + context + `,"@graph":[`)
	if r.Base != "" {
		g.node(dataset(r.Base, publisher))
	}
	t := r.Table(catalog.KindOrganization)
	for e := range t.Each(t.Published()) {
		if n, ok := OrganizationOf(r, e); ok {
			g.node(n)
		}
	}
	for e := range services {
		if s, ok := ServiceOf(r, e); ok {
			g.node(s)
		}
		if g.err != nil {
			break
		}
	}
	g.raw("\n]}\n")
	return g.err
}

func dataset(base, publisher string) Node {
	title := []Literal{{"fi", "Julkisten palvelujen tietovaranto"}, {"sv", "Informationslager om offentliga tjänster"}, {"en", "Catalogue of public services"}}
	return Node{
		ID: datasetID(base), Type: "dcat:Dataset", Identifier: datasetID(base), Title: title, Description: title,
		License: &Ref{record.LicenceURL}, LandingPage: []Node{{ID: base + "/", Type: "foaf:Document"}},
		Publisher: &Node{Type: "foaf:Agent", Identifier: base, Title: []Literal{{"fi", record.Line(publisher)}}},
	}
}

// graph writes nodes; after an error it writes nothing.
type graph struct {
	w    io.Writer
	err  error
	some bool
}

func (g *graph) raw(s string) {
	if g.err == nil {
		_, g.err = io.WriteString(g.w, s)
	}
}

func (g *graph) node(n any) {
	b, err := json.Marshal(n, options)
	if err != nil {
		g.err = fmt.Errorf("write a node: %w", err)
		return
	}
	if g.some {
		g.raw(",")
	}
	g.some = true
	g.raw("\n")
	if g.err == nil {
		_, g.err = g.w.Write(b)
	}
}
