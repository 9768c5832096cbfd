package editorial

import (
	"context"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// Publish publishes the newest content of an entity: the given language versions, or without any all that are neither
// archived nor withdrawn nor to be published later by a date of their own (all of them when each has such a date). What
// was public in other languages stays as it was. The rules of publishing hold for the languages that become public.
func (d *Desk) Publish(ctx context.Context, c Caller, r Ref, languages ...string) (*Outcome, error) {
	return d.do(ctx, c, "publish", func(w *work) (*held, error) { return w.publishNewest(r, languages) })
}

func (w *work) publishNewest(r Ref, languages []string) (*held, error) {
	h, err := w.open(r, ActionPublish)
	if err != nil {
		return nil, err
	}
	w.act(rule.ActPublish, h)
	return w.publish(h, w.revised(h.newest), languages)
}

// publish stages content as published; h is the entity before.
func (w *work) publish(h *held, newest catalog.Entity, languages []string) (*held, error) {
	if h.number > 0 {
		if err := w.register.may(w.caller, ActionPublish, h.Ref); err != nil {
			return nil, err
		}
	}
	wanted, kept, err := w.toPublish(h, newest, languages)
	if err != nil {
		return nil, err
	}
	if len(wanted) == 0 {
		w.problem(rule.Broken(rule.Required, "languages", "", "language", ""))
	}
	public, err := combine(newest, kept, wanted)
	if err != nil {
		return nil, err
	}
	var former []string // language versions that stay public as they are
	if kept != nil {
		former = less(rule.Languages(kept), wanted)
	}
	problems := rule.Publish(public, w.register)
	if w.lenient && h.public != nil && len(problems) > 0 {
		problems = unblamed(h.public, public, rule.Publish(h.public, w.register), problems)
	}
	for _, p := range problems {
		if !slices.Contains(former, p.Language) {
			w.problem(p)
		}
	}
	setPlan(newest, afterPublishing(planOf(newest), wanted, len(languages) == 0))
	before := h.public
	if h, err = w.show(h, public, newest, catalog.StatusPublished); err != nil {
		return nil, err
	}
	return h, w.unshare(before, public)
}

// toPublish tells which language versions become public and what stays public in other languages, nil for nothing. The
// whole entity is all that is neither marked nor has a later date of its own; when every version has one, it is all of
// them, for somebody asks for it.
func (w *work) toPublish(h *held, newest catalog.Entity, languages []string) (wanted []string, kept catalog.Entity, err error) {
	there := rule.Languages(newest)
	if len(languages) > 0 {
		return w.chosen(languages, there), h.public, nil
	}
	all := less(there, marked(planOf(newest)))
	later := w.later(planOf(newest))
	if wanted = less(all, later); len(wanted) == 0 || len(wanted) == len(all) {
		return all, nil, nil
	}
	if h.public == nil || len(less(later, rule.Languages(h.public))) == len(later) {
		return wanted, nil, nil
	}
	kept, err = Restrict(h.public, later)
	return wanted, kept, err
}

// later are the language versions that are to be published by themselves at a time that is still to come.
func (w *work) later(p *catalog.Plan) []string {
	var out []string
	if p != nil {
		for _, l := range p.Languages {
			if !l.PublishAt.IsZero() && !w.due(l.PublishAt) {
				out = append(out, l.Language)
			}
		}
	}
	return out
}

// afterPublishing is what is left of a plan when language versions have been published; all tells that it was the entity.
func afterPublishing(p *catalog.Plan, languages []string, all bool) *catalog.Plan {
	out := markLanguages(p, "", languages...)
	out.FailedAt = catalog.Moment{}
	if all {
		out.PublishAt = catalog.Moment{}
	}
	out.Languages = slices.DeleteFunc(out.Languages, func(l catalog.LanguagePlan) bool {
		return slices.Contains(languages, l.Language) && l.ArchiveAt.IsZero()
	})
	for i := range out.Languages {
		if slices.Contains(languages, out.Languages[i].Language) {
			out.Languages[i].PublishAt = catalog.Moment{}
		}
	}
	return out
}

// withoutPublishing is what is left of a plan when an edit is dropped: when what is public in those languages is to be
// archived.
func withoutPublishing(p *catalog.Plan, languages []string) *catalog.Plan {
	out := &catalog.Plan{}
	if p == nil {
		return out
	}
	out.ArchiveAt = p.ArchiveAt
	for _, l := range p.Languages {
		if !l.ArchiveAt.IsZero() && slices.Contains(languages, l.Language) {
			out.Languages = append(out.Languages, catalog.LanguagePlan{Language: l.Language, ArchiveAt: l.ArchiveAt})
		}
	}
	return out
}

// unshare removes the regular connections of other organisations to a channel that is no longer shared (PTV rule).
func (w *work) unshare(before, public catalog.Entity) error {
	was, ok := before.(*catalog.ServiceChannel)
	if !ok || !was.IsVisibleForAll || public.(*catalog.ServiceChannel).IsVisibleForAll {
		return nil
	}
	for _, j := range w.register.ConnectionsOf(RefOf(public)) {
		s, known := w.register.Find(Ref{catalog.KindService, j.ServiceID})
		if j.ASTI || !known || w.register.sameTree(s.Owner, owner(public)) {
			continue
		}
		if err := w.disconnect(j, EffectUnshared); err != nil {
			return err
		}
	}
	return nil
}

// Withdraw takes back what is public: the given language versions, or without any all. The content stays, as Withdrawn.
func (d *Desk) Withdraw(ctx context.Context, c Caller, r Ref, languages ...string) (*Outcome, error) {
	return d.do(ctx, c, "withdraw", func(w *work) (*held, error) { return w.withdraw(r, languages) })
}

func (w *work) withdraw(r Ref, languages []string) (*held, error) {
	h, err := w.open(r, ActionPublish)
	if err != nil {
		return nil, err
	}
	if !w.act(rule.ActWithdraw, h) || !h.isPublic() {
		return h, nil
	}
	gone := w.chosen(languages, rule.Languages(h.public))
	newest := w.revised(h.newest)
	left := less(rule.Languages(h.public), gone)
	if len(left) == 0 {
		return w.show(h, nil, newest, catalog.StatusWithdrawn)
	}
	setPlan(newest, markLanguages(planOf(newest), catalog.LanguageWithdrawn, gone...))
	return w.narrow(h, newest, left)
}

// narrow lets only some of the public language versions stay public.
func (w *work) narrow(h *held, newest catalog.Entity, left []string) (*held, error) {
	public, err := Restrict(h.public, left)
	if err != nil {
		return nil, err
	}
	setModified(public, catalog.At(w.now))
	return w.show(h, public, newest, catalog.StatusPublished)
}

// Discard drops an edit over what is public: the newest revision is again what everybody sees, with the language
// versions that are archived or withdrawn. A draft that was never published becomes Removed, which asks what archiving
// asks: the right to, and that nothing stands on an organisation or general description.
func (d *Desk) Discard(ctx context.Context, c Caller, r Ref) (*Outcome, error) {
	return d.do(ctx, c, "discard", func(w *work) (*held, error) { return w.discard(r) })
}

func (w *work) discard(r Ref) (*held, error) {
	h, err := w.open(r, ActionWrite)
	if err != nil {
		return nil, err
	}
	if h.status == catalog.StatusDraft && !h.isPublic() {
		if err := w.register.may(w.caller, ActionArchive, r); err != nil {
			return nil, err
		}
		w.problem(rule.Archive(h.newest, w.register)...)
		return w.put(h, catalog.StatusRemoved, h.newest)
	}
	if !w.act(rule.ActDiscard, h) || !h.isPublic() {
		return h, nil
	}
	aside := marked(planOf(h.newest))
	if len(aside) == 0 {
		public := shallow(h.public)
		setPlan(public, withoutPublishing(planOf(h.newest), rule.Languages(public)))
		return w.put(h, catalog.StatusPublished, public)
	}
	rest, err := Restrict(h.newest, aside)
	if err != nil {
		return nil, err
	}
	newest, err := combine(h.public, rest, rule.Languages(h.public))
	if err != nil {
		return nil, err
	}
	setPlan(newest, planOf(h.newest))
	return w.show(h, h.public, newest, catalog.StatusModified)
}
