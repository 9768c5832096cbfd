package in

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
)

// joining is an operation that replaces the connections of one service or service location.
type joining struct {
	kind catalog.Kind
	form relationForm
	asti bool
	// list is the body's member, parameter the path's.
	list, parameter string
}

func joinChannels(form relationForm, asti bool) joining {
	return joining{kind: catalog.KindService, form: form, asti: asti, list: "channelRelations", parameter: "serviceId"}
}

func byID(j joining) func(*API, call) int {
	return func(a *API, c call) int {
		id, bad := c.ID(j.parameter, 0)
		if bad != nil {
			return c.Refuse(bad...)
		}
		return a.replaceConnections(c, j, editorial.Ref{Kind: j.kind, ID: id})
	}
}

func bySource(j joining) func(*API, call) int {
	return func(a *API, c call) int {
		id, ok := a.Desk.Register().BySource(c.caller.Actor, j.kind, c.Arg(0))
		if !ok {
			return c.Missing("Service with source id '" + catalog.Excerpt(c.Arg(0)) + "' not found.")
		}
		return a.replaceConnections(c, j, editorial.Ref{Kind: j.kind, ID: id})
	}
}

// planned is a list of connections made of a body.
type planned struct {
	joints *joints
	// connections are those of the list, one each.
	connections []catalog.Connection
	at          paths
}

// plannedField is where the desk says that a connection of a list is wrong.
const plannedField = "connections[%d]"

// replaceConnections answers the PUTs of connections.
func (a *API) replaceConnections(c call, j joining, r editorial.Ref) int {
	dry, p, status := a.planned(c, j.form)
	if status != 0 {
		return status
	}
	facts, ok := a.Desk.Register().Find(r)
	if !ok || !canConnect(&facts) {
		return c.Unknown(r.Kind, r.ID.String())
	}
	action := editorial.ActionConnect
	if j.asti {
		action = editorial.ActionConnectASTI
	}
	at := &attempt{target: target{kind: r.Kind}, ref: r, dry: dry, wanted: &wanted{at: p.at, ignored: p.joints.ignored, problems: p.joints.problems}}
	if r.Kind == catalog.KindService {
		if err := a.Desk.May(c.context(), c.caller, action, r); err != nil {
			return a.refused(c, at, err)
		}
	}
	if len(p.joints.list) == 0 && !p.joints.deleteAll && !dry {
		return a.sendNewest(c, r, true) // an empty list alone changes nothing (PTV)
	}
	if err := a.lay(c, p, r, at); err != nil {
		return c.Broken(err)
	}
	if j.form != formAstiServices {
		a.checkExtras(p, at, j.asti)
	}
	return a.join(c, at, editorial.Joining{
		Ref: r, Connections: p.connections, Replace: len(p.joints.list) > 0 || p.joints.deleteAll, ASTI: j.asti,
	}, j.list, p)
}

// canConnect tells whether connections of an entity can be changed: not of one that is archived, nor of one that is being
// edited beside what is public (PTV: Draft or Published).
func canConnect(f *editorial.Facts) bool {
	return f.Status == catalog.StatusDraft || f.Status == catalog.StatusPublished
}

// planned reads a body of connections. A status other than 0 has been answered.
func (a *API) planned(c call, form relationForm) (dry bool, p *planned, status int) {
	dry, bad := c.Flag("dryRun")
	if bad != nil {
		return false, nil, c.Refuse(bad...)
	}
	body, status := bodyOf(c.Call, maxBody)
	if status != 0 {
		return false, nil, status
	}
	p = &planned{joints: decodeRelations(&asked{body: body, tellIgnored: dry}, form), at: paths{}}
	if p.joints.unreadable {
		return false, nil, c.Refuse(faults(p.joints.problems, p.at)...)
	}
	return dry, p, 0
}

// lay makes connections of what the body says and what there is. An end that the body gives by an unknown source id is
// left zero.
func (a *API) lay(c call, p *planned, r editorial.Ref, at *attempt) error {
	for i := range p.joints.list {
		one := &p.joints.list[i]
		connection := catalog.Connection{
			ServiceID: a.end(c, catalog.KindService, one.service, r), ChannelID: a.end(c, catalog.KindServiceChannel, one.channel, r),
		}
		p.connections = append(p.connections, connection)
	}
	var ids []catalog.ID
	for i := range p.connections {
		ids = append(ids, p.connections[i].ID())
	}
	present, err := a.connectionDocuments(c.context(), ids)
	if err != nil {
		return err
	}
	for i := range p.connections {
		ends := p.connections[i]
		before := catalog.Connection{ServiceID: ends.ServiceID, ChannelID: ends.ChannelID}
		if known := present[ends.ID()]; known != nil && !p.joints.deleteAll {
			before = *known
		}
		document := fmt.Sprintf(plannedField, i)
		at.wanted.at.set(document+".serviceId", p.joints.list[i].service.member)
		at.wanted.at.set(document+".channelId", p.joints.list[i].channel.member)
		p.connections[i] = p.joints.list[i].onto(before, document, at.wanted.at)
	}
	return nil
}

// end resolves one end of a connection; the zero id for an unknown source id.
func (a *API) end(c call, k catalog.Kind, e end, r editorial.Ref) catalog.ID {
	switch {
	case e.member == "":
		return r.ID // the path names it
	case e.source != "":
		id, _ := a.Desk.Register().BySource(c.caller.Actor, k, e.source)
		return id
	}
	return e.id
}

// checkExtras notes what only some channels can have. Hours and contact details are for service locations, and where
// connections are added also for electronic and phone channels (PTV).
func (a *API) checkExtras(p *planned, at *attempt, adding bool) {
	for i := range p.connections {
		one := &p.joints.list[i]
		if len(one.ServiceHours) == 0 && one.contacts == nil {
			continue
		}
		channel, ok := a.Desk.Register().Find(editorial.Ref{Kind: catalog.KindServiceChannel, ID: p.connections[i].ChannelID})
		if !ok {
			continue
		}
		allowed := []catalog.ChannelType{catalog.ServiceLocation}
		if adding {
			allowed = append(allowed, catalog.EChannel, catalog.PhoneChannel)
		}
		if slices.Contains(allowed, catalog.ChannelType(channel.Type)) {
			continue
		}
		member := one.list + ".contactDetails"
		if len(one.ServiceHours) > 0 {
			member = one.list + ".serviceHours"
		}
		at.wanted.problems = append(at.wanted.problems, rule.Broken(rule.ConnectionNotAllowed, member, ""))
	}
}

// join has the desk replace connections, and answers with the entity. What cannot be connected is refused, but for a lack
// of common languages, which PTV passes over, and for ASTI connections, which stay as they are when a client sends back
// all the connections that it has read.
func (a *API) join(c call, at *attempt, j editorial.Joining, list string, p *planned) int {
	a.checkDoubles(j, at, list)
	c.caller.Rights |= editorial.RightRead // the desk reads the channel, which an ASTI user may have no right to do
	outcome, err := a.Desk.Rehearsal().Connect(c.context(), c.caller, j)
	if err == nil {
		a.checkIgnored(outcome, p, at)
	}
	if err == nil && !at.dry && len(at.wanted.problems)+len(outcome.Problems) == 0 {
		outcome, err = a.Desk.Connect(c.context(), c.caller, j)
	}
	if err = at.found(outcome, err); err != nil {
		return a.refused(c, at, err)
	}
	if at.dry {
		return c.Send(rehearsed(outcome, at.wanted.problems, at.wanted.at, at.wanted.ignored))
	}
	if len(at.wanted.problems) > 0 {
		return c.Refuse(faults(at.wanted.problems, at.wanted.at)...)
	}
	a.Audit(c.context(), Act{Actor: c.caller.Actor, Action: c.Operation, Ref: at.ref, Status: http.StatusOK})
	return a.sendNewest(c, at.ref, true)
}

// found takes the problems that the desk has found; what a list names twice is told under the list.
func (at *attempt) found(outcome *editorial.Outcome, err error) error {
	var problems []catalog.Problem
	if invalid, ok := errors.AsType[*editorial.Invalid](err); ok {
		problems, err = invalid.Problems, nil
	}
	if outcome != nil {
		problems = append(problems, outcome.Problems...)
	}
	for _, p := range problems {
		if p.Rule != rule.ConnectionTwice {
			at.wanted.problems = append(at.wanted.problems, p)
		}
	}
	return err
}

// checkDoubles notes what a list names twice, under the list (PTV).
func (a *API) checkDoubles(j editorial.Joining, at *attempt, list string) {
	seen := map[catalog.ID]bool{}
	for i := range j.Connections {
		id := j.Connections[i].ID()
		if seen[id] {
			other := j.Connections[i].ChannelID
			if j.Kind == catalog.KindServiceChannel {
				other = j.Connections[i].ServiceID
			}
			at.wanted.problems = append(at.wanted.problems, rule.Broken(rule.ConnectionTwice, list, other.String()))
		}
		seen[id] = true
	}
}

// checkIgnored makes problems of connections that cannot be.
func (a *API) checkIgnored(outcome *editorial.Outcome, p *planned, at *attempt) {
	for _, ignored := range outcome.Ignored {
		if ignored.Reason == editorial.IgnoredLanguage || ignored.Reason == editorial.IgnoredASTI {
			continue
		}
		for i := range p.connections {
			if p.connections[i].ServiceID != ignored.ServiceID || p.connections[i].ChannelID != ignored.ChannelID {
				continue
			}
			one := &p.joints.list[i]
			field, value := one.channel.member, ignored.ChannelID.String()
			if ignored.Reason == editorial.IgnoredService || one.channel.member == "" {
				field, value = one.service.member, ignored.ServiceID.String()
			}
			if one.channel.source != "" {
				value = one.channel.source
			}
			at.wanted.problems = append(at.wanted.problems, catalog.Problem{
				Field: field, Rule: "connection-" + ignored.Reason, Value: catalog.Excerpt(value), Message: ignoredWords(ignored.Reason),
			})
		}
	}
}

func ignoredWords(reason string) string {
	switch reason {
	case editorial.IgnoredLanguage:
		return "has no language version in common with the other end"
	case editorial.IgnoredService:
		return "is no service that you can connect: not there, archived, or not yours"
	case editorial.IgnoredType:
		return "is no service location, which alone can have ASTI connections"
	case editorial.IgnoredASTI:
		return "has an ASTI connection to the other already, which stays as it is"
	}
	return "is no channel that can be connected: not there, not published, or neither yours nor shared"
}

// connectPairs answers POST Connection and Connection/Source: each connection is made or changed, or a message says why
// not.
func (a *API) connectPairs(c call, form relationForm) int {
	dry, p, status := a.planned(c, form)
	if status != 0 {
		return status
	}
	at := &attempt{target: target{kind: catalog.KindService}, dry: dry, wanted: &wanted{
		at: p.at, ignored: p.joints.ignored, problems: p.joints.problems,
	}}
	if err := a.lay(c, p, editorial.Ref{}, at); err != nil {
		return c.Broken(err)
	}
	a.checkExtras(p, at, true)
	lastOfPair(p)
	desk := a.Desk
	if dry || len(at.wanted.problems) > 0 {
		desk = desk.Rehearsal()
	}
	outcome, err := desk.Connect(c.context(), c.caller, editorial.Joining{Connections: a.connectable(p)})
	if err = at.found(outcome, err); err != nil {
		return a.refused(c, at, err)
	}
	if dry {
		return c.Send(rehearsed(outcome, at.wanted.problems, at.wanted.at, at.wanted.ignored))
	}
	if len(at.wanted.problems) > 0 || outcome == nil {
		return c.Refuse(faults(at.wanted.problems, at.wanted.at)...)
	}
	a.Audit(c.context(), Act{Actor: c.caller.Actor, Action: c.Operation, Status: http.StatusOK})
	return c.Send(a.told(p, outcome))
}

// lastOfPair keeps of two that a body gives for one pair the later one.
func lastOfPair(p *planned) {
	last := map[catalog.ID]int{}
	for i := range p.connections {
		last[p.connections[i].ID()] = i
	}
	for i := range p.connections {
		if n := last[p.connections[i].ID()]; n != i {
			p.connections[i] = p.connections[n]
		}
	}
}

// connectable are the connections both of whose ends are known, each once.
func (a *API) connectable(p *planned) []catalog.Connection {
	var out []catalog.Connection
	seen := map[catalog.ID]bool{}
	for i := range p.connections {
		one := &p.connections[i]
		if one.ServiceID == (catalog.ID{}) || one.ChannelID == (catalog.ID{}) || seen[one.ID()] {
			continue
		}
		seen[one.ID()] = true
		out = append(out, *one)
	}
	return out
}

// told writes one message for each connection of the body.
func (a *API) told(p *planned, outcome *editorial.Outcome) []byte {
	reasons := map[catalog.ID]string{}
	for _, i := range outcome.Ignored {
		reasons[catalog.ConnectionID(i.ServiceID, i.ChannelID)] = i.Reason
	}
	b, first := []byte{'['}, true
	for i := range p.connections {
		b = append(comma(b, &first), quoted(pairMessage(&p.joints.list[i], &p.connections[i], reasons))...)
	}
	return append(b, ']')
}

func pairMessage(one *joint, connection *catalog.Connection, reasons map[catalog.ID]string) string {
	service, channel := nameOf(one.service), nameOf(one.channel)
	pair := "service '" + service + "' and channel '" + channel + "'"
	switch reason, ignored := reasons[connection.ID()]; {
	case connection.ServiceID == (catalog.ID{}):
		return "Ignored: service '" + service + "' not found."
	case connection.ChannelID == (catalog.ID{}):
		return "Ignored: channel '" + channel + "' not found."
	case ignored:
		return "Ignored: " + pair + ": one of them " + ignoredWords(reason) + "."
	}
	return "The connection of " + pair + " was added or updated."
}

func nameOf(e end) string {
	if e.source != "" {
		return catalog.Excerpt(e.source)
	}
	return e.id.String()
}
