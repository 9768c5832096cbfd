package selftest_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/open/mcp"
	"github.com/varanto/varanto/internal/open/selftest"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/store/sqlite"
)

var quiet = slog.New(slog.DiscardHandler)

// served is a catalogue behind all interfaces but the site's own, of which oEmbed answers as the standard has it.
func served(t *testing.T, entities ...catalog.Entity) (*live.Catalogue, http.Handler) {
	t.Helper()
	return servedFrom(t, newLog(t), entities...)
}

func newLog(t *testing.T) *sqlite.Log {
	t.Helper()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	return log
}

// servedFrom is served from a log to which more may be published.
func servedFrom(t *testing.T, log *sqlite.Log, entities ...catalog.Entity) (*live.Catalogue, http.Handler) {
	t.Helper()
	c := live.New(&v11.Renderer{}, quiet)
	changes := feed.New(c, log, exporttest.Serving, quiet)
	publish(t, log, entities)
	if err := c.Load(t.Context(), log); err != nil {
		t.Fatal(err)
	}
	const base = "https://example.org"
	native := open.New(open.Options{Catalogue: c, Finder: finder{catalogue: c}, BaseURL: base, Log: quiet, Describe: describe})
	files := export.NewHandler(export.Options{Catalogue: c, Lister: native, BaseURL: base, Log: quiet})
	changes.EncodeWith(native.Record)
	ptv := v11.NewHandler(c, v11.WithLogger(quiet))
	assistants := mcp.NewHandler(mcp.Options{Catalogue: c, API: native, BaseURL: base, Log: quiet})
	news := feed.NewHandler(feed.Options{Changes: changes, BaseURL: base, Log: quiet})
	return c, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/oembed":
			w.Header().Set("Content-Type", "application/json")
			w.Write([]byte(`{"version":"1.0","type":"rich","html":"<iframe></iframe>","width":600,"height":400}`)) //nolint:errcheck // a recorder
		case v11.Serves(r.URL.Path):
			ptv.ServeHTTP(w, r)
		case r.URL.Path == mcp.Path:
			assistants.ServeHTTP(w, r)
		case export.Serves(r.URL.Path):
			files.ServeHTTP(w, r)
		case feed.Serves(r.URL.Path):
			news.ServeHTTP(w, r)
		default:
			native.ServeHTTP(w, r)
		}
	})
}

// finder finds all services, or those of the organisation that is asked for.
type finder struct {
	open.Finder
	catalogue *live.Catalogue
}

func (f finder) Search(_ context.Context, q search.Query) (search.Results, error) {
	s := f.catalogue.Snapshot()
	found := search.Results{Snapshot: s}
	for e := range export.Services(s) {
		if ids := q.Filters.Organizations; len(ids) > 0 && !s.Table(e.Kind).Index(live.FacetOrganization, ids[0].String()).Contains(e.Ord) {
			continue
		}
		found.Hits = append(found.Hits, search.Hit{Kind: e.Kind, ID: e.ID, Entry: e, Distance: -1})
	}
	return found, nil
}

func testerOf(c *live.Catalogue, h http.Handler) *selftest.Tester {
	tester := selftest.New(c, nil, quiet)
	tester.Ask(h)
	return tester
}

func TestHostileContentKeepsEveryStandard(t *testing.T) {
	c, h := served(t, exporttest.World()...)
	result := testerOf(c, h).Check(t.Context(), c.Snapshot())
	if len(result.Forms) < 23 {
		t.Errorf("%d forms are checked", len(result.Forms))
	}
	for _, f := range result.Forms {
		if !f.OK || f.Checked == 0 || f.Of < f.Checked {
			t.Errorf("%s: %d of %d checked, %v", f.Name, f.Checked, f.Of, f.Problems)
		}
		if f.Path == "" {
			continue
		}
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, f.Path, nil)); w.Code != http.StatusOK {
			t.Errorf("%s is at %s, which answers %d", f.Name, f.Path, w.Code)
		}
	}
}

func TestWhatChangesDuringACheckIsNoProblem(t *testing.T) {
	log := newLog(t)
	c, h := servedFrom(t, log, exporttest.World()...)
	older := c.Snapshot()
	publish(t, log, []catalog.Entity{&catalog.Service{ID: exporttest.ID(99), ServiceNames: exporttest.Named("Uusi"),
		Organizations: []catalog.ServiceOrganization{{OrganizationID: exporttest.ID(1), RoleType: catalog.RoleResponsible},
			{OrganizationID: exporttest.ID(2), RoleType: catalog.RoleOtherResponsible}}}})
	added, err := log.Feed(t.Context(), older.Seq, 10)
	if err != nil {
		t.Fatal(err)
	}
	c.Apply(added)
	for _, f := range testerOf(c, h).Check(t.Context(), older).Forms {
		if !f.OK {
			t.Errorf("%s: %v", f.Name, f.Problems)
		}
	}
}

func TestAnEmptyCatalogueIsFine(t *testing.T) {
	c, h := served(t)
	if result := testerOf(c, h).Check(t.Context(), c.Snapshot()); !result.OK {
		t.Errorf("%+v", result)
	}
}

// TestWhatIsServedIsWhatIsChecked breaks the answers on their way, one after the other.
func TestWhatIsServedIsWhatIsChecked(t *testing.T) {
	c, h := served(t, exporttest.World()...)
	for _, broken := range testerOf(c, h).Check(t.Context(), c.Snapshot()).Forms {
		prefix, _, _ := strings.Cut(broken.Path, "?")
		result := testerOf(c, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, prefix) {
				http.Error(w, "broken", http.StatusInternalServerError)
				return
			}
			h.ServeHTTP(w, r)
		})).Check(t.Context(), c.Snapshot())
		for _, f := range result.Forms {
			if f.Name == broken.Name && f.OK {
				t.Errorf("nobody sees that %s is broken", f.Path)
			}
		}
		if result.OK {
			t.Errorf("with %s broken all is well", broken.Path)
		}
	}
}

func TestSamplesAreBounded(t *testing.T) {
	var entities []catalog.Entity
	for i := range 500 {
		entities = append(entities, &catalog.Service{ID: exporttest.ID(i), ServiceNames: exporttest.Named("P")})
	}
	c, h := served(t, entities...)
	for _, f := range testerOf(c, h).Check(t.Context(), c.Snapshot()).Forms {
		whole := map[string]bool{"HSDS tables": true, "CSV": true, "XLSX": true} // none of the services has an organisation to choose by
		if f.Checked > 100 && !whole[f.Name] {
			t.Errorf("%s checks %d", f.Name, f.Checked)
		}
	}
}

func TestItRunsAtOnceAndEndsWithItsContext(t *testing.T) {
	c, h := served(t, exporttest.World()...)
	tester := testerOf(c, h)
	if w := httptest.NewRecorder(); true {
		tester.ServeHTTP(w, httptest.NewRequest(http.MethodGet, selftest.Path, nil))
		if w.Code != http.StatusServiceUnavailable {
			t.Errorf("before the first run it answers %d", w.Code)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { tester.Run(ctx); close(ended) }()
	for tester.Result() == nil {
		time.Sleep(time.Millisecond)
	}
	cancel()
	<-ended
	w := httptest.NewRecorder()
	tester.ServeHTTP(w, httptest.NewRequest(http.MethodGet, selftest.Path, nil))
	var got selftest.Result
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || !got.OK || got.Sequence != c.Snapshot().Seq {
		t.Errorf("%+v (%v)", got, err)
	}
}
