package live

import (
	"slices"
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

func TestATreeIsAnOrganisationAndAllThatIsPublishedBelow(t *testing.T) {
	c, w := New(showingRenderer{}, quiet()), newWorld()
	apply(t, c, w.add(catalog.StatusPublished, organization(1, "city", catalog.ID{}), organization(2, "office", id(1)), organization(3, "desk", id(2)),
		organization(4, "bureau", id(1)), organization(8, "ring", id(9)), organization(9, "ring", id(8))))
	apply(t, c, w.add(catalog.StatusDeleted, organization(4, "bureau", id(1))))
	for _, of := range []struct {
		name       string
		tops, want []byte
	}{
		{"nothing", nil, nil},
		{"all levels, without what is archived", []byte{1}, []byte{1, 2, 3}},
		{"what is asked for twice, once", []byte{2, 1, 2}, []byte{2, 1, 3}},
		{"what is archived, when it is asked for", []byte{4}, []byte{4}},
		{"a ring", []byte{9}, []byte{9, 8}},
	} {
		var tops, want []catalog.ID
		for _, n := range of.tops {
			tops = append(tops, id(n))
		}
		for _, n := range of.want {
			want = append(want, id(n))
		}
		if got := c.Snapshot().Tree(tops...); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", of.name, got, want)
		}
	}
}
