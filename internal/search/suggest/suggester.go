package suggest

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/pause"
)

// Options say how a Suggester works. The zero value is good.
type Options struct {
	// Analyzer divides compounds and gives base forms where it has a dictionary; nil means without.
	Analyzer *finnish.Analyzer
	// Synonyms are further texts that lead to others; nil for none.
	Synonyms []Synonym
	// Log tells of trouble; nil means nowhere.
	Log *slog.Logger
}

// maxDelta is the number of changed entities from which all is built anew beside them.
const maxDelta = 2000

// gatherShare is for how many times as long as the last changes took to take in further ones are gathered, and
// longestGather the longest time: a layer costs by all that it has, however little of that is new.
const (
	gatherShare   = 19
	longestGather = 700 * time.Millisecond
)

// Suggester suggests from the catalogue that it follows. Any number of goroutines may ask it.
type Suggester struct {
	catalogue *live.Catalogue
	analyzer  *finnish.Analyzer
	log       *slog.Logger
	table     *codeTable
	synonyms  []Synonym
	meanings  *layer
	current   atomic.Pointer[state]

	mu      sync.Mutex
	changed map[live.Changed]struct{}
	whole   bool
	latest  *live.Snapshot // the one that changed, and whole, lead to
	nudge   chan struct{}
}

// state is what questions are answered from. It never changes.
type state struct {
	snapshot *live.Snapshot
	// base has all entities of an earlier snapshot but dirty ones, delta has those; nil before they are built.
	base, delta *layer
	dirty       map[catalog.Kind]*roaring.Bitmap
	uses        *uses
}

// New returns a Suggester that follows the catalogue, which must not have been loaded yet. Until Run has built its
// layers it suggests areas only.
func New(c *live.Catalogue, o Options) *Suggester {
	s := &Suggester{
		catalogue: c, analyzer: o.Analyzer, log: o.Log, table: codeLists(), synonyms: o.Synonyms,
		meanings: newSynonymLayer(o.Synonyms),
		changed:  map[live.Changed]struct{}{}, whole: true, nudge: make(chan struct{}, 1),
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	snapshot := c.Snapshot()
	s.current.Store(&state{snapshot: snapshot, uses: s.table.uses(snapshot, nil)})
	s.latest = snapshot
	c.OnChange(s.onChange)
	s.wake()
	return s
}

// Seq is the last revision that suggestions take in; 0 before the first layer is there.
func (s *Suggester) Seq() int64 {
	st := s.current.Load()
	if st.base == nil {
		return 0
	}
	return st.snapshot.Seq
}

func (s *Suggester) onChange(snapshot *live.Snapshot, changed []live.Changed) {
	s.mu.Lock()
	s.latest = snapshot
	if changed == nil {
		s.whole = true
	}
	for _, c := range changed {
		s.changed[c] = struct{}{}
	}
	s.mu.Unlock()
	s.wake()
}

func (s *Suggester) wake() {
	select {
	case s.nudge <- struct{}{}:
	default:
	}
}

// take gives what changed since it was last asked, and the snapshot that it led to: a later one may have changes that are
// told only then.
func (s *Suggester) take() (changed map[live.Changed]struct{}, whole bool, latest *live.Snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	changed, whole = s.changed, s.whole
	s.changed, s.whole = map[live.Changed]struct{}{}, false
	return changed, whole, s.latest
}

// follower is what Run knows beyond the state.
type follower struct {
	*Suggester
	// dirty changed after the base was made, since after the one that is being made.
	dirty, since map[live.Changed]struct{}
	building     bool
	built        chan built
}

// built is a new base and the snapshot it is of.
type built struct {
	layer *layer
	// again tells that it is the same base, which only knows more of its compounds.
	again bool
}

// Run keeps the suggestions up to date until the context ends.
func (s *Suggester) Run(ctx context.Context) {
	f := follower{Suggester: s, dirty: map[live.Changed]struct{}{}, built: make(chan built)}
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.nudge:
			start := time.Now()
			f.catalogue.Turn().Do(func() { f.step(ctx) })
			if pause.For(ctx, min(gatherShare*time.Since(start), longestGather)) != nil {
				return
			}
		case b := <-f.built:
			f.replace(b)
		}
	}
}

// step takes in what changed.
func (f *follower) step(ctx context.Context) {
	changed, whole, latest := f.take()
	now := *f.current.Load()
	before := now.snapshot
	now.snapshot = latest
	if whole {
		now.base = nil // the places of entities in their tables may be others now
		clear(f.dirty)
		changed = nil // the new base will have them
	}
	told := whole
	for c := range changed {
		if sameLabels(before, latest, c) {
			continue
		}
		told = true
		f.dirty[c] = struct{}{}
		if f.building {
			f.since[c] = struct{}{}
		}
	}
	if told {
		f.publish(now)
	} else { // most changes are of texts that are not suggested
		now.uses = f.table.uses(latest, now.uses)
		f.current.Store(&now)
	}
	if whole && f.building {
		f.loadAgain()
		return
	}
	if !f.building && (whole || len(f.dirty) > maxDelta) {
		f.rebuild(ctx, now.snapshot)
	}
}

// loadAgain has the catalogue taken anew once the build that is under way ends.
func (f *follower) loadAgain() {
	f.mu.Lock()
	f.whole = true
	f.mu.Unlock()
}

// publish shows a state with the delta of what changed.
func (f *follower) publish(st state) {
	st.uses = f.table.uses(st.snapshot, st.uses)
	st.delta, st.dirty = nil, nil
	if len(f.dirty) > 0 {
		st.delta, st.dirty = f.deltaOf(st.snapshot, st.base)
	}
	f.current.Store(&st)
}

func (f *follower) deltaOf(s *live.Snapshot, base *layer) (*layer, map[catalog.Kind]*roaring.Bitmap) {
	b := newBuilder()
	dirty := map[catalog.Kind]*roaring.Bitmap{}
	for _, k := range suggestedKinds {
		dirty[k] = roaring.New()
	}
	for c := range f.dirty {
		set, ok := dirty[c.Kind]
		if !ok {
			continue
		}
		if e, ok := s.Table(c.Kind).Get(c.ID); ok {
			set.Add(e.Ord)
		}
	}
	for _, k := range suggestedKinds {
		t := s.Table(k)
		for e := range t.Each(roaring.And(dirty[k], t.Published())) {
			b.addEntity(s, e)
		}
	}
	l := b.build(func(w string) bool {
		if f.table.knows(w) {
			return true
		}
		return base != nil && base.knows(w)
	})
	if len(f.dirty) <= maxDelta && f.analyzer != nil {
		l = l.refined(context.Background(), f.analyzer, 0)
	}
	return l, dirty
}

func (l *layer) knows(word string) bool {
	_, ok := l.words.find(word)
	return ok
}

// rebuild makes a new base of a snapshot, beside what goes on.
func (f *follower) rebuild(ctx context.Context, s *live.Snapshot) {
	f.building, f.since = true, map[live.Changed]struct{}{}
	go func() {
		l := f.baseOf(s)
		send := func(b built) bool {
			select {
			case f.built <- b:
				return true
			case <-ctx.Done():
				return false
			}
		}
		if send(built{layer: l}) && f.analyzer != nil {
			send(built{layer: l.refined(ctx, f.analyzer, refinePause), again: true})
		}
	}()
}

func (s *Suggester) baseOf(snapshot *live.Snapshot) *layer {
	start := time.Now()
	b := newBuilder()
	b.addAll(snapshot)
	l := b.build(s.table.knows)
	s.log.Debug("suggestions are built", "labels", len(l.labels), "words", l.words.len(), "took", time.Since(start))
	return l
}

// replace puts a new base in the place of the old one.
func (f *follower) replace(b built) {
	now := *f.current.Load()
	if b.again {
		if now.base != nil && len(now.base.labels) > 0 && &now.base.labels[0] == &b.layer.labels[0] {
			now.base = b.layer
			f.current.Store(&now)
		}
		return
	}
	f.building = false
	if f.due() {
		f.wake() // the catalogue was loaded meanwhile; its places are others
		return
	}
	now.base = b.layer
	f.dirty = f.since
	f.publish(now)
}

func (s *Suggester) due() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.whole
}
