package site

import (
	"net/http"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/site/jsonld"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/prose"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Where the open interface tells readers of news of changes.
const (
	atomFeed = "/open/v1/changes.atom"
	jsonFeed = "/open/v1/changes.json"
)

// routesAround serves the pages round the content under their words of all languages.
func (s *Site) routesAround(lang string) {
	answers := map[route.Around]func(*visit) error{
		route.Topics: s.browse(view.FacetServiceClass), route.TargetGroups: s.browse(view.FacetTargetGroup),
		route.LifeEvents: s.browse(view.FacetLifeEvent), route.Changes: s.changes, route.Feedback: s.feedback,
		route.Statement: s.statement, route.Privacy: s.privacy,
		route.OpenData: s.openData, route.SearchPage: s.search, route.MapPage: s.places, route.ChoicePage: s.choice,
	}
	for _, a := range route.Arounds() {
		for _, word := range a.Words() {
			at := "GET /" + lang + "/" + word
			if a.Browses() {
				s.mux.HandleFunc(at+"/{ref}", s.page(lang, answers[a]))
			}
			if word == a.Word(lang) {
				s.mux.HandleFunc(at, s.page(lang, answers[a]))
			} else {
				s.mux.HandleFunc(at, s.moved(a.In(lang)))
			}
		}
	}
	for _, word := range route.Feedback.Words() {
		s.mux.HandleFunc("POST /"+lang+"/"+word, s.page(lang, s.takeFeedback))
	}
}

// browse leads through a classification to services.
func (s *Site) browse(facet string) func(*visit) error {
	return func(v *visit) error {
		ref := v.r.PathValue("ref")
		p, err := s.options.Source.Browse(v.r.Context(), v.reader(), facet, ref, v.query.Page)
		if err != nil {
			return err
		}
		if v.redirected(p.Paths) {
			return nil
		}
		c := v.context(func(lang string) string { return p.Paths[lang] })
		w := v.words().Browse
		if ref == "" {
			c.Title, c.Description = w.Title[facet], prose.Short(w.Lead[facet], maxDescription)
			return s.respond(v.w, v.r, http.StatusOK, page.Browse(c, p))
		}
		c.Title = p.Name.Value + " – " + strings.ToLower(w.One[facet])
		c.NoIndex = p.Pages.Total == 0
		v.turned(c)
		return s.respond(v.w, v.r, http.StatusOK, page.Class(c, p))
	}
}

// changes shows what has changed lately.
func (s *Site) changes(v *visit) error {
	organization := v.r.URL.Query().Get(route.OrganizationParameter)
	p, err := s.options.Source.Changes(v.r.Context(), v.reader(), organization)
	if err != nil {
		return err
	}
	c := v.around(route.Changes, v.words().News.Title)
	c.Description, c.NoIndex = v.words().News.Lead, p.Organization != nil
	v.feeds(c, p.OfID)
	for i, a := range c.Alternates {
		c.Alternates[i].Href = route.With(a.Href, route.OrganizationParameter, p.OfID)
	}
	return s.respond(v.w, v.r, http.StatusOK, page.Changes(c, p))
}

// feeds names the news of the chosen municipality, of one organisation when its id is given.
func (v *visit) feeds(c *page.Context, organization string) {
	of := []string{"lang", v.lang, "municipality", v.query.Municipality, "organization", organization}
	c.Feed, c.FeedJSON = route.With(atomFeed, of...), route.With(jsonFeed, of...)
}

func (s *Site) statement(v *visit) error {
	return s.respond(v.w, v.r, http.StatusOK, page.Statement(v.around(route.Statement, v.words().Statement.Title)))
}

func (s *Site) privacy(v *visit) error {
	return s.respond(v.w, v.r, http.StatusOK, page.Privacy(v.around(route.Privacy, v.words().Privacy.Title)))
}

// openData tells what programs can read.
func (s *Site) openData(v *visit) error {
	c := v.around(route.OpenData, v.words().Data.Title)
	c.Description = v.words().Data.Lead
	var tested *view.SelfTest
	if s.options.SelfTest != nil {
		tested = s.options.SelfTest()
	}
	top := view.Link{Href: route.Home(v.lang), Name: view.Text{Value: v.words().Page.FrontPage}}
	about := v.told(c, &top, time.Time{})
	about.Trail = about.Trail[1:] // the front page stands first anyway
	c.Structured = v.structured(jsonld.Data(about, page.Data(&v.words().Data), s.options.Operator.Name))
	return s.respond(v.w, v.r, http.StatusOK, page.OpenData(c, tested))
}

// around is the context of a page round the content.
func (v *visit) around(a route.Around, title string) *page.Context {
	c := v.context(a.In)
	c.Title = title
	return c
}
