package feed

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// The latest changes near a municipality are the same whether they are looked for among all changes or among what is near:
// which is done goes by how much is near.
func TestTheLatestOfAMunicipalityAreThoseOfAllThatServeIt(t *testing.T) {
	w := demo(t)
	there := func(n int, municipality string) *catalog.Service {
		s := service(n, "name")
		s.AreaType = catalog.LimitedType
		s.Areas = []catalog.Area{{Type: catalog.AreaOfMunicipalities, Municipalities: []catalog.Municipality{{Code: municipality}}}}
		return s
	}
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 12).Draw(t, "changes") {
			n, at := rapid.IntRange(1, 25).Draw(t, "service"), rapid.SampledFrom([]string{"091", "091", "091", "710"}).Draw(t, "in")
			status := rapid.SampledFrom([]catalog.Status{catalog.StatusPublished, catalog.StatusPublished, catalog.StatusDeleted}).Draw(t, "status")
			w.append(t, status, there(n, at))
		}
		if rapid.Bool().Draw(t, "taken in") {
			w.follow(t)
		}
		s := w.catalogue.Snapshot()
		seen, err := w.changes.own.upTo(t.Context(), w.log, s)
		if err != nil {
			t.Fatal(err)
		}
		for _, municipality := range []string{"091", "710", "005"} {
			sel := Selection{Municipality: municipality, Limit: rapid.IntRange(1, 10).Draw(t, "limit")}
			var want []row
			seen.before(s.Seq, func(r row) bool {
				if e, ok := s.Published(kinds[r.kind], r.id); ok && s.Table(catalog.KindService).Index(live.FacetArea, live.AreaKey(catalog.AreaOfMunicipalities, municipality)).Contains(e.Ord) {
					want = append(want, r)
				}
				return len(want) < sel.Limit
			})
			if diff := cmp.Diff(want, w.changes.latest(s, seen, sel), cmp.AllowUnexported(row{}, key{})); diff != "" {
				t.Fatalf("%s: %s", municipality, diff)
			}
		}
	})
}
