package source_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/site/words"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// TestEveryPageOfTheDemoCatalogueIsShown imports the demo catalogue and asks for each entity's page in each language.
func TestEveryPageOfTheDemoCatalogueIsShown(t *testing.T) {
	ctx := context.Background()
	log, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	in, err := v11.OpenEmbedded(demo.FS)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := editorial.Import(ctx, log, in, editorial.ImportOptions{Actor: "test"}); err != nil {
		t.Fatal(err)
	}
	c := live.New(wordlessRenderer{}, slog.Default())
	if err := c.Load(ctx, log); err != nil {
		t.Fatal(err)
	}
	s, err := site.New(site.Options{Source: source.New(c, noFinder{})})
	if err != nil {
		t.Fatal(err)
	}
	snapshot, pages := c.Snapshot(), 0
	for _, kind := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization} {
		table := snapshot.Table(kind)
		for e := range table.Each(table.Published()) {
			for _, lang := range words.Codes() {
				path := address(lang, e)
				w := httptest.NewRecorder()
				s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
				if w.Code == http.StatusMovedPermanently { // a whole id leads to the right address
					right := w.Header().Get("Location")
					w = httptest.NewRecorder()
					s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, right, nil))
				}
				if w.Code != http.StatusOK || !bytes.Contains(w.Body.Bytes(), []byte("</html>")) {
					t.Errorf("%s: status %d", path, w.Code)
				}
				pages++
			}
		}
	}
	if pages < 500 {
		t.Errorf("only %d pages: is the catalogue loaded?", pages)
	}
}

func address(lang string, e *live.Entry) string {
	switch e.Kind {
	case catalog.KindService:
		return route.Service(lang, e.ID.String())
	case catalog.KindOrganization:
		return route.Organization(lang, e.ID.String())
	}
	return route.Channel(lang, e.Type, e.ID.String())
}
