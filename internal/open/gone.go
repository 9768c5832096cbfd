package open

import (
	"net/http"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/record"
)

// gone says that an entity is no longer published, since when if it was archived, and where its probable successor is.
func gone(s *live.Snapshot, e *live.Entry) *Problem {
	p := newProblem(http.StatusGone, "This "+string(e.Kind)+" is no longer published.")
	if e.Visibility == live.Archived && !e.Revised.IsZero() {
		p.Detail = "This " + string(e.Kind) + " was archived on " + e.Revised.UTC().Format("2 January 2006") + "."
	}
	if next := successor(s, e); next != nil {
		p.Successor = record.Path(next.Kind, next.ID)
		p.header = http.Header{"Link": {"<" + p.Successor + `>; rel="successor-version"`}}
	}
	return p
}

// successor is what the same organisation publishes under the same name and type: content that is archived and written
// anew gets another id. It is nil when there is none or more than one.
func successor(s *live.Snapshot, old *live.Entry) *live.Entry {
	if old.Name == "" || old.Organization == (catalog.ID{}) {
		return nil
	}
	table := s.Table(old.Kind)
	facet := live.FacetOrganization
	if old.Kind == catalog.KindOrganization {
		facet = live.FacetParent
	}
	var found *live.Entry
	for e := range table.Each(table.Index(facet, old.Organization.String())) {
		if e.Name != old.Name || e.Type != old.Type {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}
