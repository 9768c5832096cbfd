package source

import (
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search/related"
	"github.com/varanto/varanto/internal/site/view"
)

const (
	relatedServices = 4
	relatedReasons  = 2 // of each: the weightiest say enough
)

// related lists services that belong together with a service, with what they share, and the same service elsewhere.
func (d desk) related(service catalog.ID) (together, elsewhere []view.Item) {
	o := related.Options{Limit: relatedServices}
	if d.Municipality != "" {
		served := d.served()
		o.Serves, o.Local = served.All, served.Local
	}
	answer, _ := related.Of(d.Snapshot, service, o)
	for _, r := range answer.Related {
		item := d.serviceItem(r.Entry)
		for _, reason := range r.Reasons[:min(len(r.Reasons), relatedReasons)] {
			item.Because = append(item.Because, view.Because{Fact: string(reason.Kind), Name: d.sharedName(reason)})
		}
		together = append(together, item)
	}
	for _, r := range answer.Elsewhere {
		elsewhere = append(elsewhere, d.serviceItem(r.Entry))
	}
	return together, elsewhere
}

// sharedName names what two services share; empty when it has no name.
func (d desk) sharedName(r related.Reason) view.Text {
	switch r.Kind {
	case related.SameTerm, related.SameNeed:
		return d.termName(r.Value)
	case related.SameClass:
		return d.codeName(catalog.CodeRef{URI: r.Value}, codes.ServiceClasses())
	case related.SameLifeEvent:
		return d.codeName(catalog.CodeRef{URI: r.Value}, codes.LifeEvents())
	case related.SameTargetGroup:
		return d.codeName(catalog.CodeRef{URI: r.Value}, codes.TargetGroups())
	case related.SameChannel:
		return d.nameOf(catalog.KindServiceChannel, r.Value)
	case related.SameCollection:
		return d.nameOf(catalog.KindServiceCollection, r.Value)
	}
	return view.Text{}
}

func (d desk) nameOf(k catalog.Kind, value string) view.Text {
	id, err := uuid.Parse(value)
	if err != nil {
		return view.Text{}
	}
	e, ok := d.Published(k, id)
	if !ok {
		return view.Text{}
	}
	return d.entryName(e)
}

// termName is an ontology term's label, in another language where there is none in the page's.
func (d desk) termName(uri string) view.Text {
	if term, ok := codes.Ontology().Lookup(uri); ok {
		return d.listName(term.Names)
	}
	if item, ok := d.CodeItem(uri); ok {
		return view.Best(item.Name, d.Lang)
	}
	return view.Text{}
}
