package site

import (
	"time"

	"github.com/varanto/varanto/internal/site/jsonld"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// told is what machines are told of a page besides its content, in the language of its right address: a page that only
// repeats the texts of another language tells of that language's. above is what it is a part of; nil for none.
func (v *visit) told(c *page.Context, above *view.Link, modified time.Time) jsonld.About {
	lang := v.lang
	for _, other := range c.Alternates {
		if other.Right == c.Canonical {
			lang = other.Lang
		}
	}
	a := jsonld.About{
		Base: c.Base, Site: c.Site, Home: route.Home(lang), Lang: lang, Address: c.Canonical, Description: c.Description, Modified: modified,
	}
	if c.Title == "" {
		return a // the front page
	}
	if above == nil {
		above = &view.Link{Href: route.SearchBase(lang), Name: view.Text{Value: v.site.words[lang].Search.Title}}
	}
	a.Trail = []view.Link{*above, {Href: c.Canonical, Name: view.Text{Value: c.Title}}}
	return a
}

// structured writes what machines are told; a page is good without it.
func (v *visit) structured(g jsonld.Graph) string {
	s, err := jsonld.Embed(g)
	if err != nil {
		v.site.options.Log.Error("structured data failed", "page", v.r.Pattern, "error", err)
	}
	return s
}

func nameOf(l *view.Link) string {
	if l == nil {
		return ""
	}
	return l.Name.Undirected()
}
