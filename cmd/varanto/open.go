package main

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
	"github.com/varanto/varanto/internal/subject"
)

// subjects is the model that suggests subjects, once it is there.
type subjects struct {
	model     atomic.Pointer[subject.Model]
	data      string
	catalogue *live.Catalogue
	analyzer  *finnish.Analyzer
	logger    *slog.Logger
}

// prepare loads the model of the data folder or, where there is none that can be used, learns from the catalogue and keeps
// that in memory only: a file is what 'varanto train' makes.
func (s *subjects) prepare(ctx context.Context) {
	began := time.Now()
	model, err := subject.Load(ctx, s.analyzer, filepath.Join(s.data, subject.FileName))
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			s.logger.Warn("the model of subjects cannot be used; learning from the catalogue", "reason", err)
		}
		model, err = s.learn(ctx)
	}
	switch {
	case err == nil:
		s.model.Store(model)
		s.logger.Info("subjects are suggested", "took", time.Since(began).Round(time.Millisecond))
	case ctx.Err() == nil:
		s.logger.Error("subjects cannot be suggested", "reason", err)
	}
}

func (s *subjects) learn(ctx context.Context) (*subject.Model, error) {
	examples, err := subject.FromCatalogue(ctx, s.catalogue.Snapshot(), 0)
	if err != nil {
		return nil, err
	}
	return subject.Train(ctx, s.analyzer, examples, subject.TrainOptions{})
}
