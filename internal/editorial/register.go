package editorial

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// Register knows of every entity's newest revision what rules, rights and lists ask: owner, names, source id, status,
// languages, references. It is made from the log at first need and follows it. It is safe for use by many goroutines.
// It implements rule.World.
type Register struct {
	log store.Log
	// under is what this one lies over while something is staged; nil for the register of what the log holds.
	under *Register
	// following lets one goroutine at a time read the log.
	following sync.Mutex

	mu sync.RWMutex // guards what follows
	// seq is the last revision that was taken in; built tells that there was a first reading.
	seq   int64
	built bool
	cards map[catalog.Kind]*layer[catalog.ID, *card]
	// learnt are the code items of the log.
	learnt *layer[catalog.ID, struct{}]
	joins  joins
	// sorted are the cards of a kind in the order of creation; nil after a new one came.
	sorted map[catalog.Kind][]*card

	names   names
	terms   terms
	sources *layer[sourceKey, catalog.ID]
	oids    *layer[string, []catalog.ID]
	// below are the sub-organisations of an organisation that are not archived.
	below *layer[catalog.ID, []catalog.ID]
	// standing counts what stands on an organisation or general description: see Dependents.
	standing *layer[catalog.ID, int]
	// actors are the mirrors that content came from; a card names one by its place from 1. mirrors are those that are
	// still followed.
	actors  []string
	mirrors Mirrors
	// looked is when mirrors was read, for whoever holds following: another process may end a mirroring.
	looked time.Time
	// asked is when the log was last asked for news, in Unix nanoseconds.
	asked atomic.Int64
}

// sourceKey is what an API user's source id is unique by.
type sourceKey struct {
	user string
	kind catalog.Kind
	id   string
}

// NewRegister returns the register of a log. Nothing is read yet.
func NewRegister(log store.Log) *Register {
	r := &Register{log: log}
	r.reset()
	return r
}

func (r *Register) reset() {
	r.seq, r.built = 0, false
	r.cards = map[catalog.Kind]*layer[catalog.ID, *card]{}
	for _, k := range catalog.RecordKinds() {
		r.cards[k] = newLayer[catalog.ID, *card]()
	}
	r.learnt = newLayer[catalog.ID, struct{}]()
	r.joins = newJoins()
	r.sorted = map[catalog.Kind][]*card{}
	r.names = newNames()
	r.terms = newTerms()
	r.sources = newLayer[sourceKey, catalog.ID]()
	r.oids = newLayer[string, []catalog.ID]()
	r.below = newLayer[catalog.ID, []catalog.ID]()
	r.standing = newLayer[catalog.ID, int]()
}

// feedPage is how many revisions one reading of the feed takes.
const feedPage = 500

// Follow brings the register up to what the log holds; the first time that reads every entity. Other methods tell of
// the moment of the last Follow or Ready; the Desk follows before every use case.
func (r *Register) Follow(ctx context.Context) error {
	r.following.Lock()
	defer r.following.Unlock()
	return r.follow(ctx)
}

// othersHold is how long what other processes wrote may stay unknown to Ready.
const othersHold = time.Second

// Ready is Follow for those who only look: it waits for the first reading, but not for a writer who waits for the disk.
// What this process writes is known at once, what others write within a second.
func (r *Register) Ready(ctx context.Context) error {
	if time.Since(time.Unix(0, r.asked.Load())) < othersHold {
		return nil
	}
	if !r.following.TryLock() {
		if r.isBuilt() {
			return nil // whoever holds it follows
		}
		r.following.Lock()
	}
	defer r.following.Unlock()
	return r.follow(ctx)
}

func (r *Register) isBuilt() bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.built
}

// follow is Follow for whoever holds following.
func (r *Register) follow(ctx context.Context) error {
	if !r.built {
		if err := r.build(ctx); err != nil {
			return err
		}
		r.asked.Store(time.Now().UnixNano())
		return nil
	}
	for {
		revs, err := r.log.Feed(ctx, r.seq, feedPage)
		if err != nil {
			return fmt.Errorf("follow the log: %w", err)
		}
		if len(revs) == 0 {
			r.asked.Store(time.Now().UnixNano())
			return r.lookAtMirrors(ctx)
		}
		if err := r.take(revs); err != nil {
			return err
		}
	}
}

// build reads the whole log into a register that nobody sees until it is complete.
func (r *Register) build(ctx context.Context) error {
	fresh := NewRegister(r.log)
	head, err := r.log.Latest(ctx, func(e store.Entry) error {
		_, err := fresh.apply(e.Revision, nil, e.FirstTime.UnixMicro())
		return err
	})
	if err != nil {
		return fmt.Errorf("read the register: %w", err)
	}
	mirrors, err := ReadMirrors(ctx, r.log)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cards, r.learnt, r.joins, r.sorted, r.names = fresh.cards, fresh.learnt, fresh.joins, fresh.sorted, fresh.names
	r.terms = fresh.terms
	r.sources, r.oids, r.below, r.standing = fresh.sources, fresh.oids, fresh.below, fresh.standing
	r.actors, r.mirrors = fresh.actors, mirrors
	r.seq, r.built = head, true
	return nil
}

// take takes in revisions of the feed that follow what is known.
func (r *Register) take(revs []store.Revision) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, rev := range revs {
		if rev.Seq <= r.seq {
			continue
		}
		if _, err := r.apply(rev, nil, 0); err != nil {
			return err
		}
		r.seq = rev.Seq
		if strings.HasPrefix(rev.Actor, MirrorPrefix) {
			r.looked = time.Time{}
		}
	}
	return nil
}

// mirrorsHold is how long what is mirrored counts as known.
const mirrorsHold = 2 * time.Second

// lookAtMirrors reads what is mirrored when that was not done for a while.
func (r *Register) lookAtMirrors(ctx context.Context) error {
	if time.Since(r.looked) < mirrorsHold {
		return nil
	}
	mirrors, err := ReadMirrors(ctx, r.log)
	if err != nil {
		return err
	}
	r.looked = time.Now()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.mirrors = mirrors
	return nil
}

// publicSeq is where in the log the revision is that is public beside revision number, 0 when none is. It is false when
// the register does not know that revision as the newest.
func (r *Register) publicSeq(ref Ref, number int) (int64, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	c := r.cards[ref.Kind].get(ref.ID)
	if c == nil || int(c.number) != number {
		return 0, false
	}
	return c.publicSeq, true
}

// knows tells whether the register was read and has that entity.
func (r *Register) knows(ref Ref) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if ref.Kind == catalog.KindConnection {
		_, ok := r.joins.find(ref.ID)
		return r.built && ok
	}
	return r.built && r.cards[ref.Kind].get(ref.ID) != nil
}

// apply takes in one revision; e is its document, nil when that has still to be read. created is the time of the
// entity's first revision, 0 when that is known or is this one. undo puts back what was before, as long as nothing
// later was applied.
func (r *Register) apply(rev store.Revision, e catalog.Entity, created int64) (undo func(), err error) {
	switch rev.Kind {
	case catalog.KindCodeItem:
		_, known := r.learnt.find(rev.ID)
		r.learnt.set(rev.ID, struct{}{})
		return func() {
			if !known {
				r.learnt.delete(rev.ID)
			}
		}, nil
	case catalog.KindConnection:
		return r.applyConnection(rev)
	}
	if e == nil {
		if e, err = catalog.Unmarshal(rev.Kind, rev.Document); err != nil {
			return nil, fmt.Errorf("revision %d: %w", rev.Seq, err)
		}
	}
	old := r.cards[rev.Kind].get(rev.ID)
	c := r.cardOf(rev, e, old)
	switch {
	case created != 0:
		c.created = created
	case old != nil:
		c.created = old.created
	default:
		c.created = rev.Time.UnixMicro()
	}
	r.replace(old, c)
	return func() { r.replace(c, old) }, nil
}

func (r *Register) applyConnection(rev store.Revision) (undo func(), err error) {
	var ends struct {
		ServiceID  catalog.ID          `json:"serviceId"`
		ChannelID  catalog.ID          `json:"channelId"`
		Order      int                 `json:"order"`
		ASTI       bool                `json:"asti"`
		ExtraTypes []catalog.ExtraType `json:"extraTypes"`
	}
	if err := json.Unmarshal(rev.Document, &ends); err != nil {
		return nil, fmt.Errorf("revision %d: read connection: %w", rev.Seq, err)
	}
	whole := catalog.Connection{ASTI: ends.ASTI, ExtraTypes: ends.ExtraTypes}
	old, known := r.joins.find(rev.ID)
	if !known {
		old = join{service: ends.ServiceID, channel: ends.ChannelID, removed: true}
	}
	r.joins.put(join{
		service: ends.ServiceID, channel: ends.ChannelID, number: int32(rev.Number), order: int32(ends.Order),
		asti: whole.IsASTI(), removed: rev.Status != catalog.StatusPublished, mirror: r.mirrorOf(rev.Actor),
	})
	return func() { r.joins.put(old) }, nil
}

// replace puts a card in the place of another; either may be nil. All that is derived from cards follows.
func (r *Register) replace(old, c *card) {
	if old != nil {
		r.unlist(old)
	}
	if c == nil {
		r.cards[old.kind].delete(old.id)
		r.sorted[old.kind] = nil
		return
	}
	r.cards[c.kind].set(c.id, c)
	switch sorted := r.sorted[c.kind]; {
	case old == nil:
		r.sorted[c.kind] = nil
	case sorted != nil:
		sorted[place(sorted, old)] = c
	}
	r.list(c)
}

// Mirrored tells whether an entity is mirrored from elsewhere and therefore read-only here.
func (r *Register) Mirrored(ref Ref) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if ref.Kind == catalog.KindConnection {
		j, ok := r.joins.find(ref.ID)
		return ok && r.followed(j.mirror)
	}
	c := r.cards[ref.Kind].get(ref.ID)
	return c != nil && r.followed(c.mirror)
}

// mirrorOf returns the place of a mirror among the actors, 0 for others.
func (r *Register) mirrorOf(actor string) uint8 {
	if !strings.HasPrefix(actor, MirrorPrefix) {
		return 0
	}
	for i, a := range r.actors {
		if a == actor {
			return uint8(i + 1)
		}
	}
	if len(r.actors) == 255 {
		return 255
	}
	r.actors = append(slices.Clip(r.actors), actor)
	return uint8(len(r.actors))
}

// followed tells whether content of that mirror is still the mirror's.
func (r *Register) followed(mirror uint8) bool {
	return mirror != 0 && !r.mirrors.released(r.actors[mirror-1])
}
