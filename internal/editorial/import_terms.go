package editorial

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// dropServiceTerms leaves a channel the terms that none of its services has: OUT shows a channel with the terms of its
// services (PTV rule), and what a service gives must go when the service loses it.
func (w *importWriter) dropServiceTerms(ctx context.Context, c *catalog.ServiceChannel, connections []catalog.Connection) error {
	for i := range connections {
		if len(c.OntologyTerms) == 0 {
			break
		}
		terms, err := w.termsOf(ctx, connections[i].ServiceID)
		if err != nil {
			return err
		}
		c.OntologyTerms = slices.DeleteFunc(c.OntologyTerms, func(r catalog.CodeRef) bool { return slices.Contains(terms, r.URI) })
	}
	return nil
}

// termsOf returns the uris that a service shows: by its record in this import, else by the log; nil for an unknown one.
func (w *importWriter) termsOf(ctx context.Context, id catalog.ID) ([]string, error) {
	if terms, ok := w.index.terms[id]; ok {
		return terms, nil
	}
	rev, err := published(ctx, w.log, catalog.KindService, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s, err := catalog.Decode[catalog.Service](rev.Document)
	if err != nil {
		return nil, fmt.Errorf("service %s in the log: %w", id, err)
	}
	terms := uris(s.OntologyTerms)
	if s.GeneralDescriptionID == (catalog.ID{}) {
		return terms, nil
	}
	g, err := w.generals.find(ctx, s.GeneralDescriptionID)
	if err != nil || g == nil {
		return terms, err
	}
	return append(terms, uris(g.terms)...), nil
}

func uris(refs []catalog.CodeRef) []string {
	out := make([]string, 0, len(refs))
	for _, r := range refs {
		out = append(out, r.URI)
	}
	return out
}
