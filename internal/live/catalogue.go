package live

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/varanto/varanto/internal/background"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/pause"
	"github.com/varanto/varanto/internal/store"
)

// Catalogue holds the current snapshot and brings it up to date.
type Catalogue struct {
	renderer Renderer
	log      *slog.Logger
	current  atomic.Pointer[Snapshot]

	mu       sync.Mutex // one edit at a time
	unmade   unmade
	turn     background.Turn
	onChange []func(*Snapshot, []Changed)
}

// Changed names an entity that an edit took in. Entities that only show a changed one are not named.
type Changed struct {
	Kind catalog.Kind
	ID   catalog.ID
}

// New returns an empty catalogue whose answers the renderer writes. It logs what it cannot show.
func New(r Renderer, log *slog.Logger) *Catalogue {
	c := &Catalogue{renderer: r, log: log}
	c.current.Store(emptySnapshot())
	return c
}

// Snapshot returns the current snapshot. A request should ask once and use the same one throughout.
func (c *Catalogue) Snapshot() *Snapshot { return c.current.Load() }

// OnChange has fn called after every new snapshot with the entities that changed; a Load names none.
// It must be called before Load, and fn must return soon.
func (c *Catalogue) OnChange(fn func(*Snapshot, []Changed)) { c.onChange = append(c.onChange, fn) }

// Turn is what those take who do heavy work on what changed while requests are answered: one piece of it at a time.
func (c *Catalogue) Turn() *background.Turn { return &c.turn }

// Load replaces the catalogue with what the log holds now.
func (c *Catalogue) Load(ctx context.Context, log store.Log) error {
	var entries []store.Entry
	var documents slab
	head, err := log.Latest(ctx, func(e store.Entry) error {
		e.Document = documents.keep(e.Document)
		entries = append(entries, e)
		return nil
	})
	if err != nil {
		return err
	}
	// Lists are in creation order; of one entity the public revision comes before an edit of it.
	slices.SortFunc(entries, func(a, b store.Entry) int {
		return cmp.Or(cmp.Compare(a.FirstSeq, b.FirstSeq), cmp.Compare(a.Seq, b.Seq))
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.change(emptySnapshot(), entries, head, nil, true)
	return nil
}

// Apply takes in revisions that follow those the catalogue has.
func (c *Catalogue) Apply(revisions []store.Revision) {
	if len(revisions) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	from := c.Snapshot()
	entries := make([]store.Entry, 0, len(revisions))
	changed := make([]Changed, 0, len(revisions))
	for _, r := range revisions {
		if r.Seq <= from.Seq {
			continue
		}
		entries = append(entries, store.Entry{Revision: r, FirstSeq: r.Seq, FirstTime: r.Time})
		changed = append(changed, Changed{r.Kind, r.ID})
	}
	c.change(from, entries, revisions[len(revisions)-1].Seq, changed, false)
}

func (c *Catalogue) change(from *Snapshot, entries []store.Entry, head int64, changed []Changed, whole bool) {
	e := from.edit()
	e.whole = whole
	e.takeAll(entries, c.log)
	e.settle(c.renderer, c.log)
	e.render(c.renderer, c.log)
	e.placeAll(from)
	e.next.Seq = head
	e.seal(from, head)
	for i := range entries {
		if t := entries[i].Time; t.After(e.next.At) {
			e.next.At = t
		}
	}
	c.current.Store(e.next)
	for _, fn := range c.onChange {
		fn(e.next, changed)
	}
	c.unmade.make(c, e)
}

// placeAll brings the spatial index to the final entries.
func (e *edit) placeAll(from *Snapshot) {
	i := tableIndex(catalog.KindServiceChannel)
	for id := range e.renders[i] {
		old, _ := from.tables[i].Get(id)
		now, _ := e.tables[i].Get(id)
		e.next.places.replace(old, now)
	}
}

const (
	// longestGather is how long changes are gathered at most that come one after the other, and gatherShare for how many
	// times as long as the last ones took to take in: a step costs the more the fewer changes it takes.
	longestGather = 20 * time.Millisecond
	gatherShare   = 2
	// feedLimit is how many revisions one snapshot takes in at most; while an import runs, larger steps cost less.
	feedLimit  = 5000
	retryDelay = time.Second
)

// Follow takes in what is appended to the log, from whatever process, until the context ends. Trouble with the log
// is logged and tried again.
func (c *Catalogue) Follow(ctx context.Context, log store.Log) {
	for ctx.Err() == nil {
		err := c.step(ctx, log)
		if err == nil || errors.Is(err, context.Canceled) {
			continue
		}
		c.log.Error("the feed cannot be followed; trying again", "error", err)
		_ = pause.For(ctx, retryDelay) // the loop looks
	}
}

func (c *Catalogue) step(ctx context.Context, log store.Log) error {
	seq := c.Snapshot().Seq
	if err := log.Wait(ctx, seq); err != nil {
		return err
	}
	revisions, err := log.Feed(ctx, seq, feedLimit)
	if err != nil {
		return err
	}
	start := time.Now()
	c.Apply(revisions)
	return pause.For(ctx, min(gatherShare*time.Since(start), longestGather))
}
