package jsonld

import (
	"strings"

	"github.com/varanto/varanto/internal/site/view"
)

// Organization tells of an organisation.
func Organization(a About, v view.OrganizationPage) Graph {
	page, trail := a.page("WebPage", plain(v.Name), "organization")
	o := organization{
		Type: organizationType(v.Type), ID: a.named(a.Address, "organization"), URL: a.absolute(a.Address), Name: plain(v.Name),
		Description: description(v.Summary, v.Descriptions), Identifier: ptvID(v.ID), TaxID: v.BusinessCode,
		Address: addresses(v.Addresses), SameAs: web(v.Links), AreaServed: areas(v.Areas), Parent: a.organizationAt(v.Parent, ""),
	}
	for _, p := range v.Phones {
		if point, ok := telephone(p, nil); ok && p.Type != "Fax" {
			o.ContactPoint = append(o.ContactPoint, point)
		}
	}
	for _, e := range v.Emails {
		if strings.Count(e.Address, "@") == 1 && !strings.ContainsAny(e.Address, "<>\"' ") {
			o.ContactPoint = append(o.ContactPoint, contactPoint{Type: "ContactPoint", Contact: plain(e.Info), Email: e.Address})
		}
	}
	for _, part := range v.Parts[:min(len(v.Parts), maxListed)] {
		o.Organizations = append(o.Organizations, *a.organizationAt(&part, ""))
	}
	return append(Graph{page, o}, trail...)
}

// public tells that an organisation of PTV's type is a part of the state, of a municipality or of a region.
func public(organizationType string) bool {
	switch organizationType {
	case "State", "Municipality", "RegionalOrganization":
		return true
	}
	return false
}

func organizationType(ptvType string) string {
	switch {
	case public(ptvType):
		return "GovernmentOrganization"
	case ptvType == "Company":
		return "Corporation"
	}
	return "Organization"
}

// organizationAt is an organisation that a page links to; nil for no link.
func (a About) organizationAt(l *view.Link, ptvType string) *organization {
	if l == nil || plain(l.Name) == "" {
		return nil
	}
	return &organization{Type: organizationType(ptvType), ID: a.named(l.Href, "organization"), URL: a.absolute(l.Href), Name: plain(l.Name)}
}
