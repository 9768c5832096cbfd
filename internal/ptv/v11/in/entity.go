package in

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	opening "github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
)

// attempt is one POST or PUT on its way.
type attempt struct {
	target
	wanted *wanted
	body   []byte
	// ref names the entity of a PUT; of a POST only its kind.
	ref editorial.Ref
	// newest is the revision that a PUT builds on, zero for a POST.
	newest store.Revision
	// present is the content of newest, nil for a POST.
	present catalog.Entity
	// dry tells that nothing is to be written.
	dry bool
	// attach makes connections to the channels that the general description proposes.
	attach bool
}

// statuses that publishingStatus may have.
var (
	postStatuses = []catalog.Status{catalog.StatusDraft, catalog.StatusPublished}
	putStatuses  = []catalog.Status{catalog.StatusDraft, catalog.StatusPublished, catalog.StatusDeleted, catalog.StatusModified}
)

// create answers a POST of an entity.
func (a *API) create(c call, t target) int {
	at, status := a.attempt(c, t)
	if status != 0 {
		return status
	}
	at.ref.Kind = t.kind
	a.decode(c, at, nil)
	if at.wanted.unreadable {
		return a.unreadable(c, at.dry, at.wanted.problems, at.wanted.at)
	}
	if err := a.mayCreate(c, at); err != nil {
		return a.refused(c, at, err)
	}
	wantedStatus := at.status(postStatuses)
	return a.keep(c, at, "", wantedStatus)
}

// attempt reads what POST and PUT share.
func (a *API) attempt(c call, t target) (*attempt, int) {
	dry, bad := c.Flag("dryRun")
	attach, further := c.Flag("attachProposedChannels")
	if bad = append(bad, further...); bad != nil {
		return nil, c.Refuse(bad...)
	}
	body, status := bodyOf(c.Call, maxBody)
	if status != 0 {
		return nil, status
	}
	return &attempt{target: t, body: body, dry: dry, attach: attach && t.kind == catalog.KindService}, 0
}

// unreadable answers a body that cannot be read into its form.
func (a *API) unreadable(c call, dry bool, problems []catalog.Problem, at paths) int {
	if dry {
		return c.Send(rehearsed(nil, problems, at, nil))
	}
	return c.Refuse(faults(problems, at)...)
}

func (a *API) decode(c call, at *attempt, present catalog.Entity) {
	general := func(id catalog.ID) *catalog.GeneralDescription {
		if g := c.Snapshot().General(id); g != nil {
			return g
		}
		g, _ := a.publisher(c)(catalog.KindGeneralDescription, id).(*catalog.GeneralDescription)
		return g
	}
	at.wanted = at.target.decode(&asked{body: at.body, present: present, general: general, tellIgnored: at.dry})
	at.present = present
}

// newest gives an entity's newest revision.
func (a *API) newest(ctx context.Context, r editorial.Ref) (catalog.Entity, store.Revision, error) {
	revision, err := a.Log.Newest(ctx, r.Kind, r.ID)
	if err != nil {
		return nil, revision, err
	}
	e, err := catalog.Unmarshal(r.Kind, revision.Document)
	return e, revision, err
}

// status reads publishingStatus, and notes what is wrong with it.
func (at *attempt) status(allowed []catalog.Status) catalog.Status {
	given := catalog.Status(at.wanted.status)
	if given == "" {
		at.wanted.lacks("publishingStatus")
	} else if !slices.Contains(allowed, given) {
		at.wanted.problems = append(at.wanted.problems,
			rule.Broken(rule.Enum, "publishingStatus", string(given), "allowed", catalog.Choices(allowed)))
	}
	return given
}

// mayCreate tells whether the caller may make such an entity at all. That it may not for that owner is one problem among
// the others (PTV).
func (a *API) mayCreate(c call, at *attempt) error {
	owner := ownerOf(at.wanted.entity)
	if owner == (catalog.ID{}) && at.target.owner != "" && at.kind != catalog.KindOrganization {
		return nil // that it is missing is told among the problems
	}
	return a.asProblem(c, a.Desk.MayCreate(c.context(), c.caller, at.kind, owner), at)
}

// asProblem makes a problem of a refusal that PTV tells under a key of the body.
func (a *API) asProblem(c call, err error, at *attempt) error {
	if missing, ok := errors.AsType[*editorial.NotFound](err); ok && missing.Kind == catalog.KindOrganization && at.target.owner != "" {
		at.wanted.problems = append(at.wanted.problems, rule.Broken(rule.ReferenceNotFound, at.target.owner, missing.ID.String()))
		return nil
	}
	forbidden, ok := errors.AsType[*editorial.Forbidden](err)
	if !ok {
		return err
	}
	refused := func(told catalog.Problem) {
		if slices.ContainsFunc(at.wanted.problems, func(p catalog.Problem) bool { return p.Rule == told.Rule && p.Field == told.Field }) {
			return // before the desk was asked
		}
		at.wanted.problems = append(at.wanted.problems, told)
		a.Audit(c.context(), Act{
			Actor: c.caller.Actor, Action: c.Operation, Organization: forbidden.Organization, Ref: at.ref,
			Status: http.StatusBadRequest, Detail: forbidden.Rule,
		})
	}
	switch forbidden.Rule {
	case editorial.RuleMainOrganization:
		refused(rule.Broken(rule.MainOrganization, "organization", ""))
		return nil
	case editorial.RuleOwner, editorial.RuleOrganization, editorial.RuleMirrored:
		if at.target.owner == "" || forbidden.Rule == editorial.RuleMirrored && at.present != nil && forbidden.Organization == ownerOf(at.present) {
			return err // it is the entity that is kept elsewhere, not its new owner
		}
		if forbidden.Organization == (catalog.ID{}) {
			return nil // none is given, which the rules tell
		}
		refused(rule.Broken(rule.OwnerForbidden, at.target.owner, forbidden.Organization.String()))
		return nil
	}
	return err
}

// ownerOf is the organisation that owns an entity: of an organisation, the one above it.
func ownerOf(e catalog.Entity) catalog.ID {
	switch e := e.(type) {
	case *catalog.Service:
		return e.Responsible()
	case *catalog.ServiceChannel:
		return e.OrganizationID
	case *catalog.Organization:
		return e.ParentOrganizationID
	case *catalog.ServiceCollection:
		return e.OrganizationID
	}
	return catalog.ID{}
}

// updateByID answers a PUT by id.
func (a *API) updateByID(c call, t target) int {
	id, bad := c.ID("id", 0)
	if bad != nil {
		if t.kind == catalog.KindGeneralDescription {
			return c.Unknown(t.kind, c.Arg(0)) // PTV
		}
		return c.Refuse(bad...)
	}
	return a.update(c, t, id, id.String())
}

// updateBySource answers a PUT by the caller's own source id.
func (a *API) updateBySource(c call, t target) int {
	source := c.Arg(0)
	id, ok := a.Desk.Register().BySource(c.caller.Actor, t.kind, source)
	if !ok {
		return c.Missing(kindWord(t) + " with source id '" + catalog.Excerpt(source) + "' not found.")
	}
	return a.update(c, t, id, source)
}

func kindWord(t target) string {
	switch t.kind {
	case catalog.KindService:
		return "Service"
	case catalog.KindServiceChannel:
		return "Service channel"
	case catalog.KindOrganization:
		return "Organization"
	case catalog.KindGeneralDescription:
		return "General description"
	}
	return "Service collection"
}

// maxAttempts is how often a PUT is tried that others cross.
const maxAttempts = 20

// update answers a PUT: reads what there is, lays the body over it and keeps the whole. When somebody else changes the
// same members in between, it begins anew, so that the later of two writes holds (PTV locks instead).
func (a *API) update(c call, t target, id catalog.ID, named string) int {
	at, status := a.attempt(c, t)
	if status != 0 {
		return status
	}
	at.ref = editorial.Ref{Kind: t.kind, ID: id}
	for attempts := 1; ; attempts++ {
		status, crossed := a.updateOnce(c, at, named, attempts < maxAttempts)
		if !crossed {
			return status
		}
	}
}

func (a *API) updateOnce(c call, at *attempt, named string, again bool) (status int, crossed bool) {
	present, newest, err := a.newest(c.context(), at.ref)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return c.Unknown(at.kind, named), false
	case err != nil:
		return c.Broken(err), false
	case newest.Status == catalog.StatusRemoved || !at.isOf(present):
		return c.Unknown(at.kind, named), false
	}
	at.newest = newest
	if err := a.Desk.May(c.context(), c.caller, editorial.ActionWrite, at.ref); err != nil {
		return a.refused(c, at, err), false
	}
	a.decode(c, at, present)
	if at.wanted.unreadable {
		return a.unreadable(c, at.dry, at.wanted.problems, at.wanted.at), false
	}
	wantedStatus := at.status(putStatuses)
	if wantedStatus == catalog.StatusDeleted {
		at.wanted.problems = nil // what else the body holds means nothing then (PTV)
	}
	stands, err := a.stands(c, at)
	if err != nil {
		return c.Broken(err), false
	}
	if slices.Contains(putStatuses, wantedStatus) {
		at.wanted.problems = append(at.wanted.problems, rule.Transition(stands, wantedStatus)...)
	}
	if again && !at.dry {
		status, crossed = a.keepUncrossed(c, at, newest.Status, wantedStatus)
		return status, crossed
	}
	return a.keep(c, at, newest.Status, wantedStatus), false
}

// stands is the status in PTV's terms of what a PUT builds on. Only a modified entity has to be read once more for it.
func (a *API) stands(c call, at *attempt) (catalog.Status, error) {
	if at.newest.Status != catalog.StatusModified {
		return at.newest.Status, nil
	}
	return a.Desk.PTVStatus(c.context(), at.ref)
}

// isOf tells whether an entity is what the operation writes: a channel of its type.
func (at *attempt) isOf(e catalog.Entity) bool {
	channel, ok := e.(*catalog.ServiceChannel)
	return !ok || channel.Type == at.target.channel
}

// keep has the desk write what is wanted, and answers.
func (a *API) keep(c call, at *attempt, from, to catalog.Status) int {
	outcome, err := a.write(c, at, from, to)
	return a.answer(c, at, to, outcome, err)
}

// keepUncrossed is keep, but for a write that crosses another: then nothing is answered.
func (a *API) keepUncrossed(c call, at *attempt, from, to catalog.Status) (status int, crossed bool) {
	outcome, err := a.write(c, at, from, to)
	if _, ok := errors.AsType[*editorial.Conflict](err); ok {
		return 0, true
	}
	return a.answer(c, at, to, outcome, err), false
}

// write has the desk write what is wanted; with problems, or dry, it only rehearses, so that all problems are found.
func (a *API) write(c call, at *attempt, from, to catalog.Status) (*editorial.Outcome, error) {
	w := at.wanted
	a.check(at, to)
	desk := a.Desk
	if at.dry || len(w.problems) > 0 {
		desk = desk.Rehearsal()
	}
	if to == catalog.StatusDeleted && from == to { // said again (PTV allows it)
		return &editorial.Outcome{Ref: at.ref, Number: at.newest.Number, Status: to, Entity: at.present, Repeated: true}, nil
	}
	if to == catalog.StatusDeleted && from != "" {
		return desk.Archive(c.context(), c.caller, at.ref, editorial.Archiving{})
	}
	edit := editorial.Edit{
		Entity: w.entity, Publish: to == catalog.StatusPublished, Complete: true, Plan: w.plan(),
		ProposedChannels: at.attach, Connections: connections(at.kind, w.connect),
	}
	if from == "" {
		return a.make(c, at, desk, edit)
	}
	edit.Base, edit.Restore = at.newest.Number, from == catalog.StatusDeleted
	return desk.Save(c.context(), c.caller, edit)
}

// make has the desk make an entity. What the body lists to be connected and cannot be is told before anything is written,
// but for a lack of common languages, which PTV passes over.
func (a *API) make(c call, at *attempt, desk *editorial.Desk, edit editorial.Edit) (*editorial.Outcome, error) {
	w := at.wanted
	if len(edit.Connections) == 0 {
		return desk.Create(c.context(), c.caller, edit)
	}
	outcome, err := a.Desk.Rehearsal().Create(c.context(), c.caller, edit)
	if err != nil {
		return outcome, err
	}
	before := len(w.problems)
	w.unconnected(at.kind, outcome.Ignored)
	if at.dry || before > 0 || len(w.problems) > before || len(outcome.Problems) > 0 {
		return outcome, nil
	}
	return desk.Create(c.context(), c.caller, edit)
}

// unconnected makes problems of what a body lists to be connected with a new entity and cannot be.
func (w *wanted) unconnected(k catalog.Kind, ignored []editorial.Ignored) {
	reasons := make(map[catalog.ID]string, len(ignored))
	for _, i := range ignored {
		if i.Reason == editorial.IgnoredLanguage {
			continue
		}
		if k == catalog.KindService {
			reasons[i.ChannelID] = i.Reason
		} else {
			reasons[i.ServiceID] = i.Reason
		}
	}
	for i, id := range w.connect {
		if reason := reasons[id]; reason != "" && len(w.problems) < maxProblems {
			w.problems = append(w.problems, rule.Broken(reason, fmt.Sprintf(plannedField, i), id.String()))
		}
	}
}

// check notes what is wrong with the dates, which PTV ties to the status that is asked for.
func (a *API) check(at *attempt, to catalog.Status) {
	w := at.wanted
	if to == catalog.StatusDeleted {
		return // what else the body holds means nothing then (PTV)
	}
	expires := a.Desk.Expiry(at.ref)
	if !expires.IsZero() {
		expires = expires.In(opening.Finland())
	}
	w.problems = append(w.problems, rule.Schedule(to, w.publishAt, w.archiveAt, expires, a.Now())...)
	w.at.set("publishAt", "validFrom") // the desk holds the dates against the same once more, by its own names
	w.at.set("archiveAt", "validTo")
}

// plan makes the catalogue's plan of validFrom and validTo: the days begin in Finland. nil leaves things as they are.
func (w *wanted) plan() *catalog.Plan {
	if w.publishAt.IsZero() && w.archiveAt.IsZero() {
		return nil
	}
	return &catalog.Plan{PublishAt: midnight(w.publishAt), ArchiveAt: midnight(w.archiveAt)}
}

func midnight(day time.Time) catalog.Moment {
	if day.IsZero() {
		return catalog.Moment{}
	}
	return catalog.At(time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, opening.Finland()))
}

// connections are those to make with a new service or channel.
func connections(k catalog.Kind, others []catalog.ID) []catalog.Connection {
	var out []catalog.Connection
	for _, id := range others {
		if k == catalog.KindService {
			out = append(out, catalog.Connection{ChannelID: id})
		} else {
			out = append(out, catalog.Connection{ServiceID: id})
		}
	}
	return out
}

// repeatedHeader marks the answer to a retry.
const repeatedHeader = "Varanto-Repeated"

// answer tells what became of a write.
func (a *API) answer(c call, at *attempt, to catalog.Status, outcome *editorial.Outcome, err error) int {
	if invalid, ok := errors.AsType[*editorial.Invalid](err); ok {
		at.wanted.problems = append(at.wanted.problems, explained(invalid)...)
		err = nil
	}
	if err != nil {
		if err = a.asProblem(c, err, at); err != nil {
			return a.refused(c, at, err)
		}
		a.checkAll(at, to) // the desk stopped at the owner; what else is wrong is told at once, too
	}
	if outcome != nil {
		at.wanted.problems = append(at.wanted.problems, outcome.Problems...)
	}
	if at.dry {
		return c.Send(rehearsed(outcome, at.wanted.problems, at.wanted.at, at.wanted.ignored))
	}
	if len(at.wanted.problems) > 0 || outcome == nil {
		return c.Refuse(faults(at.wanted.problems, at.wanted.at)...)
	}
	if outcome.Repeated {
		c.Header()[repeatedHeader] = []string{"true"}
	}
	concerned := ownerOf(outcome.Entity)
	if outcome.Kind == catalog.KindOrganization {
		concerned = outcome.ID // its own people look for it
	}
	a.Audit(c.context(), Act{
		Actor: c.caller.Actor, Action: c.Operation, Organization: concerned, Ref: outcome.Ref, Status: http.StatusOK,
	})
	body, err := a.shown(c, outcome.Ref, outcome.Entity, outcome.Status, true)
	if err != nil {
		return a.keptUnshown(c, outcome.Ref, err)
	}
	return c.Send(body)
}

// keptUnshown answers for a write that is on disk when the answer cannot be made: the client must not take it for lost.
func (a *API) keptUnshown(c call, r editorial.Ref, err error) int {
	if c.context().Err() == nil {
		a.Logger.ErrorContext(c.context(), "cannot show what was kept", "kind", r.Kind, "id", r.ID, "error", err)
	}
	return c.Fail(http.StatusInternalServerError,
		"The entity with id '"+r.ID.String()+"' was kept, but the server failed to show it. Read it; do not send it again.")
}

// checkAll notes every rule of content that is broken.
func (a *API) checkAll(at *attempt, to catalog.Status) {
	check := rule.Complete
	if to == catalog.StatusPublished {
		check = rule.Publish
	}
	var before []catalog.Problem
	if at.present != nil {
		before = check(at.present, a.Desk.Register())
	}
	for _, p := range rule.Fresh(before, check(at.wanted.entity, a.Desk.Register())) {
		if p.Field != "id" { // the desk gives it
			at.wanted.problems = append(at.wanted.problems, p)
		}
	}
}

// explained are the problems of a refusal; a source id that is taken says by whom.
func explained(invalid *editorial.Invalid) []catalog.Problem {
	if invalid.Existing == (editorial.Ref{}) {
		return invalid.Problems
	}
	for _, p := range invalid.Problems {
		if p.Rule == rule.SourceIDTaken {
			return invalid.Problems
		}
	}
	taken := rule.Broken(rule.SourceIDTaken, "sourceId", "", "id", invalid.Existing.ID.String())
	return append(invalid.Problems, taken)
}

// refused answers what the caller may not do, in PTV's way.
func (a *API) refused(c call, at *attempt, err error) int {
	if _, ok := errors.AsType[*editorial.NotFound](err); ok {
		return c.Unknown(at.kind, at.ref.ID.String())
	}
	if conflict, ok := errors.AsType[*editorial.Conflict](err); ok {
		return c.Missing("The entity with id '" + conflict.ID.String() + "' is being changed by somebody else. Try again.")
	}
	forbidden, ok := errors.AsType[*editorial.Forbidden](err)
	if !ok {
		return c.Broken(err)
	}
	status := http.StatusNotFound
	switch forbidden.Rule {
	case editorial.RuleRole, editorial.RuleRight:
		status = c.Forbidden()
	case editorial.RuleMirrored:
		c.Missing(kindWord(at.target) + " with id '" + at.ref.ID.String() + "' is kept elsewhere and only shown here: it cannot be changed.")
	default:
		c.Missing("You have no rights to the " + strings.ToLower(kindWord(at.target)) + " with id '" + at.ref.ID.String() + "'.")
	}
	a.Audit(c.context(), Act{
		Actor: c.caller.Actor, Action: c.Operation, Organization: forbidden.Organization, Ref: at.ref, Status: status, Detail: forbidden.Rule,
	})
	return status
}

var _ v11.Restricted = (*API)(nil)
