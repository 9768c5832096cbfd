package search

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"golang.org/x/sync/errgroup"

	"github.com/varanto/varanto/internal/background"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/pause"
	"github.com/varanto/varanto/internal/store"
)

// Feed returns the revisions after a sequence number, in order; it is store.Log's Feed.
type Feed func(ctx context.Context, after int64, limit int) ([]store.Revision, error)

const (
	// feedLimit bounds the revisions that are read at a time.
	feedLimit = 1000
	// batchSize bounds the documents that are in memory at a time, twice: one batch is described while another is
	// written.
	batchSize = 600
	// gentleSize is the size of batches while there are searches, and longestRest the longest pause between them.
	gentleSize  = 150
	longestRest = 50 * time.Millisecond
	// gatherShare is for how many times as long as the last changes took to take in further ones are gathered: every batch
	// costs Bleve a file, its merging and its waiting for the disk, however little is in it, and processors and disk are
	// those of the writers. A change alone is taken in at once.
	gatherShare = 3
	// foundWithin is how late a change may be found: one that comes when changes are being taken in waits for the end of
	// that, for the gathering, and until it is taken in itself.
	foundWithin = 900 * time.Millisecond
	// longestGather is for how long at most changes are gathered whose taking in takes too long for that.
	longestGather = 400 * time.Millisecond
)

// gather is for how long changes are gathered after some took that long.
func gather(took time.Duration) time.Duration {
	return max(min(took, longestGather), min(gatherShare*took, foundWithin-2*took))
}

// Words of shared texts that are kept in memory, in each of two generations: for a build, and for following.
const (
	wordsForBuild  = 600_000
	wordsForFollow = 60_000
)

// Pauses after failures: each is twice as long as the one before.
const (
	retryDelay    = time.Second
	maxRetryDelay = 5 * time.Minute
)

// errForeign says that the index does not belong to the log.
var errForeign = errors.New("the index is not of this log")

// Run keeps the index up to date until the context ends: it builds or catches up what is missing, then follows the
// catalogue, which must have been loaded. Searches find meanwhile what is indexed already. Trouble is logged and
// tried again; an index that breaks, or whose files go away, is made anew.
func (x *Index) Run(ctx context.Context, feed Feed) {
	x.recalling.Wait()
	defer x.keepWords()
	defer x.releaseMerges()
	delay := retryDelay
	var warming sync.WaitGroup
	defer warming.Wait()
	var once sync.Once
	for ctx.Err() == nil {
		began, from := time.Now(), x.Seq()
		err := guarded(func() error { return x.catchUp(ctx, feed) })
		if err != nil && ctx.Err() == nil {
			x.followed = nil // some of what changed may be written
			x.log.Error("the search index cannot follow; trying again", "error", err, "after", delay)
			x.repair(err)
			_ = pause.For(ctx, delay) // the loop looks
			delay = min(2*delay, maxRetryDelay)
			continue
		}
		if err != nil {
			return
		}
		delay = retryDelay
		once.Do(func() { warming.Go(func() { x.warm(ctx); x.keepWords() }) })
		if x.Seq() != from {
			x.holdMerges()
		}
		if pause.For(ctx, gather(time.Since(began))) != nil {
			return
		}
		x.await(ctx, func() { warming.Go(func() { x.relearn(ctx) }) })
	}
}

// catchUp brings the index to the current snapshot. What changes meanwhile it leaves to the next time, unless the index
// is not ready yet.
func (x *Index) catchUp(ctx context.Context, feed Feed) error {
	if x.disk == nil {
		if err := x.replace(); err != nil {
			return err
		}
	}
	s := x.catalogue.Snapshot()
	if x.Ready() && x.Seq() != s.Seq {
		x.learnFacts(s)
	}
	for first := true; x.Seq() != s.Seq; first = false {
		var err error
		switch {
		case x.Seq() == 0:
			err = x.build(ctx, s)
		case first && !x.Ready():
			err = x.firstStep(ctx, s, feed)
		default:
			err = x.step(ctx, s, feed)
		}
		if errors.Is(err, errForeign) {
			err = x.rebuild(ctx, s, err)
		}
		if err != nil {
			return err
		}
		if !x.Ready() {
			s = x.catalogue.Snapshot()
		}
	}
	return x.settle(ctx, s)
}

// settle notes that the index has all of a snapshot. The first time it counts the documents, so that an index that
// was left beside another log, or lost something, does not stay wrong.
func (x *Index) settle(ctx context.Context, s *live.Snapshot) (err error) {
	if x.followed = s; x.doubtful.Swap(false) {
		x.followed = nil // what could not be described is described again with whatever changes next
	}
	if x.Ready() {
		return nil
	}
	defer func() {
		if err == nil {
			x.described, x.learnt, err = 0, time.Now(), x.prepare(ctx, s)
		}
		if err == nil {
			x.ready.Store(true)
		}
	}()
	have, err := x.disk.DocCount()
	if err != nil {
		return fmt.Errorf("count documents: %w", err)
	}
	if want := uint64(len(published(s))); have != want {
		reason := fmt.Errorf("%w: it has %d documents for %d entities", errForeign, have, want)
		if err := x.rebuild(ctx, s, reason); err != nil {
			return err
		}
	}
	return nil
}

// rebuild makes the index anew from a snapshot.
func (x *Index) rebuild(ctx context.Context, s *live.Snapshot, reason error) error {
	x.log.Warn("the search index is made anew", "reason", reason)
	if err := x.replace(); err != nil {
		return err
	}
	return x.build(ctx, s)
}

// build indexes all of a snapshot.
func (x *Index) build(ctx context.Context, s *live.Snapshot) error {
	start := time.Now()
	entities := published(s)
	if err := x.write(ctx, s, entities, s.Seq); err != nil {
		return err
	}
	x.log.Info("the search index is built", "documents", len(entities), "seq", s.Seq, "took", time.Since(start))
	return nil
}

// firstStep is step without merging beside it. Without end there would be too many files.
func (x *Index) firstStep(ctx context.Context, s *live.Snapshot, feed Feed) error {
	release := holdMerging(x.disk)
	defer release()
	return x.step(ctx, s, feed)
}

// step takes in the next revisions of the feed, as far as the snapshot has them.
func (x *Index) step(ctx context.Context, s *live.Snapshot, feed Feed) error {
	seq := x.Seq()
	if seq > s.Seq {
		return fmt.Errorf("%w: it is at revision %d, the catalogue at %d", errForeign, seq, s.Seq)
	}
	revisions, err := feed(ctx, seq, feedLimit)
	if err != nil {
		return fmt.Errorf("read the feed: %w", err)
	}
	changes := changes{snapshot: s, before: x.followed}
	reached := seq
	for _, r := range revisions {
		if r.Seq > s.Seq {
			break
		}
		if err := changes.take(r); err != nil {
			x.log.Error("a revision cannot be read; what shows it stays as it is", "seq", r.Seq, "error", err)
			x.doubtful.Store(true)
		}
		reached = r.Seq
	}
	if reached == seq {
		return fmt.Errorf("the feed gives nothing after revision %d, the catalogue is at %d", seq, s.Seq)
	}
	return x.write(ctx, s, changes.list, reached)
}

// write brings the documents of entities to what a snapshot says of them. The sequence number goes with the last
// batch, so that an interrupted write is done again. While a batch is written the next one is described, unless there are
// searches, and writers, who need a processor, too.
func (x *Index) write(ctx context.Context, s *live.Snapshot, entities []live.Changed, seq int64) error {
	x.described += len(entities)
	describers := x.describing(s, len(entities))
	defer x.letGo()
	if !x.Ready() && len(entities) <= maxShared {
		return x.share(ctx, describers, entities, seq)
	}
	size, gentle := batchSize, x.Ready()
	if gentle {
		size = gentleSize
	}
	under := (chan error)(nil) // the batch being written
	wait := func() error {
		if under == nil {
			return nil
		}
		err := <-under
		under = nil
		return err
	}
	for len(entities) > size {
		start := time.Now()
		batch := x.describeAll(ctx, describers, entities[:size])
		entities = entities[size:]
		if err := wait(); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		done := make(chan error, 1)
		under = done
		go func() { done <- x.commit(ctx, batch) }()
		if gentle {
			if err := wait(); err != nil {
				return err
			}
			x.releaseMany()
			if err := x.rest(ctx, time.Since(start)); err != nil {
				return err
			}
		}
	}
	batch := x.describeAll(ctx, describers, entities)
	if err := wait(); err != nil {
		return err
	}
	return x.finish(ctx, batch, seq)
}

// finish writes the last batch of some changes, and with it how far the index has come. Whoever reads the number finds
// all that it stands for, also after a crash: what was begun before is done again.
func (x *Index) finish(ctx context.Context, batch *bleve.Batch, seq int64) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	putSeq(batch, seq)
	if err := x.commit(ctx, batch); err != nil {
		return err
	}
	x.seq.Store(seq)
	return nil
}

// share writes documents while nobody searches yet: each describer makes batches and writes them. Bleve makes a batch on
// one processor, and a large one in less time than many small ones, but it uses the room of the last one again.
func (x *Index) share(ctx context.Context, describers []*describer, entities []live.Changed, seq int64) error {
	parts := slices.Collect(slices.Chunk(entities, shareSize(len(entities), len(describers))))
	var next atomic.Int64
	var all errgroup.Group
	for _, d := range describers {
		d.room = new(wordLists)
		all.Go(func() error {
			defer func() { d.room = nil }()
			for i := int(next.Add(1) - 1); i < len(parts); i = int(next.Add(1) - 1) {
				batch := x.describeAll(ctx, []*describer{d}, parts[i])
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := x.commit(ctx, batch); err != nil {
					return err
				}
				d.room.written()
			}
			return nil
		})
	}
	if err := all.Wait(); err != nil {
		return err
	}
	return x.finish(ctx, x.disk.NewBatch(), seq)
}

const (
	// maxShared is up to how many documents are shared out before anything says how far the index has come.
	maxShared = 8000
	// mostShare bounds the documents of a batch that is shared out.
	mostShare = 1200
)

// shareSize is how many documents a batch has when each of some workers makes as many batches, of as many documents.
func shareSize(documents, workers int) int {
	rounds := 1 + documents/(workers*mostShare)
	return 1 + documents/(workers*rounds)
}

// manyDocuments is from how many documents on shared texts are kept for that once only.
const manyDocuments = 1000

// describing are describers of a snapshot, as many as may work at a time. They know what was described before.
func (x *Index) describing(s *live.Snapshot, documents int) []*describer {
	if documents < manyDocuments && x.describer != nil {
		x.describer.teller, x.describer.before = teller{s}, x.followed
		return []*describer{x.describer}
	}
	most, workers := wordsForBuild, runtime.GOMAXPROCS(0)
	if documents < manyDocuments {
		most, workers = wordsForFollow, 1
	} else if x.Ready() {
		workers = 1 // readers and writers need a processor, too
	}
	known, list := newAnalysed(most), make([]*describer, workers)
	for i := range list {
		list[i] = newDescriber(x.analyzer, known)
		list[i].teller = teller{s}
	}
	if documents < manyDocuments {
		x.describer = list[0]
		x.describer.before = x.followed
	}
	return list
}

// letGo has the describer that is kept forget the snapshots of the last changes.
func (x *Index) letGo() {
	if x.describer != nil {
		x.describer.teller, x.describer.before = teller{}, nil
	}
}

// describeAll makes a batch of the documents of entities.
func (x *Index) describeAll(ctx context.Context, describers []*describer, entities []live.Changed) *bleve.Batch {
	var learn func(string)
	if m := x.mender.Load(); m != nil {
		learn = m.learn
	}
	made := make([]*document.Document, len(entities))
	stays := make([]bool, len(entities))
	var turn *background.Turn // nobody searches yet: as fast as can be
	if x.Ready() {
		turn = x.catalogue.Turn()
	}
	var next atomic.Int64
	var all sync.WaitGroup
	for _, d := range describers {
		d.learn = learn
		all.Go(func() {
			for i := int(next.Add(1) - 1); i < len(entities) && ctx.Err() == nil; i = int(next.Add(1) - 1) {
				turn.Do(func() { made[i], stays[i] = x.documentOf(d, entities[i]) })
				runtime.Gosched() // readers and writers first: a loop is interrupted after 10 ms only
			}
		})
	}
	all.Wait()
	batch := x.disk.NewBatch()
	if ctx.Err() != nil {
		return batch // nobody writes it
	}
	for i, c := range entities {
		switch {
		case stays[i]:
		case made[i] == nil:
			batch.Delete(documentID(c.Kind, c.ID))
		default:
			if err := batch.IndexAdvanced(made[i]); err != nil {
				x.log.Error("an entity cannot be indexed", "error", err)
				x.doubtful.Store(true)
			}
		}
	}
	return batch
}

// documentOf is the document of an entity, nil for one that is not published. It stays as it is where it tells nothing new,
// and where it cannot be told.
func (x *Index) documentOf(describe *describer, c live.Changed) (made *document.Document, stays bool) {
	e, ok := describe.snapshot.Published(c.Kind, c.ID)
	if !ok {
		return nil, false
	}
	err := guarded(func() (err error) {
		if stays = describe.tellsTheSame(e); !stays {
			made, err = describe.document(documentID(c.Kind, c.ID), e)
		}
		return err
	})
	if err != nil {
		x.log.Error("an entity cannot be indexed", "error", err)
		x.doubtful.Store(true)
		return nil, true
	}
	return made, stays
}

// rest leaves the processors to others for a part of the time that a batch took, so that a change that many entities show does
// not slow the answers down.
func (x *Index) rest(ctx context.Context, worked time.Duration) error {
	return pause.For(ctx, min(worked/3, longestRest))
}

// published are all entities of a snapshot that are indexed, services first.
func published(s *live.Snapshot) []live.Changed {
	var list []live.Changed
	for _, k := range indexedKinds() {
		t := s.Table(k)
		for e := range t.Each(t.Published()) {
			list = append(list, live.Changed{Kind: k, ID: e.ID})
		}
	}
	return list
}
