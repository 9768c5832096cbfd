package feedback

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Inbox is the messages as those see them who answer for what they are about. Store and Register are compulsory.
type Inbox struct {
	Store    *Store
	Register *editorial.Register
	// Keepers are the organisations for which somebody with an account handles messages, their own and of those below; nil
	// means that every organisation has somebody.
	Keepers func(context.Context) ([]catalog.ID, error)
	// Told hears what was done with messages, and what was refused; nil tells nobody.
	Told func(Deed)
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Deed is something that was done with a message, or refused with Err.
type Deed struct {
	Caller editorial.Caller
	// Action is handle, reopen or delete.
	Action string
	Item   Item
	Err    error
}

// Item is a message with what is known now of what it is about.
type Item struct {
	Message
	// Responsible answers for it now; zero when only those do who run the site.
	Responsible catalog.ID
	// Facts are of the entity; Known is false for the site itself and for what the catalogue does not have.
	Facts editorial.Facts
	Known bool
	// Orphan tells that nobody with an account handles messages for the organisation: those who run the site pass it on.
	Orphan bool
}

// Filter narrows a list; the zero value does not.
type Filter struct {
	State State
	// Entity is what messages are about; zero means anything.
	Entity catalog.ID
	// Orphans leaves only what nobody with an account handles but those who run the site.
	Orphans bool
	// Before is Page.Next of the page before; 0 begins with the newest.
	Before int64
	Limit  int
}

// Page is a part of a list, the newest first.
type Page struct {
	Items []Item
	// Next is where the next page begins, 0 after the last.
	Next int64
}

// Subject is something that there are messages about.
type Subject struct {
	Kind   catalog.Kind
	Entity catalog.ID
	Name   string
	// All are the messages about it, Open those that are not handled.
	All, Open int
}

// visible are the piles that the caller sees; messages up to seq after are not counted.
func (b *Inbox) visible(ctx context.Context, c editorial.Caller, after int64) ([]pile, error) {
	if err := b.Register.Ready(ctx); err != nil {
		return nil, err
	}
	all, err := b.Store.piles(ctx, after)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(p pile) bool {
		return !sees(b.Register, c, responsible(b.Register, p.kind, p.entity, p.organization))
	}), nil
}

// orphan tells which organisations have nobody with an account who handles messages.
func (b *Inbox) orphan(ctx context.Context) (func(catalog.ID) bool, error) {
	if b.Keepers == nil {
		return func(id catalog.ID) bool { return id == (catalog.ID{}) }, nil
	}
	kept, err := b.Keepers(ctx)
	if err != nil {
		return nil, err
	}
	return func(id catalog.ID) bool { return !b.Register.Within(id, kept...) }, nil
}

// List are the messages that the caller sees. It is empty for who sees none.
func (b *Inbox) List(ctx context.Context, c editorial.Caller, f Filter) (Page, error) {
	piles, err := b.visible(ctx, c, 0)
	if err != nil {
		return Page{}, err
	}
	orphan, err := b.orphan(ctx)
	if err != nil {
		return Page{}, err
	}
	subjects := []int64{}
	for _, p := range piles {
		if !f.Orphans || orphan(responsible(b.Register, p.kind, p.entity, p.organization)) {
			subjects = append(subjects, p.id)
		}
	}
	w := Wanted{State: f.State, Entity: f.Entity, subjects: subjects, below: f.Before, newest: true}
	if f.Limit > 0 {
		w.limit = f.Limit + 1
	}
	var out Page
	err = b.Store.Each(ctx, w, func(m Message) error {
		if f.Limit > 0 && len(out.Items) == f.Limit {
			out.Next = out.Items[f.Limit-1].Seq
			return nil
		}
		out.Items = append(out.Items, b.item(m, orphan))
		return nil
	})
	return out, err
}

func (b *Inbox) item(m Message, orphan func(catalog.ID) bool) Item {
	i := Item{Message: m, Responsible: responsible(b.Register, m.Kind, m.Entity, m.Organization)}
	if m.Kind != "" {
		i.Facts, i.Known = b.Register.Find(editorial.Ref{Kind: m.Kind, ID: m.Entity})
	}
	i.Orphan = orphan(i.Responsible)
	return i
}

// Open counts the messages that the caller sees and nobody has handled.
func (b *Inbox) Open(ctx context.Context, c editorial.Caller) (int, error) {
	return b.openAfter(ctx, c, 0)
}

func (b *Inbox) openAfter(ctx context.Context, c editorial.Caller, after int64) (n int, err error) {
	piles, err := b.visible(ctx, c, after)
	for _, p := range piles {
		n += p.open
	}
	return n, err
}

// Subjects are the entities that the caller sees messages about, by name.
func (b *Inbox) Subjects(ctx context.Context, c editorial.Caller) ([]Subject, error) {
	piles, err := b.visible(ctx, c, 0)
	if err != nil {
		return nil, err
	}
	byEntity := map[catalog.ID]*Subject{}
	for _, p := range piles {
		if p.entity == (catalog.ID{}) {
			continue
		}
		s := byEntity[p.entity]
		if s == nil {
			s = &Subject{Kind: p.kind, Entity: p.entity, Name: p.name}
			if f, ok := b.Register.Find(editorial.Ref{Kind: p.kind, ID: p.entity}); ok && f.Name != "" {
				s.Name = f.Name
			}
			byEntity[p.entity] = s
		}
		s.All, s.Open = s.All+p.all, s.Open+p.open
	}
	out := make([]Subject, 0, len(byEntity))
	for _, s := range byEntity {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(x, y Subject) int {
		return cmp.Or(strings.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)), strings.Compare(x.Entity.String(), y.Entity.String()))
	})
	return out, nil
}

// Find is one message that the caller sees; to others it does not exist: ErrNotFound.
func (b *Inbox) Find(ctx context.Context, c editorial.Caller, id uuid.UUID) (Item, error) {
	if err := b.Register.Ready(ctx); err != nil {
		return Item{}, err
	}
	m, err := b.Store.find(ctx, id)
	if err != nil {
		return Item{}, err
	}
	if !sees(b.Register, c, responsible(b.Register, m.Kind, m.Entity, m.Organization)) {
		return Item{}, ErrNotFound
	}
	orphan, err := b.orphan(ctx)
	if err != nil {
		return Item{}, err
	}
	return b.item(m, orphan), nil
}

// Handle marks a message as handled by the caller; done is false when it was handled already, by whomever the mark names. The
// errors are ErrNotFound and ErrForbidden, as of Reopen and Delete.
func (b *Inbox) Handle(ctx context.Context, c editorial.Caller, id uuid.UUID) (done bool, err error) {
	return b.do(ctx, c, id, "handle", MayHandle, func() (bool, error) { return b.Store.Handle(ctx, id, c.Actor, b.now()) })
}

// Reopen takes the mark away; done is false when the message was open.
func (b *Inbox) Reopen(ctx context.Context, c editorial.Caller, id uuid.UUID) (done bool, err error) {
	return b.do(ctx, c, id, "reopen", MayHandle, func() (bool, error) { return b.Store.Reopen(ctx, id) })
}

// Delete removes a message for good.
func (b *Inbox) Delete(ctx context.Context, c editorial.Caller, id uuid.UUID) error {
	_, err := b.do(ctx, c, id, "delete", MayDelete, func() (bool, error) { return true, b.Store.Delete(ctx, id) })
	return err
}

// do does something with a message that the caller sees, if the role may, and tells of it.
func (b *Inbox) do(ctx context.Context, c editorial.Caller, id uuid.UUID, action string, may func(editorial.Role) bool, act func() (bool, error)) (done bool, err error) {
	item, err := b.Find(ctx, c, id)
	if err != nil {
		return false, err
	}
	if !may(c.Role) {
		b.tell(Deed{Caller: c, Action: action, Item: item, Err: ErrForbidden})
		return false, ErrForbidden
	}
	if done, err = act(); err == nil && done {
		b.tell(Deed{Caller: c, Action: action, Item: item})
	}
	return done, err
}

func (b *Inbox) tell(d Deed) {
	if b.Told != nil {
		b.Told(d)
	}
}

func (b *Inbox) now() time.Time {
	if b.Now == nil {
		return time.Now()
	}
	return b.Now()
}
