package in

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

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
	stands, err := a.Desk.PTVStatus(c.context(), r)
	if _, missing := errors.AsType[*editorial.NotFound](err); err != nil && !missing {
		return c.Broken(err)
	}
	facts, ok := a.Desk.Register().Find(r)
	if !ok || !canConnect(stands) || !a.sees(c, &facts) {
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
		return a.sendSeen(c, &facts) // an empty list alone changes nothing (PTV)
	}
	if err := a.lay(c, p, r, at); err != nil {
		return c.Broken(err)
	}
	if j.form != formAstiServices {
		a.checkExtras(p, at, j.asti || j.form == formChannelSources)
	}
	return a.join(c, at, editorial.Joining{
		Ref: r, Connections: p.connections, Replace: len(p.joints.list) > 0 || p.joints.deleteAll, ASTI: j.asti,
	}, j.list, p)
}

// canConnect tells whether connections of an entity can be changed: not of one that is archived, nor of one that is being
// edited beside what is public (PTV: Draft or Published).
func canConnect(stands catalog.Status) bool {
	return stands == catalog.StatusDraft || stands == catalog.StatusPublished
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
		return false, nil, a.unreadable(c, dry, p.joints.problems, p.at)
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
		if len(one.ServiceHours) == 0 && !one.contacts.holdsAny() {
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
	desk := a.Desk
	if at.dry || len(at.wanted.problems) > 0 {
		desk = desk.Rehearsal()
	} else { // in one turn: what cannot be keeps the desk from writing anything
		j.Strict, j.Passed = true, passed
	}
	outcome, err := desk.Connect(c.context(), c.caller, j)
	a.checkIgnored(c, obstacles(outcome, err, p), p, at)
	if err = at.found(outcome, err); err != nil {
		return a.refused(c, at, err)
	}
	if at.dry {
		return c.Send(rehearsed(outcome, at.wanted.problems, at.wanted.at, at.wanted.ignored))
	}
	if len(at.wanted.problems) > 0 {
		return c.Refuse(faults(at.wanted.problems, at.wanted.at)...)
	}
	facts, _ := a.Desk.Register().Find(at.ref)
	a.Audit(c.context(), Act{Actor: c.caller.Actor, Action: c.Operation, Organization: facts.Owner, Ref: at.ref, Status: http.StatusOK})
	return a.sendSeen(c, &facts)
}

// sees tells whether a caller may see what connections are made of from a channel's side: what is public, or its own,
// or anything with the right to read. From a service's side it needs rights to the service anyway.
func (a *API) sees(c call, f *editorial.Facts) bool {
	return f.Kind != catalog.KindServiceChannel || f.Public || a.seesNewest(c, f)
}

func (a *API) seesNewest(c call, f *editorial.Facts) bool {
	return f.Kind != catalog.KindServiceChannel || c.caller.Rights.Has(editorial.RightRead) || c.caller.Role == editorial.Admin ||
		a.Desk.Register().Within(f.Owner, c.caller.Organizations...)
}

// sendSeen answers with an entity as far as the caller sees it: a channel of others without the right to read as the
// public sees it.
func (a *API) sendSeen(c call, f *editorial.Facts) int {
	if a.seesNewest(c, f) {
		return a.sendNewest(c, f.Ref, true)
	}
	public, ok := c.Snapshot().Published(f.Kind, f.ID)
	if !ok { // published some moments ago
		if e := a.publisher(c)(f.Kind, f.ID); e != nil {
			return a.sendShown(c, f.Ref, e, catalog.StatusPublished, true)
		}
		return c.Unknown(f.Kind, f.ID.String())
	}
	e, err := catalog.Unmarshal(f.Kind, public.Document())
	if err != nil {
		return c.Broken(err)
	}
	return a.sendShown(c, f.Ref, e, catalog.StatusPublished, true)
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
		if j.Connections[i].ChannelID == (catalog.ID{}) && j.Kind == catalog.KindService {
			continue // source ids that nobody knows are not the same channel
		}
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

// passed are the reasons for which a connection is passed over; for any other nothing is written.
var passed = []string{editorial.IgnoredLanguage, editorial.IgnoredASTI}

// obstacles are the connections that cannot be: those that a rehearsal ignored, or those for which the desk has refused the
// whole list. The problems that say so are taken out of what it tells.
func obstacles(outcome *editorial.Outcome, err error, p *planned) []editorial.Ignored {
	if outcome != nil {
		return outcome.Ignored
	}
	invalid, ok := errors.AsType[*editorial.Invalid](err)
	if !ok {
		return nil
	}
	reasons := []string{editorial.IgnoredService, editorial.IgnoredChannel, editorial.IgnoredType}
	var out []editorial.Ignored
	invalid.Problems = slices.DeleteFunc(invalid.Problems, func(told catalog.Problem) bool {
		i, _, ok := placeOf(told.Field)
		if !ok || i >= len(p.connections) || !slices.Contains(reasons, told.Rule) {
			return false
		}
		one := &p.connections[i]
		out = append(out, editorial.Ignored{ServiceID: one.ServiceID, ChannelID: one.ChannelID, Reason: told.Rule})
		return true
	})
	return out
}

// placeOf tells which of the connections that the desk was given a field is of, and what comes after that in it.
func placeOf(field string) (n int, after string, ok bool) {
	const before = "connections["
	number, after, closed := strings.Cut(strings.TrimPrefix(field, before), "]")
	n, err := strconv.Atoi(number)
	return n, after, closed && err == nil && n >= 0 && strings.HasPrefix(field, before)
}

// checkIgnored makes problems of connections that cannot be.
func (a *API) checkIgnored(c call, cannotBe []editorial.Ignored, p *planned, at *attempt) {
	places := make(map[catalog.ID][]int, len(p.connections))
	for i := range p.connections {
		id := p.connections[i].ID()
		places[id] = append(places[id], i)
	}
	for _, ignored := range cannotBe {
		if slices.Contains(passed, ignored.Reason) {
			continue
		}
		a.auditIgnored(c, ignored)
		for _, i := range places[catalog.ConnectionID(ignored.ServiceID, ignored.ChannelID)] {
			one := &p.joints.list[i]
			field, value := one.channel.member, ignored.ChannelID.String()
			if ignored.Reason == editorial.IgnoredService || one.channel.member == "" {
				field, value = one.service.member, ignored.ServiceID.String()
			}
			if one.channel.source != "" {
				value = one.channel.source
			}
			at.wanted.problems = append(at.wanted.problems, rule.Broken(ignored.Reason, field, value))
		}
	}
}

// auditIgnored tells of a service that the caller has no right to.
func (a *API) auditIgnored(c call, ignored editorial.Ignored) {
	service := editorial.Ref{Kind: catalog.KindService, ID: ignored.ServiceID}
	facts, ok := a.Desk.Register().Find(service)
	if ignored.Reason != editorial.IgnoredService || !ok {
		return
	}
	a.Audit(c.context(), Act{
		Actor: c.caller.Actor, Action: c.Operation, Organization: facts.Owner, Ref: service, Status: http.StatusBadRequest,
		Detail: "connection-" + ignored.Reason,
	})
}

// ignoredWords say in a sentence of PTV's list of answers why a connection was ignored.
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
	desk := a.Desk
	if dry || len(at.wanted.problems) > 0 {
		desk = desk.Rehearsal()
	}
	connectable, places := a.connectable(p)
	outcome, err := desk.Connect(c.context(), c.caller, editorial.Joining{Connections: connectable})
	told := len(at.wanted.problems)
	err = at.found(outcome, err)
	inBody(at.wanted.problems[told:], places)
	if err != nil {
		return a.refused(c, at, err)
	}
	if dry {
		return c.Send(rehearsed(outcome, at.wanted.problems, at.wanted.at, at.wanted.ignored))
	}
	if len(at.wanted.problems) > 0 || outcome == nil {
		return c.Refuse(faults(at.wanted.problems, at.wanted.at)...)
	}
	a.auditPairs(c, connectable, outcome)
	return c.Send(a.told(p, outcome))
}

// auditPairs tells of each service whose connections were changed, and of each that the caller has no right to.
func (a *API) auditPairs(c call, connections []catalog.Connection, outcome *editorial.Outcome) {
	refused := map[catalog.ID]bool{}
	for _, ignored := range outcome.Ignored {
		if ignored.Reason == editorial.IgnoredService && !refused[ignored.ServiceID] {
			refused[ignored.ServiceID] = true
			a.auditIgnored(c, ignored)
		}
	}
	told := map[catalog.ID]bool{}
	for i := range connections {
		service := editorial.Ref{Kind: catalog.KindService, ID: connections[i].ServiceID}
		if told[service.ID] || refused[service.ID] {
			continue
		}
		told[service.ID] = true
		facts, _ := a.Desk.Register().Find(service)
		a.Audit(c.context(), Act{
			Actor: c.caller.Actor, Action: c.Operation, Organization: facts.Owner, Ref: service, Status: http.StatusOK,
		})
	}
}

// connectable are the connections both of whose ends are known, each pair once, the later of two that a body gives; with
// the place of each in the body.
func (a *API) connectable(p *planned) (out []catalog.Connection, places []int) {
	seen := map[catalog.ID]int{}
	for i := range p.connections {
		one := &p.connections[i]
		if one.ServiceID == (catalog.ID{}) || one.ChannelID == (catalog.ID{}) {
			continue
		}
		if n, known := seen[one.ID()]; known {
			out[n], places[n] = *one, i
			continue
		}
		seen[one.ID()] = len(out)
		out, places = append(out, *one), append(places, i)
	}
	return out, places
}

// inBody makes problems of the connections that the desk was given problems of the body's.
func inBody(problems []catalog.Problem, places []int) {
	for i := range problems {
		if n, after, ok := placeOf(problems[i].Field); ok && n < len(places) {
			problems[i].Field = fmt.Sprintf(plannedField, places[n]) + after
		}
	}
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
