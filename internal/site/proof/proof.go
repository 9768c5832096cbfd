// Package proof holds what the pages tell search engines against its standards while the site is at work: structured data
// against schema.org's vocabulary, sitemaps against sitemaps.org's protocol. The self-test of the open interfaces runs it.
package proof

import (
	"bytes"
	"fmt"

	"github.com/varanto/varanto/internal/open/selftest"
	"github.com/varanto/varanto/internal/site/jsonld/vocabulary"
	"github.com/varanto/varanto/internal/site/route"
)

// Forms are the site's own, for the self-test.
func Forms() []selftest.More {
	return []selftest.More{
		{Form: selftest.Form{Name: "Structured data", Standard: "schema.org, JSON-LD 1.1", Specification: "https://schema.org/docs/full.html"}, Check: structured},
		{Form: selftest.Form{Name: "Sitemaps", Standard: "Sitemaps 0.9", Specification: "https://www.sitemaps.org/protocol.html", Path: route.SitemapAll}, Check: sitemaps, Seldom: true},
	}
}

// structured reads the data of the sample's pages and of the two that are about the whole.
func structured(a selftest.Asked) selftest.Found {
	f := selftest.Found{Of: a.Of}
	v, err := vocabulary.Load()
	if err != nil {
		f.Problems = append(f.Problems, err.Error())
		return f
	}
	for i, path := range append(a.Pages, route.Home("fi"), route.OpenData.In("fi")) {
		page, err := a.Get(path, "text/html")
		if err != nil {
			f.Problems = append(f.Problems, err.Error())
			continue
		}
		data := dataIn(page)
		if len(data) == 0 {
			f.Problems = append(f.Problems, path+" has no structured data")
		}
		for _, d := range data {
			for _, wrong := range v.Check(d) {
				f.Problems = append(f.Problems, fmt.Sprintf("%s: %s", path, wrong))
			}
		}
		if i < len(a.Pages) {
			f.Checked++
		}
	}
	if len(a.Pages) > 0 {
		f.Path = a.Pages[0]
	}
	return f
}

// dataIn are the documents of JSON-LD on a page: package jsonld writes nothing into them that would end the element.
func dataIn(page []byte) (documents [][]byte) {
	for rest := page; ; {
		_, after, found := bytes.Cut(rest, []byte(`<script type="application/ld+json">`))
		if !found {
			return documents
		}
		document, more, _ := bytes.Cut(after, []byte("</script>"))
		documents, rest = append(documents, document), more
	}
}
