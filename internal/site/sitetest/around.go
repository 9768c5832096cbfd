package sitetest

import (
	"context"
	"errors"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Education is the ref of a class that has services; Empty is one without any.
const (
	Education = "koulutus-p6"
	Empty     = "tyhja-p7"
)

func class(r view.Reader, at route.Around, code, name, ref string, n int) view.Class {
	return view.Class{Code: code, Name: view.Text{Value: name}, Href: at.Below(r.Lang, ref), Count: n}
}

func topics(r view.Reader) []view.Class {
	education := class(r, route.Topics, "P6", "Koulutus", Education, 700)
	education.Narrower = []view.Class{class(r, route.Topics, "P6.1", "Perusopetus", "perusopetus-p6.1", 400)}
	return []view.Class{education, class(r, route.Topics, "P25", "Kulttuuri", "kulttuuri-p25", 534)}
}

// Home leads to two topics, a target group, a life event and three changes.
func (Source) Home(_ context.Context, r view.Reader) (view.HomePage, error) {
	return view.HomePage{
		Themes: topics(r), Groups: []view.Class{class(r, route.TargetGroups, "KR1", "Kansalaiset", "kansalaiset-kr1", 9)},
		Events: []view.Class{class(r, route.LifeEvents, "KE1", "Lapsen saaminen", "lapsen-saaminen-ke1", 3)}, News: changes(r)[:3],
	}, nil
}

// Browse knows all topics, Education and Empty.
func (Source) Browse(_ context.Context, r view.Reader, facet, ref string, page int) (view.BrowsePage, error) {
	if facet != view.FacetServiceClass && ref != "" {
		return view.BrowsePage{}, view.ErrNotFound
	}
	at := map[string]route.Around{view.FacetServiceClass: route.Topics, view.FacetTargetGroup: route.TargetGroups, view.FacetLifeEvent: route.LifeEvents}[facet]
	p := view.BrowsePage{Facet: facet, Paths: paths(at.Below, ref)}
	switch ref {
	case "":
		p.Classes = topics(r)
	case Education, "vanha-nimi-p6":
		p.Paths = paths(at.Below, Education)
		p.Code, p.Name, p.Classes = "P6", view.Text{Value: "Koulutus"}, topics(r)[0].Narrower
		p.Above = []view.Class{class(r, route.Topics, "P25", "Kulttuuri", "kulttuuri-p25", 0)}
		p.Services, p.Pages = []view.Item{serviceItem(r), hostileItem(r)}, view.PagesOf(50, page, 20)
	case Empty:
		p.Code, p.Name, p.Pages = "P7", view.Text{Value: "Tyhjä"}, view.PagesOf(0, 1, 20)
	default:
		return view.BrowsePage{}, view.ErrNotFound
	}
	return p, nil
}

func changes(r view.Reader) []view.Change {
	p := fullService(r)
	out := []view.Change{
		{What: "published", Kind: "Service", Name: p.Name, Href: p.Paths[r.Lang], Organization: p.Provider.Name, At: Now},
		{What: "connection", Kind: "ServiceLocation", Name: place(r).Name, Href: place(r).Href, At: Now},
		{What: "published", Kind: "Service", Name: finnish(r, Attack), Href: route.Service(r.Lang, Hostile.String()), At: Now},
		{What: "archived", Kind: "Organization", Name: finnish(r, "Entinen kunta"), At: Now},
	}
	return append(out, view.Change{What: "removed", At: Now})
}

// Changes are five; Organization has some, and no municipality but 491.
func (Source) Changes(_ context.Context, r view.Reader, organization string) (view.ChangesPage, error) {
	p := view.ChangesPage{Changes: changes(r)}
	switch organization {
	case "":
	case Organization.String():
		p.Organization, p.OfID = &view.Link{Href: route.Organization(r.Lang, organization), Name: finnish(r, "Esimerkkilän kaupunki")}, organization
	default:
		return view.ChangesPage{}, view.ErrNotFound
	}
	if r.Municipality != "" && r.Municipality != "491" {
		p.Changes = nil
	}
	return p, nil
}

// Subject knows Service, Hostile and Organization; Failing fails.
func (Source) Subject(_ context.Context, r view.Reader, k catalog.Kind, id catalog.ID) (view.Subject, error) {
	organization := finnish(r, "Esimerkkilän kaupunki")
	if (id == Organization) != (k == catalog.KindOrganization) {
		return view.Subject{}, view.ErrNotFound
	}
	switch id {
	case Organization:
		return view.Subject{ID: id.String(), Paths: paths(route.Organization, id.String()), Name: organization, Organization: organization, OrganizationID: id.String()}, nil
	case Service:
		p := fullService(r)
		return view.Subject{ID: id.String(), Paths: p.Paths, Name: p.Name, Organization: organization, OrganizationID: Organization.String()}, nil
	case Hostile:
		p := hostileService(r)
		return view.Subject{ID: id.String(), Paths: p.Paths, Name: p.Name}, nil
	case Failing:
		return view.Subject{}, errors.New("the catalogue is on fire")
	}
	return view.Subject{}, view.ErrNotFound
}

func hostileItem(r view.Reader) view.Item {
	bad := finnish(r, Attack)
	return view.Item{Kind: "Service", Href: route.Service(r.Lang, Hostile.String()), Name: bad, Summary: bad, Provider: bad}
}
