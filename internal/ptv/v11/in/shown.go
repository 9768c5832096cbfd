package in

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
)

// sendShown answers with an entity as active/{id} has it.
func (a *API) sendShown(c call, r editorial.Ref, e catalog.Entity, status catalog.Status, showHeader bool) int {
	body, err := a.shown(c, r, e, status, showHeader)
	if err != nil {
		return c.Broken(err)
	}
	return c.Send(body)
}

func (a *API) shown(c call, r editorial.Ref, e catalog.Entity, status catalog.Status, showHeader bool) ([]byte, error) {
	register := a.Desk.Register()
	if err := register.Ready(c.context()); err != nil {
		return nil, err
	}
	v := &v11.Shown{Entity: e, Status: status, Name: a.namer(c), Public: a.publisher(c)}
	if facts, ok := register.Find(r); ok {
		v.Revised = facts.Changed
	}
	if id, user := v11.SourceOf(e); c.caller.API && user == c.caller.Actor {
		v.SourceID = id
	}
	var err error
	if v.Connections, err = a.connectionsOf(c.context(), r); err != nil {
		return nil, err
	}
	return a.Renderer.AppendShown(nil, c.Snapshot(), v, showHeader)
}

// namer gives the names of published entities: what is public the register knows at once, its names the snapshot.
func (a *API) namer(c call) func(catalog.Kind, catalog.ID) (string, bool) {
	register, snapshot := a.Desk.Register(), c.Snapshot()
	return func(k catalog.Kind, id catalog.ID) (string, bool) {
		facts, ok := register.Find(editorial.Ref{Kind: k, ID: id})
		if !ok || !facts.Public {
			return "", false
		}
		if name, ok := snapshot.Name(k, id); ok {
			return name, true
		}
		return facts.Name, true
	}
}

// publisher gives what was published some moments ago.
func (a *API) publisher(c call) func(catalog.Kind, catalog.ID) catalog.Entity {
	return func(k catalog.Kind, id catalog.ID) catalog.Entity {
		r := editorial.Ref{Kind: k, ID: id}
		facts, ok := a.Desk.Register().Find(r)
		if !ok || facts.Status != catalog.StatusPublished {
			return nil
		}
		e, _, err := a.newest(c.context(), r)
		if err != nil {
			return nil
		}
		return e
	}
}

// connectionsOf are the connections of a service or channel whose other end is published, in PTV's order: a service's by
// the type of channel, then as its owner ordered them, a channel's by the age of the service.
func (a *API) connectionsOf(ctx context.Context, r editorial.Ref) ([]*catalog.Connection, error) {
	if r.Kind != catalog.KindService && r.Kind != catalog.KindServiceChannel {
		return nil, nil
	}
	register := a.Desk.Register()
	type row struct {
		editorial.Connected
		other editorial.Facts
	}
	var rows []row
	var ids []catalog.ID
	for _, connected := range register.ConnectionsOf(r) {
		other := editorial.Ref{Kind: catalog.KindServiceChannel, ID: connected.ChannelID}
		if r.Kind == catalog.KindServiceChannel {
			other = editorial.Ref{Kind: catalog.KindService, ID: connected.ServiceID}
		}
		if facts, ok := register.Find(other); ok && facts.Public {
			rows = append(rows, row{connected, facts})
			ids = append(ids, connected.ID)
		}
	}
	found, err := a.connectionDocuments(ctx, ids)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(rows, func(x, y row) int {
		if r.Kind == catalog.KindServiceChannel {
			return cmp.Or(x.other.Created.Compare(y.other.Created), bytes.Compare(x.other.ID[:], y.other.ID[:]))
		}
		return cmp.Or(typeOrder(x.other.Type)-typeOrder(y.other.Type), x.Order-y.Order)
	})
	var out []*catalog.Connection
	for _, x := range rows {
		if connection := found[x.ID]; connection != nil {
			out = append(out, connection)
		}
	}
	return out, nil
}

func typeOrder(t string) int { return slices.Index(catalog.ChannelTypes(), catalog.ChannelType(t)) }

// connectionDocuments reads connections that are not removed.
func (a *API) connectionDocuments(ctx context.Context, ids []catalog.ID) (map[catalog.ID]*catalog.Connection, error) {
	found := make(map[catalog.ID]*catalog.Connection, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	err := a.Log.NewestOf(ctx, catalog.KindConnection, ids, func(r store.Revision) error {
		if r.Status != catalog.StatusPublished {
			return nil
		}
		connection, err := catalog.Decode[catalog.Connection](r.Document)
		if err != nil {
			return err
		}
		if connection.Modified.IsZero() {
			connection.Modified = catalog.At(r.Time)
		}
		found[r.ID] = connection
		return nil
	})
	return found, err
}
