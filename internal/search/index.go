package search

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/recent"
	"github.com/varanto/varanto/internal/search/filter"
	"github.com/varanto/varanto/internal/search/link"
	"github.com/varanto/varanto/internal/search/opening"
	"github.com/varanto/varanto/internal/search/thesaurus"
)

var (
	// ErrInUse says that another process has the index open.
	ErrInUse = errors.New("the search index is in use by another process")
	// ErrClosed says that the index was closed, or is broken and not made anew yet.
	ErrClosed = errors.New("the search index is closed")
)

// Index is the full-text index of a catalogue. It may be used by many goroutines at a time.
type Index struct {
	path      string
	analyzer  *finnish.Analyzer
	catalogue *live.Catalogue
	log       *slog.Logger

	mu   sync.RWMutex // held by readers of the index, so that it is not replaced under them
	disk bleve.Index  // nil when closed, and between the end of a broken one and its successor

	asker  asker
	names  nameTables
	lists  *lists
	mender atomic.Pointer[mender]
	// told are the texts of entries, and faces their names.
	told *recent.Map[toldKey, toldTexts]
	// readings are the forms of shared texts.
	readings   *recent.Map[textKey, []uint32]
	justifiers sync.Pool
	faces      *faces
	places     places
	links      *link.Keeper
	filter     *filter.Filter
	book       *opening.Book
	scorers    sync.Pool
	rooms      sync.Pool // of *[]found: room for all of a catalogue, of which a page is taken

	// recalling is done when the words of the last time are taken over.
	recalling sync.WaitGroup

	seq   atomic.Int64
	ready atomic.Bool
	// nudge tells Run that the catalogue has changed.
	nudge chan struct{}
	// followed is the snapshot that the index has caught up with; nil before, and when something of it could not be described.
	// Only Run uses it.
	followed *live.Snapshot
	// doubtful tells that something could not be described since followed was set.
	doubtful atomic.Bool
	// described is how many documents were made since the vocabulary was read, and learnt when that was. Only Run uses
	// them.
	described int
	learnt    time.Time
	// release ends the holding of merges; nil while they are not held. Only Run uses it.
	release func()
	// describer describes the changes that are followed; nil before the first. Only Run uses it.
	describer *describer
}

// Open opens the index in a folder, or makes an empty one where there is none, where it is damaged and where another
// analysis made it. It must be called before the catalogue is loaded, because it asks to be told of changes. The
// analyzer must stay open as long as the index. It fails with ErrInUse, and when the folder cannot be written.
func Open(dir string, a *finnish.Analyzer, catalogue *live.Catalogue, log *slog.Logger) (*Index, error) {
	x := &Index{
		path: filepath.Join(dir, "bleve"), analyzer: a, catalogue: catalogue, log: log, nudge: make(chan struct{}, 1),
		asker:   asker{analyzer: a, thesaurus: thesaurus.New(a), places: newGazetteer()},
		scorers: sync.Pool{New: func() any { return new(scorer) }},
	}
	x.asker.compounds = x.compoundsOf
	x.links = &link.Keeper{}
	x.lists, x.faces = newLists(), newFaces(a)
	x.told, x.readings = recent.New[toldKey, toldTexts](maxTold), recent.New[textKey, []uint32](maxReadings)
	x.filter, x.book = filter.New(x.links), opening.NewBook(x.links)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("open the search index: %w", err)
	}
	disk, err := open(x.path, a)
	switch {
	case err == nil:
		x.disk = disk
	case errors.Is(err, ErrInUse):
		return nil, fmt.Errorf("open the search index: %w", err)
	default:
		if !errors.Is(err, bleve.ErrorIndexPathDoesNotExist) {
			log.Warn("the search index is made anew", "reason", err)
		}
		if err := x.replace(); err != nil {
			return nil, err
		}
	}
	seq, err := readSeq(x.disk)
	if err != nil {
		return nil, errors.Join(err, x.Close())
	}
	x.seq.Store(seq)
	x.recalling.Go(x.recallWords)
	catalogue.OnChange(func(*live.Snapshot, []live.Changed) {
		x.again()
	})
	return x, nil
}

// replace puts an empty index in the place of what there is.
func (x *Index) replace() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.discard()
	if err := os.RemoveAll(x.path); err != nil {
		return fmt.Errorf("remove the old search index: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(x.path), 0o755); err != nil {
		return fmt.Errorf("make the search index: %w", err)
	}
	disk, err := create(x.path, x.analyzer)
	if err != nil {
		return err
	}
	x.disk = disk
	x.names.forget()
	x.lists = newLists()
	x.seq.Store(0)
	return nil
}

// Ready tells that the index has once had all of the catalogue since it was opened.
func (x *Index) Ready() bool { return x.ready.Load() }

// Seq is the number of the last revision that the index takes in; 0 before the first build has ended.
func (x *Index) Seq() int64 { return x.seq.Load() }

// Lag is how many revisions the catalogue is ahead.
func (x *Index) Lag() int64 { return max(0, x.catalogue.Snapshot().Seq-x.Seq()) }

// Close waits for searches under way and closes the index. Run must have ended.
func (x *Index) Close() error {
	x.recalling.Wait()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.disk == nil {
		return nil
	}
	disk := x.disk
	x.disk = nil
	if err := closeDisk(disk); err != nil {
		return fmt.Errorf("close the search index: %w", err)
	}
	return nil
}

// read gives fn the lists of one state of the index. It fails with errBroken when Bleve, or fn, panics over them.
func (x *Index) read(ctx context.Context, fn func(*postings) error) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.disk == nil {
		return ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return guarded(func() error {
		inner, err := x.disk.Advanced()
		if err != nil {
			return err
		}
		reader, err := inner.Reader()
		if err != nil {
			return err
		}
		defer func() { _ = reader.Close() }() // only gives memory back
		p, err := newPostings(reader, &x.names, x.lists)
		if err != nil {
			return err
		}
		return fn(p)
	})
}
