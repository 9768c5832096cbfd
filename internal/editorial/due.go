package editorial

import (
	"context"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// Actors of what happens by itself.
const (
	// JobSchedule publishes and archives what is due.
	JobSchedule = "job:schedule"
	// JobExpiry archives what has not been updated for long; PTV calls that archived automatically.
	JobExpiry = "system"
)

// DueReport tells what RunDue did.
type DueReport struct {
	Published, Archived, Expired []Ref
	// Failed are the entities whose planned publishing or archiving failed; the plan's date is cleared.
	Failed []MassFailure
}

// RunDue publishes and archives what is due, and archives what has expired. A planned change that fails clears its date
// and becomes a task; so does one in which the program faults, which does not stop the others. It may be called as often as
// one likes. The report tells how far it came when the log fails.
func (d *Desk) RunDue(ctx context.Context) (*DueReport, error) {
	report := &DueReport{}
	if err := d.register.Follow(ctx); err != nil {
		return report, err
	}
	now := d.options.Now().UTC()
	for _, ref := range d.register.due(now) {
		if err := d.runDue(ctx, ref, report); err != nil {
			return report, err
		}
	}
	for _, ref := range d.register.expired(now, d.options.Ageing.Archive) {
		_, err := d.Archive(ctx, Job(JobExpiry), ref, Archiving{})
		switch {
		case err == nil:
			report.Expired = append(report.Expired, ref)
		case isFault(err):
			report.Failed = append(report.Failed, MassFailure{Ref: ref, Err: err})
		case !isRefusal(err):
			return report, err
		}
	}
	return report, nil
}

// runDue does what is due for one entity.
func (d *Desk) runDue(ctx context.Context, ref Ref, report *DueReport) error {
	var published, archived bool
	_, err := d.do(ctx, Job(JobSchedule), "planned", func(w *work) (*held, error) {
		var h *held
		var err error
		h, published, archived, err = w.runDue(ref)
		return h, err
	})
	switch {
	case err == nil && published:
		report.Published = append(report.Published, ref)
	case err != nil && !isRefusal(err) && !isFault(err):
		return err
	}
	if err == nil {
		if archived {
			report.Archived = append(report.Archived, ref)
		}
		return nil
	}
	report.Failed = append(report.Failed, MassFailure{Ref: ref, Err: err})
	_, err = d.do(ctx, Job(JobSchedule), "planned", func(w *work) (*held, error) { return w.giveUp(ref) })
	if isRefusal(err) || isFault(err) {
		return nil // it is gone, or a mirror's, or cannot be changed at all
	}
	return err
}

// runDue stages what is due. Publishing comes first: what was to be public and archived since is archived then.
func (w *work) runDue(ref Ref) (h *held, published, archived bool, err error) {
	if h, err = w.load(ref); err != nil {
		return nil, false, false, err
	}
	first := h
	plan := planOf(h.newest)
	if plan == nil {
		w.first = first
		return h, false, false, nil
	}
	whole, some := w.dueOf(plan.PublishAt, plan, publishTime)
	if whole && w.allLater(h.newest) {
		if whole = false; len(some) == 0 {
			if h, err = w.passOver(h); err != nil {
				return nil, false, false, err
			}
		}
	}
	if whole || len(some) > 0 {
		if ended(h.status) {
			if h, err = w.comeBack(h, whole, some); err != nil {
				return nil, false, false, err
			}
		}
		if whole {
			some = nil
		}
		if h, err = w.publishNewest(ref, some); err != nil {
			return nil, false, false, err
		}
		published = true
	}
	if whole, some := w.dueOf(plan.ArchiveAt, plan, archiveTime); (whole || len(some) > 0) && !ended(h.status) {
		if whole {
			some = nil
		}
		if h, err = w.archive(ref, Archiving{Languages: some}); err != nil {
			return nil, false, false, err
		}
		archived = true
	}
	w.first = first
	return h, published, archived, nil
}

// allLater tells that each language version that is not marked has a later date of publishing of its own: then a date of
// the whole publishes nothing, for in PTV a date is a language version's, and nothing is public before its own.
func (w *work) allLater(newest catalog.Entity) bool {
	plan := planOf(newest)
	all := less(rule.Languages(newest), marked(plan))
	return len(all) > 0 && len(less(all, w.later(plan))) == 0
}

// passOver drops the date of the whole, which has come: the language versions wait for their own.
func (w *work) passOver(h *held) (*held, error) {
	newest := shallow(h.newest)
	plan := shallowPlan(planOf(newest))
	plan.PublishAt = catalog.Moment{}
	setPlan(newest, plan)
	return w.put(h, h.status, newest)
}

// comeBack takes an archived entity back for what is to be published of it: all dates stay, and so does what is marked of
// language versions. Without whole the versions that are not among some stay archived.
func (w *work) comeBack(h *held, whole bool, some []string) (*held, error) {
	newest := w.revised(h.newest)
	plan := planOf(newest)
	if !whole {
		plan = shallowPlan(plan)
		for _, l := range less(rule.Languages(newest), append(marked(plan), some...)) {
			lp := plan.Of(l)
			lp.State = catalog.LanguageArchived
			plan.Languages = slices.DeleteFunc(plan.Languages, func(p catalog.LanguagePlan) bool { return p.Language == l })
			plan.Languages = append(plan.Languages, lp)
		}
		slices.SortFunc(plan.Languages, func(a, b catalog.LanguagePlan) int {
			return slices.Index(contentLanguages, a.Language) - slices.Index(contentLanguages, b.Language)
		})
	}
	setPlan(newest, plan)
	w.mayComeBack(h)
	return w.put(h, catalog.StatusModified, newest)
}

func shallowPlan(p *catalog.Plan) *catalog.Plan {
	c := *p
	c.Languages = slices.Clone(p.Languages)
	return &c
}

func publishTime(l catalog.LanguagePlan) catalog.Moment { return l.PublishAt }
func archiveTime(l catalog.LanguagePlan) catalog.Moment { return l.ArchiveAt }

// dueOf tells whether the whole entity is due, and which language versions are.
func (w *work) dueOf(at catalog.Moment, p *catalog.Plan, of func(catalog.LanguagePlan) catalog.Moment) (bool, []string) {
	var some []string
	for _, l := range p.Languages {
		if w.due(of(l)) {
			some = append(some, l.Language)
		}
	}
	return w.due(at), some
}

func (w *work) due(m catalog.Moment) bool { return !m.IsZero() && !m.After(w.now) }

// giveUp clears the dates that are due and notes that it failed.
func (w *work) giveUp(ref Ref) (*held, error) {
	h, err := w.open(ref, ActionPublish)
	if err != nil {
		return nil, err
	}
	newest := shallow(h.newest)
	plan := markLanguages(planOf(newest), "")
	clear := func(m *catalog.Moment) {
		if w.due(*m) {
			*m = catalog.Moment{}
		}
	}
	clear(&plan.PublishAt)
	clear(&plan.ArchiveAt)
	left := plan.Languages[:0]
	for _, l := range plan.Languages {
		clear(&l.PublishAt)
		clear(&l.ArchiveAt)
		if l != (catalog.LanguagePlan{Language: l.Language}) {
			left = append(left, l)
		}
	}
	plan.Languages = left
	plan.FailedAt = catalog.At(w.now)
	setPlan(newest, plan)
	return w.put(h, h.status, newest)
}

// due lists the entities for which something was planned that is due.
func (r *Register) due(now time.Time) []Ref {
	at := now.UnixMicro()
	var out []Ref
	for _, k := range catalog.RecordKinds() {
		for _, c := range r.inOrder(k) {
			publish := c.publishAt != 0 && c.publishAt <= at
			archive := c.archiveAt != 0 && c.archiveAt <= at && !c.ended()
			if (publish || archive) && c.status != catalog.StatusRemoved && !r.Mirrored(c.ref()) {
				out = append(out, c.ref())
			}
		}
	}
	return out
}

// expires is when a channel will be archived by itself, zero when it will not: only published phone channels and service
// locations without ASTI connections, and none that is to be published (PTV rule).
func (r *Register) expires(c *card, months int) time.Time {
	if c.publishAt != 0 {
		return time.Time{}
	}
	return r.expiry(c, months)
}

// expiry is expires for a channel of which it is still open whether it is to be published.
func (r *Register) expiry(c *card, months int) time.Time {
	if months < 0 || c.publicSeq == 0 || !c.ages() {
		return time.Time{}
	}
	for j := range r.joins.of(c.id) {
		if j.asti && !j.removed {
			return time.Time{}
		}
	}
	return c.renewed().AddDate(0, months, 0)
}

// ages tells that an entity is a phone channel or a service location: what PTV archives by itself, and warns of sooner.
func (c *card) ages() bool {
	typ := catalog.ChannelType(c.typ)
	return c.kind == catalog.KindServiceChannel && (typ == catalog.PhoneChannel || typ == catalog.ServiceLocation)
}

// Expiry is when an entity that is saved now is archived by itself unless it is changed before then, zero when it is not.
// A time of publishing must come before it (PTV rule).
func (d *Desk) Expiry(ref Ref) time.Time {
	return d.register.expiryOf(ref, d.options.Ageing.Archive, d.options.Now())
}

// expiryOf is when an entity is archived by itself that was changed at that time; a zero one is the last change.
func (r *Register) expiryOf(ref Ref, months int, changed time.Time) time.Time {
	r.mu.RLock()
	defer r.mu.RUnlock()
	c := r.cards[ref.Kind].get(ref.ID)
	if c == nil {
		return time.Time{}
	}
	if !changed.IsZero() {
		renewed := *c
		renewed.changed = changed.UnixMicro()
		c = &renewed
	}
	return r.expiry(c, months)
}

// expired lists the channels that are archived by themselves by now.
func (r *Register) expired(now time.Time, months int) []Ref {
	cards := r.inOrder(catalog.KindServiceChannel)
	r.mu.RLock()
	defer r.mu.RUnlock()
	var out []Ref
	for _, c := range cards {
		if at := r.expires(c, months); !at.IsZero() && !at.After(now) && !r.followed(c.mirror) {
			out = append(out, c.ref())
		}
	}
	return out
}
