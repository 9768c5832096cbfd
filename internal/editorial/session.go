package editorial

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// transaction is what a group of writes appends together.
type transaction struct {
	desk *Desk
	// register is as it will be when all drafts are appended; nobody else sees it.
	register *Register
	seq      int64
	drafts   []store.Draft
	// undos take the drafts out of the transaction's register again.
	undos []func()
	// held are the entities that were read or staged; replaced is what was held before each staging.
	held     map[Ref]*held
	replaced []replaced
}

// held is an entity as it will be when what is staged is appended. The documents are shared: who changes one copies it.
type held struct {
	Ref
	number, publicNumber int
	status               catalog.Status
	actor                string
	organization         catalog.ID
	time, publicTime     time.Time
	// newest is nil for an entity that does not exist; public when nothing is public.
	newest, public catalog.Entity
}

func (h *held) isPublic() bool { return h.public != nil }

// session is one write's part of a transaction.
type session struct {
	*transaction
	ctx context.Context
	now time.Time
	// rehearse lets nothing of this session be appended.
	rehearse bool
	// start is where this session's part of the transaction begins.
	start mark
}

// mark is a moment of a transaction, to which it can go back.
type mark struct {
	drafts, undos, replaced int
}

func (t *transaction) mark() mark { return mark{len(t.drafts), len(t.undos), len(t.replaced)} }

// backTo takes back what was staged since a mark.
func (t *transaction) backTo(m mark) {
	t.undoTo(m.undos)
	t.drafts = t.drafts[:m.drafts]
	t.seq = t.desk.register.seq + int64(m.drafts)
	for i := len(t.replaced) - 1; i >= m.replaced; i-- {
		r := t.replaced[i]
		if r.before == nil {
			delete(t.held, r.ref)
		} else {
			t.held[r.ref] = r.before
		}
	}
	t.replaced = t.replaced[:m.replaced]
}

// replaced is what was held of an entity before something was staged.
type replaced struct {
	ref    Ref
	before *held
}

func (t *transaction) undoTo(n int) {
	r := t.register
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := len(t.undos) - 1; i >= n; i-- {
		t.undos[i]()
	}
	t.undos = t.undos[:n]
}

// load reads an entity. It fails with a *NotFound.
func (s *session) load(ref Ref) (*held, error) {
	if h := s.held[ref]; h != nil {
		return h, nil
	}
	h, err := s.desk.read(s.ctx, ref)
	if err != nil {
		return nil, err
	}
	s.held[ref] = h
	return h, nil
}

// read reads an entity from the log.
func (d *Desk) read(ctx context.Context, ref Ref) (*held, error) {
	rev, err := d.log.Newest(ctx, ref.Kind, ref.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &NotFound{Ref: ref}
	}
	if err != nil {
		return nil, err
	}
	h := &held{
		Ref: ref, number: rev.Number, status: rev.Status, actor: rev.Actor, organization: rev.Organization, time: rev.Time,
	}
	if h.newest, err = catalog.Unmarshal(ref.Kind, rev.Document); err != nil {
		return nil, fmt.Errorf("%s in the log: %w", ref, err)
	}
	switch {
	case rev.Status == catalog.StatusPublished:
		h.public, h.publicNumber, h.publicTime = h.newest, rev.Number, rev.Time
	case rev.Status == catalog.StatusModified, rev.Status == catalog.StatusDraft:
		err = d.readPublic(ctx, h)
	}
	return h, err
}

// readPublic reads the revision that is public beside a newer one.
func (d *Desk) readPublic(ctx context.Context, h *held) error {
	seq, known := d.register.publicSeq(h.Ref, h.number)
	if !known { // the entity was changed between the two readings, of register and log
		return d.searchPublic(ctx, h)
	}
	if seq == 0 {
		return nil
	}
	revs, err := d.log.Feed(ctx, seq-1, 1)
	if err != nil {
		return err
	}
	if len(revs) != 1 || revs[0].ID != h.ID || revs[0].Status != catalog.StatusPublished { // it was not appended after all
		return d.searchPublic(ctx, h)
	}
	return h.setPublic(revs[0])
}

// searchPublic finds in the history what is public beside the revision that was read.
func (d *Desk) searchPublic(ctx context.Context, h *held) error {
	revs, err := d.log.History(ctx, h.Kind, h.ID)
	if err != nil {
		return err
	}
	for i := min(h.number, len(revs)) - 1; i >= 0 && !store.EndsPublic(revs[i].Status); i-- {
		if revs[i].Status == catalog.StatusPublished {
			return h.setPublic(revs[i])
		}
	}
	return nil
}

func (h *held) setPublic(rev store.Revision) (err error) {
	h.publicNumber, h.publicTime = rev.Number, rev.Time
	if h.public, err = catalog.Unmarshal(h.Kind, rev.Document); err != nil {
		return fmt.Errorf("%s in the log: %w", h.Ref, err)
	}
	return nil
}

// put stages a revision of an entity; h may hold one that is not there yet.
func (s *session) put(h *held, status catalog.Status, e catalog.Entity, actor string) (*held, error) {
	document, err := catalog.Marshal(e)
	if err != nil {
		return nil, err
	}
	d := store.Draft{
		Kind: h.Kind, ID: h.ID, Base: h.number, Status: status, Actor: actor, Organization: s.onBehalf(h, e),
		Time: s.now, Document: document, Expects: s.expects(e),
	}
	if err := store.ValidateDrafts([]store.Draft{d}); err != nil {
		return nil, err
	}
	s.replaced = append(s.replaced, replaced{h.Ref, s.held[h.Ref]})
	s.seq++
	s.drafts = append(s.drafts, d)
	if err := s.tell(d.Revision(s.seq, s.now), e); err != nil {
		return nil, err
	}
	next := &held{
		Ref: h.Ref, number: h.number + 1, status: status, actor: actor, organization: d.Organization, time: s.now,
		newest: e, public: h.public, publicNumber: h.publicNumber, publicTime: h.publicTime,
	}
	switch {
	case status == catalog.StatusPublished:
		next.public, next.publicNumber, next.publicTime = e, next.number, s.now
	case store.EndsPublic(status):
		next.public, next.publicNumber, next.publicTime = nil, 0, time.Time{}
	}
	s.held[h.Ref] = next
	return next, nil
}

// expects is what a connection leans on: its service and its channel as the plan finds them. Who changes one of them in
// another process before the connection is appended makes it be planned anew.
func (s *session) expects(e catalog.Entity) []store.Expected {
	c, ok := e.(*catalog.Connection)
	if !ok {
		return nil
	}
	out := make([]store.Expected, 0, 2)
	for _, end := range []Ref{{catalog.KindService, c.ServiceID}, {catalog.KindServiceChannel, c.ChannelID}} {
		f, _ := s.desk.register.Find(end) // without what this transaction stages
		out = append(out, store.Expected{Kind: end.Kind, ID: end.ID, Number: f.Number})
	}
	return out
}

// onBehalf is the organisation that a revision is made for: the owner, of a connection the service's.
func (s *session) onBehalf(h *held, e catalog.Entity) catalog.ID {
	c, ok := e.(*catalog.Connection)
	if !ok {
		return owner(e)
	}
	if f, ok := s.register.Find(Ref{catalog.KindService, c.ServiceID}); ok {
		return f.Owner
	}
	return h.organization
}

// tell tells the transaction's register of a revision that is about to be appended.
func (s *session) tell(rev store.Revision, e catalog.Entity) error {
	r := s.register
	r.mu.Lock()
	defer r.mu.Unlock()
	undo, err := r.apply(rev, e, 0)
	if err != nil {
		return err
	}
	s.undos = append(s.undos, undo)
	return nil
}
