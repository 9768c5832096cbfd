package rival

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/fi"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// Bleve is an index in memory with Bleve's Finnish analyzer (Snowball stems, stop words) and BM25.
type Bleve struct{ index bleve.Index }

// bleveBatch bounds the documents of a batch.
const bleveBatch = 500

// NewBleve indexes the documents.
func NewBleve(ctx context.Context, documents []Document) (*Bleve, error) {
	// Without a path, Scorch stays in memory; the engine of NewMemOnly knows no BM25.
	memory, err := bleve.NewUsing("", bleveMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("make a Bleve index: %w", err)
	}
	b := &Bleve{memory}
	batch := memory.NewBatch()
	for i, d := range documents {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		err := batch.Index(d.ID.String(), map[string]string{
			"kind": string(d.Kind), "name": d.Name, "topic": d.Topic, "about": d.About, "place": d.Place, "body": d.Body,
		})
		if err != nil {
			return nil, fmt.Errorf("index %s with Bleve: %w", d.ID, err)
		}
		if batch.Size() < bleveBatch && i < len(documents)-1 {
			continue
		}
		if err := memory.Batch(batch); err != nil {
			return nil, fmt.Errorf("write a batch of the Bleve index: %w", err)
		}
		batch.Reset()
	}
	return b, nil
}

// bleveFields are the fields that are searched, with their weights.
func bleveFields() map[string]float64 {
	return map[string]float64{
		"name": weightName, "topic": weightTopic, "about": weightAbout, "place": weightPlace, "body": weightBody,
	}
}

func bleveMapping() mapping.IndexMapping {
	document := bleve.NewDocumentStaticMapping()
	add := func(name, analyzer string) {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = analyzer
		field.Store, field.DocValues, field.IncludeInAll, field.IncludeTermVectors = false, false, false, false
		document.AddFieldMappingsAt(name, field)
	}
	for name := range bleveFields() {
		add(name, fi.AnalyzerName)
	}
	add("kind", keyword.Name)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	m.ScoringModel = index.BM25Scoring
	return m
}

// Name implements Engine.
func (b *Bleve) Name() string { return "Bleve, Finnish analyzer" }

// Search implements Engine.
func (b *Bleve) Search(ctx context.Context, text string, kinds []catalog.Kind, limit int) ([]catalog.ID, error) {
	var fields, wanted []query.Query
	for name, weight := range bleveFields() {
		field := bleve.NewMatchQuery(text) // any of the words
		field.SetField(name)
		field.SetBoost(weight)
		fields = append(fields, field)
	}
	for _, k := range kindNames(kinds) {
		kind := bleve.NewTermQuery(k)
		kind.SetField("kind")
		wanted = append(wanted, kind)
	}
	asked := bleve.NewBooleanQuery()
	asked.AddMust(bleve.NewDisjunctionQuery(fields...))
	asked.AddFilter(bleve.NewDisjunctionQuery(wanted...))
	request := bleve.NewSearchRequestOptions(asked, limit, 0, false)
	request.SortBy([]string{"-_score", "_id"})
	found, err := b.index.SearchInContext(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("search with Bleve: %w", err)
	}
	ids := make([]catalog.ID, len(found.Hits))
	for i, hit := range found.Hits {
		if ids[i], err = uuid.Parse(hit.ID); err != nil {
			return nil, fmt.Errorf("read an id of the Bleve index: %w", err)
		}
	}
	return ids, nil
}

// Close implements Engine.
func (b *Bleve) Close() error { return b.index.Close() }
