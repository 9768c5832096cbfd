package site

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

func (s *Site) unknown(*visit) error { return view.ErrNotFound }

// elsewhere is the address that was asked for in another language: all languages' words lead to pages in each.
func (v *visit) elsewhere(lang string) string {
	return inLanguage(route.Without(v.r.URL.RequestURI(), route.MunicipalityParameter), v.lang, lang)
}

// inLanguage is an address of a page in another language; the front page when it is in none.
func inLanguage(address, from, to string) string {
	rest, ok := strings.CutPrefix(address, route.Home(from))
	if !ok {
		return route.Home(to)
	}
	return route.Home(to) + rest
}

// problem answers with a page that says what to do. Failures of our own are logged.
func (v *visit) problem(err error) {
	if errors.Is(err, context.Canceled) {
		return // the reader has gone
	}
	p := v.words().Problem
	status, heading, help := http.StatusInternalServerError, p.Failed, p.FailedHelp
	switch {
	case errors.Is(err, view.ErrNotFound):
		status, heading, help = http.StatusNotFound, p.NotFound, p.NotFoundHelp
	case errors.Is(err, view.ErrGone):
		status, heading, help = http.StatusGone, p.Gone, p.GoneHelp
	default:
		v.site.options.Log.Error("page failed", "page", v.r.Pattern, "error", err)
	}
	c := v.context(v.elsewhere)
	c.Title, c.NoIndex = heading, true
	if err := v.site.respond(v.w, v.r, status, page.Problem(c, heading, help)); err != nil {
		v.site.options.Log.Error("error page failed", "error", err)
		http.Error(v.w, heading, status)
	}
}
