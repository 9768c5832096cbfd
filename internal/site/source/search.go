package source

import (
	"context"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/view"
)

// resultsSize is how many results a page of them shows.
const resultsSize = 20

// searched are the kinds that have pages.
var searched = []catalog.Kind{catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization}

// Search shows what the finder finds; a page beyond the last is the last. A municipality without words lists services.
func (s *Source) Search(ctx context.Context, r view.Reader, q view.Query) (view.ResultsPage, error) {
	query := search.Query{
		Text: q.Text, Language: r.Lang, Municipality: q.Municipality, Kinds: searched, Page: q.Page, PageSize: resultsSize,
	}
	if q.Text == "" {
		query.Kinds = nil
	}
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
	d := desk{found.Snapshot, r}
	p := view.ResultsPage{Pages: pages, Approximate: found.Approximate, Loosened: found.Loosened}
	for _, hit := range found.Hits {
		item := d.item(hit.Entry)
		item.Reach = reachName(hit.Reach)
		p.Items = append(p.Items, item)
	}
	return p, nil
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
	}
	return d.serviceItem(e)
}
