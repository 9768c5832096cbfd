package source

import (
	"context"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// Collection shows a service collection with what it gathers.
func (s *Source) Collection(_ context.Context, r view.Reader, id catalog.ID) (view.CollectionPage, error) {
	d := s.desk(r)
	e, err := d.find(catalog.KindServiceCollection, id)
	if err != nil {
		return view.CollectionPage{}, err
	}
	v, err := catalog.Decode[catalog.ServiceCollection](e.Document())
	if err != nil {
		return view.CollectionPage{}, err
	}
	text := func(typ string) view.Text { return view.BestTyped(v.ServiceCollectionDescriptions, typ, d.Lang) }
	p := view.CollectionPage{
		ID: e.ID.String(), Paths: d.paths(e), Name: view.Best(v.ServiceCollectionNames, d.Lang), Summary: text(catalog.TypeSummary),
		Descriptions: texts(text(catalog.TypeDescription)), Provider: d.organization(v.OrganizationID), Modified: v.Modified.Time,
	}
	for _, name := range v.ServiceCollectionNames {
		p.WrittenIn = append(p.WrittenIn, name.Language)
	}
	services, channels := d.published(catalog.KindService, v.Services), d.published(catalog.KindServiceChannel, v.ServiceChannels)
	p.ServiceCount, p.ChannelCount = len(services), len(channels)
	p.Pages = view.PagesOf(max(len(services), len(channels)), r.Page, listSize)
	p.Services = items(slice(services, p.Pages), d.serviceItem)
	p.Channels = items(slice(channels, p.Pages), d.channelItem)
	return p, nil
}

// published are those of some entities that are published, in their order.
func (d desk) published(k catalog.Kind, ids []catalog.ID) []*live.Entry {
	var out []*live.Entry
	for _, id := range ids {
		if e, ok := d.Published(k, id); ok {
			out = append(out, e)
		}
	}
	return out
}

// collectionItem is a service collection in a list.
func (d desk) collectionItem(e *live.Entry) view.Item {
	item := view.Item{Kind: string(catalog.KindServiceCollection), Href: d.path(e), Name: d.entryName(e)}
	v, err := catalog.Decode[catalog.ServiceCollection](e.Document())
	if err != nil {
		return item // the name alone still helps
	}
	item.Summary = view.BestTyped(v.ServiceCollectionDescriptions, catalog.TypeSummary, d.Lang)
	if item.Summary.Empty() {
		item.Summary = view.BestTyped(v.ServiceCollectionDescriptions, catalog.TypeDescription, d.Lang)
	}
	if o := d.organization(v.OrganizationID); o != nil {
		item.Provider = o.Name
	}
	return item
}

// collections lead to what the service is a part of.
func (d desk) collections(service catalog.ID) []view.Link {
	var out []view.Link
	for _, e := range d.CollectionsOf(catalog.KindService, service) {
		if name := d.entryName(e); !name.Empty() {
			out = append(out, view.Link{Href: d.path(e), Name: name})
		}
	}
	return out
}
