package proof

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"path"
	"time"

	"github.com/varanto/varanto/internal/open/selftest"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sitemap"
	"github.com/varanto/varanto/internal/site/words"
)

// sampled is how many addresses of a sitemap are read.
const sampled = 200

const (
	namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	longest   = 2048 // characters of an address
)

type index struct {
	XMLName xml.Name
	Files   []struct {
		Loc      string `xml:"loc"`
		Modified string `xml:"lastmod"`
	} `xml:"sitemap"`
}

type listed struct {
	Loc      []string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
	Modified []string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
	Links    []struct {
		Rel  string `xml:"rel,attr"`
		Lang string `xml:"hreflang,attr"`
		Href string `xml:"href,attr"`
	} `xml:"http://www.w3.org/1999/xhtml link"`
	Other []struct{ XMLName xml.Name } `xml:",any"`
}

// sitemaps reads the file that names them, and the beginning of one, another each time.
func sitemaps(a selftest.Asked) selftest.Found {
	var f selftest.Found
	b, err := a.Get(route.SitemapAll, "application/xml")
	var names index
	if err == nil {
		err = xml.Unmarshal(b, &names)
	}
	if err != nil {
		return selftest.Found{Problems: []string{fmt.Sprintf("%s: %v", route.SitemapAll, err)}}
	}
	if names.XMLName != (xml.Name{Space: namespace, Local: "sitemapindex"}) || len(names.Files) == 0 || len(names.Files) > sitemap.MaxURLs {
		f.Problems = append(f.Problems, fmt.Sprintf("%s names %d sitemaps in %v", route.SitemapAll, len(names.Files), names.XMLName))
		return f
	}
	for _, file := range names.Files {
		f.Problems = append(f.Problems, wrongAddress(route.SitemapAll, file.Loc)...)
		if file.Modified != "" && !isTime(file.Modified) {
			f.Problems = append(f.Problems, fmt.Sprintf("%s: %q is no time", file.Loc, file.Modified))
		}
	}
	chosen, err := url.Parse(names.Files[a.Sequence%int64(len(names.Files))].Loc)
	if err != nil {
		return f // it is told already
	}
	packed, err := a.Get(chosen.Path, "application/gzip")
	var unpacked *gzip.Reader
	if err == nil {
		unpacked, err = gzip.NewReader(bytes.NewReader(packed))
	}
	if err != nil {
		f.Problems = append(f.Problems, fmt.Sprintf("%s: %v", chosen.Path, err))
		return f
	}
	var counted counter
	problems, n := read(io.TeeReader(unpacked, &counted))
	if _, err := io.Copy(&counted, unpacked); err != nil {
		problems = append(problems, err.Error())
	}
	for _, p := range problems {
		f.Problems = append(f.Problems, path.Base(chosen.Path)+": "+p)
	}
	f.Checked, f.Of = n, max(n, counted.urls)
	if counted.urls > sitemap.MaxURLs || counted.bytes > sitemap.MaxBytes {
		f.Problems = append(f.Problems, fmt.Sprintf("%s has %d addresses in %d bytes", chosen.Path, counted.urls, counted.bytes))
	}
	return f
}

// read holds the first addresses of a sitemap against the protocol, and counts them.
func read(r io.Reader) (problems []string, n int) {
	d := xml.NewDecoder(r)
	depth := 0
	for n < sampled {
		token, err := d.Token()
		if err == io.EOF && depth == 0 {
			return problems, n
		}
		if err != nil {
			return append(problems, err.Error()), n
		}
		switch token := token.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if depth == 0 {
				if token.Name != (xml.Name{Space: namespace, Local: "urlset"}) {
					return append(problems, fmt.Sprintf("the file is no sitemap but %v", token.Name)), n
				}
				depth++
				continue
			}
			var u listed
			if token.Name != (xml.Name{Space: namespace, Local: "url"}) {
				return append(problems, fmt.Sprintf("%v among addresses", token.Name)), n
			}
			if err := d.DecodeElement(&u, &token); err != nil {
				return append(problems, err.Error()), n
			}
			n++
			problems = append(problems, u.problems()...)
		}
	}
	return problems, n
}

func (u listed) problems() (problems []string) {
	if len(u.Loc) != 1 || len(u.Modified) > 1 || len(u.Other) > 0 {
		return []string{fmt.Sprintf("%v: an entry has one address, at most one time and links", u.Loc)}
	}
	problems = wrongAddress("an entry", u.Loc[0])
	for _, m := range u.Modified {
		if !isTime(m) {
			problems = append(problems, fmt.Sprintf("%s: %q is no time", u.Loc[0], m))
		}
	}
	for _, l := range u.Links {
		if _, ok := words.For(l.Lang); l.Rel != "alternate" || !ok && l.Lang != "x-default" {
			problems = append(problems, fmt.Sprintf("%s: a link %q in %q", u.Loc[0], l.Rel, l.Lang))
		}
		problems = append(problems, wrongAddress(u.Loc[0], l.Href)...)
	}
	return problems
}

func wrongAddress(at, address string) []string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Path == "" || u.Fragment != "" || len(address) >= longest {
		return []string{fmt.Sprintf("%s: %.80q is no address of a page", at, address)}
	}
	return nil
}

// isTime tells a W3C Datetime: a day, or a moment with its zone.
func isTime(s string) bool {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// counter counts what is written to it: bytes, and the entries of a sitemap.
type counter struct {
	bytes, urls int
	last        []byte
}

const entry = "<url>"

// Write implements io.Writer.
func (c *counter) Write(b []byte) (int, error) {
	c.bytes += len(b)
	joined := append(c.last, b...)
	c.urls += bytes.Count(joined, []byte(entry))
	c.last = append([]byte(nil), joined[max(0, len(joined)-len(entry)+1):]...)
	return len(b), nil
}
