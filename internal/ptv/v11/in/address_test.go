package in

import (
	"net/http"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
)

// A body that gave a street beside the same other place made the server panic.
func TestAnAddressIsTheVariantThatItsSubTypeNames(t *testing.T) {
	w := newWorld(t)
	other := twoPlaces("Location").with("streetAddress", nil)
	id := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/ServiceLocation",
		channelBodyOf(catalog.ServiceLocation, "Ranta").with("addresses", []any{other})))
	for _, address := range []body{other, twoPlaces("Location")} {
		got := w.must("api", "PUT", "/api/v11/ServiceChannel/ServiceLocation/"+id,
			body{"publishingStatus": "Published", "addresses": []any{address}})
		stored := got["addresses"].([]any)[0].(map[string]any)
		if stored["streetAddress"] != nil || stored["otherAddress"] == nil {
			t.Errorf("%v", stored)
		}
	}
	odd := twoPlaces("Location").with("subType", "y")
	if a := w.do("api", "PUT", "/api/v11/ServiceChannel/ServiceLocation/"+id,
		body{"publishingStatus": "Published", "addresses": []any{odd}}); a.status != http.StatusBadRequest {
		t.Errorf("a sub type that is none: %d %s", a.status, a.body)
	}

	organization := organizationBodyOf("Ranta").with("addresses", []any{twoPlaces("Visiting").with("streetAddress", nil)})
	id = idIn(w.must("api", "POST", "/api/v11/Organization", organization))
	got := w.must("api", "PUT", "/api/v11/Organization/"+id, body{"publishingStatus": "Published", "addresses": []any{twoPlaces("Visiting")}})
	if stored := got["addresses"].([]any)[0].(map[string]any); stored["streetAddress"] != nil {
		t.Errorf("%v", stored)
	}
}
