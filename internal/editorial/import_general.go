package editorial

import (
	"context"
	"errors"
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// general is what a service takes over from its general description.
type general struct {
	typ     catalog.ServiceType
	classes []catalog.CodeRef
	terms   []catalog.CodeRef
	groups  []catalog.CodeRef
}

func generalOf(g *catalog.GeneralDescription) *general {
	return &general{typ: g.Type, classes: g.ServiceClasses, terms: g.OntologyTerms, groups: g.TargetGroups}
}

// generals finds general descriptions: those of this import, else the published ones of the log.
type generals struct {
	log   store.Log
	known map[catalog.ID]*general
}

// put remembers a general description of this import; one that is not published gives its services nothing.
func (s *generals) put(g *catalog.GeneralDescription, status catalog.Status) {
	switch {
	case status == catalog.StatusPublished:
		s.known[g.ID] = generalOf(g)
	case status != catalog.StatusModified && status != catalog.StatusDraft:
		s.known[g.ID] = nil
	}
}

// find returns nil when nothing is published under that id.
func (s *generals) find(ctx context.Context, id catalog.ID) (*general, error) {
	if g, ok := s.known[id]; ok {
		return g, nil
	}
	rev, err := published(ctx, s.log, catalog.KindGeneralDescription, id)
	if errors.Is(err, store.ErrNotFound) {
		s.known[id] = nil
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	g, err := catalog.Decode[catalog.GeneralDescription](rev.Document)
	if err != nil {
		return nil, fmt.Errorf("general description %s in the log: %w", id, err)
	}
	s.known[id] = generalOf(g)
	return s.known[id], nil
}

// published returns the revision that the public sees, or store.ErrNotFound.
func published(ctx context.Context, log store.Log, kind catalog.Kind, id catalog.ID) (store.Revision, error) {
	rev, err := log.Newest(ctx, kind, id)
	if err != nil || rev.Status == catalog.StatusPublished {
		return rev, err
	}
	if store.EndsPublic(rev.Status) {
		return store.Revision{}, store.ErrNotFound
	}
	history, err := log.History(ctx, kind, id)
	if err != nil {
		return store.Revision{}, err
	}
	for i := len(history) - 1; i >= 0; i-- {
		switch s := history[i].Status; {
		case s == catalog.StatusPublished:
			return history[i], nil
		case store.EndsPublic(s):
			return store.Revision{}, store.ErrNotFound
		}
	}
	return store.Revision{}, store.ErrNotFound
}

// unmerge takes back what OUT has merged into a service from its general description (PTV rule: the classes, terms and
// target groups of the general description come first, then the service's own), so that the service keeps only what is
// its own and a later change of the general description still shows.
//
// An item of the general description that the record lacks becomes an override. A list that the record does not have
// says nothing, and so does a record that leaves all three lists empty: such come from people, not from OUT.
func unmerge(s *catalog.Service, g *general) {
	if s.Type == g.typ {
		s.Type = ""
	}
	if len(s.ServiceClasses)+len(s.OntologyTerms)+len(s.TargetGroups) == 0 {
		return
	}
	s.ServiceClasses, s.Overrides.ServiceClasses = own(s.ServiceClasses, g.classes)
	s.OntologyTerms, s.Overrides.OntologyTerms = own(s.OntologyTerms, g.terms)
	s.TargetGroups, s.Overrides.TargetGroups = own(s.TargetGroups, g.groups)
}

// own splits a list as shown: what the general description does not have, and the uris that only it has. An item that
// the service shows in another form than its general description is the service's own and overrides the other.
func own(shown, general []catalog.CodeRef) (own []catalog.CodeRef, overrides []string) {
	if shown == nil {
		return nil, nil
	}
	for _, ref := range shown {
		if at := catalog.IndexURI(general, ref.URI); at < 0 || !sameRef(ref, general[at]) {
			own = append(own, ref)
		}
	}
	for _, ref := range general {
		at := catalog.IndexURI(shown, ref.URI)
		if at < 0 || !sameRef(shown[at], ref) {
			overrides = append(overrides, ref.URI)
		}
	}
	return own, overrides
}

func sameRef(a, b catalog.CodeRef) bool {
	if a.As == nil || b.As == nil {
		return a.As == b.As
	}
	return a.As.Equal(*b.As)
}
