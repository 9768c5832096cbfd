package feed

import (
	"context"
	"fmt"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/store"
)

// BenchmarkChangesOfOrganizations asks for the changes of a hundred organisations, each with one service, out of a
// catalogue in which most services are somebody else's: every row is looked at.
func BenchmarkChangesOfOrganizations(b *testing.B) {
	const services, organizations = 20_000, 100
	w := demo(b)
	owner := func(n int) catalog.ID { return exporttest.ID(100_000 + n) }
	var drafts []store.Draft
	for n := range services {
		s := service(n+1, fmt.Sprint("Palvelu ", n))
		s.Organizations = []catalog.ServiceOrganization{{OrganizationID: owner(n), RoleType: catalog.RoleResponsible}}
		if n >= organizations {
			s.Organizations[0].OrganizationID = owner(services)
		}
		document, err := catalog.Marshal(s)
		if err != nil {
			b.Fatal(err)
		}
		drafts = append(drafts, store.Draft{Kind: catalog.KindService, ID: s.ID, Status: catalog.StatusPublished, Document: document})
	}
	if _, err := w.log.Append(context.Background(), drafts...); err != nil {
		b.Fatal(err)
	}
	w.restart(b)
	q := Question{Limit: MaxLimit}
	for n := range organizations {
		q.Organizations = append(q.Organizations, owner(n))
	}
	w.after(b, q)
	for b.Loop() {
		if got := len(w.after(b, q).Items); got != organizations {
			b.Fatalf("%d changes, want %d", got, organizations)
		}
	}
}
