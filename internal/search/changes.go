package search

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

// changes collects the entities whose documents a few revisions change, each once.
type changes struct {
	snapshot *live.Snapshot
	// before is the snapshot of the last time; nil when it is not known.
	before *live.Snapshot
	list   []live.Changed
	seen   map[live.Changed]bool
}

// take adds what a revision changes.
func (c *changes) take(r store.Revision) error {
	switch r.Kind {
	case catalog.KindCodeItem:
		return c.code(r.Document)
	case catalog.KindConnection:
		return c.connection(r.Document)
	}
	c.add(r.Kind, r.ID)
	return nil
}

// add adds a revised entity and those whose documents hold its texts.
func (c *changes) add(k catalog.Kind, id catalog.ID) {
	switch k {
	case catalog.KindGeneralDescription:
		c.one(k, id)
		c.all(catalog.KindService, live.FacetGeneralDescription, id)
	case catalog.KindOrganization:
		c.one(k, id)
		if c.renamed(k, id) {
			c.all(catalog.KindService, live.FacetOrganization, id)
			c.all(catalog.KindServiceChannel, live.FacetOrganization, id)
			c.all(catalog.KindServiceCollection, live.FacetOrganization, id)
		}
	case catalog.KindService:
		c.one(k, id)
		if c.renamed(k, id) {
			c.others(catalog.KindService, id)
		}
	case catalog.KindServiceChannel:
		c.one(k, id)
		if c.renamed(k, id) {
			c.others(catalog.KindServiceChannel, id)
		}
	default:
		if isIndexed(k) {
			c.one(k, id)
		}
	}
}

// connection adds both ends of a connection, which show each other's names. It fails when the document cannot be read.
func (c *changes) connection(document []byte) error {
	made, err := catalog.Decode[catalog.Connection](document)
	if err != nil {
		return err
	}
	c.one(catalog.KindService, made.ServiceID)
	c.one(catalog.KindServiceChannel, made.ChannelID)
	return nil
}

// code adds the entities that show a class or term of imported content. It fails when the document cannot be read.
func (c *changes) code(document []byte) error {
	item, err := catalog.Decode[catalog.CodeItem](document)
	if err != nil || item.URI == "" {
		return err // nothing can show what has no uri
	}
	for _, k := range []catalog.Kind{catalog.KindGeneralDescription, catalog.KindService} {
		for _, f := range []live.Facet{
			live.FacetServiceClass, live.FacetOntologyTerm, live.FacetTargetGroup, live.FacetLifeEvent,
		} {
			t := c.snapshot.Table(k)
			for e := range t.Each(t.Index(f, item.URI)) {
				c.one(k, e.ID)
			}
		}
	}
	return nil
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

// others adds what is connected to a service or a channel.
func (c *changes) others(k catalog.Kind, id catalog.ID) {
	other := catalog.KindServiceChannel
	if k == catalog.KindServiceChannel {
		other = catalog.KindService
	}
	for e := range c.snapshot.Table(other).Each(c.snapshot.Connected(k, id)) {
		c.one(other, e.ID)
	}
}

// renamed tells that others may show other names of an entity than before.
func (c *changes) renamed(k catalog.Kind, id catalog.ID) bool {
	if c.before == nil {
		return true
	}
	now, ok := c.snapshot.Published(k, id)
	old, was := c.before.Published(k, id)
	return ok != was || ok && !slices.Equal(now.Names, old.Names)
}
