package editorial

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// Joining is a list of connections of one service or channel.
type Joining struct {
	// Ref is the service or the channel whose connections these are. Without Replace it may be zero: then each
	// connection names both ends.
	Ref
	// Connections are the wanted ones. The end that Ref names may be zero. With Replace a service's get the list's order.
	Connections []catalog.Connection
	// Replace removes the connections (regular or ASTI ones, as ASTI says) that are not listed.
	Replace bool
	// ASTI makes and replaces ASTI connections, which stand apart: regular ones that are not listed stay, one that is
	// listed becomes an ASTI one, and without ASTI a pair that has an ASTI connection keeps it as it is.
	ASTI bool
	// Strict makes a connection that cannot be a broken rule; otherwise it is ignored and reported, and so is one that
	// cannot be for a reason among Passed.
	Strict bool
	Passed []string
}

func (j Joining) action() Action {
	if j.ASTI {
		return ActionConnectASTI
	}
	return ActionConnect
}

// Connect makes, changes and removes connections: one a pair, with a language version in common, to a channel that is
// published and shared or the service's own organisation's (ASTI: shared or not, but a service location). The caller
// needs ActionConnect (or ActionConnectASTI) for each service. Connections that are as they were write nothing.
func (d *Desk) Connect(ctx context.Context, c Caller, j Joining) (*Outcome, error) {
	return d.do(ctx, c, "connect", func(w *work) (*held, error) { return w.connectAll(j) })
}

func (w *work) connectAll(j Joining) (*held, error) {
	var h *held
	var err error
	switch j.Kind {
	case catalog.KindService:
		h, err = w.open(j.Ref, j.action())
	case catalog.KindServiceChannel:
		h, err = w.openSide(j)
	case "":
	default:
		err = &NotFound{Ref: j.Ref}
	}
	if err != nil {
		return nil, err
	}
	if h != nil && ended(h.status) {
		w.problem(rule.Broken(rule.Reference, "", h.ID.String()))
		return h, nil
	}
	return h, w.connect(j)
}

// openSide loads a channel whose services are connected from its side. Rights are held against each service.
func (w *work) openSide(j Joining) (*held, error) {
	if rule := w.caller.lacks(j.action(), catalog.KindConnection); rule != "" {
		return nil, &Forbidden{Ref: j.Ref, Action: j.action(), Rule: rule}
	}
	h, err := w.load(j.Ref)
	w.first = h
	return h, err
}

// connect stages a list of connections.
func (w *work) connect(j Joining) error {
	listed := map[catalog.ID]bool{}
	for i := range j.Connections {
		c := j.Connections[i]
		switch j.Kind {
		case catalog.KindService:
			c.ServiceID = j.ID
		case catalog.KindServiceChannel:
			c.ChannelID = j.ID
		}
		if listed[c.ID()] {
			w.problem(twice(j, i, &c))
			continue
		}
		listed[c.ID()] = true
		reason := w.obstacle(j, &c)
		switch {
		case reason == "":
			if err := w.connectOne(j, c, i); err != nil {
				return err
			}
		case j.Strict && !slices.Contains(j.Passed, reason):
			w.problem(obstacleProblem(reason, i, &c))
		default:
			w.out.Ignored = append(w.out.Ignored, Ignored{c.ServiceID, c.ChannelID, reason})
		}
	}
	if !j.Replace || j.Ref == (Ref{}) {
		return nil
	}
	for _, old := range w.register.ConnectionsOf(j.Ref) {
		service := Ref{catalog.KindService, old.ServiceID}
		if listed[old.ID] || old.ASTI != j.ASTI || w.register.may(w.caller, j.action(), service) != nil {
			continue
		}
		if err := w.disconnect(old, EffectDisconnected); err != nil {
			return err
		}
	}
	return nil
}

// twice is the problem of an end that a list names again: the one that the list is about.
func twice(j Joining, i int, c *catalog.Connection) catalog.Problem {
	if j.Kind == catalog.KindServiceChannel {
		return rule.Broken(rule.ConnectionTwice, fmt.Sprintf("connections[%d].serviceId", i), c.ServiceID.String())
	}
	return rule.Broken(rule.ConnectionTwice, fmt.Sprintf("connections[%d].channelId", i), c.ChannelID.String())
}

// obstacle tells why a connection cannot be, "" when it can.
func (w *work) obstacle(j Joining, c *catalog.Connection) string {
	service, ok := w.register.Find(Ref{catalog.KindService, c.ServiceID})
	if !ok || ended(service.Status) || w.register.may(w.caller, j.action(), service.Ref) != nil {
		return IgnoredService
	}
	channel, ok := w.register.Find(Ref{catalog.KindServiceChannel, c.ChannelID})
	if !ok || ended(channel.Status) {
		return IgnoredChannel
	}
	own := w.register.sameTree(service.Owner, channel.Owner)
	fromIt := j.Kind == catalog.KindServiceChannel // a new channel may say whom it serves before it is published
	if !channel.Public && !(own && fromIt) || !j.ASTI && !channel.Shared && !own {
		return IgnoredChannel
	}
	if j.ASTI && channel.Type != string(catalog.ServiceLocation) {
		return IgnoredType
	}
	if service.connecting()&channel.connecting() == 0 {
		return IgnoredLanguage
	}
	if old, known := w.joined(c.ID()); known && !old.removed && old.asti && !j.ASTI {
		return IgnoredASTI
	}
	return ""
}

func obstacleProblem(reason string, i int, c *catalog.Connection) catalog.Problem {
	if reason == IgnoredService {
		return rule.Broken(reason, fmt.Sprintf("connections[%d].serviceId", i), c.ServiceID.String())
	}
	return rule.Broken(reason, fmt.Sprintf("connections[%d].channelId", i), c.ChannelID.String())
}

// settled are the rules of a connection that obstacle has looked at already.
var settled = []string{
	rule.ConnectionService, rule.ConnectionChannel, rule.ConnectionPublished, rule.ConnectionShared,
	rule.ConnectionLanguage, rule.ConnectionExtra,
}

// connectOne stages one connection that can be; i is its place in the list.
func (w *work) connectOne(j Joining, c catalog.Connection, i int) error {
	old, known := w.joined(c.ID())
	c.ASTI = j.ASTI
	switch {
	case j.Replace && j.Kind == catalog.KindService:
		c.Order = i
	case known && !old.removed:
		c.Order = int(old.order)
	default:
		c.Order = w.lastOrder(c.ServiceID) + 1
	}
	c.Modified = catalog.At(w.now)
	for _, p := range rule.Draft(&c, w.register) {
		if !slices.Contains(settled, p.Rule) {
			p.Field = fmt.Sprintf("connections[%d].%s", i, p.Field)
			w.problem(p)
		}
	}
	h := &held{Ref: RefOf(&c)}
	if known && old.number > 0 {
		var err error
		if h, err = w.load(h.Ref); err != nil {
			return err
		}
		if h.status == catalog.StatusPublished {
			if equal, err := sameConnection(h.newest, &c); err != nil || equal {
				return err
			}
		}
	}
	next, err := w.put(h, catalog.StatusPublished, &c)
	if err != nil {
		return err
	}
	w.effect(next, EffectConnected)
	if j.ASTI {
		return w.keepChannel(c.ChannelID)
	}
	return nil
}

func (w *work) joined(id catalog.ID) (join, bool) {
	w.register.mu.RLock()
	defer w.register.mu.RUnlock()
	return w.register.joins.find(id)
}

// lastOrder is the highest order among a service's connections, -1 when it has none.
func (w *work) lastOrder(service catalog.ID) int {
	r := w.register
	r.mu.RLock()
	defer r.mu.RUnlock()
	last := -1
	for j := range r.joins.of(service) {
		if !j.removed {
			last = max(last, int(j.order))
		}
	}
	return last
}

func sameConnection(a, b catalog.Entity) (bool, error) {
	x, err := bare(a)
	if err != nil {
		return false, err
	}
	y, err := bare(b)
	return bytes.Equal(x, y), err
}

// disconnect removes a connection.
func (w *work) disconnect(c Connected, reason string) error {
	h, err := w.load(Ref{catalog.KindConnection, c.ID})
	if err != nil {
		return err
	}
	if h, err = w.put(h, catalog.StatusDeleted, w.revised(h.newest)); err == nil {
		w.effect(h, reason)
	}
	return err
}

// keepChannel clears when a channel is to be archived: an ASTI service point is not archived by itself (PTV rule).
func (w *work) keepChannel(id catalog.ID) error {
	f, ok := w.register.Find(Ref{catalog.KindServiceChannel, id})
	if !ok || f.ArchiveAt.IsZero() || f.Mirrored {
		return nil
	}
	h, err := w.load(f.Ref)
	if err != nil {
		return err
	}
	newest := shallow(h.newest)
	plan := *planOf(newest)
	plan.ArchiveAt = catalog.Moment{}
	setPlan(newest, &plan)
	_, err = w.put(h, h.status, newest)
	return err
}

// connectEdited makes the connections that come with an edit.
func (w *work) connectEdited(h *held, e Edit) error {
	j := Joining{Ref: h.Ref, Connections: slices.Clone(e.Connections)}
	if s, ok := h.newest.(*catalog.Service); ok && e.ProposedChannels {
		proposed, err := w.proposed(s, j.Connections)
		if err != nil {
			return err
		}
		j.Connections = append(j.Connections, proposed...)
	}
	if len(j.Connections) == 0 {
		return nil
	}
	return w.connect(j)
}

// proposed are connections to the channels that a service's published general description proposes, but for those that
// the service has or that are listed.
func (w *work) proposed(s *catalog.Service, listed []catalog.Connection) ([]catalog.Connection, error) {
	if f, ok := w.register.Find(Ref{catalog.KindGeneralDescription, s.GeneralDescriptionID}); !ok || !f.Public {
		return nil, nil
	}
	h, err := w.load(Ref{catalog.KindGeneralDescription, s.GeneralDescriptionID})
	if err != nil {
		return nil, err
	}
	var out []catalog.Connection
	for _, p := range h.public.(*catalog.GeneralDescription).ServiceChannels {
		there := slices.ContainsFunc(listed, func(c catalog.Connection) bool { return c.ChannelID == p.ChannelID })
		if old, known := w.joined(catalog.ConnectionID(s.ID, p.ChannelID)); there || known && !old.removed {
			continue
		}
		out = append(out, catalog.Connection{
			ChannelID: p.ChannelID, ServiceChargeType: p.ServiceChargeType, Description: p.Description,
			DigitalAuthorizations: p.DigitalAuthorizations,
		})
	}
	return out, nil
}
