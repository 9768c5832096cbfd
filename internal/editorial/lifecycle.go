package editorial

import (
	"context"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// Archiving says how to archive.
type Archiving struct {
	// Languages are the language versions to archive; without any, or with all there are, the entity is archived.
	Languages []string
	// Cascade archives with an organisation all it has: sub-organisations, services, channels, collections. Without it
	// an organisation that has content is not archived.
	Cascade bool
}

// Archive archives an entity or some of its language versions. General descriptions that propose an archived channel no
// longer do; connections stay in the log, where nobody sees them. A general description in use is not archived.
func (d *Desk) Archive(ctx context.Context, c Caller, r Ref, a Archiving) (*Outcome, error) {
	return d.do(ctx, c, "archive", func(w *work) (*held, error) { return w.archive(r, a) })
}

func (w *work) archive(r Ref, a Archiving) (*held, error) {
	h, err := w.open(r, ActionArchive)
	if err != nil {
		return nil, err
	}
	w.act(rule.ActArchive, h)
	there := less(rule.Languages(h.newest), archivedOf(planOf(h.newest)))
	gone := w.chosen(a.Languages, there)
	if len(less(there, gone)) > 0 {
		return w.archiveLanguages(h, gone)
	}
	return w.archiveWhole(h, a.Cascade)
}

func (w *work) archiveWhole(h *held, cascade bool) (*held, error) {
	if cascade && h.Kind == catalog.KindOrganization {
		if err := w.cascade(h); err != nil {
			return nil, err
		}
	}
	w.problem(rule.Archive(h.newest, w.register)...)
	newest := w.revised(h.newest)
	setPlan(newest, withoutDates(planOf(newest)))
	next, err := w.put(h, catalog.StatusDeleted, newest)
	if err != nil || h.Kind != catalog.KindServiceChannel {
		return next, err
	}
	return next, w.unpropose(h.ID)
}

// withoutDates is what archiving leaves of a plan: the marks of language versions.
func withoutDates(p *catalog.Plan) *catalog.Plan {
	out := &catalog.Plan{}
	if p == nil {
		return out
	}
	for _, l := range p.Languages {
		if l.State != "" {
			out.Languages = append(out.Languages, catalog.LanguagePlan{Language: l.Language, State: l.State})
		}
	}
	return out
}

func archivedOf(p *catalog.Plan) []string {
	var out []string
	for _, l := range marked(p) {
		if p.Of(l).State == catalog.LanguageArchived {
			out = append(out, l)
		}
	}
	return out
}

func (w *work) archiveLanguages(h *held, gone []string) (*held, error) {
	newest := w.revised(h.newest)
	setPlan(newest, markLanguages(planOf(newest), catalog.LanguageArchived, gone...))
	if !h.isPublic() {
		return w.put(h, edited(h.status), newest)
	}
	left := less(rule.Languages(h.public), gone)
	if len(left) == 0 {
		return w.show(h, nil, newest, catalog.StatusWithdrawn)
	}
	return w.narrow(h, newest, left)
}

// cascade archives all that an organisation has, what leans on others first.
func (w *work) cascade(top *held) error {
	tree := w.register.Tree(top.ID)
	for _, k := range []catalog.Kind{catalog.KindServiceCollection, catalog.KindService, catalog.KindServiceChannel} {
		for _, ref := range w.register.ownedBy(k, tree) {
			if err := w.archivePart(ref); err != nil {
				return err
			}
		}
	}
	for i := len(tree) - 1; i > 0; i-- { // those below come after those above
		if err := w.archivePart(Ref{catalog.KindOrganization, tree[i]}); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) archivePart(ref Ref) error {
	if err := w.register.may(w.caller, ActionArchive, ref); err != nil {
		return err
	}
	h, err := w.load(ref)
	if err != nil {
		return err
	}
	if h, err = w.archiveWhole(h, false); err == nil {
		w.effect(h, EffectCascade)
	}
	return err
}

// unpropose takes a channel out of the general descriptions that propose it. A mirrored one is left as it is.
func (w *work) unpropose(channel catalog.ID) error {
	for _, id := range w.register.proposing(channel) {
		ref := Ref{catalog.KindGeneralDescription, id}
		if w.register.Mirrored(ref) {
			continue
		}
		h, err := w.load(ref)
		if err != nil {
			return err
		}
		h, err = w.amend(h, func(e catalog.Entity) {
			g := e.(*catalog.GeneralDescription)
			kept := g.ServiceChannels[:0:0]
			for _, p := range g.ServiceChannels {
				if p.ChannelID != channel {
					kept = append(kept, p)
				}
			}
			g.ServiceChannels = kept
		})
		if err != nil {
			return err
		}
		w.effect(h, EffectUnproposed)
	}
	return nil
}

// amend changes an entity's public and newest documents alike; change must not write into shared lists.
func (w *work) amend(h *held, change func(catalog.Entity)) (*held, error) {
	newest := w.revised(h.newest)
	change(newest)
	if !h.isPublic() || h.status == catalog.StatusPublished {
		return w.put(h, h.status, newest)
	}
	public := w.revised(h.public)
	change(public)
	h, err := w.put(h, catalog.StatusPublished, public)
	if err != nil {
		return nil, err
	}
	return w.put(h, catalog.StatusModified, newest)
}

// Restore takes back an entity that is archived, as Modified, or some language versions that are archived or withdrawn.
// Of an archived entity, languages say which versions come back; without any all do. Its dates that are still to come stay.
func (d *Desk) Restore(ctx context.Context, c Caller, r Ref, languages ...string) (*Outcome, error) {
	return d.do(ctx, c, "restore", func(w *work) (*held, error) { return w.restore(r, languages) })
}

func (w *work) restore(r Ref, languages []string) (*held, error) {
	h, err := w.open(r, ActionWrite)
	if err != nil {
		return nil, err
	}
	if err := w.mayBringBack(h, languages); err != nil {
		return nil, err
	}
	newest := w.revised(h.newest)
	if ended(h.status) {
		if !w.act(rule.ActRestore, h) {
			return h, nil
		}
		there := rule.Languages(newest)
		back := w.chosen(languages, there)
		setPlan(newest, w.restored(planOf(newest), there, back))
		w.mayComeBack(h)
		return w.put(h, catalog.StatusModified, newest)
	}
	aside := marked(planOf(h.newest))
	back := w.chosen(languages, aside)
	if len(back) == 0 {
		w.act(rule.ActRestore, h)
		return h, nil
	}
	setPlan(newest, markLanguages(planOf(newest), "", back...))
	status := edited(h.status)
	return w.put(h, status, newest)
}

// restored is the plan of an archived entity that is taken back with some of its language versions: dates that are still
// to come stay, marks of the others too.
func (w *work) restored(p *catalog.Plan, there, back []string) *catalog.Plan {
	out := planned(w.withoutPast(p), func(lp *catalog.LanguagePlan) {
		switch {
		case slices.Contains(back, lp.Language):
			lp.State = ""
		case slices.Contains(there, lp.Language):
			lp.State = catalog.LanguageArchived
		}
	})
	out.FailedAt = catalog.Moment{}
	return out
}

// withoutPast is a plan without the dates that have passed.
func (w *work) withoutPast(p *catalog.Plan) *catalog.Plan {
	out := planned(p, func(lp *catalog.LanguagePlan) {
		lp.PublishAt, lp.ArchiveAt = w.coming(lp.PublishAt), w.coming(lp.ArchiveAt)
	})
	out.PublishAt, out.ArchiveAt = w.coming(out.PublishAt), w.coming(out.ArchiveAt)
	return out
}

// coming is a date that is still to come, else none.
func (w *work) coming(m catalog.Moment) catalog.Moment {
	if w.due(m) {
		return catalog.Moment{}
	}
	return m
}

// mayBringBack holds the right to undo against what is undone: an archiving, or the withdrawal of language versions.
func (w *work) mayBringBack(h *held, languages []string) error {
	plan := planOf(h.newest)
	back := slices.DeleteFunc(marked(plan), func(l string) bool { return len(languages) > 0 && !slices.Contains(languages, l) })
	archived := slices.ContainsFunc(back, func(l string) bool { return plan.Of(l).State != catalog.LanguageWithdrawn })
	if !ended(h.status) && len(back) > 0 && !archived {
		return w.register.may(w.caller, ActionPublish, h.Ref)
	}
	return w.register.may(w.caller, ActionArchive, h.Ref)
}

// mayComeBack wants the owner of what is restored not to be archived.
func (w *work) mayComeBack(h *held) {
	under, field := owner(h.newest), "organizationId"
	if o, ok := h.newest.(*catalog.Organization); ok {
		under, field = o.ParentOrganizationID, "parentOrganizationId"
	}
	if under == (catalog.ID{}) {
		return
	}
	if _, there := w.register.Organization(under); !there {
		w.problem(rule.Broken(rule.Reference, field, under.String(), "value", under.String()))
	}
}

// Schedule replaces when an entity and its language versions are to be published and archived; the states of language
// versions in the plan are ignored. Times must be in the future, and archiving after publishing. An archived entity may
// have a time of publishing: then it is restored and published (a service that runs every third year).
func (d *Desk) Schedule(ctx context.Context, c Caller, r Ref, plan catalog.Plan) (*Outcome, error) {
	return d.do(ctx, c, "schedule", func(w *work) (*held, error) { return w.schedule(r, plan) })
}

func (w *work) schedule(r Ref, plan catalog.Plan) (*held, error) {
	h, err := w.open(r, ActionWrite)
	if err != nil {
		return nil, err
	}
	if err := w.mayPlan(h, plan); err != nil {
		return nil, err
	}
	next := catalog.Plan{PublishAt: plan.PublishAt, ArchiveAt: plan.ArchiveAt}
	w.dates(h.Ref, "plan.", plan.PublishAt, plan.ArchiveAt, time.Time{})
	there := rule.Languages(h.newest)
	old := planOf(h.newest)
	for _, l := range plan.Languages {
		w.chosen([]string{l.Language}, there)
		w.dates(h.Ref, "plan.languages."+l.Language+".", l.PublishAt, l.ArchiveAt, time.Time{})
	}
	for _, l := range there {
		lp := plan.Of(l)
		lp.State = old.Of(l).State
		if lp != (catalog.LanguagePlan{Language: l}) {
			next.Languages = append(next.Languages, lp)
		}
	}
	newest := shallow(h.newest)
	setPlan(newest, &next)
	if samePlan(planOf(newest), old) {
		return h, nil
	}
	return w.put(h, h.status, newest)
}

// mayPlan holds the rights to do at once what is planned anew.
func (w *work) mayPlan(h *held, next catalog.Plan) error {
	old := planOf(h.newest)
	if old == nil {
		old = &catalog.Plan{}
	}
	publish := !next.PublishAt.IsZero() && next.PublishAt != old.PublishAt
	archive := !next.ArchiveAt.IsZero() && next.ArchiveAt != old.ArchiveAt
	for _, l := range next.Languages {
		was := old.Of(l.Language)
		publish = publish || !l.PublishAt.IsZero() && l.PublishAt != was.PublishAt
		archive = archive || !l.ArchiveAt.IsZero() && l.ArchiveAt != was.ArchiveAt
	}
	if publish {
		if err := w.register.may(w.caller, ActionPublish, h.Ref); err != nil {
			return err
		}
	}
	if archive {
		return w.register.may(w.caller, ActionArchive, h.Ref)
	}
	return nil
}

// Copy makes a draft of an entity as a template, owned by that organisation (zero: the same one; of an organisation it is
// the parent), without source id. A service that its owner produces is produced by the new owner. The source is not
// changed.
func (d *Desk) Copy(ctx context.Context, c Caller, r Ref, to catalog.ID) (*Outcome, error) {
	return d.do(ctx, c, "copy", func(w *work) (*held, error) { return w.copy(r, to) })
}

func (w *work) copy(r Ref, to catalog.ID) (*held, error) {
	if err := w.register.may(w.caller, ActionRead, r); err != nil {
		return nil, err
	}
	from, err := w.load(r)
	if err != nil {
		return nil, err
	}
	e, err := copyOf(from.newest)
	if err != nil {
		return nil, err
	}
	if to != (catalog.ID{}) {
		setOwner(e, to)
	}
	if o, ok := e.(*catalog.Organization); ok {
		o.OID, o.SahaID = "", ""
	}
	setID(e, catalog.ID{})
	setPlan(e, nil)
	setSource(e, "", "")
	return w.create(Edit{Entity: e})
}
