package source

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// Bounds of the help, so that a question without an answer does not cost much more than one with.
const (
	maxHintWords = 4
	maxRemovals  = 5
)

// help looks for what would find something: fewer filters, a wider area, fewer words, other ways.
func (s *Source) help(ctx context.Context, d desk, a asked, place *view.ReadPlace) (*view.Help, error) {
	h := &view.Help{Themes: d.themes(d.serving())}
	count := func(b asked) (n int) {
		found, err := s.finder.Search(ctx, b.question(d.Reader))
		if err != nil {
			return 0
		}
		return found.Total
	}
	for _, c := range a.choices[:min(len(a.choices), maxRemovals)] {
		if n := count(d.understand(a.query.Without(c.Filter))); n > 0 {
			h.Removals = append(h.Removals, view.Removal{Choice: c, Count: n})
		}
	}
	if len(a.choices) > 1 && len(h.Removals) == 0 {
		h.Everything = count(d.understand(a.query.Unfiltered()))
	}
	municipality := a.query.Municipality
	if municipality != "" {
		h.Country = count(d.understand(a.query.Everywhere()))
	} else if place != nil && place.Rest != "" {
		municipality = place.Code
		h.Country = count(d.understand(a.query.Saying(place.Rest)))
	}
	if words := hintWords(a.query.Text); len(words) > 1 {
		for _, w := range words[:min(len(words), maxHintWords)] {
			if n := count(d.understand(a.query.Saying(w))); n > 0 {
				h.Words = append(h.Words, view.Hint{Text: w, Count: n})
			}
		}
	}
	h.Contact = d.municipalOrganization(municipality)
	return h, ctx.Err()
}

// hintWords are the words that may find something alone, each once.
func hintWords(text string) []string {
	var out []string
	for _, w := range strings.Fields(text) {
		w = strings.Trim(w, `.,;:!?"'()`)
		if utf8.RuneCountInString(w) > 2 && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// municipalOrganization is the organisation that a municipality itself is; nil when none is published.
func (d desk) municipalOrganization(code string) *view.Link {
	if code == "" {
		return nil
	}
	t := d.Table(catalog.KindOrganization)
	for e := range t.Each(t.Index(live.FacetMunicipality, code)) {
		return &view.Link{Href: d.path(e), Name: d.entryName(e)}
	}
	return nil
}

// Themes lists the main service classes that have services for the reader's municipality.
func (s *Source) Themes(r view.Reader) []view.Theme {
	d := s.desk(r)
	return d.themes(d.serving())
}

func (d desk) themes(serving *roaring.Bitmap) []view.Theme {
	topics, _ := schemeOf(view.FacetServiceClass)
	var out []view.Theme
	for _, c := range d.withServices(topics, topics.list.Top(), serving, false) {
		out = append(out, view.Theme{Code: c.Code, Name: c.Name, Count: c.Count})
	}
	return out
}
