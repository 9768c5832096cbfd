package proof_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/open/selftest"
	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/proof"
	"github.com/varanto/varanto/internal/site/sitetest"
)

// asked asks a site, and changes answers on their way.
func asked(t *testing.T, alter func(path, body string) string) selftest.Asked {
	t.Helper()
	s, err := site.New(site.Options{Source: sitetest.Source{}, BaseURL: "https://example.fi"})
	if err != nil {
		t.Fatal(err)
	}
	get := func(path, media string) ([]byte, error) {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if to := w.Header().Get("Location"); w.Code == http.StatusMovedPermanently {
			w = httptest.NewRecorder()
			s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, to, nil))
		}
		if got, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";"); w.Code != http.StatusOK || got != media {
			return nil, fmt.Errorf("%s answers %d, %s", path, w.Code, got)
		}
		if media != "application/gzip" {
			return []byte(alter(path, w.Body.String())), nil
		}
		r, err := gzip.NewReader(w.Body)
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		if _, err := io.WriteString(z, alter(path, string(b))); err != nil {
			return nil, err
		}
		err = z.Close()
		return packed.Bytes(), err
	}
	return selftest.Asked{Get: get, Pages: []string{"/fi/palvelu/" + sitetest.Service.String(), "/sv/servicestalle/" + sitetest.Place.String()}, Of: 2}
}

func form(t *testing.T, name string) selftest.More {
	t.Helper()
	for _, f := range proof.Forms() {
		if f.Form.Name == name {
			return f
		}
	}
	t.Fatalf("there is no form %s", name)
	return selftest.More{}
}

func asItIs(_, body string) string { return body }

func TestTheSiteKeepsItsStandards(t *testing.T) {
	for _, f := range proof.Forms() {
		a := asked(t, asItIs)
		checked := 0
		for a.Sequence = range int64(8) { // another sitemap each time
			found := f.Check(a)
			if len(found.Problems) > 0 || found.Of < found.Checked {
				t.Errorf("%s: %d of %d checked, %v", f.Form.Name, found.Checked, found.Of, found.Problems)
			}
			checked += found.Checked
		}
		if checked < 10 {
			t.Errorf("%s: %d are checked", f.Form.Name, checked)
		}
	}
}

func TestWhatBreaksAStandardIsFound(t *testing.T) {
	for _, broken := range []struct{ form, old, new string }{
		{"Structured data", `"GovernmentService"`, `"Palvelu"`},
		{"Structured data", `"openingHoursSpecification"`, `"openingHoursSpec"`},
		{"Structured data", `"@context":"https://schema.org"`, `"@context":"https://example.org"`},
		{"Structured data", `application/ld+json`, `text/plain`},
		{"Structured data", `"@graph"`, `"@graph`},
		{"Structured data", `"contentUrl"`, `"address"`},
		{"Sitemaps", "<sitemap>", "<url>"},
		{"Sitemaps", "<loc>https://", "<loc>/"},
		{"Sitemaps", "sitemap/0.9", "sitemap/0.8"},
		{"Sitemaps", "</url>", "<loc>https://example.fi/x</loc></url>"},
		{"Sitemaps", "</url>", "<lastmod>eilen</lastmod></url>"},
		{"Sitemaps", "</url>", "<kunta>710</kunta></url>"},
		{"Sitemaps", `rel="alternate"`, `rel="other"`},
		{"Sitemaps", `hreflang="sv"`, `hreflang="ruotsi"`},
		{"Sitemaps", "</urlset>", ""},
	} {
		seen := false
		a := asked(t, func(_, body string) string {
			seen = seen || strings.Contains(body, broken.old)
			return strings.ReplaceAll(body, broken.old, broken.new)
		})
		f := form(t, broken.form)
		n := 0
		for a.Sequence = range int64(8) {
			n += len(f.Check(a).Problems)
		}
		if !seen || n == 0 {
			t.Errorf("%s: nobody sees %s for %s (%v)", broken.form, broken.new, broken.old, seen)
		}
	}
}

func TestASiteThatDoesNotAnswerIsAProblem(t *testing.T) {
	for _, f := range proof.Forms() {
		a := selftest.Asked{Get: func(string, string) ([]byte, error) { return nil, io.ErrUnexpectedEOF }, Pages: []string{"/fi/palvelu/x"}, Of: 1}
		if len(f.Check(a).Problems) == 0 {
			t.Errorf("%s: nobody sees it", f.Form.Name)
		}
	}
}
