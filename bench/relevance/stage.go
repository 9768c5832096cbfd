package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/internal/finnish"
)

// stage is the real corpus with its indexes, made once for all steps.
type stage struct {
	*loaded.Catalogue
	// voikko is nil where Voikko is missing, and missing then says why.
	voikko, grams *loaded.Index
	missing       error
	closers
}

// stage imports and indexes the corpus, the first time it is called.
func (b *bench) stage(ctx context.Context) (*stage, error) {
	if b.made != nil {
		return b.made, nil
	}
	s := &stage{}
	if err := s.make(ctx, b); err != nil {
		return nil, errors.Join(err, s.close())
	}
	b.made = s
	return s, nil
}

func (s *stage) make(ctx context.Context, b *bench) error {
	b.progress("import of the corpus")
	data := filepath.Join(b.work, "data")
	rejected, err := loaded.Import(ctx, filepath.Join(b.shared, "data", "corpus"), data)
	if err != nil {
		return err
	}
	if rejected > 0 {
		b.progress("%d records were rejected", rejected)
	}
	if s.Catalogue, err = loaded.Open(ctx, data); err != nil {
		return err
	}
	s.add(s.Catalogue.Close)
	if s.voikko, err = s.index(ctx, filepath.Join(b.work, "voikko"), finnish.Options{}); err != nil {
		return err
	}
	if s.grams, err = s.index(ctx, filepath.Join(b.work, "grams"), finnish.Options{ForceGrams: true}); err != nil {
		return err
	}
	if err := s.Load(ctx); err != nil {
		return err
	}
	for _, x := range []*loaded.Index{s.voikko, s.grams} {
		if x == nil {
			continue
		}
		b.progress("index")
		if err := x.Start(ctx); err != nil {
			return err
		}
	}
	return nil
}

// index opens an index of the catalogue; nil without an error where Voikko is wanted but missing.
func (s *stage) index(ctx context.Context, dir string, o finnish.Options) (*loaded.Index, error) {
	a, err := finnish.Open(ctx, o)
	if err != nil {
		return nil, err
	}
	s.add(a.Close)
	if !o.ForceGrams && a.Name() != finnish.NameVoikko {
		s.missing = a.Missing()
		return nil, nil
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	x, err := s.OpenIndex(dir, a)
	if err != nil {
		return nil, err
	}
	s.add(x.Close)
	return x, nil
}

// closers are what to close at the end, the last one first.
type closers []func() error

func (c *closers) add(fn func() error) { *c = append(*c, fn) }

func (c closers) close() error {
	var errs error
	for i := len(c) - 1; i >= 0; i-- {
		errs = errors.Join(errs, c[i]())
	}
	return errs
}
