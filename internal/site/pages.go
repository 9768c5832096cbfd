package site

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/jsonld"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/prose"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// maxDescription is how many characters of a summary go into the page's description (PTV's own limit of summaries).
const maxDescription = 150

func (s *Site) home(v *visit) error {
	p, err := s.options.Source.Home(v.r.Context(), v.reader())
	if err != nil {
		return err
	}
	c := v.context(route.Home)
	c.Description = prose.Short(v.words().Home.Lead, maxDescription)
	v.feeds(&c, "")
	c.Structured = v.structured(jsonld.Home(v.told(c, nil, time.Time{}), route.SearchBase(v.lang)+"?"+route.TextParameter+"={words}"))
	return s.respond(v.w, v.r, http.StatusOK, page.Home(c, p))
}

func (s *Site) service(v *visit, id catalog.ID) error {
	view, err := s.options.Source.Service(v.r.Context(), v.reader(), id)
	if err != nil {
		return err
	}
	if v.redirected(view.Paths) {
		return nil
	}
	c := v.about(view.Paths, view.Name, view.Summary, view.Descriptions, view.WrittenIn)
	c.Provider = nameOf(view.Provider)
	c.Embeddable = true
	c.Structured = v.structured(jsonld.Service(v.told(c, nil, view.Modified), view))
	return s.respond(v.w, v.r, http.StatusOK, page.Service(c, view))
}

// channel serves places and the other channels; a channel asked for by the wrong name is found under its own.
func (s *Site) channel(v *visit, id catalog.ID) error {
	view, err := s.options.Source.Channel(v.r.Context(), v.reader(), id)
	if err != nil {
		return err
	}
	if v.redirected(view.Paths) {
		return nil
	}
	c := v.about(view.Paths, view.Name, view.Summary, view.Descriptions, view.WrittenIn)
	c.Provider = nameOf(view.Provider)
	c.Embeddable = true
	tell := jsonld.Channel
	if view.Type == string(catalog.ServiceLocation) {
		tell = jsonld.Place
	}
	c.Structured = v.structured(tell(v.told(c, nil, view.Modified), view))
	return s.respond(v.w, v.r, http.StatusOK, page.Channel(c, view))
}

func (s *Site) organization(v *visit, id catalog.ID) error {
	view, err := s.options.Source.Organization(v.r.Context(), v.reader(), id, v.query.Page)
	if err != nil {
		return err
	}
	if v.redirected(view.Paths) {
		return nil
	}
	c := v.about(view.Paths, view.Name, view.Summary, view.Descriptions, view.WrittenIn)
	if v.query.Page > 1 {
		c.NoIndex = true
		for i, a := range c.Alternates {
			c.Alternates[i].Href = route.With(a.Href, route.PageParameter, strconv.Itoa(v.query.Page))
		}
	} else {
		c.Structured = v.structured(jsonld.Organization(v.told(c, view.Parent, view.Modified), view))
	}
	return s.respond(v.w, v.r, http.StatusOK, page.Organization(c, view))
}

func (s *Site) general(v *visit, id catalog.ID) error {
	view, err := s.options.Source.General(v.r.Context(), v.reader(), id, v.query.Page)
	if err != nil {
		return err
	}
	if v.redirected(view.Paths) {
		return nil
	}
	c := v.about(view.Paths, view.Name, view.Summary, view.Descriptions, view.WrittenIn)
	if c.NoIndex = v.query.Page > 1; !c.NoIndex {
		c.Structured = v.structured(jsonld.General(v.told(c, nil, view.Modified), view))
	}
	return s.respond(v.w, v.r, http.StatusOK, page.General(c, view))
}

func (s *Site) collection(v *visit, id catalog.ID) error {
	view, err := s.options.Source.Collection(v.r.Context(), v.reader(), id)
	if err != nil {
		return err
	}
	if v.redirected(view.Paths) {
		return nil
	}
	c := v.about(view.Paths, view.Name, view.Summary, view.Descriptions, view.WrittenIn)
	c.Provider = nameOf(view.Provider)
	c.Structured = v.structured(jsonld.Collection(v.told(c, nil, view.Modified), view))
	return s.respond(v.w, v.r, http.StatusOK, page.Collection(c, view))
}

// about is the context of a page about one entity.
// It is described by its summary; by the first of its other texts when it has none.
func (v *visit) about(paths view.Paths, name, summary view.Text, others []view.Text, writtenIn []string) page.Context {
	c := v.context(func(lang string) string { return paths[lang] })
	c.Title = strings.TrimSpace(name.Undirected())
	if summary.Empty() && len(others) > 0 {
		summary = others[0]
	}
	c.Description = prose.Short(summary.Undirected(), maxDescription)
	c.WrittenIn = writtenIn
	c.Canonical = paths[canonicalLanguage(v.lang, writtenIn, v.site)]
	return c
}

// canonicalLanguage is the page's own language when there are texts in it, else the first that the pages speak.
func canonicalLanguage(lang string, writtenIn []string, s *Site) string {
	first := ""
	for _, l := range writtenIn {
		if l == lang {
			return lang
		}
		if _, ok := s.words[l]; ok && first == "" {
			first = l
		}
	}
	if first == "" {
		return lang
	}
	return first
}
