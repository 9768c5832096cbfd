package source

import (
	"context"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/why"
	"github.com/varanto/varanto/internal/site/view"
)

// resultsSize is how many results a page of them shows.
const resultsSize = 20

// Search shows what the finder finds; a page beyond the last is the last.
func (s *Source) Search(ctx context.Context, r view.Reader, q view.Query) (view.ResultsPage, error) {
	return s.find(ctx, r, q, true)
}

// Places shows the places that the finder finds, without facets, which take longer than the rest.
func (s *Source) Places(ctx context.Context, r view.Reader, q view.Query) (view.ResultsPage, error) {
	return s.find(ctx, r, q.Places(), false)
}

func (s *Source) find(ctx context.Context, r view.Reader, q view.Query, facets bool) (view.ResultsPage, error) {
	d := s.desk(r)
	asked := d.understand(q)
	query := asked.question(r)
	query.Facets, query.LocalFirst, query.Page, query.PageSize = facets, true, q.Page, resultsSize
	found, err := s.finder.Search(ctx, query)
	if err != nil {
		return view.ResultsPage{}, err
	}
	pages := view.PagesOf(found.Total, q.Page, resultsSize)
	if q.Page > pages.Last {
		query.Page = pages.Last
		if found, err = s.finder.Search(ctx, query); err != nil {
			return view.ResultsPage{}, err
		}
	}
	d.Snapshot = found.Snapshot
	p := view.ResultsPage{
		Query: asked.query, Chosen: asked.choices, Unknown: asked.unknown,
		Pages: pages, Approximate: found.Approximate, Loosened: found.Loosened,
		Place: d.readPlace(found.Place, q.Text), Corrected: corrected(found.Searched, q.Text),
		Facets: d.facets(found.Facets),
	}
	p.Items = slices.Grow(p.Items, len(found.Hits))
	for _, hit := range found.Hits {
		p.Items = append(p.Items, d.hit(hit))
	}
	if found.Total == 0 {
		if p.Help, err = s.help(ctx, d, asked, p.Place); err != nil {
			return view.ResultsPage{}, err
		}
	}
	return p, nil
}

// hit is an item with what the search says of it.
func (d desk) hit(h search.Hit) view.Item {
	item := d.item(h.Entry)
	item.Reach = reachName(h.Reach)
	item.Metres = metres(h)
	reasons := make([]why.Reason, len(h.Reasons))
	for i, r := range h.Reasons {
		reasons[i] = why.Reason(r)
	}
	item.Why = why.Sentence(d.Lang, reasons)
	item.Shown = d.shown(item, h.Highlights)
	return item
}

// metres is how far what was found is from where the reader is, a service by the nearest of its places; 0 when that is not
// known.
func metres(h search.Hit) int {
	if h.Distance < 0 {
		return 0
	}
	return max(1, int(h.Distance))
}

func reachName(r search.Reach) string {
	switch r {
	case search.ReachLocal:
		return "Local"
	case search.ReachRegional:
		return "Regional"
	case search.ReachNationwide:
		return "Nationwide"
	}
	return ""
}

func (d desk) item(e *live.Entry) view.Item {
	switch e.Kind {
	case catalog.KindServiceChannel:
		return d.channelItem(e)
	case catalog.KindOrganization:
		return d.organizationItem(e)
	case catalog.KindGeneralDescription:
		return d.generalItem(e)
	case catalog.KindServiceCollection:
		return d.collectionItem(e)
	}
	return d.serviceItem(e)
}

// corrected tells what was searched when it is not what was typed.
func corrected(searched, typed string) *view.Corrected {
	if searched == "" {
		return nil
	}
	return &view.Corrected{Searched: searched, Typed: typed}
}

// readPlace names the place that was read out of the text, and what the text is without it.
func (d desk) readPlace(p *search.Place, typed string) *view.ReadPlace {
	if p == nil {
		return nil
	}
	out := view.ReadPlace{Name: d.area(catalog.Area{Type: string(p.Type), Code: p.Code}), Rest: without(typed, p.Text)}
	if p.Type == areaMunicipality {
		out.Code = p.Code
	}
	if out.Name.Empty() {
		out.Name.Value = p.Text
	}
	return &out
}

// without leaves the words of the place out of a text.
func without(typed, place string) string {
	words, leave := strings.Fields(typed), strings.Fields(place)
	for i := 0; len(leave) > 0 && i+len(leave) <= len(words); i++ {
		if sameWords(words[i:i+len(leave)], leave) {
			return strings.Join(append(words[:i:i], words[i+len(leave):]...), " ")
		}
	}
	return typed
}

func sameWords(a, b []string) bool {
	for i := range b {
		if !strings.EqualFold(strings.Trim(a[i], `.,;:!?"'()`), b[i]) {
			return false
		}
	}
	return true
}
