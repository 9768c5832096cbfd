package editorial

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/store"
)

// stateAt is what an entity was after those revisions.
func stateAt(r Ref, revs []store.Revision) (*held, error) {
	last := revs[len(revs)-1]
	was := &held{Ref: r, number: last.Number, status: last.Status}
	var err error
	if was.newest, err = catalog.Unmarshal(r.Kind, last.Document); err != nil {
		return nil, err
	}
	for i := len(revs) - 1; i >= 0 && !store.EndsPublic(revs[i].Status); i-- {
		if revs[i].Status == catalog.StatusPublished {
			return was, was.setPublic(revs[i])
		}
	}
	return was, nil
}

// mayReinstate holds the state that an entity is to have again against the rights and rules of the actions that would
// lead there. What the content broke by itself when it was that before is not asked anew: only what others made of it
// since the revision until, by which the mass action ended that.
func (w *work) mayReinstate(h, was *held, state *massState, until int64) error {
	if ended(h.status) != ended(was.status) {
		if err := w.register.may(w.caller, ActionArchive, h.Ref); err != nil {
			return err
		}
	}
	if h.isPublic() || was.isPublic() {
		if err := w.register.may(w.caller, ActionPublish, h.Ref); err != nil {
			return err
		}
	}
	if err := w.mayHandOver(h, was.newest); err != nil {
		return err
	}
	if ended(was.status) {
		if !ended(h.status) {
			w.problem(rule.Archive(h.newest, w.register)...)
		}
		return nil
	}
	if ended(h.status) {
		w.mayComeBack(was)
	}
	w.check(was.newest, h.newest, false)
	if was.isPublic() {
		return w.mayBePublicAgain(h, was, state, until)
	}
	return nil
}

// mayBePublicAgain holds the rules of publishing against what is to be public again: all that it leans on (the owner in
// each of its languages, the general description, what a collection lists) has to be there as if it were published now.
// Only what it broke already when it was public before, as imported content does now and then, stays as it was.
func (w *work) mayBePublicAgain(h, was *held, state *massState, until int64) error {
	now := &worldBeside{Register: w.register, work: w, until: until}
	problems := rule.Publish(was.public, now)
	if h.isPublic() && len(problems) > 0 {
		problems = rule.Fresh(rule.Publish(h.public, w.register), problems)
	}
	if len(problems) == 0 || now.err != nil {
		return now.err
	}
	then := w.then(state, until)
	w.problem(rule.Fresh(rule.Publish(was.public, then), problems)...)
	return then.err
}

// unmake removes what a mass action made, unless something stands on it.
func (w *work) unmake(h *held) error {
	w.problem(rule.Archive(h.newest, w.register)...)
	_, err := w.put(h, catalog.StatusRemoved, h.newest)
	return err
}

// reinstate stages revisions that make an entity again what it was, and what comes with that.
func (w *work) reinstate(h, was *held) error {
	if err := w.reinstateAlone(h, was); err != nil || h.Kind != catalog.KindServiceChannel {
		return err
	}
	switch {
	case ended(was.status) && !ended(h.status):
		return w.unpropose(h.ID)
	case h.isPublic() && was.isPublic():
		return w.unshare(h.public, was.public)
	}
	return nil
}

// reinstateAlone makes an entity what it was, but for dates that have passed since: what was planned then is not done now.
func (w *work) reinstateAlone(h, was *held) error {
	var err error
	switch {
	case was.isPublic():
		h, err = w.put(h, catalog.StatusPublished, w.asItWas(was.public))
		if err != nil || was.status == catalog.StatusPublished {
			return err
		}
	case h.isPublic() && !store.EndsPublic(was.status):
		if h, err = w.put(h, catalog.StatusWithdrawn, w.asItWas(was.newest)); err != nil {
			return err
		}
	}
	_, err = w.put(h, was.status, w.asItWas(was.newest))
	return err
}

// asItWas is an entity as it was, but for dates that have passed.
func (w *work) asItWas(e catalog.Entity) catalog.Entity {
	out := shallow(e)
	setPlan(out, w.withoutPast(planOf(e)))
	return out
}
