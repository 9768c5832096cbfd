package editorial

import (
	"errors"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/store"
)

// worldThen is what rules would have been told just before a mass action took an entity out of public: what content
// breaks there it broke while it was public, and is not to be blamed for when it comes back. What it breaks only by now,
// others have made of it since. Names and OIDs are nobody else's there: see worldBeside.
type worldThen struct {
	*Register
	work  *work
	state *massState
	// until is the revision by which the entity ceased to be what it was.
	until int64
	// laid are the entities whose cards are those of then.
	laid map[Ref]struct{}
	// err is why some history could not be read.
	err error
}

var _ rule.World = (*worldThen)(nil)

func (w *work) then(state *massState, until int64) *worldThen {
	return &worldThen{Register: w.register.over(), work: w, state: state, until: until, laid: map[Ref]struct{}{}}
}

// lay makes the register's card of an entity that of then.
func (t *worldThen) lay(r Ref) {
	if _, done := t.laid[r]; done || t.err != nil {
		return
	}
	t.laid[r] = struct{}{}
	revs, err := t.work.desk.allRevisions(t.work.ctx, r)
	if err != nil {
		if _, none := errors.AsType[*NotFound](err); !none {
			t.err = err
			return
		}
	}
	revs = slices.DeleteFunc(slices.Clone(revs), func(rev store.Revision) bool { return rev.Seq >= t.until || t.state.made(rev) })
	if len(revs) == 0 {
		t.Register.cards[r.Kind].delete(r.ID)
		return
	}
	var c *card
	for _, rev := range deciding(revs) {
		e, err := catalog.Unmarshal(r.Kind, rev.Document)
		if err != nil {
			t.err = err
			return
		}
		c = t.Register.cardOf(rev, e, c)
	}
	t.Register.cards[r.Kind].set(r.ID, c)
}

// deciding are the revisions that say what an entity is: the newest one, and before it what is public beside it.
func deciding(revs []store.Revision) []store.Revision {
	last := revs[len(revs)-1:]
	if last[0].Status == catalog.StatusPublished || store.EndsPublic(last[0].Status) {
		return last
	}
	for i := len(revs) - 2; i >= 0 && !store.EndsPublic(revs[i].Status); i-- {
		if revs[i].Status == catalog.StatusPublished {
			return append(revs[i:i+1:i+1], last...)
		}
	}
	return last
}

// Organization implements rule.World.
func (t *worldThen) Organization(id catalog.ID) (rule.Organization, bool) {
	t.lay(Ref{catalog.KindOrganization, id})
	return t.Register.Organization(id)
}

// Channel implements rule.World. Whom a channel serves by now, others decide.
func (t *worldThen) Channel(id catalog.ID) (rule.Channel, bool) {
	t.lay(Ref{catalog.KindServiceChannel, id})
	c, known := t.Register.Channel(id)
	c.ServesOthers = false
	return c, known
}

// Service implements rule.World.
func (t *worldThen) Service(id catalog.ID) (rule.Service, bool) {
	t.lay(Ref{catalog.KindService, id})
	return t.Register.Service(id)
}

// General implements rule.World.
func (t *worldThen) General(id catalog.ID) (rule.General, bool) {
	t.lay(Ref{catalog.KindGeneralDescription, id})
	return t.Register.General(id)
}

// NameTaken implements rule.World.
func (t *worldThen) NameTaken(rule.UniqueName, catalog.ID) catalog.ID { return catalog.ID{} }

// OIDTaken implements rule.World.
func (t *worldThen) OIDTaken(string, catalog.ID) catalog.ID { return catalog.ID{} }
