package feed

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/store"
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
			seen.latest(s.Seq, func(r row) bool {
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

// A reader sees the times that the order goes by: an import of what is old is not the newest news.
func TestNewsAreInTheOrderOfTheTimesTheyShow(t *testing.T) {
	w := demo(t)
	for n, days := range []int{3, 1, 4, 2} {
		document, err := catalog.Marshal(service(n+1, fmt.Sprint(days)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.log.Append(t.Context(), store.Draft{Kind: catalog.KindService, ID: exporttest.ID(n + 1), Status: catalog.StatusPublished,
			Document: document, Time: exporttest.At.AddDate(0, 0, days)}); err != nil {
			t.Fatal(err)
		}
	}
	w.follow(t)
	h := NewHandler(Options{Changes: w.changes})
	var feed struct {
		Items []struct {
			DateModified string `json:"date_modified"`
		}
	}
	if err := json.Unmarshal(ask(t, h, "/open/v1/changes.json").Body.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range feed.Items {
		got = append(got, i.DateModified)
	}
	if len(got) != 4 || !slices.IsSortedFunc(got, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Errorf("%v", got)
	}
}

// TestNewsAreOfWhatWasChanged: an import of what is old, and a check that changes nothing, are not the newest news.
func TestNewsAreOfWhatWasChanged(t *testing.T) {
	w := demo(t)
	old, future := exporttest.At.AddDate(-3, 0, 0), exporttest.At.AddDate(3, 0, 0)
	add := func(n int, modified, revised time.Time) {
		s := service(n, "s")
		s.Modified, s.Checked = catalog.At(modified), catalog.At(revised)
		document, err := catalog.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		base := 0
		if newest, err := w.log.Newest(t.Context(), s.EntityKind(), s.ID); err == nil {
			base = newest.Number
		}
		if _, err := w.log.Append(t.Context(), store.Draft{Kind: s.EntityKind(), ID: s.ID, Base: base, Status: catalog.StatusPublished, Document: document, Time: revised}); err != nil {
			t.Fatal(err)
		}
	}
	at := func(days int) time.Time { return exporttest.At.AddDate(0, 0, days) }
	add(1, at(1), at(1))
	add(2, at(2), at(2))
	add(3, old, at(3))    // imported
	add(4, future, at(0)) // by a clock that is wrong
	w.follow(t)
	check := func(how string) {
		t.Helper()
		news, _, _, err := w.changes.Latest(t.Context(), Selection{Lang: "fi"})
		if err != nil {
			t.Fatal(err)
		}
		var got []time.Time
		for _, n := range news {
			got = append(got, n.At)
		}
		if d := cmp.Diff([]time.Time{at(2), at(1), at(0), old}, got); d != "" {
			t.Errorf("%s: %s", how, d)
		}
	}
	check("built")
	add(1, at(1), at(5)) // found right
	w.follow(t)
	check("after a check")
	w.restart(t)
	check("built anew, after it")
}

func TestWhatHasEndedLeadsToThePageThatSaysSo(t *testing.T) {
	w := demo(t)
	place := exporttest.Place(20, exporttest.ID(1), "Keskusta", "6672000", "385500")
	for n, status := range []catalog.Status{catalog.StatusDeleted, catalog.StatusWithdrawn, catalog.StatusRemoved} {
		w.publish(t, service(n+1, "x"))
		w.append(t, status, service(n+1, "x"))
	}
	w.publish(t, place)
	w.append(t, catalog.StatusDeleted, place)
	w.follow(t)
	got := ask(t, NewHandler(Options{Changes: w.changes, BaseURL: "https://example.org"}), "/open/v1/changes.atom?lang=sv").Body.String()
	for _, want := range []string{"/sv/service/" + exporttest.ID(1).String(), "/sv/service/" + exporttest.ID(2).String(), "/sv/servicestalle/" + place.ID.String()} {
		if !strings.Contains(got, `href="https://example.org`+want+`"`) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	if strings.Contains(got, "/sv/service/"+exporttest.ID(3).String()) {
		t.Error("what was removed has a page")
	}
}

// Channels are of the classes of their services here as in a search.
func TestNewsOfAClassHaveTheChannelsOfItsServices(t *testing.T) {
	w := demo(t)
	w.publish(t, exporttest.World()...)
	sel := Selection{Lang: "fi", ServiceClasses: []string{"http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2"}}
	news, _, _, err := w.changes.Latest(t.Context(), sel)
	if err != nil {
		t.Fatal(err)
	}
	got := map[catalog.Kind]int{}
	for _, n := range news {
		got[n.Kind]++
	}
	if diff := cmp.Diff(map[catalog.Kind]int{catalog.KindService: 1, catalog.KindServiceChannel: 6}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
