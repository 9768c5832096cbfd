package search

import (
	"fmt"

	index "github.com/blevesearch/bleve_index_api"

	"github.com/varanto/varanto/internal/live"
)

// resolve finds the published entry of a document; nil when there is none any more.
func (p *planner) resolve(document uint64, s *live.Snapshot) (*live.Entry, error) {
	p.number = index.NewIndexInternalID(p.number, document)
	name, err := p.reader.ExternalID(p.number)
	if err != nil {
		return nil, fmt.Errorf("name document %d: %w", document, err)
	}
	kind, id, ok := parseDocumentID(name)
	if !ok {
		return nil, nil
	}
	e, _ := s.Published(kind, id)
	return e, nil
}
