package editorial_test

import (
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Whom a log-in provider knows and nobody invited may be a viewer of no organisation: nothing of anybody's is shown.
func TestAViewerOfNoOrganizationReadsNothing(t *testing.T) {
	h := newHall(t)
	nobodys := person(editorial.Viewer)
	nobodys.Organizations = nil
	for _, k := range catalog.RecordKinds() {
		ref := h.contentOf(k, h.branch)
		for _, a := range editorial.Actions() {
			if a == editorial.ActionCreate {
				continue
			}
			want[*editorial.Forbidden](t, h.May(t.Context(), nobodys, a, ref))
		}
		if _, err := h.Read(t.Context(), nobodys, ref); err == nil {
			t.Errorf("a %s is read", k)
		}
		if _, err := h.History(t.Context(), nobodys, ref); err == nil {
			t.Errorf("the history of a %s is read", k)
		}
	}
	if tree := h.Register().Tree(); len(tree) != 0 {
		t.Errorf("the organisations below none are %v", tree)
	}
}
