// Package evaluate measures how well subjects are suggested for texts that the
// model has not seen, beside a TF-IDF baseline on the same texts.
package evaluate

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/subject"
)

// Depth is how many suggestions count.
const Depth = 5

// Options says how to measure. The zero value is cross-validation in five folds in Finnish.
type Options struct {
	// Folds is the number of folds; 0 means 5.
	Folds int
	// Seed deals the groups to the folds and seeds the training.
	Seed uint64
	// Language is that of the texts that are asked; "" means fi. Training has all languages.
	Language string
	// Background are examples that are learnt from but never asked, such as the published catalogue. Those that are the
	// same text as one that is asked, or its twin, are left out of that fold's training.
	Background []subject.Example
	// LabelsOnly trains on nothing, to show what matching the ontology gives alone.
	LabelsOnly bool
	// Train is how each fold is trained, on all of its examples and with Seed.
	Train subject.TrainOptions
}

// Measures are means over texts, 0 to 1.
type Measures struct {
	// NDCG is of the first five suggestions, each subject of the text being worth 1, the ideal being all of them first.
	NDCG float64
	// Recall is the share of the text's subjects among the first five.
	Recall float64
}

// Report is the result.
type Report struct {
	// Texts were asked, of that many Groups of twins, none of which was both learnt and asked.
	Texts, Groups int
	// Model and Baseline are over all texts; ModelFolds and BaselineFolds of each fold.
	Model, Baseline           Measures
	ModelFolds, BaselineFolds []Measures
	// ModelError is the standard error of Model by groups.
	ModelError Measures
	// ClassFirst is the share of texts of which a class is suggested first, ClassAny of which one is suggested at all;
	// ClassTexts had classes, and the shares are 0 when none had.
	ClassFirst, ClassAny float64
	ClassTexts           int
	// TrainTime is the mean time of training for a fold, SuggestTime the median and SuggestMost the longest of a text.
	TrainTime, SuggestTime, SuggestMost time.Duration
	Analyzer                            string
}

// String is the report in a line.
func (r *Report) String() string {
	line := fmt.Sprintf("%s: NDCG@%d %.3f±%.3f, recall@%d %.3f±%.3f; TF-IDF %.3f, %.3f; %d texts in %d groups; training %v, a text %v",
		r.Analyzer, Depth, r.Model.NDCG, r.ModelError.NDCG, Depth, r.Model.Recall, r.ModelError.Recall,
		r.Baseline.NDCG, r.Baseline.Recall, r.Texts, r.Groups, r.TrainTime.Round(time.Millisecond), r.SuggestTime.Round(time.Microsecond))
	if r.ClassTexts > 0 {
		line += fmt.Sprintf("; a class of the text first %.3f, among four %.3f of %d", r.ClassFirst, r.ClassAny, r.ClassTexts)
	}
	return line
}

// CrossValidate asks for every example that has terms and a text in the language, having trained on the other folds.
// Twins are always in one fold.
func CrossValidate(ctx context.Context, a *finnish.Analyzer, examples []subject.Example, opts Options) (*Report, error) {
	if opts.Folds <= 1 {
		opts.Folds = 5
	}
	all := slices.Concat(examples, opts.Background)
	groups := subject.Groups(all)
	fold := deal(groups[:len(examples)], opts)
	m := newMeasurement(a, opts)
	for f := range opts.Folds {
		asked := map[int]bool{}
		var test []asking
		for i, e := range examples {
			if fold[groups[i]] == f {
				asked[groups[i]] = true
				test = append(test, asking{e, groups[i]})
			}
		}
		var train []subject.Example
		for i, e := range all {
			if !asked[groups[i]] {
				train = append(train, e)
			}
		}
		if err := m.fold(ctx, train, test); err != nil {
			return nil, err
		}
	}
	return m.report(), nil
}

// Holdout trains on some examples and asks for others. It trusts the caller that none is a twin of another.
func Holdout(ctx context.Context, a *finnish.Analyzer, train, test []subject.Example, opts Options) (*Report, error) {
	m := newMeasurement(a, opts)
	groups := subject.Groups(test)
	asks := make([]asking, len(test))
	for i, e := range test {
		asks[i] = asking{e, groups[i]}
	}
	if err := m.fold(ctx, slices.Concat(train, opts.Background), asks); err != nil {
		return nil, err
	}
	return m.report(), nil
}

// deal gives each group a fold, the folds about the same number of texts.
func deal(groups []int, opts Options) map[int]int {
	sizes := map[int]int{}
	var order []int
	for _, g := range groups {
		if sizes[g] == 0 {
			order = append(order, g)
		}
		sizes[g]++
	}
	rand.New(rand.NewPCG(opts.Seed, 7)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	slices.SortStableFunc(order, func(a, b int) int { return sizes[b] - sizes[a] })
	fold, load := map[int]int{}, make([]int, opts.Folds)
	for _, g := range order {
		least := 0
		for f, n := range load {
			if n < load[least] {
				least = f
			}
		}
		fold[g] = least
		load[least] += sizes[g]
	}
	return fold
}

type asking struct {
	example subject.Example
	group   int
}

// answered is how one text was answered.
type answered struct {
	model, baseline Measures
	group, fold     int
	took            time.Duration
}

type measurement struct {
	analyzer  *finnish.Analyzer
	opts      Options
	answers   []answered
	folds     int
	trainTime time.Duration
	classes   [3]int // texts with classes; with one of them first; among the first four
}

func newMeasurement(a *finnish.Analyzer, opts Options) *measurement {
	if opts.Language == "" {
		opts.Language = "fi"
	}
	return &measurement{analyzer: a, opts: opts}
}

func (m *measurement) fold(ctx context.Context, train []subject.Example, test []asking) error {
	began := time.Now()
	learnt := train
	if m.opts.LabelsOnly {
		learnt = nil
	}
	training := m.opts.Train
	training.MaxExamples, training.Seed = len(train)+1, m.opts.Seed
	model, err := subject.Train(ctx, m.analyzer, learnt, training)
	if err != nil {
		return fmt.Errorf("train fold %d: %w", m.folds, err)
	}
	m.trainTime += time.Since(began)
	base := newTFIDF(m.analyzer, m.opts.Language, train)
	for _, t := range test {
		if err := ctx.Err(); err != nil {
			return err
		}
		text, ok := textIn(t.example, m.opts.Language)
		if !ok {
			continue
		}
		began := time.Now()
		got := model.Suggest(text, subject.Options{})
		took := time.Since(began)
		m.askClasses(got, t.example)
		gold := canonical(t.example.Terms)
		if len(gold) == 0 {
			continue
		}
		m.answers = append(m.answers, answered{
			model: measure(uris(got.Terms), gold), baseline: measure(base.suggest(text), gold),
			group: t.group, fold: m.folds, took: took,
		})
	}
	m.folds++
	return nil
}

func (m *measurement) askClasses(got subject.Suggestions, e subject.Example) {
	if len(e.Classes) == 0 {
		return
	}
	gold := map[string]bool{}
	for _, u := range e.Classes {
		if c, ok := codes.ServiceClasses().Lookup(u); ok {
			gold[c.URI] = true
		}
	}
	m.classes[0]++
	for i, s := range got.Classes {
		if gold[s.URI] {
			m.classes[2]++
			if i == 0 {
				m.classes[1]++
			}
			return
		}
	}
}

func (m *measurement) report() *Report {
	r := &Report{Texts: len(m.answers), Analyzer: m.analyzer.Version(), ClassTexts: m.classes[0]}
	if r.Texts == 0 {
		return r
	}
	perFold := make([][2][]Measures, m.folds)
	var took []time.Duration
	groups := map[int][]Measures{}
	for _, a := range m.answers {
		perFold[a.fold][0] = append(perFold[a.fold][0], a.model)
		perFold[a.fold][1] = append(perFold[a.fold][1], a.baseline)
		took = append(took, a.took)
		groups[a.group] = append(groups[a.group], a.model)
	}
	var all [2][]Measures
	for _, f := range perFold {
		all[0], all[1] = append(all[0], f[0]...), append(all[1], f[1]...)
		r.ModelFolds = append(r.ModelFolds, mean(f[0]))
		r.BaselineFolds = append(r.BaselineFolds, mean(f[1]))
	}
	r.Model, r.Baseline, r.Groups = mean(all[0]), mean(all[1]), len(groups)
	r.ModelError = groupError(groups, r.Model, r.Texts)
	slices.Sort(took)
	r.SuggestTime, r.SuggestMost = took[len(took)/2], took[len(took)-1]
	r.TrainTime = m.trainTime / time.Duration(m.folds)
	if n := float64(m.classes[0]); n > 0 {
		r.ClassFirst, r.ClassAny = float64(m.classes[1])/n, float64(m.classes[2])/n
	}
	return r
}

func mean(all []Measures) (out Measures) {
	for _, m := range all {
		out.NDCG += m.NDCG / float64(len(all))
		out.Recall += m.Recall / float64(len(all))
	}
	return out
}

// groupError is the standard error of a mean over texts that come in groups.
func groupError(groups map[int][]Measures, mean Measures, texts int) Measures {
	var n, r float64
	for _, g := range groups {
		var dn, dr float64
		for _, m := range g {
			dn += m.NDCG - mean.NDCG
			dr += m.Recall - mean.Recall
		}
		n += dn * dn
		r += dr * dr
	}
	return Measures{NDCG: math.Sqrt(n) / float64(texts), Recall: math.Sqrt(r) / float64(texts)}
}

// measure judges an order of suggestions by the subjects that the text has.
func measure(got []string, gold map[string]bool) Measures {
	dcg, ideal, hits := 0.0, 0.0, 0
	for i, u := range got[:min(Depth, len(got))] {
		if gold[u] {
			dcg += 1 / math.Log2(float64(i+2))
			hits++
		}
	}
	for i := range min(Depth, len(gold)) {
		ideal += 1 / math.Log2(float64(i+2))
	}
	return Measures{NDCG: dcg / ideal, Recall: float64(hits) / float64(len(gold))}
}

func uris(s []subject.Suggestion) []string {
	out := make([]string, len(s))
	for i := range s {
		out[i] = s[i].URI
	}
	return out
}

// canonical is the set of an example's terms by the uris of the term list.
func canonical(terms []string) map[string]bool {
	out := map[string]bool{}
	for _, u := range terms {
		if t, ok := codes.Ontology().LookupMatch(u); ok {
			out[t.URI] = true
		} else {
			out[u] = true // counts as missed
		}
	}
	return out
}

func textIn(e subject.Example, language string) (subject.Text, bool) {
	for _, t := range e.Texts {
		if t.Language == language {
			return t, true
		}
	}
	return subject.Text{}, false
}
