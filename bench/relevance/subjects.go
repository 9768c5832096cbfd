package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/subject"
	"github.com/varanto/varanto/internal/subject/evaluate"
)

// What the subjects suggested for unseen texts are to reach.
const (
	barNDCG   = 0.50
	barRecall = 0.58
)

// trial is one way to suggest subjects.
type trial struct {
	name    string
	grams   bool
	options evaluate.Options
	// barred tells that the bar is for this one.
	barred bool
}

// measureSubjects suggests subjects for texts that were not learnt from, by cross-validation on the training set.
func (b *bench) measureSubjects(ctx context.Context, s *markdown.Report) error {
	file, err := os.Open(filepath.Join(b.shared, "data", "keywords", "train.jsonl"))
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // read only
	examples, err := subject.ReadLabelled(file)
	if err != nil {
		return err
	}
	made, err := b.stage(ctx)
	if err != nil {
		return err
	}
	published, err := subject.FromCatalogue(ctx, made.Live.Snapshot(), 0)
	if err != nil {
		return err
	}
	t := markdown.NewTable("suggested by", "texts", "NDCG@5", "recall@5", "bar", "", "training", "a text, median", "longest")
	for i, one := range []trial{
		{name: "Varanto", barred: true},
		{name: "Varanto, learning from the catalogue too", options: evaluate.Options{Background: published}},
		{name: "Varanto without Voikko", grams: true},
		{name: "Varanto, learning from nothing (labels alone)", options: evaluate.Options{LabelsOnly: true}},
		{name: "Varanto, Swedish texts", options: evaluate.Options{Language: "sv"}},
		{name: "Varanto, English texts", options: evaluate.Options{Language: "en"}},
	} {
		b.progress("subjects: %s", one.name)
		r, err := one.measure(ctx, examples)
		if err != nil {
			return err
		}
		if i == 0 {
			t.Add("TF-IDF of each term's texts", markdown.Count(r.Texts), ratio(r.Baseline.NDCG), ratio(r.Baseline.Recall))
		}
		row := []string{one.name, markdown.Count(r.Texts), give(r.Model.NDCG, r.ModelError.NDCG), give(r.Model.Recall, r.ModelError.Recall),
			"", "", markdown.Seconds(r.TrainTime), markdown.Milliseconds(r.SuggestTime), markdown.Milliseconds(r.SuggestMost)}
		if one.barred {
			row[4] = fmt.Sprintf("%s, %s", markdown.Fixed(barNDCG, 2), markdown.Fixed(barRecall, 2))
			row[5] = markdown.Verdict(r.Model.NDCG >= barNDCG && r.Model.Recall >= barRecall)
		}
		t.Add(row...)
	}
	s.Table("Cross-validation in five folds over the texts of the training set, twins never apart; ± is the standard error by groups of twins.", t)
	return nil
}

func (t trial) measure(ctx context.Context, examples []subject.Example) (r *evaluate.Report, err error) {
	a, err := finnish.Open(ctx, finnish.Options{ForceGrams: t.grams})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return evaluate.CrossValidate(ctx, a, examples, t.options)
}

// give writes a figure with its standard error.
func give(value, standardError float64) string {
	return ratio(value) + " ± " + ratio(standardError)
}
