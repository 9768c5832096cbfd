package editorial

import (
	"context"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// Confirm records that somebody has looked at what is public of a service or channel and found nothing to change. It becomes
// a revision that differs by Checked only: when the content was changed stays as it was, its age counts anew from now.
// An edit beside what is public stays an edit. The caller needs ActionWrite.
func (d *Desk) Confirm(ctx context.Context, c Caller, r Ref) (*Outcome, error) {
	return d.do(ctx, c, "confirm", func(w *work) (*held, error) { return w.confirm(r) })
}

func (w *work) confirm(r Ref) (*held, error) {
	h, err := w.open(r, ActionWrite)
	if err != nil {
		return nil, err
	}
	if checkedPlace(h.newest) == nil {
		return nil, &NotFound{Ref: r}
	}
	if !w.act(rule.ActConfirm, h) {
		return h, nil
	}
	public := w.confirmed(h.public, h.publicTime)
	if h.status == catalog.StatusPublished {
		return w.put(h, h.status, public)
	}
	newest, status := w.confirmed(h.newest, h.time), h.status
	if h, err = w.put(h, catalog.StatusPublished, public); err != nil {
		return nil, err
	}
	return w.put(h, status, newest)
}

// confirmed is a document that was looked at now. One that does not tell when its content was changed was changed when it
// was revised, not by this.
func (w *work) confirmed(e catalog.Entity, revised time.Time) catalog.Entity {
	c := shallow(e)
	if m := modified(c); m.IsZero() {
		*m = catalog.At(revised)
	}
	setChecked(c, catalog.At(w.now))
	return c
}

// checkedPlace is where an entity keeps when it was checked; nil for kinds that do not.
func checkedPlace(e catalog.Entity) *catalog.Moment {
	switch e := e.(type) {
	case *catalog.Service:
		return &e.Checked
	case *catalog.ServiceChannel:
		return &e.Checked
	}
	return nil
}

func checkedAt(e catalog.Entity) catalog.Moment {
	if at := checkedPlace(e); at != nil {
		return *at
	}
	return catalog.Moment{}
}

func setChecked(e catalog.Entity, at catalog.Moment) {
	if place := checkedPlace(e); place != nil {
		*place = at
	}
}
