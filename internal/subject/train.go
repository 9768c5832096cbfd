package subject

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

var errSingular = errors.New("the matrix is not positive definite")

// TrainOptions are for measuring; the zero value trains as is best.
type TrainOptions struct {
	// MaxExamples bounds the examples that are learnt from, and with them memory and time; 0 means 1 500. The first
	// ones are taken.
	MaxExamples int
	// Seed makes another model of the same quality.
	Seed uint64

	settings *settings // nil means chosenSettings
}

// settings are the hyperparameters. They are for choosing; see the nested cross-validation among the tests.
type settings struct {
	lambda        float64 // how much the regression distrusts its texts
	trees, leaves int
	minLeaf       int
	rate          float64
}

// chosenSettings did best, or no worse than others, within the training folds.
var chosenSettings = settings{lambda: 1, trees: 240, leaves: 16, minLeaf: 40, rate: 0.04}

const defaultMaxExamples = 1500

// languages are those that texts are learnt and indexed in.
var languages = []string{"fi", "sv", "en"}

// chain is all that the model knows in one language.
type chain struct {
	language       string
	lexicon        lexicon
	terms, classes *side
}

// Train learns from examples, from none at all too: then labels alone speak. The analyzer must stay open as long as the
// model is used.
func Train(ctx context.Context, a *finnish.Analyzer, examples []Example, opts TrainOptions) (*Model, error) {
	if opts.MaxExamples <= 0 {
		opts.MaxExamples = defaultMaxExamples
	}
	if opts.settings == nil {
		opts.settings = &chosenSettings
	}
	var rows lessonRows
	m, err := learn(ctx, a, examples[:min(len(examples), opts.MaxExamples)], *opts.settings, &rows)
	if err != nil {
		return nil, err
	}
	if m.termForest, err = rows.terms.best().fit(ctx, *opts.settings, opts.Seed); err != nil {
		return nil, err
	}
	if m.classForest, err = rows.classes.best().fit(ctx, *opts.settings, opts.Seed); err != nil {
		return nil, err
	}
	return m, nil
}

// lessonRows is what the trees may learn from.
type lessonRows struct{ terms, classes byLanguage }

// byLanguage are the rows of each language. The trees learn from the language with the most texts and serve all: there
// texts and labels are complete, and rows of the others made the suggestions in it worse and in theirs no better.
type byLanguage []*training

func (b byLanguage) best() *training {
	return slices.MaxFunc(b, func(x, y *training) int { return cmp.Compare(len(x.queries), len(y.queries)) })
}

// learn makes a model without trees. Where rows is not nil it fills them.
func learn(ctx context.Context, a *finnish.Analyzer, examples []Example, set settings, rows *lessonRows) (*Model, error) {
	m := &Model{
		analyzer: a, ontology: newOntology(codes.Ontology()), classes: newClassList(a), chains: map[string]*chain{},
		examples: examples, trainedWith: makings(a),
	}
	groups := Groups(examples)
	for _, language := range languages {
		c := &chain{language: language, lexicon: lexicon{ids: map[string]int32{}}, terms: &side{}, classes: &side{}}
		m.chains[language] = c
		c.terms.vocabulary = buildVocabulary(a, c, termLabels(m.ontology.terms, language))
		c.classes.vocabulary = buildVocabulary(a, c, classLabels(m.classes.all, language))
		terms, classes := m.lessons(c, examples, groups)
		units := len(c.lexicon.ids)
		all, err := c.terms.learn(ctx, terms, units, set.lambda)
		if err != nil {
			return nil, fmt.Errorf("learn terms in %s: %w", language, err)
		}
		if rows != nil {
			t, err := newTraining(ctx, c.terms, m.ontology, all, terms)
			if err != nil {
				return nil, err
			}
			rows.terms = append(rows.terms, t)
		}
		if all, err = c.classes.learn(ctx, classes, units, set.lambda); err != nil {
			return nil, fmt.Errorf("learn classes in %s: %w", language, err)
		}
		if rows != nil {
			t, err := newTraining(ctx, c.classes, nil, all, classes)
			if err != nil {
				return nil, err
			}
			rows.classes = append(rows.classes, t)
		}
	}
	return m, nil
}

// lessons analyses the examples in a chain's language.
func (m *Model) lessons(c *chain, examples []Example, groups []int) (terms, classes []lesson) {
	for i, e := range examples {
		text, ok := e.in(c.language)
		if !ok {
			continue
		}
		l := lesson{document: c.analyse(m.analyzer, text, true), example: int32(i), group: groups[i]}
		if l.document.words == 0 {
			continue
		}
		if l.targets = m.termTargets(e.Terms); len(l.targets) > 0 {
			terms = append(terms, l)
		}
		if l.targets = m.classes.targets(e.Classes); len(l.targets) > 0 {
			classes = append(classes, l)
		}
	}
	return terms, classes
}

// training is rows for the trees.
type training struct{ rows }

func newTraining(ctx context.Context, s *side, o *ontology, all []*evidence, lessons []lesson) (*training, error) {
	t := &training{}
	for i, e := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t.queries = append(t.queries, len(t.labels))
		for _, c := range s.candidates(o, e) {
			t.values = append(t.values, c.row[:]...)
			t.labels = append(t.labels, flag(slices.Contains(lessons[i].targets, c.target)))
		}
	}
	return t, nil
}

func (t *training) fit(ctx context.Context, set settings, seed uint64) (*forest, error) {
	t.width = features
	positive := 0
	for _, l := range t.labels {
		positive += int(l)
	}
	if positive < leastPositive {
		return nil, nil
	}
	t.queries = append(t.queries, len(t.labels))
	return boost(ctx, t.rows, treeOptions{
		trees: set.trees, leaves: set.leaves, minLeaf: set.minLeaf, rate: set.rate, l2: 2, rowShare: 0.7, featureShare: 0.6, seed: seed + 1,
	})
}

// leastPositive is how many known subjects the trees need; with fewer a fixed weighing stands in.
const leastPositive = 50
