package search

import (
	"context"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/varanto/varanto/internal/finnish"
)

// What parts of a match count for, beside a base form's 1. The weights of parts hardly matter between .1 and 1
// (measured on subject labels); exact names must win. The weight of 4-grams was measured on people's queries.
const (
	weightSplit  = 0.5 // all parts of a compound
	weightPart   = 0.2 // one part
	weightGrams  = 0.7 // most 4-grams of a word, where there is no morphology
	weightOther  = 0.5 // another language than the page's
	weightPhrase = 1.0 // the words in a name as typed
	weightWhole  = 4.0 // the whole name as typed
	weightGram   = 0.3 // 4-grams as a light help beside the words
	tieFields    = 0.3 // best field + 0.3 times the others
	shareOfGrams = 0.6 // of a word's 4-grams, where they stand for its parts
	fewestGrams  = 0.3 // of a query's 4-grams, when nothing has its words
)

// planner turns questions into cursors over one reader of the index.
type planner struct {
	ctx     context.Context
	reader  index.IndexReader
	context *search.SearchContext
	voikko  bool
	opened  []search.Searcher
	number  index.IndexInternalID // reused by resolve
	// err is the first error; cursors made after it are nil.
	err error
}

func newPlanner(ctx context.Context, reader index.IndexReader, voikko bool) (*planner, error) {
	count, err := reader.DocCount()
	if err != nil {
		return nil, fmt.Errorf("count documents: %w", err)
	}
	stats := &search.BM25Stats{DocCount: float64(count), FieldCardinality: fieldLengths()}
	for field, length := range stats.FieldCardinality {
		stats.FieldCardinality[field] = length * int(count)
	}
	ctx = context.WithValue(ctx, search.BM25StatsKey, stats)
	ctx = context.WithValue(ctx, search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return index.BM25Scoring }))
	return &planner{
		ctx: ctx, reader: reader, voikko: voikko,
		context: &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(16, 0), IndexReader: reader},
	}, nil
}

// close frees the cursors that the planner has made.
func (p *planner) close() {
	for _, s := range p.opened {
		_ = s.Close() // only gives memory back
	}
}

// answer matches the documents that have at least so many words of the question; nil when there can be none.
func (p *planner) answer(q question, least int) cursor {
	children := make([]weighted, len(q.words))
	for i, w := range q.words {
		children[i] = weighted{p.word(w, q.page), 1}
	}
	base := mostOf(least, children...)
	if base == nil {
		return nil
	}
	return lift(base,
		weighted{p.phrase(q.surfaces), weightPhrase},
		weighted{p.term(fieldWhole, strings.Join(q.surfaces, " ")), weightWhole},
		weighted{p.grams(q, 0), weightGram})
}

// guess matches the documents that share pieces of words with the question.
func (p *planner) guess(q question) cursor { return p.grams(q, fewestGrams) }

// word matches a word in any language and role.
func (p *planner) word(w word, page int) cursor {
	var children []weighted
	for i, c := range chains() {
		language := weightOther
		if i == page {
			language = 1
		}
		for _, r := range weighings() {
			children = append(children, weighted{p.forms(fieldName(c.name, r.role), c, w[i]), language * r.weight})
		}
	}
	return someOf(1, tieFields, children...)
}

// forms matches the forms of a word in one field; the best form counts.
func (p *planner) forms(field string, c chain, t finnish.Token) cursor {
	var children []weighted
	for _, base := range t.Bases {
		children = append(children, weighted{p.term(field, base), 1})
	}
	if t.Capitalized && c.language == finnish.Finnish {
		// Words with a capital are indexed as written, too.
		children = append(children, weighted{p.term(field, t.Surface), 1})
	}
	if c.language == finnish.Swedish || c.language == finnish.Finnish && !p.voikko {
		children = append(children, weighted{p.share(field, t.Parts, shareOfGrams), weightGrams})
		return someOf(1, 0, children...)
	}
	for _, split := range t.Splits {
		children = append(children, weighted{p.share(field, split, 1), weightSplit})
	}
	for _, part := range t.Parts {
		children = append(children, weighted{p.term(field, part), weightPart})
	}
	return someOf(1, 0, children...)
}

// share matches the documents that have that share of the terms; the score is the terms' mean.
func (p *planner) share(field string, terms []string, share float64) cursor {
	children := make([]weighted, len(terms))
	for i, t := range terms {
		children[i] = weighted{p.term(field, t), 1 / float64(len(terms))}
	}
	return someOf(portion(share, len(terms)), 1, children...)
}

// grams sums up the 4-grams of the question's words.
func (p *planner) grams(q question, share float64) cursor {
	var children []weighted
	seen := map[string]bool{}
	for _, w := range q.words {
		for _, gram := range finnish.Grams(w[0].Surface) {
			if !seen[gram] {
				seen[gram] = true
				children = append(children, weighted{p.term(fieldGram, gram), 1})
			}
		}
	}
	return someOf(portion(share, len(children)), 1, children...)
}

// portion is a share of n, rounded up.
func portion(share float64, n int) int { return int(share*float64(n) + 0.999) }

// term matches the documents that have the term in the field; nil when there are none.
func (p *planner) term(field, term string) cursor {
	if p.err != nil || term == "" {
		return nil
	}
	s, err := searcher.NewTermSearcher(p.ctx, p.reader, term, field, 1, search.SearcherOptions{})
	if err != nil {
		p.err = fmt.Errorf("seek a term in %s: %w", field, err)
		return nil
	}
	if s.Count() == 0 {
		_ = s.Close() // only gives memory back
		return nil
	}
	return p.leaf(s)
}

// phrase matches names that have the words one after another.
func (p *planner) phrase(words []string) cursor {
	if len(words) < 2 {
		return p.term(fieldExact, strings.Join(words, ""))
	}
	if p.err != nil {
		return nil
	}
	s, err := searcher.NewPhraseSearcher(p.ctx, p.reader, words, 0, false, fieldExact, 1, search.SearcherOptions{})
	if err != nil {
		p.err = fmt.Errorf("seek a phrase: %w", err)
		return nil
	}
	return p.leaf(s)
}

func (p *planner) leaf(s search.Searcher) cursor {
	p.opened = append(p.opened, s)
	return &leaf{searcher: s, context: p.context}
}
