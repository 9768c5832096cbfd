package record_test

import (
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/record"
	"github.com/varanto/varanto/internal/store"
)

// TestTheSuccessorOfWhatIsGone archives, withdraws or removes an entity and asks what took its place.
func TestTheSuccessorOfWhatIsGone(t *testing.T) {
	t.Parallel()
	municipality := func(n int, code string) *catalog.Organization {
		return &catalog.Organization{
			ID: exporttest.ID(n), OrganizationType: catalog.OrganizationMunicipality, Municipality: &catalog.Municipality{Code: code},
			OrganizationNames: exporttest.Named("kunta " + code),
		}
	}
	service := func(n int, name string, owner int) *catalog.Service {
		return &catalog.Service{
			ID: exporttest.ID(n), Type: catalog.TypeService, ServiceNames: exporttest.Named(name),
			Organizations: []catalog.ServiceOrganization{{OrganizationID: exporttest.ID(owner), RoleType: catalog.RoleResponsible}},
		}
	}
	below := func(n int, name string) *catalog.Organization {
		return &catalog.Organization{
			ID: exporttest.ID(n), OrganizationType: "Company", OrganizationNames: exporttest.Named(name), ParentOrganizationID: exporttest.ID(2),
		}
	}
	for _, c := range []struct {
		name     string
		status   catalog.Status
		gone     catalog.Entity
		others   []catalog.Entity
		want     int // 0 for none
		probable bool
	}{
		// What became part of which is in the code lists.
		{"a merged municipality", catalog.StatusDeleted, municipality(1, "283"), []catalog.Entity{municipality(2, "098")}, 2, false},
		{"a draft of a merged municipality", catalog.StatusDraft, municipality(1, "283"), []catalog.Entity{municipality(2, "098")}, 0, false},
		{"a municipality of today", catalog.StatusDeleted, municipality(1, "098"), []catalog.Entity{municipality(2, "091")}, 0, false},
		{"a service written anew", catalog.StatusDeleted, service(5, "x", 2), []catalog.Entity{municipality(2, "098"), service(6, "x", 2)}, 6, true},
		{"one of two", catalog.StatusDeleted, service(5, "x", 2), []catalog.Entity{service(6, "x", 2), service(7, "x", 2)}, 0, false},
		{"withdrawn", catalog.StatusWithdrawn, service(5, "x", 2), []catalog.Entity{municipality(2, "098"), service(6, "x", 2)}, 6, true},
		{"another's", catalog.StatusDeleted, service(5, "x", 2), []catalog.Entity{service(6, "x", 3)}, 0, false},
		{"another name", catalog.StatusDeleted, service(5, "x", 2), []catalog.Entity{service(6, "y", 2)}, 0, false},
		{"a part of an organisation", catalog.StatusDeleted, below(8, "z"), []catalog.Entity{municipality(2, "098"), below(9, "z")}, 9, true},
		{"removed", catalog.StatusRemoved, service(5, "x", 2), []catalog.Entity{service(6, "x", 2)}, 0, false},
		{"published", catalog.StatusPublished, service(5, "x", 2), []catalog.Entity{service(6, "x", 2)}, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := gone(t, c.status, c.gone, c.others)
			e, ok := s.Table(c.gone.EntityKind()).Get(c.gone.EntityID())
			if !ok {
				t.Fatal("it is not in the table")
			}
			next, probable := record.Successor(s, e)
			got := catalog.ID{}
			if next != nil {
				got = next.ID
			}
			want := catalog.ID{}
			if c.want != 0 {
				want = exporttest.ID(c.want)
			}
			if got != want || probable != c.probable {
				t.Errorf("%s, probable %t; want %s, %t", got, probable, want, c.probable)
			}
		})
	}
}

// gone is a catalogue of others and of an entity in that status.
func gone(t *testing.T, status catalog.Status, e catalog.Entity, others []catalog.Entity) *live.Snapshot {
	t.Helper()
	c := exporttest.Catalogue(append(others, e)...)
	if status == catalog.StatusPublished {
		return c.Snapshot()
	}
	if status == catalog.StatusDraft { // only a draft: it was never public
		c = exporttest.Catalogue(others...)
	}
	document, err := catalog.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	c.Apply([]store.Revision{{
		Seq: c.Snapshot().Seq + 1, Kind: e.EntityKind(), ID: e.EntityID(), Number: 2, Status: status, Time: exporttest.At, Document: document,
	}})
	return c.Snapshot()
}
