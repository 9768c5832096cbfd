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

// maxTries bounds the searches for what would find something, so that a question without an answer does not cost much more
// than one with.
const maxTries = 6

// tries counts what other questions would find. After an error, or when there were enough, it counts nothing.
type tries struct {
	source *Source
	left   int
	err    error
}

func (t *tries) count(ctx context.Context, d desk, q view.Query) int {
	if t.left == 0 || t.err != nil {
		return 0
	}
	t.left--
	found, err := t.source.finder.Search(ctx, d.understand(q).question(d.Reader))
	t.err = err
	return found.Total
}

// help looks for what would find something: a wider area, fewer filters, fewer words, other ways. What helps most often is
// tried first.
func (s *Source) help(ctx context.Context, d desk, a asked, place *view.ReadPlace) (*view.Help, error) {
	h := &view.Help{Themes: d.themes(d.serving())}
	t := &tries{source: s, left: maxTries}
	municipality := a.query.Municipality
	if municipality != "" {
		h.Country = t.count(ctx, d, a.query.Everywhere())
	} else if place != nil && place.Rest != "" {
		municipality = place.Code
		h.Country = t.count(ctx, d, a.query.Saying(place.Rest))
	}
	if len(a.choices) > 1 {
		h.Everything = t.count(ctx, d, a.query.Unfiltered())
	}
	if len(a.choices) == 1 || h.Everything > 0 { // else the filters are not what keeps everything away
		for _, c := range a.choices {
			if n := t.count(ctx, d, a.query.Without(c.Filter)); n > 0 {
				h.Removals = append(h.Removals, view.Removal{Choice: c, Count: n})
			}
		}
	}
	if len(h.Removals) > 0 {
		h.Everything = 0 // one filter less is enough
	}
	if words := hintWords(a.query.Text); len(words) > 1 {
		for _, w := range words {
			if n := t.count(ctx, d, a.query.Saying(w)); n > 0 {
				h.Words = append(h.Words, view.Hint{Text: w, Count: n})
			}
		}
	}
	h.Contact = d.municipalOrganization(municipality)
	return h, t.err
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
