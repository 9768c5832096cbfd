package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/subject"
	"github.com/varanto/varanto/internal/subject/evaluate"
)

// trainCommand trains the model that suggests subjects and writes it into the data folder.
type trainCommand struct {
	Data     string `help:"The data folder, whose published catalogue is learnt from and which gets the model; it is made when it is missing." default:"data" type:"path"`
	Evaluate bool   `help:"Also measure by cross-validation how good the suggestions are, which takes some five trainings."`
	File     string `arg:"" optional:"" help:"Labelled texts as JSONL: id, title, summary, text, uris of terms, classes; sv and en hold the text in those languages." type:"path"`
}

// Run trains, and prints what from and how long it took.
func (c *trainCommand) Run(ctx context.Context, stdout, stderr io.Writer) error {
	labelled, err := c.read()
	if err != nil {
		return err
	}
	analyzer, err := finnish.Open(ctx, finnish.Options{})
	if err != nil {
		return err
	}
	defer analyzer.Close()
	if missing := analyzer.Missing(); missing != nil {
		fmt.Fprintf(stderr, "varanto: Voikko is not at work (%v); words are compared by their letters\n", missing)
	}
	published, err := c.catalogue(ctx, stderr)
	if err != nil {
		return err
	}
	examples := subject.Combine(labelled, published)
	began := time.Now()
	model, err := subject.Train(ctx, analyzer, examples, subject.TrainOptions{})
	if err != nil {
		return fmt.Errorf("train: %w", err)
	}
	took := time.Since(began)
	file := filepath.Join(c.Data, subject.FileName)
	if err := model.Save(file); err != nil {
		return err
	}
	terms, classes := subject.Labels(examples)
	fmt.Fprintf(stdout, "Learnt from %d labelled texts and %d of the catalogue: %d terms and %d classes, with %s, in %.1f s.\nWritten to %s; a running server takes it at its next start.\n",
		len(labelled), len(examples)-len(labelled), terms, classes, analyzer.Version(), took.Seconds(), file)
	if !c.Evaluate {
		return nil
	}
	return measureSubjects(ctx, stdout, analyzer, examples, len(labelled))
}

func (c *trainCommand) read() ([]subject.Example, error) {
	if c.File == "" {
		return nil, nil
	}
	file, err := os.Open(c.File)
	if err != nil {
		return nil, fmt.Errorf("open the labelled texts: %w", err)
	}
	defer file.Close()
	out, err := subject.ReadLabelled(file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", c.File, err)
	}
	return out, nil
}

// catalogue reads the examples that the published catalogue holds.
func (c *trainCommand) catalogue(ctx context.Context, stderr io.Writer) ([]subject.Example, error) {
	log, err := sqlite.Open(ctx, c.Data)
	if err != nil {
		return nil, err
	}
	s, err := load(ctx, log, newLogger(stderr, "text"))
	if err = errors.Join(err, log.Close()); err != nil {
		return nil, err
	}
	return subject.FromCatalogue(ctx, s, 0)
}

// measureSubjects asks for the labelled texts, which are the first of the examples, or, without any, for all.
func measureSubjects(ctx context.Context, stdout io.Writer, a *finnish.Analyzer, examples []subject.Example, labelled int) error {
	asked, background := examples[:labelled], examples[labelled:]
	if labelled == 0 {
		asked, background = examples, nil
	}
	report, err := evaluate.CrossValidate(ctx, a, asked, evaluate.Options{Background: background})
	if err != nil {
		return fmt.Errorf("measure: %w", err)
	}
	fmt.Fprintln(stdout, report)
	return nil
}
