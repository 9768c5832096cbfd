package editorial

import (
	"context"
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// fewConnections is up to how many connections are looked up one by one, rather than by reading the whole log.
const fewConnections = 1000

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
	t := w.index.table(catalog.KindService)
	listed := map[catalog.ID]struct{}{}
	for i := range t.entries {
		e := &t.entries[i]
		for _, f := range e.refs {
			if f.member == memberConnection {
				listed[catalog.ConnectionID(e.id, f.id)] = struct{}{}
			}
		}
	}
	var left []catalog.ID
	for id, head := range w.heads[catalog.KindConnection] {
		if _, ok := listed[id]; !ok && !ended(head.Status) {
			left = append(left, id)
		}
	}
	out := map[catalog.ID][]store.Revision{}
	if len(left) == 0 || len(t.entries) == 0 {
		return out, nil
	}
	keep := func(rev store.Revision) error {
		c, err := catalog.Decode[catalog.Connection](rev.Document)
		if err != nil {
			return fmt.Errorf("connection %s in the log: %w", rev.ID, err)
		}
		e := w.index.find(catalog.KindService, c.ServiceID)
		if _, still := listed[rev.ID]; !still && e != nil && !e.rejected && e.connections {
			out[c.ServiceID] = append(out[c.ServiceID], rev)
		}
		return nil
	}
	if len(left) > fewConnections {
		_, err := w.log.Latest(ctx, func(x store.Entry) error {
			if x.Kind != catalog.KindConnection || ended(x.Status) {
				return nil
			}
			return keep(x.Revision)
		})
		return out, err
	}
	for _, id := range left {
		rev, err := w.log.Newest(ctx, catalog.KindConnection, id)
		if err != nil {
			return nil, err
		}
		if err := keep(rev); err != nil {
			return nil, err
		}
	}
	return out, nil
}
