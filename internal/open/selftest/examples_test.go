package selftest_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/open/export/exporttest"
)

// example is an address in a page of the documentation, whatever the host is called there.
var example = regexp.MustCompile(`'(?:https?://(?:HOST|localhost:8080))(/open/v1/[^']*)'`)

// TestTheExamplesOfTheDocumentationAreAnswered asks what readers are told to ask.
func TestTheExamplesOfTheDocumentationAreAnswered(t *testing.T) {
	_, h := served(t, exporttest.World()...)
	for page, least := range map[string]int{"exports.md": 8, "changes.md": 5} {
		b, err := os.ReadFile("../../../docs/" + page)
		if err != nil {
			t.Fatal(err)
		}
		found := example.FindAllStringSubmatch(string(b), -1)
		if len(found) < least {
			t.Errorf("%s has %d examples, there were %d", page, len(found), least)
		}
		for _, f := range found {
			path := strings.Replace(f[1], "since=396", "since=0", 1) // the catalogue here has not come so far
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
			if w.Code != http.StatusOK || w.Body.Len() == 0 {
				t.Errorf("%s: %s answers %d %s", page, path, w.Code, w.Body)
			}
		}
	}
}
