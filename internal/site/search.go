package site

import (
	"fmt"
	"net/http"

	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// search is the page of results; without a question it shows what could be asked.
func (s *Site) search(v *visit) error {
	var results view.ResultsPage
	var themes []view.Theme
	if v.query.Blank() {
		themes = s.options.Source.Themes(v.reader())
	} else {
		var err error
		if results, err = s.options.Source.Search(v.r.Context(), v.reader(), v.query); err != nil {
			return err
		}
		v.query = results.Query
		v.unread.Filters = append(v.unread.Filters, results.Unknown...)
	}
	c := v.context(func(lang string) string { return route.Search(lang, v.query) })
	c.SaysUnread, c.Embeddable = true, true
	if results.Place != nil {
		c.ReadPlace = results.Place.Code
	}
	c.Title = v.words().Search.Title
	if v.query.Text != "" {
		c.Title = fmt.Sprintf(v.words().Search.TitleFor, v.query.Text)
	}
	c.NoIndex = !v.query.Blank() || !v.unread.Empty()
	return s.respond(v.w, v.r, http.StatusOK, page.Results(c, results, themes))
}
