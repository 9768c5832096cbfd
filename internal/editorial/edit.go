package editorial

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// Edit is content to be kept.
type Edit struct {
	// Entity is the whole content, with all language versions. It is not changed and must not be changed meanwhile. Its
	// Plan is ignored: see Plan. In Create its id may be zero: then the desk gives one, which follows from the source id
	// of an API user. A connection is not kept this way: see Connect.
	Entity catalog.Entity
	// Base is the number of the revision that the content was edited from. 0 means the newest. Create ignores it.
	Base int
	// Complete holds against the content what PTV's interface asks for whatever the status.
	Complete bool
	// Publish publishes what is kept, in the same transaction.
	Publish bool
	// Languages are the language versions to publish; none means all that are neither archived nor withdrawn.
	Languages []string
	// Restore takes an entity that is archived back first. Without it saving an archived entity is refused.
	Restore bool
	// Plan, when not nil, replaces when the whole entity is to be published and archived; its other members are ignored.
	// nil leaves that as it is.
	Plan *catalog.Plan
	// Connections are regular connections to make with the entity, a service or a channel (Create and Save; none are
	// removed). The entity's own end may be zero. Those that cannot be are ignored and reported.
	Connections []catalog.Connection
	// ProposedChannels makes connections to the channels that the service's general description proposes.
	ProposedChannels bool
}

// sourceSpace is the namespace of ids that are derived from source ids.
var sourceSpace = uuid.MustParse("c8a1f1de-9d0d-5f63-8a55-6d2e3a9b7f40")

// SourceEntityID derives the id that an entity made by an API user under a source id gets, if it is free.
func SourceEntityID(user string, k catalog.Kind, sourceID string) catalog.ID {
	return uuid.NewSHA1(sourceSpace, []byte(user+"\x00"+string(k)+"\x00"+sourceID))
}

// Create makes a new entity, Draft or (with Publish) Published. The caller needs ActionCreate in the organisation that
// owns it.
//
// A source id that the API user has used for another entity of the kind is *Invalid with Existing set, unless that
// entity's content is the very same: then the outcome is Repeated and nothing is written.
func (d *Desk) Create(ctx context.Context, c Caller, e Edit) (*Outcome, error) {
	return d.do(ctx, c, "create", func(w *work) (*held, error) { return w.create(e) })
}

func (w *work) create(e Edit) (*held, error) {
	mine, err := copyOf(e.Entity)
	if err != nil {
		return nil, err
	}
	setModified(mine, catalog.At(w.now))
	tidy(mine)
	setPlan(mine, nil)
	setChecked(mine, catalog.Moment{})
	under := owner(mine)
	if o, ok := mine.(*catalog.Organization); ok {
		under = o.ParentOrganizationID
	}
	if err := w.register.mayCreate(w.caller, RefOf(mine), under); err != nil {
		return nil, err
	}
	id, _ := source(mine)
	if !w.caller.API {
		id = ""
	}
	setSource(mine, id, "")
	if id != "" {
		setSource(mine, id, w.caller.Actor)
		if existing, taken := w.register.BySource(w.caller.Actor, mine.EntityKind(), id); taken {
			return w.again(mine, existing, id, e)
		}
	}
	if err := w.giveID(mine, id); err != nil {
		return nil, err
	}
	h := &held{Ref: RefOf(mine)}
	w.setDates(mine, e.Plan)
	w.check(mine, nil, e.Complete)
	if e.Publish {
		h, err = w.publish(h, mine, e.Languages)
	} else {
		h, err = w.put(h, catalog.StatusDraft, mine)
	}
	if err != nil {
		return nil, err
	}
	return h, w.connectEdited(h, e)
}

// giveID gives a new entity its id.
func (w *work) giveID(e catalog.Entity, sourceID string) error {
	id := e.EntityID()
	switch {
	case id == (catalog.ID{}) && sourceID != "":
		id = SourceEntityID(w.caller.Actor, e.EntityKind(), sourceID)
		if _, taken := w.register.Find(Ref{e.EntityKind(), id}); taken {
			id = uuid.New()
		}
	case id == (catalog.ID{}):
		id = uuid.New()
	default:
		if _, taken := w.register.Find(RefOf(e)); taken {
			w.existing = RefOf(e)
			return &Invalid{
				Problems: []catalog.Problem{rule.Broken(rule.Duplicate, "id", id.String())},
				Existing: RefOf(e),
			}
		}
	}
	setID(e, id)
	return nil
}

// again answers a source id that was used before: a retry that asks for what there is is no error.
func (w *work) again(mine catalog.Entity, existing catalog.ID, sourceID string, e Edit) (*held, error) {
	ref := Ref{mine.EntityKind(), existing}
	h, err := w.load(ref)
	if err != nil {
		return nil, err
	}
	setID(mine, existing)
	equal, err := sameContent(mine, h.newest)
	if err != nil {
		return nil, err
	}
	w.first = h
	equal = equal && w.isAsAsked(h, e)
	if !equal {
		w.existing = ref
		w.problem(rule.Broken(rule.SourceIDTaken, "sourceId", sourceID, "id", existing.String()))
	}
	w.out.Repeated = equal
	if !equal && w.rehearse { // every other broken rule is told, too
		w.setDates(mine, e.Plan)
		w.check(mine, nil, e.Complete)
		if e.Publish {
			w.problem(rule.Publish(mine, w.register)...)
		}
	}
	return h, nil
}

// isAsAsked tells whether an entity has the status, the dates and the connections that an edit asks for.
func (w *work) isAsAsked(h *held, e Edit) bool {
	status := catalog.StatusDraft
	if e.Publish {
		status = catalog.StatusPublished
	}
	if h.status != status {
		return false
	}
	if asked := e.Plan; asked != nil {
		there := planOf(h.newest)
		if there == nil {
			there = &catalog.Plan{}
		}
		if there.PublishAt != asked.PublishAt || there.ArchiveAt != asked.ArchiveAt {
			return false
		}
	}
	j := Joining{Ref: h.Ref}
	for _, c := range e.Connections {
		if h.Kind == catalog.KindService {
			c.ServiceID = h.ID
		} else {
			c.ChannelID = h.ID
		}
		if old, known := w.joined(c.ID()); (!known || old.removed) && w.obstacle(j, &c) != IgnoredLanguage {
			return false
		}
	}
	return true
}

// Save keeps changed content: a draft stays a draft, and over a published revision a Modified one is laid. When somebody
// saved since e.Base, the two changes are merged field by field; *Conflict tells the fields that both changed.
// Content that is the same as before writes nothing, unless there is something to publish.
func (d *Desk) Save(ctx context.Context, c Caller, e Edit) (*Outcome, error) {
	return d.do(ctx, c, "save", func(w *work) (*held, error) { return w.save(e) })
}

func (w *work) save(e Edit) (*held, error) {
	h, err := w.open(RefOf(e.Entity), ActionWrite)
	if err != nil {
		return nil, err
	}
	if h.Kind == catalog.KindConnection {
		return nil, &NotFound{Ref: h.Ref}
	}
	mine, err := copyOf(e.Entity)
	if err != nil {
		return nil, err
	}
	setModified(mine, catalog.At(w.now))
	if mine, err = w.mergeInto(h, mine, e.Base); err != nil {
		return nil, err
	}
	tidy(mine)
	w.keepPlan(h, mine)
	setChecked(mine, checkedAt(h.newest))
	if err := w.keepSource(h, mine); err != nil {
		return nil, err
	}
	if err := w.mayHandOver(h, mine); err != nil {
		return nil, err
	}
	if was, ok := h.newest.(*catalog.ServiceChannel); ok && was.Type != mine.(*catalog.ServiceChannel).Type {
		w.problem(rule.Broken(rule.ChannelTypeFixed, "serviceChannelType", string(mine.(*catalog.ServiceChannel).Type)))
	}
	w.lenient = e.Complete
	status := edited(h.status)
	if h.status == catalog.StatusDeleted && e.Restore {
		setPlan(mine, nil)
	} else {
		w.act(rule.ActSave, h)
	}
	if e.Plan != nil {
		if err := w.mayPlan(h, catalog.Plan{PublishAt: e.Plan.PublishAt, ArchiveAt: e.Plan.ArchiveAt}); err != nil {
			return nil, err
		}
	}
	w.setDates(mine, e.Plan)
	w.check(mine, h.newest, e.Complete)
	next, err := w.keep(h, mine, status, e)
	if err != nil {
		return nil, err
	}
	return next, w.connectEdited(next, e)
}

// keep stages changed content, published when that is asked for.
func (w *work) keep(h *held, mine catalog.Entity, status catalog.Status, e Edit) (*held, error) {
	if e.Publish {
		return w.publish(h, mine, e.Languages)
	}
	equal, err := sameContent(mine, h.newest)
	if err != nil {
		return nil, err
	}
	if equal && !ended(h.status) && samePlan(planOf(mine), planOf(h.newest)) {
		return h, nil
	}
	if equal && !ended(h.status) { // only dates: the content's state stays
		return w.put(h, h.status, mine)
	}
	clearFailure(mine)
	return w.put(h, status, mine)
}

// edited is the status that saved content gets.
func edited(from catalog.Status) catalog.Status {
	switch from {
	case catalog.StatusDraft, catalog.StatusWithdrawn:
		return from
	}
	return catalog.StatusModified
}

// mergeInto brings content together with what was saved since its base.
func (w *work) mergeInto(h *held, mine catalog.Entity, base int) (catalog.Entity, error) {
	if base == 0 || base == h.number {
		return mine, nil
	}
	from, err := w.desk.revision(w.ctx, h.Ref, base)
	if err != nil {
		return nil, err
	}
	// Dates and marks are not part of the content that people edit, nor is when it was checked.
	sides := [3]catalog.Entity{shallow(from), shallow(mine), shallow(h.newest)}
	for _, e := range sides {
		setPlan(e, nil)
		setChecked(e, catalog.Moment{})
		setSource(e, "", "")
	}
	merged, conflicts, err := Merge(sides[0], sides[1], sides[2])
	if err != nil {
		return nil, err
	}
	setModified(merged, catalog.At(w.now))
	id, user := source(mine)
	setSource(merged, id, user)
	if len(conflicts) > 0 {
		return nil, &Conflict{
			Ref: h.Ref, Base: base, Newest: h.number, Actor: h.actor, Fields: conflicts, Merged: merged,
		}
	}
	return merged, nil
}

// keepPlan gives content the plan of the newest revision; what it says of language versions that are gone is dropped.
func (w *work) keepPlan(h *held, mine catalog.Entity) {
	var plan *catalog.Plan
	if p := planOf(h.newest); p != nil {
		c := *p
		there := rule.Languages(mine)
		c.Languages = slices.DeleteFunc(slices.Clone(p.Languages), func(l catalog.LanguagePlan) bool {
			return !slices.Contains(there, l.Language)
		})
		plan = &c
	}
	setPlan(mine, plan)
}

// keepSource lets only the API user whose name it is change a source id, or give one where there is none. An entity has
// one source id: that of a second API user is refused, so that it does not look for the entity under it in vain.
func (w *work) keepSource(h *held, mine catalog.Entity) error {
	oldID, user := source(h.newest)
	id, _ := source(mine)
	if w.caller.API && id != "" && id != oldID && user != "" && user != w.caller.Actor {
		w.problem(rule.Broken(rule.SourceIDOther, "sourceId", id))
	}
	if !w.caller.API || id == "" || id == oldID || user != "" && user != w.caller.Actor {
		setSource(mine, oldID, user)
		return nil
	}
	if other, taken := w.register.BySource(w.caller.Actor, h.Kind, id); taken && other != h.ID {
		w.existing = Ref{h.Kind, other}
		w.problem(rule.Broken(rule.SourceIDTaken, "sourceId", id, "id", other.String()))
	}
	setSource(mine, id, w.caller.Actor)
	return nil
}

// mayHandOver holds rights against a change of owner or of an organisation's parent.
func (w *work) mayHandOver(h *held, mine catalog.Entity) error {
	if o, ok := mine.(*catalog.Organization); ok {
		if o.ParentOrganizationID == h.newest.(*catalog.Organization).ParentOrganizationID {
			return nil
		}
		return w.register.mayMove(w.caller, o.ID, o.ParentOrganizationID)
	}
	if to := owner(mine); to != owner(h.newest) {
		return w.register.mayGive(w.caller, h.Ref, to)
	}
	return nil
}

// check holds content against the rules of drafts. What earlier content broke already, an import's, does not keep
// anybody from changing something else.
func (w *work) check(e, earlier catalog.Entity, complete bool) {
	check := rule.Draft
	if complete {
		check = rule.Complete
	}
	problems := check(e, w.register)
	switch {
	case len(problems) == 0 || earlier == nil:
	case complete:
		problems = unblamed(earlier, e, check(earlier, w.register), problems)
	default:
		problems = rule.Fresh(check(earlier, w.register), problems)
	}
	w.problem(problems...)
}

// unblamed leaves out what was broken before in members that stay as they were: PTV holds rules against what a PUT gives.
func unblamed(earlier, e catalog.Entity, before, problems []catalog.Problem) []catalog.Problem {
	was, err := membersOf(earlier)
	if err != nil {
		return problems
	}
	is, err := membersOf(e)
	if err != nil {
		return problems
	}
	untouched := slices.DeleteFunc(slices.Clone(before), func(p catalog.Problem) bool {
		member, _, _ := strings.Cut(p.Field, ".")
		member, _, _ = strings.Cut(member, "[")
		return member == "" || !slices.Equal(was[member], is[member])
	})
	return rule.Fresh(untouched, problems)
}

// membersOf are a document's, each as JSON.
func membersOf(e catalog.Entity) (map[string]jsontext.Value, error) {
	document, err := bare(e)
	if err != nil {
		return nil, err
	}
	var out map[string]jsontext.Value
	err = json.Unmarshal(document, &out)
	return out, err
}

// setDates sets when an entity is to be published and archived; a nil plan leaves that as it is.
func (w *work) setDates(e catalog.Entity, p *catalog.Plan) {
	if p == nil {
		return
	}
	now := catalog.Plan{}
	if old := planOf(e); old != nil {
		now = *old
	}
	now.PublishAt, now.ArchiveAt, now.FailedAt = p.PublishAt, p.ArchiveAt, catalog.Moment{}
	w.dates(RefOf(e), "", p.PublishAt, p.ArchiveAt, w.now)
	setPlan(e, &now)
}

// dates holds planned times of an entity against the clock, each other, and when it is archived by itself if it is changed
// at that time (zero: not at all): a save renews the age of what it saves, planning alone does not.
func (w *work) dates(ref Ref, field string, publish, archive catalog.Moment, changed time.Time) {
	past := func(name string, m catalog.Moment) {
		if !m.IsZero() && !m.After(w.now) {
			w.problem(rule.Broken(rule.DatePast, field+name, m.String()))
		}
	}
	past("publishAt", publish)
	past("archiveAt", archive)
	if !publish.IsZero() && !archive.IsZero() && !archive.After(publish.Time) {
		w.problem(rule.Broken(rule.DateOrder, field+"archiveAt", archive.String()))
	}
	if publish.IsZero() {
		return
	}
	if expires := w.register.expiryOf(ref, w.desk.options.Ageing.Archive, changed); !expires.IsZero() && !publish.Before(expires) {
		day := expires.In(hours.Finland()).Format(time.DateOnly)
		w.problem(rule.Broken(rule.DateExpiry, field+"publishAt", publish.String(), "date", day))
	}
}

func clearFailure(e catalog.Entity) {
	if p := planOf(e); p != nil && !p.FailedAt.IsZero() {
		c := *p
		c.FailedAt = catalog.Moment{}
		setPlan(e, &c)
	}
}

func samePlan(a, b *catalog.Plan) bool {
	if a.IsZero() || b.IsZero() {
		return a.IsZero() == b.IsZero()
	}
	return a.PublishAt == b.PublishAt && a.ArchiveAt == b.ArchiveAt && a.FailedAt == b.FailedAt &&
		slices.Equal(a.Languages, b.Languages)
}

// tidy collapses the blanks of names, as PTV does on every save.
func tidy(e catalog.Entity) {
	clean := func(names catalog.TypedTexts) {
		for i := range names {
			names[i].Value = strings.Join(strings.Fields(names[i].Value), " ")
		}
	}
	switch e := e.(type) {
	case *catalog.ServiceCollection:
		for i := range e.ServiceCollectionNames {
			e.ServiceCollectionNames[i].Value = strings.Join(strings.Fields(e.ServiceCollectionNames[i].Value), " ")
		}
	default:
		clean(namesOf(e))
	}
}
