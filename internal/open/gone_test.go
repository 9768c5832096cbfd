package open_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
)

func TestWhatIsNoLongerPublishedIsGone(t *testing.T) {
	c := live.New(&v11.Renderer{}, slog.New(slog.DiscardHandler))
	ids := map[catalog.Status]catalog.ID{}
	var revisions []store.Revision
	for i, status := range []catalog.Status{catalog.StatusDraft, catalog.StatusDeleted, catalog.StatusPublished} {
		ids[status] = uuid.NewSHA1(uuid.NameSpaceOID, []byte(status))
		document, err := catalog.Marshal(&catalog.Service{ID: ids[status]})
		if err != nil {
			t.Fatal(err)
		}
		revisions = append(revisions, store.Revision{
			Seq: int64(i + 1), Kind: catalog.KindService, ID: ids[status], Number: 1, Status: status, Time: now, Document: document,
		})
	}
	c.Apply(revisions)
	h := open.New(open.Options{Catalogue: c})
	for status, want := range map[catalog.Status]int{
		catalog.StatusDraft: http.StatusNotFound, catalog.StatusDeleted: http.StatusGone, catalog.StatusPublished: http.StatusOK,
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/open/v1/services/"+ids[status].String()+"/related", nil))
		if w.Code != want {
			t.Errorf("%s: status %d, want %d: %s", status, w.Code, want, w.Body)
		}
	}
}
