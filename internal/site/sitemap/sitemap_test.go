package sitemap_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/site/sitemap"
)

type link struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

type urlset struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []struct {
		Loc     string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
		LastMod string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
		Links   []link `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
}

func written(t testing.TB, urls ...sitemap.URL) []byte {
	t.Helper()
	var b bytes.Buffer
	s, err := sitemap.NewSet(&b)
	for _, u := range urls {
		err = errors.Join(err, s.Add(u))
	}
	if err = errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var modified = time.Date(2026, 11, 23, 10, 0, 0, 0, time.FixedZone("", 7200))

func TestASetIsReadBack(t *testing.T) {
	document := written(t,
		sitemap.URL{Address: "https://example.fi/fi/palvelu/a-1?x=1&y='2'", Modified: modified, Alternates: []sitemap.Alternate{
			{"fi", "https://example.fi/fi/palvelu/a-1"}, {"x-default", `https://example.fi/"<>`},
		}},
		sitemap.URL{Address: "https://example.fi/ä"},
	)
	var got urlset
	if err := xml.Unmarshal(document, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.URLs) != 2 || got.URLs[0].Loc != "https://example.fi/fi/palvelu/a-1?x=1&y='2'" || got.URLs[1].Loc != "https://example.fi/ä" {
		t.Errorf("got %+v", got.URLs)
	}
	if got.URLs[0].LastMod != "2026-11-23T08:00:00Z" || got.URLs[1].LastMod != "" {
		t.Errorf("got %+v", got.URLs)
	}
	want := []link{{"alternate", "fi", "https://example.fi/fi/palvelu/a-1"}, {"alternate", "x-default", `https://example.fi/"<>`}}
	if diff := cmp.Diff(want, got.URLs[0].Links); diff != "" {
		t.Error(diff)
	}
}

func TestAnIndexIsReadBack(t *testing.T) {
	var b bytes.Buffer
	if err := sitemap.WriteIndex(&b, []sitemap.File{{"https://example.fi/a&b.xml.gz", modified}, {Address: "https://example.fi/b.xml.gz"}}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Files   []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"sitemap"`
	}
	if err := xml.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Files) != 2 || got.Files[0].Loc != "https://example.fi/a&b.xml.gz" || got.Files[0].LastMod != "2026-11-23T08:00:00Z" || got.Files[1].LastMod != "" {
		t.Errorf("got %+v", got.Files)
	}
	if err := sitemap.WriteIndex(io.Discard, make([]sitemap.File, sitemap.MaxURLs+1)); !errors.Is(err, sitemap.ErrFull) {
		t.Errorf("got %v", err)
	}
}

type counter struct{ n int }

func (c *counter) Write(b []byte) (int, error) { c.n += len(b); return len(b), nil }

func TestASetKeepsTheLimits(t *testing.T) {
	for name, u := range map[string]sitemap.URL{
		"many": {Address: "https://example.fi/a"},
		"long": {Address: "https://example.fi/" + strings.Repeat("a", 4000)},
	} {
		t.Run(name, func(t *testing.T) {
			var c counter
			s, err := sitemap.NewSet(&c)
			n := 0
			for ; err == nil && n <= sitemap.MaxURLs; n++ {
				err = s.Add(u)
			}
			if !errors.Is(err, sitemap.ErrFull) {
				t.Fatalf("took %d with %v", n, err)
			}
			if err := s.Close(); err != nil || c.n > sitemap.MaxBytes {
				t.Errorf("%d bytes, %v", c.n, err)
			}
			if name == "many" && n-1 != sitemap.MaxURLs {
				t.Errorf("took %d addresses", n-1)
			}
		})
	}
}

func TestAnyAddressIsReadBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		address, lang := rapid.String().Draw(r, "address"), rapid.String().Draw(r, "lang")
		var got urlset
		if err := xml.Unmarshal(written(t, sitemap.URL{Address: address, Alternates: []sitemap.Alternate{{lang, address}}}), &got); err != nil {
			r.Fatal(err)
		}
		if utf8.ValidString(address) && !strings.ContainsFunc(address, func(c rune) bool { return c < ' ' || c >= 0x7f }) &&
			(got.URLs[0].Loc != address || got.URLs[0].Links[0].Href != address) {
			r.Fatalf("got %q of %q", got.URLs[0].Loc, address)
		}
	})
}

func TestAFailingWriterIsTold(t *testing.T) {
	broken, w := io.Pipe()
	broken.Close()
	if _, err := sitemap.NewSet(w); err == nil {
		t.Error("no error")
	}
}

func TestAShelfKeepsTheNewestThatFit(t *testing.T) {
	s := sitemap.NewShelf(10)
	s.Put("a", "1", make([]byte, 6))
	s.Put("b", "1", make([]byte, 5)) // does not fit
	s.Put("c", "1", make([]byte, 4))
	s.Put("a", "2", make([]byte, 5))
	var held []string
	for _, name := range []string{"a", "b", "c"} {
		for _, version := range []string{"1", "2"} {
			if content, ok := s.Get(name, version); ok {
				held = append(held, fmt.Sprint(name, version, len(content)))
			}
		}
	}
	if diff := cmp.Diff([]string{"a25", "c14"}, held); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkSet(b *testing.B) {
	u := sitemap.URL{Address: "https://example.fi/fi/palvelu/rakennuslupa-3f2504e04f", Modified: modified}
	for _, lang := range []string{"fi", "sv", "en", "x-default"} {
		u.Alternates = append(u.Alternates, sitemap.Alternate{Lang: lang, Address: u.Address})
	}
	var s *sitemap.Set
	for i := 0; b.Loop(); i++ {
		if i%sitemap.MaxURLs == 0 {
			s, _ = sitemap.NewSet(io.Discard)
		}
		if err := s.Add(u); err != nil {
			b.Fatal(err)
		}
	}
}
