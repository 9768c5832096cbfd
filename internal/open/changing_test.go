package open_test

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/store"
)

// numbered is the id of a test's nth service.
func numbered(n int) catalog.ID {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	return uuid.NewSHA1(uuid.NameSpaceOID, b[:])
}

// changing is a catalogue that a test changes revision by revision.
type changing struct {
	catalogue *live.Catalogue
	handler   *open.Handler
	seq       int64
}

func newChanging() *changing {
	c := live.New(&v11.Renderer{}, slog.New(slog.DiscardHandler))
	return &changing{catalogue: c, handler: open.New(open.Options{Catalogue: c, Finder: &everything{catalogue: c}})}
}

// everything finds all that is published of the first kind, whatever the words.
type everything struct {
	search.Index
	catalogue *live.Catalogue
}

func (f *everything) Search(_ context.Context, q search.Query) (search.Results, error) {
	s := f.catalogue.Snapshot()
	found := search.Results{Snapshot: s}
	t := s.Table(q.Kinds[0])
	for e := range t.Each(t.Published()) {
		found.Hits = append(found.Hits, search.Hit{Kind: e.Kind, ID: e.ID, Entry: e})
	}
	return found, nil
}

func (c *changing) put(t rapid.TB, e catalog.Entity, status catalog.Status) {
	document, err := catalog.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	c.seq++
	c.catalogue.Apply([]store.Revision{{
		Seq: c.seq, Kind: e.EntityKind(), ID: e.EntityID(), Number: int(c.seq), Status: status, Time: now, Document: document,
	}})
}

func (c *changing) get(target string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
	return w
}

// TestACursorHoldsWhileContentChanges publishes, changes and archives services between pages: what is published all the
// while comes exactly once, and nothing comes twice.
func TestACursorHoldsWhileContentChanges(t *testing.T) {
	c, first := newChanging(), 0 // one for all, since making one takes long; each check has services of its own
	rapid.Check(t, func(t *rapid.T) {
		steady, made := map[string]bool{}, rapid.IntRange(0, 30).Draw(t, "services")
		put := func(n int, status catalog.Status) { c.put(t, &catalog.Service{ID: numbered(first + n)}, status) }
		for n := range made {
			put(n, catalog.StatusPublished)
			steady[numbered(first+n).String()] = true
		}
		defer func() {
			for n := range made {
				put(n, catalog.StatusRemoved)
			}
			first += made
		}()
		seen := map[string]int{}
		for next := "/open/v1/services?fields=id&limit=" + strconv.Itoa(rapid.IntRange(1, 9).Draw(t, "limit")); next != ""; {
			var page struct {
				Next  *string
				Items []struct{ ID string }
			}
			if w := c.get(next); w.Code != http.StatusOK || json.Unmarshal(w.Body.Bytes(), &page) != nil {
				t.Fatalf("%s: %d %s", next, w.Code, w.Body)
			}
			for _, i := range page.Items {
				seen[i.ID]++
			}
			if next = ""; page.Next != nil {
				next = *page.Next
			}
			for range rapid.IntRange(0, 2).Draw(t, "changes") {
				status := rapid.SampledFrom([]catalog.Status{catalog.StatusPublished, catalog.StatusDeleted, catalog.StatusRemoved}).Draw(t, "status")
				n := rapid.IntRange(0, min(made, 60)).Draw(t, "service")
				made = max(made, n+1)
				put(n, status)
				if status != catalog.StatusPublished {
					delete(steady, numbered(first+n).String())
				}
			}
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s comes %d times", id, n)
			}
		}
		for id := range steady {
			if seen[id] != 1 {
				t.Errorf("%s comes %d times, though it was there all the while", id, seen[id])
			}
		}
	})
}

func TestWhatIsGoneNamesItsSuccessor(t *testing.T) {
	c := newChanging()
	owner := catalog.Organization{ID: numbered(100), OrganizationNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: "Kunta"}}}
	c.put(t, &owner, catalog.StatusPublished)
	service := func(n int, name string) *catalog.Service {
		return &catalog.Service{
			ID: numbered(n), Type: catalog.TypeService, ServiceNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}},
			Organizations: []catalog.ServiceOrganization{{OrganizationID: owner.ID, RoleType: catalog.RoleResponsible}},
		}
	}
	c.put(t, service(1, "Kirjasto"), catalog.StatusPublished)
	c.put(t, service(1, "Kirjasto"), catalog.StatusDeleted)
	c.put(t, service(2, "Uimahalli"), catalog.StatusPublished)
	address := "/open/v1/services/" + numbered(1).String()
	if w := c.get(address); w.Code != http.StatusGone || w.Header().Get("Link") != "" {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	c.put(t, service(3, "Kirjasto"), catalog.StatusPublished)
	var p struct{ Detail, Successor string }
	w := c.get(address)
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	want := "/open/v1/services/" + numbered(3).String()
	if p.Successor != want || p.Detail != "This Service was archived on 23 November 2026." || w.Header().Get("Link") != "<"+want+`>; rel="successor-version"` {
		t.Errorf("%+v %v", p, w.Header())
	}
	c.put(t, service(4, "Kirjasto"), catalog.StatusPublished)
	if w := c.get(address); w.Header().Get("Link") != "" {
		t.Error("one of two is taken for the successor")
	}
}

// TestARecordShowsItsNeighboursAsTheyAre changes an organisation's name after its service was read.
func TestARecordShowsItsNeighboursAsTheyAre(t *testing.T) {
	c := newChanging()
	for _, name := range []string{"Vanha", "Uusi"} {
		c.put(t, &catalog.Organization{ID: numbered(1), OrganizationNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}}}, catalog.StatusPublished)
		if name == "Vanha" {
			c.put(t, &catalog.ServiceCollection{ID: numbered(2), OrganizationID: numbered(1)}, catalog.StatusPublished)
		}
		var r struct {
			Organization struct{ Name map[string]string }
		}
		w := c.get("/open/v1/collections/" + numbered(2).String())
		if err := json.Unmarshal(w.Body.Bytes(), &r); err != nil || r.Organization.Name["fi"] != name {
			t.Errorf("%s: %s", name, w.Body)
		}
	}
}
