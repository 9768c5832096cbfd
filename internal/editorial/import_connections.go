package editorial

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

const (
	// fewConnections is up to how many connections of the log are read to see whose they are.
	fewConnections = 1000
	// fewPairs is up to how many pairs of a service and a channel are tried to find a service's connections, a matter of
	// a second or two, rather than by reading the whole log.
	fewPairs = 5_000_000
)

// serviceConnections brings the log's connections of a service to what its record lists. A service's record is
// the authority on its connections.
func (w *importWriter) serviceConnections(s *catalog.Service, e *entry, g *Given) error {
	if !e.connections {
		return nil
	}
	organization := s.Responsible()
	for i := range g.Connections {
		c := &g.Connections[i]
		c.ServiceID, c.Order = s.ID, i
		if err := w.stage(c, catalog.StatusPublished, organization, w.now); err != nil {
			return err
		}
	}
	for _, rev := range w.formerly[s.ID] {
		w.staged = append(w.staged, store.Draft{
			Kind: rev.Kind, ID: rev.ID, Status: catalog.StatusDeleted, Actor: w.opts.Actor,
			Organization: rev.Organization, Time: w.now, Document: rev.Document,
		})
	}
	return nil
}

// channelConnections adds what a channel's record says of connections to services that are not in the import. It takes
// none away: the channel's record is only the other side.
func (w *importWriter) channelConnections(ctx context.Context, ch *catalog.ServiceChannel, g *Given) error {
	for i := range g.Connections {
		c := &g.Connections[i]
		c.ChannelID = ch.ID
		if w.index.find(catalog.KindService, c.ServiceID) != nil {
			continue
		}
		if err := w.keepOrder(ctx, c); err != nil {
			return err
		}
		if err := w.stage(c, catalog.StatusPublished, ch.OrganizationID, w.now); err != nil {
			return err
		}
	}
	return nil
}

// keepOrder gives a connection the place that it has in the log: a channel's record does not tell it.
func (w *importWriter) keepOrder(ctx context.Context, c *catalog.Connection) error {
	if w.heads[catalog.KindConnection][c.ID()].Number == 0 {
		return nil
	}
	rev, err := w.log.Newest(ctx, catalog.KindConnection, c.ID())
	if err != nil {
		return err
	}
	former, err := catalog.Decode[catalog.Connection](rev.Document)
	if err != nil {
		return fmt.Errorf("connection %s in the log: %w", rev.ID, err)
	}
	c.Order = former.Order
	return nil
}

// formerConnections finds the connections of the log whose service is in the import without listing them.
func (w *importWriter) formerConnections(ctx context.Context) (map[catalog.ID][]store.Revision, error) {
	out := map[catalog.ID][]store.Revision{}
	services, listed := w.connectedServices()
	if len(services) == 0 {
		return out, nil
	}
	left := map[catalog.ID]bool{}
	for id, head := range w.heads[catalog.KindConnection] {
		if _, ok := listed[id]; !ok && !ended(head.Status) {
			left[id] = true
		}
	}
	keep := func(rev store.Revision) error {
		c, err := catalog.Decode[catalog.Connection](rev.Document)
		if err != nil {
			return fmt.Errorf("connection %s in the log: %w", rev.ID, err)
		}
		if services[c.ServiceID] {
			out[c.ServiceID] = append(out[c.ServiceID], rev)
		}
		return nil
	}
	switch channels := w.heads[catalog.KindServiceChannel]; {
	case len(left) <= fewConnections:
		return out, w.log.NewestOf(ctx, catalog.KindConnection, slices.Collect(maps.Keys(left)), keep)
	case len(services)*len(channels) <= fewPairs:
		// A connection's id follows from its two ends.
		var ids []catalog.ID
		for service := range services {
			for channel := range channels {
				if id := catalog.ConnectionID(service, channel); left[id] {
					ids = append(ids, id)
				}
			}
		}
		return out, w.log.NewestOf(ctx, catalog.KindConnection, ids, keep)
	}
	_, err := w.log.Latest(ctx, func(x store.Entry) error {
		if x.Kind != catalog.KindConnection || !left[x.ID] {
			return nil
		}
		return keep(x.Revision)
	})
	return out, err
}

// connectedServices are the sound services of this import that the log has and whose records say which connections there
// are, and the connections that those list.
func (w *importWriter) connectedServices() (services map[catalog.ID]bool, listed map[catalog.ID]struct{}) {
	services, listed = map[catalog.ID]bool{}, map[catalog.ID]struct{}{}
	t := w.index.table(catalog.KindService)
	for i := range t.entries {
		e := &t.entries[i]
		if e.rejected || !e.connections || w.heads[e.kind][e.id].Number == 0 {
			continue
		}
		services[e.id] = true
		for _, f := range e.refs {
			if f.member == memberConnection {
				listed[catalog.ConnectionID(e.id, f.id)] = struct{}{}
			}
		}
	}
	return services, listed
}
