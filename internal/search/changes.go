package search

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// changes collects the entities whose documents a few revisions change, each once.
type changes struct {
	snapshot *live.Snapshot
	// before is the snapshot of the last time; nil when it is not known.
	before *live.Snapshot
	list   []live.Changed
	seen   map[live.Changed]bool
}

// add adds a revised entity and those whose documents hold its texts.
func (c *changes) add(k catalog.Kind, id catalog.ID) {
	switch k {
	case catalog.KindGeneralDescription:
		c.one(k, id)
		c.all(catalog.KindService, live.FacetGeneralDescription, id)
	case catalog.KindOrganization:
		c.one(k, id)
		if c.renamed(id) {
			c.all(catalog.KindService, live.FacetOrganization, id)
			c.all(catalog.KindServiceChannel, live.FacetOrganization, id)
			c.all(catalog.KindServiceCollection, live.FacetOrganization, id)
		}
	default:
		if isIndexed(k) {
			c.one(k, id)
		}
	}
}

func (c *changes) one(k catalog.Kind, id catalog.ID) {
	changed := live.Changed{Kind: k, ID: id}
	if c.seen == nil {
		c.seen = map[live.Changed]bool{}
	}
	if !c.seen[changed] {
		c.seen[changed] = true
		c.list = append(c.list, changed)
	}
}

func (c *changes) all(k catalog.Kind, f live.Facet, id catalog.ID) {
	t := c.snapshot.Table(k)
	for e := range t.Each(t.Index(f, id.String())) {
		c.one(k, e.ID)
	}
}

// renamed tells that others may show other names of an organisation than before.
func (c *changes) renamed(organization catalog.ID) bool {
	if c.before == nil {
		return true
	}
	now, ok := c.snapshot.Published(catalog.KindOrganization, organization)
	old, was := c.before.Published(catalog.KindOrganization, organization)
	return ok != was || ok && !slices.Equal(now.Names, old.Names)
}
