package source

import (
	"context"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// suggestions is how many a group has at most: all groups together still fit a phone's screen beside its keyboard.
const suggestions = 3

// Suggester completes what somebody types: *suggest.Suggester, and in tests something smaller.
type Suggester interface {
	Suggest(ctx context.Context, q suggest.Question) (suggest.Answer, error)
}

// Suggest leads from what is being typed to pages and results; empty when nobody suggests.
func (s *Source) Suggest(ctx context.Context, r view.Reader, typed string) (view.Suggestions, error) {
	if s.suggester == nil {
		return view.Suggestions{}, nil
	}
	d := s.desk(r)
	q := suggest.Question{Text: typed, Language: r.Lang, Limit: suggestions, ServesOf: d.servesOf}
	if r.Municipality != "" {
		q.Serves, q.Local = d.servesOf(r.Municipality)
	}
	answer, err := s.suggester.Suggest(ctx, q)
	if err != nil {
		return view.Suggestions{}, err
	}
	out := view.Suggestions{Dropped: answer.Dropped}
	for _, c := range answer.Corrections {
		out.Corrections = append(out.Corrections, view.SuggestedWord{Typed: c.From, Taken: c.To})
	}
	for _, g := range answer.Groups {
		group := view.SuggestionGroup{Kind: string(g.Kind)}
		for _, i := range g.Items {
			if href := d.suggestedHref(i); href != "" {
				group.Items = append(group.Items, suggestion(i, href, r.Lang))
			}
		}
		out.Groups = append(out.Groups, group)
	}
	return out, nil
}

// suggestion is what is shown of an item, with the municipality that was typed after it.
func suggestion(i suggest.Item, href, lang string) view.Suggestion {
	shown := view.Suggestion{Name: view.In(i.Text, i.Language, lang), Matched: i.Matched, Href: href}
	if code, ok := municipality(i.Area); ok {
		shown.Name.Value += ", " + i.AreaName
		shown.Href = route.With(href, route.MunicipalityParameter, code)
	}
	return shown
}

// municipality is the code of a municipality's key among areas.
func municipality(area string) (string, bool) {
	return strings.CutPrefix(area, string(codes.AreaMunicipality)+"/")
}

// servesOf are the entries that serve a municipality, and those of them that are local.
func (d desk) servesOf(municipality string) (serves, local map[catalog.Kind]*roaring.Bitmap) {
	return search.ServingByKind(d.finder, d.Snapshot, municipality)
}

// suggestedHref is the page of one thing, and the results for what is many.
func (d desk) suggestedHref(i suggest.Item) string {
	filtered := func(facet, value string) string {
		return route.Search(d.Lang, view.Query{Filters: []view.Filter{{Facet: facet, Value: value}}})
	}
	switch {
	case i.Kind == suggest.Classes:
		class, ok := codes.ServiceClasses().Lookup(i.ID)
		if !ok {
			return ""
		}
		return filtered(view.FacetServiceClass, classValue(class))
	case i.Kind == suggest.Areas:
		if code, ok := municipality(i.ID); ok {
			return route.Search(d.Lang, view.Query{Municipality: code})
		}
		return filtered(view.FacetArea, i.ID)
	case i.Kind == suggest.Terms || i.Count > 1:
		q := view.Query{Text: i.Text}
		if i.Kind == suggest.Places {
			q.Filters = []view.Filter{{Facet: view.FacetType, Value: string(catalog.ServiceLocation)}}
		}
		return route.Search(d.Lang, q)
	}
	id, err := uuid.Parse(i.ID)
	if err != nil {
		return ""
	}
	e, ok := d.Published(i.Entity, id)
	if !ok {
		return "" // gone since the suggestions were made
	}
	return d.path(e)
}
