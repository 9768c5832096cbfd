package site

import (
	"context"
	"errors"
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
	if p.Newsless != nil && !errors.Is(p.Newsless, context.Canceled) {
		s.options.Log.Error("the front page is without news", "error", p.Newsless)
	}
	c := v.context(route.Home)
	c.Description = prose.Short(v.words().Home.Lead, maxDescription)
	v.feeds(c, "")
	c.Structured = v.structured(jsonld.Home(v.told(c, nil, time.Time{}), route.SearchBase(v.lang)+"?"+route.TextParameter+"={words}"))
	return s.respond(v.w, v.r, http.StatusOK, page.Home(c, p))
}

func (s *Site) service(v *visit, id catalog.ID) error {
	if typ := v.query.Value(view.FacetChannelType); typ != "" {
		return s.ways(v, id, typ)
	}
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

// ways is the page of all of a service's channels of a type, of which the service's own shows the first.
func (s *Site) ways(v *visit, id catalog.ID, typ string) error {
	p, err := s.options.Source.Ways(v.r.Context(), v.reader(), id, typ)
	if err != nil {
		return err
	}
	if v.redirected(p.Paths) {
		return nil
	}
	c := v.context(func(lang string) string { return route.With(p.Paths[lang], view.FacetChannelType, typ) })
	c.Title = strings.TrimSpace(p.Name.Undirected()) + " – " + v.words().Terms.ChannelGroup[typ]
	v.turned(c)
	c.NoIndex = true // the service's page is the one to be found
	return s.respond(v.w, v.r, http.StatusOK, page.Ways(c, p))
}

// turned keeps the page of a list when its language is changed. Pages after the first are not listed by search engines.
func (v *visit) turned(c *page.Context) {
	if v.query.Page <= 1 {
		return
	}
	c.NoIndex = true
	for i, a := range c.Alternates {
		c.Alternates[i].Href = route.With(a.Href, route.PageParameter, strconv.Itoa(v.query.Page))
	}
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
	if v.turned(c); !c.NoIndex {
		c.Structured = v.structured(tell(v.told(c, nil, view.Modified), view))
	}
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
	if v.turned(c); !c.NoIndex {
		c.Structured = v.structured(jsonld.Organization(v.told(c, view.Parent, view.Modified), view))
	}
	c.Embeddable = true
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
	if v.turned(c); !c.NoIndex {
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
	if v.turned(c); !c.NoIndex {
		c.Embeddable = true
		c.Structured = v.structured(jsonld.Collection(v.told(c, nil, view.Modified), view))
	}
	return s.respond(v.w, v.r, http.StatusOK, page.Collection(c, view))
}

// about is the context of a page about one entity.
// It is described by its summary; by the first of its other texts when it has none.
func (v *visit) about(paths view.Paths, name, summary view.Text, others []view.Text, writtenIn []string) *page.Context {
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
