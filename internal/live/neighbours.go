package live

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

// General returns the published general description of that id, nil when there is none. It must not be changed.
func (s *Snapshot) General(id catalog.ID) *catalog.GeneralDescription {
	if id == (catalog.ID{}) {
		return nil
	}
	e, ok := s.Published(catalog.KindGeneralDescription, id)
	if !ok {
		return nil
	}
	return e.general
}

// CollectionsOf returns the published collections that hold a service or a channel, oldest first.
func (s *Snapshot) CollectionsOf(k catalog.Kind, id catalog.ID) []*Entry {
	f := FacetService
	if k == catalog.KindServiceChannel {
		f = FacetChannel
	}
	t := s.Table(catalog.KindServiceCollection)
	return slices.Collect(t.Each(t.Index(f, id.String())))
}

// OrganizationService is a service of an organisation and one of the organisation's roles in it.
type OrganizationService struct {
	Service *Entry
	Role    catalog.ServiceOrganization
}

// ServicesOf returns the published services in which an organisation has a role, a row a role, oldest service first.
func (s *Snapshot) ServicesOf(organization catalog.ID) []OrganizationService {
	t := s.Table(catalog.KindService)
	var out []OrganizationService
	for e := range t.Each(t.Index(FacetOrganization, organization.String())) {
		for _, r := range e.facts.roles {
			if r.OrganizationID == organization {
				out = append(out, OrganizationService{e, r})
			}
		}
	}
	return out
}

// SubOrganizations returns the published children of an organisation, oldest first.
func (s *Snapshot) SubOrganizations(id catalog.ID) []*Entry {
	t := s.Table(catalog.KindOrganization)
	return slices.Collect(t.Each(t.Index(FacetParent, id.String())))
}

// Tree lists organisations, published or not, and all published ones below them, each once: first those that are given, then
// level by level. Rings do no harm.
func (s *Snapshot) Tree(tops ...catalog.ID) []catalog.ID {
	var list []catalog.ID
	seen := map[catalog.ID]bool{}
	add := func(id catalog.ID) {
		if !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	for _, id := range tops {
		add(id)
	}
	for i := 0; i < len(list); i++ { // the list grows while it is read
		for _, part := range s.SubOrganizations(list[i]) {
			add(part.ID)
		}
	}
	return list
}

// maxLevels bounds walks up a tree of organisations; PTV allows seven levels.
const maxLevels = 16

// RootOf returns the topmost published organisation above id, id itself for one without a published parent. A ready-made
// answer may show the root's id; were it to show its name, a change of that would not reach the answer.
func (s *Snapshot) RootOf(id catalog.ID) catalog.ID {
	for range maxLevels {
		e, ok := s.Published(catalog.KindOrganization, id)
		if !ok {
			break
		}
		if _, ok := s.Published(catalog.KindOrganization, e.Organization); !ok {
			break
		}
		id = e.Organization
	}
	return id
}

// ChannelTerms returns the uris of the ontology terms of a channel's published services, each once.
func (s *Snapshot) ChannelTerms(channel catalog.ID) []string {
	var out []string
	for _, e := range s.servicesOldestFirst(channel) {
		for _, uri := range e.facts.terms {
			if !slices.Contains(out, uri) {
				out = append(out, uri)
			}
		}
	}
	return out
}

// ChannelAreas returns a channel's own areas or, when it has none, those of its published services: LimitedType goes
// before NationwideExceptAlandIslands, and that before Nationwide (PTV rule).
func (s *Snapshot) ChannelAreas(c *catalog.ServiceChannel) (catalog.AreaType, []catalog.Area) {
	if c.AreaType != "" {
		return c.AreaType, c.Areas
	}
	var typ catalog.AreaType
	var areas []catalog.Area
	for _, e := range s.servicesOldestFirst(c.ID) {
		a := e.facts.areas
		if areaRank(a.typ) > areaRank(typ) {
			typ = a.typ
		}
		if a.typ == catalog.LimitedType {
			areas = mergeAreas(areas, a.areas)
		}
	}
	return typ, areas
}

func areaRank(t catalog.AreaType) int {
	return slices.Index([]catalog.AreaType{"", catalog.Nationwide, catalog.NationwideExceptAlandIsles, catalog.LimitedType}, t)
}

// mergeAreas adds the areas that are missing; plain municipalities are gathered in one entry (PTV rule).
func mergeAreas(into, more []catalog.Area) []catalog.Area {
	for _, a := range more {
		i := slices.IndexFunc(into, func(b catalog.Area) bool { return b.Type == a.Type && b.Code == a.Code })
		if i < 0 {
			a.Municipalities = slices.Clone(a.Municipalities)
			into = append(into, a)
			continue
		}
		if a.Type != catalog.AreaOfMunicipalities {
			continue
		}
		for _, m := range a.Municipalities {
			if !slices.ContainsFunc(into[i].Municipalities, func(o catalog.Municipality) bool { return o.Code == m.Code }) {
				into[i].Municipalities = append(into[i].Municipalities, m)
			}
		}
	}
	return into
}

func (s *Snapshot) servicesOldestFirst(channel catalog.ID) []*Entry {
	var out []*Entry
	for _, e := range s.connectedServices(channel) {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b *Entry) int { return int(a.Ord) - int(b.Ord) })
	return out
}
