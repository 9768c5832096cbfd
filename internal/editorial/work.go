package editorial

import (
	"context"
	"errors"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/store"
)

// work is one use case on its way: a session, for a caller, towards an outcome.
type work struct {
	*session
	caller   Caller
	register *Register
	out      *Outcome
	// first is the entity of the outcome as it was before.
	first    *held
	problems []catalog.Problem
	existing Ref
	// lenient tells that publishing does not ask again for what was broken in public before and stays as it is.
	lenient bool
}

// do carries out a use case and tells of it. fn stages what is to be appended and returns the entity that the outcome is
// about; a nil one leaves the outcome's entity as fn made it.
func (d *Desk) do(ctx context.Context, c Caller, name string, fn func(*work) (*held, error)) (*Outcome, error) {
	out, err := d.carryThrough(ctx, c, fn)
	deed := Deed{Caller: c, Action: name, Err: err}
	if out != nil {
		deed.Ref = out.Ref
	} else if forbidden, ok := errors.AsType[*Forbidden](err); ok {
		deed.Ref, deed.Organization = forbidden.Ref, forbidden.Organization
	}
	d.tell(deed)
	return out, err
}

func (d *Desk) carryThrough(ctx context.Context, c Caller, fn func(*work) (*held, error)) (*Outcome, error) {
	var done *work
	err := d.change(ctx, func(s *session) error {
		s.rehearse = d.rehearse
		w := &work{session: s, caller: c, register: s.register, out: &Outcome{}}
		h, err := fn(w)
		if err != nil {
			return err
		}
		if len(w.problems) > 0 && !d.rehearse {
			return &Invalid{Problems: w.problems, Existing: w.existing}
		}
		if h != nil {
			w.tellOf(h)
		}
		done = w
		return nil
	})
	if err != nil {
		return nil, err
	}
	return done.complete()
}

func (w *work) tellOf(h *held) {
	w.out.Ref, w.out.Number, w.out.Status, w.out.Entity, w.out.Public = h.Ref, h.number, h.status, h.newest, h.public
	w.out.Created = w.first == nil
}

// complete works out what need not be worked out while others wait, and for writes, whose callers know what they changed,
// not at all.
func (w *work) complete() (*Outcome, error) {
	w.out.Problems = w.problems
	if w.out.Entity == nil || !w.rehearse {
		return w.out, nil
	}
	var before catalog.Entity
	if w.first != nil {
		before = w.first.newest
	}
	if before == w.out.Entity {
		return w.out, nil
	}
	var err error
	w.out.Changes, err = Difference(before, w.out.Entity)
	return w.out, err
}

// open loads the entity that a use case is about and holds rights against it.
func (w *work) open(ref Ref, a Action) (*held, error) {
	if err := w.register.may(w.caller, a, ref); err != nil {
		return nil, err
	}
	h, err := w.load(ref)
	if err != nil {
		return nil, err
	}
	w.first = h
	return h, nil
}

func (w *work) put(h *held, status catalog.Status, e catalog.Entity) (*held, error) {
	return w.session.put(h, status, e, w.caller.Actor)
}

// maxProblems bounds what is told of one change: nobody reads more, and each is compared with the others.
const maxProblems = 1000

// problem notes broken rules, each once: a step's rules are among those of the next one.
func (w *work) problem(problems ...catalog.Problem) {
	for _, p := range problems {
		if len(w.problems) >= maxProblems {
			return
		}
		known := slices.ContainsFunc(w.problems, func(o catalog.Problem) bool {
			return o.Field == p.Field && o.Rule == p.Rule && o.Language == p.Language && o.Value == p.Value
		})
		if !known {
			w.problems = append(w.problems, p)
		}
	}
}

// act holds an action against the status; false when it is not allowed.
func (w *work) act(a rule.Action, h *held) bool {
	problems := rule.Act(a, h.status, h.isPublic())
	w.problem(problems...)
	return len(problems) == 0
}

// effect notes that another entity changes, too.
func (w *work) effect(h *held, reason string) {
	w.out.Effects = append(w.out.Effects, Effect{Ref: h.Ref, Number: h.number, Status: h.status, Reason: reason})
}

// show stages that exactly this is public, and newest the newest beside it: one revision when both are the same.
// public may be nil: then nothing is public, and status is what newest becomes.
func (w *work) show(h *held, public, newest catalog.Entity, status catalog.Status) (*held, error) {
	if public == nil {
		if h.isPublic() && !store.EndsPublic(status) {
			var err error
			if h, err = w.put(h, catalog.StatusWithdrawn, newest); err != nil || status == catalog.StatusWithdrawn {
				return h, err
			}
		}
		return w.put(h, status, newest)
	}
	equal, err := sameContent(public, newest)
	if err != nil {
		return nil, err
	}
	if equal {
		return w.put(h, catalog.StatusPublished, newest)
	}
	public = shallow(public)
	setPlan(public, nil)
	if h, err = w.put(h, catalog.StatusPublished, public); err != nil {
		return nil, err
	}
	return w.put(h, catalog.StatusModified, newest)
}

// sameContent tells whether two documents hold the same content and the same marks of language versions.
func sameContent(a, b catalog.Entity) (bool, error) {
	x, err := bare(a)
	if err != nil {
		return false, err
	}
	y, err := bare(b)
	return slices.Equal(x, y), err
}

// bare is a document without its plan and the times of its change and of its last check.
func bare(e catalog.Entity) ([]byte, error) {
	c := shallow(e)
	setPlan(c, nil)
	setModified(c, catalog.Moment{})
	setChecked(c, catalog.Moment{})
	return catalog.Marshal(c)
}

// revised copies a document for a change of its plan or owner that is made now; its lists stay shared.
func (w *work) revised(e catalog.Entity) catalog.Entity {
	c := shallow(e)
	setModified(c, catalog.At(w.now))
	return c
}

// marked is what a plan marks of the language versions.
func marked(p *catalog.Plan) []string {
	var out []string
	if p != nil {
		for _, l := range p.Languages {
			if l.State != "" {
				out = append(out, l.Language)
			}
		}
	}
	return out
}

// markLanguages returns a copy of a plan with another state of those language versions.
func markLanguages(p *catalog.Plan, state catalog.LanguageState, languages ...string) *catalog.Plan {
	return planned(p, func(lp *catalog.LanguagePlan) {
		if !slices.Contains(languages, lp.Language) {
			return
		}
		lp.State = state
		if state == catalog.LanguageArchived {
			lp.PublishAt, lp.ArchiveAt = catalog.Moment{}, catalog.Moment{}
		}
	})
}

// planned is a plan (nil: none) with what change makes of it for each content language.
func planned(p *catalog.Plan, change func(*catalog.LanguagePlan)) *catalog.Plan {
	out := &catalog.Plan{}
	if p != nil {
		*out = *p
	}
	out.Languages = nil
	for _, l := range contentLanguages {
		lp := p.Of(l)
		if change(&lp); lp != (catalog.LanguagePlan{Language: l}) {
			out.Languages = append(out.Languages, lp)
		}
	}
	return out
}

// less is the list without those of another.
func less(list, gone []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return slices.Contains(gone, x) })
}

// chosen holds the language versions that somebody names against those that there are; none named are all.
func (w *work) chosen(languages, there []string) []string {
	if len(languages) == 0 {
		return there
	}
	for _, l := range languages {
		if !slices.Contains(there, l) {
			w.problem(rule.Broken(rule.ReferenceNotFound, "languages", l, "value", l))
		}
	}
	return slices.DeleteFunc(slices.Clone(there), func(l string) bool { return !slices.Contains(languages, l) })
}
