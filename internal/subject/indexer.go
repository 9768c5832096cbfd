package subject

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
)

// ErrNotReady means that the model is still being read or trained, a matter of seconds after the start.
var ErrNotReady = errors.New("the model of subjects is not ready yet")

// Indexer is the indexer of a running server: it suggests as soon as it has a model.
type Indexer struct {
	file     string
	analyzer *finnish.Analyzer
	snapshot func() *live.Snapshot
	log      *slog.Logger
	model    atomic.Pointer[Model]
}

// NewIndexer returns an indexer for a data folder. It has no model before Run.
func NewIndexer(folder string, a *finnish.Analyzer, snapshot func() *live.Snapshot, log *slog.Logger) *Indexer {
	return &Indexer{file: filepath.Join(folder, FileName), analyzer: a, snapshot: snapshot, log: log}
}

// Run takes the model from the data folder or, where there is none that is sound, trains one from the published
// catalogue, which it does not write down. It returns when the model is there or the context ends; trouble is logged.
func (x *Indexer) Run(ctx context.Context) {
	began := time.Now()
	m, err := Load(ctx, x.analyzer, x.file)
	from := x.file
	if err != nil && ctx.Err() == nil {
		if !errors.Is(err, fs.ErrNotExist) {
			x.log.Warn("the model of subjects cannot be used; run 'varanto train' again", "file", x.file, "error", err)
		}
		from = "the catalogue"
		m, err = x.train(ctx)
	}
	if err != nil {
		if ctx.Err() == nil {
			x.log.Error("subjects cannot be suggested", "error", err)
		}
		return
	}
	x.model.Store(m)
	x.log.Info("subjects can be suggested", "learnt from", from, "texts", len(m.examples),
		"took", time.Since(began).Round(time.Millisecond))
}

func (x *Indexer) train(ctx context.Context) (*Model, error) {
	examples, err := FromCatalogue(ctx, x.snapshot(), 0)
	if err != nil {
		return nil, err
	}
	return Train(ctx, x.analyzer, examples, TrainOptions{})
}

// Ready tells that Suggest answers.
func (x *Indexer) Ready() bool { return x.model.Load() != nil }

// Suggest is Model.Suggest, or ErrNotReady.
func (x *Indexer) Suggest(t Text, opts Options) (Suggestions, error) {
	m := x.model.Load()
	if m == nil {
		return Suggestions{}, ErrNotReady
	}
	return m.Suggest(t, opts), nil
}
