package open

import (
	"net/http"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/record"
)

// gone says that an entity is no longer published, since when if it was archived, and where its successor is.
func gone(s *live.Snapshot, e *live.Entry) *Problem {
	p := newProblem(http.StatusGone, "This "+string(e.Kind)+" is no longer published.")
	if e.Visibility == live.Archived && !e.Revised.IsZero() {
		p.Detail = "This " + string(e.Kind) + " was archived on " + e.Revised.UTC().Format("2 January 2006") + "."
	}
	if next, _ := record.Successor(s, e); next != nil {
		p.Successor = record.Path(next.Kind, next.ID)
		p.header = http.Header{"Link": {"<" + p.Successor + `>; rel="successor-version"`}}
	}
	return p
}
