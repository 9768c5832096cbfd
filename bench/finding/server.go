package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/pause"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/search/thesaurus"
)

// server is what of the server takes part in finding, in this process.
type server struct {
	*loaded.Catalogue
	index     *loaded.Index
	suggester *suggest.Suggester
	analyzer  *finnish.Analyzer
	stop      context.CancelFunc
	running   sync.WaitGroup
}

// open opens the data folder, with its index and suggestions, and loads it. Nothing follows yet.
func (b *bench) open(ctx context.Context) (*server, error) {
	a, err := finnish.Open(ctx, finnish.Options{})
	if err != nil {
		return nil, err
	}
	c, err := loaded.Open(ctx, b.data())
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	x, err := c.OpenIndex(filepath.Join(b.work, "index"), a)
	if err != nil {
		return nil, errors.Join(err, c.Close(), a.Close())
	}
	s := &server{Catalogue: c, index: x, analyzer: a, stop: func() {}}
	s.suggester = suggest.New(c.Live, suggest.Options{Analyzer: a, Synonyms: synonyms()})
	if err := c.Load(ctx); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// synonyms are those of the server.
func synonyms() []suggest.Synonym {
	var list []suggest.Synonym
	for _, p := range thesaurus.Everyday() {
		list = append(list, suggest.Synonym(p))
	}
	return list
}

func (s *server) close() error {
	s.stop()
	err := s.index.Close()
	s.running.Wait()
	return errors.Join(err, s.Catalogue.Close(), s.analyzer.Close())
}

const buildBar = 3 * time.Minute

// start opens the data folder for the first time: the index and the suggestions are built.
func (b *bench) start(ctx context.Context) (*server, error) {
	b.progress("load")
	w := newWatch()
	s, err := b.open(ctx)
	if err != nil {
		return nil, err
	}
	load, loadHeap := w.lap(), heap()
	b.progress("index")
	w = newWatch()
	if err := s.index.Start(ctx); err != nil {
		return nil, errors.Join(err, s.close())
	}
	build, buildHeap := w.lap(), heap()
	b.progress("suggestions")
	w = newWatch()
	work, stop := context.WithCancel(ctx)
	s.stop = stop
	s.running.Go(func() { s.suggester.Run(work) })
	for s.suggester.Seq() < s.Live.Snapshot().Seq {
		if err := pause.For(ctx, shortPause); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	suggestions := w.lap()
	s.running.Go(func() { s.Live.Follow(work, s.Log) })
	size, err := folderSize(filepath.Join(b.work, "index"))
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	b.report.Say("%s; words analysed by %s. %s", sizeOf(s), s.analyzer.Version(), running.Machine())
	t := markdown.NewTable("start on a new folder", "time", "processor", "heap after it", "on disk", "bar", "")
	t.Add("catalogue loaded", markdown.Seconds(load.time), markdown.Seconds(load.processor), markdown.Megabytes(loadHeap))
	t.Add("search index built", markdown.Seconds(build.time), markdown.Seconds(build.processor), markdown.Megabytes(buildHeap),
		markdown.Megabytes(size), "<= "+markdown.Seconds(buildBar), markdown.Verdict(build.time <= buildBar))
	t.Add("suggestions built", markdown.Seconds(suggestions.time), markdown.Seconds(suggestions.processor), markdown.Megabytes(heap()))
	b.report.Table("The heap is what is in use after a collection; each line includes those above it.", t)
	return s, nil
}

// heap is what is in use after a collection, in bytes.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func sizeOf(s *server) string {
	n := func(k catalog.Kind) string {
		return markdown.Count(int(s.Live.Snapshot().Table(k).Published().GetCardinality()))
	}
	return fmt.Sprintf("%s services, %s channels, %s organisations, %s general descriptions", n(catalog.KindService),
		n(catalog.KindServiceChannel), n(catalog.KindOrganization), n(catalog.KindGeneralDescription))
}

func folderSize(dir string) (total int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	return total, err
}

const shortPause = 2 * time.Millisecond
