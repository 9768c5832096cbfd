package live

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
)

func TestTheRootIsTheTopmostThatIsPublished(t *testing.T) {
	c, w := New(showingRenderer{}, quiet()), newWorld()
	apply(t, c, w.add(catalog.StatusPublished, organization(1, "city", catalog.ID{}), organization(2, "office", id(1)), organization(3, "desk", id(2))))
	for _, step := range []struct {
		name   string
		status catalog.Status
		entity *catalog.Organization
		roots  [3]byte // of organisations 1 to 3
	}{
		{"all are published", catalog.StatusPublished, organization(3, "desk", id(2)), [3]byte{1, 1, 1}},
		{"the topmost goes", catalog.StatusDeleted, organization(1, "city", catalog.ID{}), [3]byte{1, 2, 2}},
		{"and comes back", catalog.StatusPublished, organization(1, "city", catalog.ID{}), [3]byte{1, 1, 1}},
		{"the middle goes", catalog.StatusDeleted, organization(2, "office", id(1)), [3]byte{1, 2, 3}},
	} {
		apply(t, c, w.add(step.status, step.entity))
		s := c.Snapshot()
		for i, root := range step.roots {
			of := id(byte(i + 1))
			got := s.RootOf(of)
			if got != id(root) {
				t.Errorf("%s: the root of %d is %s, want %d", step.name, i+1, got, root)
			}
			if _, ok := s.Published(catalog.KindOrganization, of); ok {
				if want := "root " + got.String(); !strings.Contains(body(t, s, catalog.KindOrganization, of), want) {
					t.Errorf("%s: the answer of %d does not say %q", step.name, i+1, want)
				}
			}
		}
	}
}
