package site

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"iter"
	"net/http"
	"strings"

	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/reply"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sitemap"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

const (
	// frontSection is the pages that are about no entity.
	frontSection = "front"
	// keptSitemaps is how many bytes of packed sitemaps are kept until what they list changes.
	keptSitemaps = 16 << 20
)

// sitemapIndex names the files.
func (s *Site) sitemapIndex(w http.ResponseWriter, r *http.Request) {
	base := s.base(r)
	files := []sitemap.File{{Address: base + route.Sitemap(frontSection)}}
	for _, section := range s.options.Source.Sections() {
		files = append(files, sitemap.File{Address: base + route.Sitemap(section.Name), Modified: section.Modified})
	}
	var b bytes.Buffer
	if err := sitemap.WriteIndex(&b, files); err != nil {
		s.failed(w, r, err)
		return
	}
	s.plain(w, r, "application/xml; charset=utf-8", b.Bytes())
}

// sitemapFile writes a section while it is read, and keeps what it wrote until the section changes.
func (s *Site) sitemapFile(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutSuffix(r.PathValue("file"), route.SitemapEnding)
	base := s.base(r)
	version, known := s.sectionVersion(name)
	if !ok || !known {
		s.unknownAnywhere(w, r)
		return
	}
	version += "@" + base
	tag := `"` + version + `"`
	h := w.Header()
	h.Set("Cache-Control", keepForAnHour)
	if reply.Known(w, r, tag) {
		return
	}
	if content, ok := s.sitemaps.Get(name, version); ok {
		s.plain(w, r, "application/gzip", content)
		return
	}
	h.Set("Content-Type", "application/gzip")
	if r.Method == http.MethodHead {
		return
	}
	var kept bytes.Buffer
	if err := writeSitemap(io.MultiWriter(w, &kept), s.listed(base, name)); err != nil {
		if r.Context().Err() == nil {
			s.options.Log.Error("sitemap failed", "section", name, "error", err)
		}
		panic(http.ErrAbortHandler) // half a file must not look like a whole one
	}
	if s.options.BaseURL != "" { // else whoever makes hosts up would push out what others ask for
		s.sitemaps.Put(name, version, kept.Bytes())
	}
}

func (s *Site) sectionVersion(name string) (version string, ok bool) {
	if name == frontSection {
		return frontSection, true
	}
	for _, section := range s.options.Source.Sections() {
		if section.Name == name {
			return section.Version, true
		}
	}
	return "", false
}

func writeSitemap(w io.Writer, urls iter.Seq[sitemap.URL]) error {
	z := gzip.NewWriter(w)
	set, err := sitemap.NewSet(z)
	if err != nil {
		return err
	}
	for u := range urls {
		if err := set.Add(u); err != nil {
			return err
		}
	}
	return errors.Join(set.Close(), z.Close())
}

// listed yields the addresses of a section: each page in each language that it has texts in, with the others.
func (s *Site) listed(base, name string) iter.Seq[sitemap.URL] {
	if name == frontSection {
		return s.fronts(base)
	}
	return func(yield func(sitemap.URL) bool) {
		for l := range s.options.Source.Listed(name) {
			for u := range s.urls(base, l) {
				if !yield(u) {
					return
				}
			}
		}
	}
}

// urls are a page's in its languages. A page without texts in any language of the pages is listed under its right address.
func (s *Site) urls(base string, l view.Listed) iter.Seq[sitemap.URL] {
	return func(yield func(sitemap.URL) bool) {
		var alternates []sitemap.Alternate
		for _, a := range page.Indexed(l.Paths, l.WrittenIn) {
			alternates = append(alternates, sitemap.Alternate{Lang: a.Lang, Address: base + a.Right})
		}
		for _, lang := range words.Codes() {
			if canonicalLanguage(lang, l.WrittenIn, s) != lang {
				continue
			}
			if !yield(sitemap.URL{Address: base + l.Paths[lang], Modified: l.Modified, Alternates: alternates}) {
				return
			}
		}
	}
}

// fronts yields the pages that are about no entity.
func (s *Site) fronts(base string) iter.Seq[sitemap.URL] {
	addresses := []func(string) string{route.Home, route.Share}
	for _, around := range route.Arounds() {
		if around != route.Feedback && around != route.ChoicePage { // nobody looks for a form
			addresses = append(addresses, around.In)
		}
	}
	return func(yield func(sitemap.URL) bool) {
		for _, address := range addresses {
			paths := view.Paths{}
			for _, lang := range words.Codes() {
				paths[lang] = address(lang)
			}
			for u := range s.urls(base, view.Listed{Paths: paths, WrittenIn: words.Codes()}) {
				if !yield(u) {
					return
				}
			}
		}
	}
}

// failed answers a machine when something of ours does not work.
func (s *Site) failed(w http.ResponseWriter, r *http.Request, err error) {
	s.options.Log.Error("answer failed", "page", r.Pattern, "error", err)
	http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
}
