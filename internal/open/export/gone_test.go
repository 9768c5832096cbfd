package export_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/store"
)

// Who subscribes to the hours of what has ended learns so, and where to go on, as from its record.
func TestHoursOfWhatHasEndedLeadOn(t *testing.T) {
	place := exporttest.Place(20, exporttest.ID(1), "Keskusta", "6672000", "385500")
	next := exporttest.Place(21, exporttest.ID(1), "Keskusta", "6672000", "385500")
	service := &catalog.Service{ID: exporttest.ID(10), ServiceNames: exporttest.Named("Kirjasto")}
	c := exporttest.Catalogue(&catalog.Organization{ID: exporttest.ID(1), OrganizationNames: exporttest.Named("o")}, place, next, service)
	end := func(status catalog.Status, e catalog.Entity) {
		document, err := catalog.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		c.Apply([]store.Revision{{Seq: c.Snapshot().Seq + 1, Kind: e.EntityKind(), ID: e.EntityID(), Number: 2, Status: status, Time: exporttest.At, Document: document}})
	}
	end(catalog.StatusDeleted, place)
	end(catalog.StatusWithdrawn, service)
	h := export.NewHandler(export.Options{Catalogue: c, BaseURL: "https://example.org"})
	for path, want := range map[string]struct{ page, successor string }{
		"/open/v1/places/" + place.ID.String() + "/hours.ics?lang=sv": {"https://example.org/sv/servicestalle/" + place.ID.String(), "/open/v1/channels/" + next.ID.String()},
		"/open/v1/services/" + service.ID.String() + "/hours.ics":     {"https://example.org/fi/palvelu/" + service.ID.String(), ""},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if link := w.Header().Get("Link"); w.Code != http.StatusGone || !strings.Contains(w.Body.String(), want.page) || (link == "") != (want.successor == "") || !strings.Contains(link, want.successor) {
			t.Errorf("%s: %d, link %q: %s", path, w.Code, link, w.Body)
		}
	}
}
