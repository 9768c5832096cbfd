package source

import (
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// listSize is how many services, and how many channels, an organisation's page shows at a time.
const listSize = 20

// Organization shows an organisation with its contacts, services and channels.
func (s *Source) Organization(_ context.Context, r view.Reader, id catalog.ID, page int) (view.OrganizationPage, error) {
	d := s.desk(r)
	e, err := d.find(catalog.KindOrganization, id)
	if err != nil {
		return view.OrganizationPage{}, err
	}
	v, err := catalog.Decode[catalog.Organization](e.Document())
	if err != nil {
		return view.OrganizationPage{}, err
	}
	text := func(typ string) view.Text { return view.BestTyped(v.OrganizationDescriptions, typ, d.Lang) }
	p := view.OrganizationPage{
		ID: e.ID.String(), Paths: d.paths(e), WrittenIn: v.OrganizationNames.Languages(catalog.TypeName),
		Name:    displayName(v.OrganizationNames, v.DisplayNameType, d.Lang),
		Summary: text(catalog.TypeSummary), Descriptions: texts(text(catalog.TypeDescription)),
		Type: string(v.OrganizationType), BusinessCode: v.BusinessCode, Parent: d.organization(v.ParentOrganizationID),
		Phones: phones(v.PhoneNumbers, d.Lang), Emails: organizationEmails(v.Emails, d.Lang),
		Links: webLinks(v.WebPages, d.Lang), Addresses: d.addresses(v.Addresses), Areas: d.areas(v.AreaType, v.Areas),
		Modified: v.Modified.Time,
	}
	parts := d.SubOrganizations(id)
	d.firstByName(parts, len(parts))
	for _, part := range parts {
		p.Parts = append(p.Parts, d.link(part))
	}
	d.offers(&p, id, page)
	return p, nil
}

// offers fills in one page of the services and of the channels, those of its parts included: people look for what a town
// offers under the town's name, whatever department answers for it. The cards name the part.
func (d desk) offers(p *view.OrganizationPage, id catalog.ID, page int) {
	tree := d.Tree(id)
	services := d.of(catalog.KindService, tree)
	channels := d.of(catalog.KindServiceChannel, tree)
	p.Pages = view.PagesOf(max(len(services), len(channels)), page, listSize)
	d.firstByName(services, p.Pages.Page*listSize)
	d.firstByName(channels, p.Pages.Page*listSize)
	p.Services = items(slice(services, p.Pages), d.serviceItem)
	p.Channels = items(slice(channels, p.Pages), d.channelItem)
	p.ServiceCount, p.ChannelCount = len(services), len(channels)
}

// of are the services in which organisations have a role, or the channels that they own, oldest first.
func (d desk) of(k catalog.Kind, organizations []catalog.ID) []*live.Entry {
	t := d.Table(k)
	all := roaring.New()
	for _, id := range organizations {
		all.Or(t.Index(live.FacetOrganization, id.String()))
	}
	return slices.AppendSeq(make([]*live.Entry, 0, all.GetCardinality()), t.Each(all))
}

// slice is one page of a list.
func slice[T any](list []T, p view.Pages) []T {
	from := min((p.Page-1)*p.Size, len(list))
	return list[from:min(from+p.Size, len(list))]
}

// items are the cards of some entries; nil when there are none.
func items(list []*live.Entry, item func(*live.Entry) view.Item) []view.Item {
	if len(list) == 0 {
		return nil
	}
	out := make([]view.Item, len(list))
	for i, e := range list {
		out[i] = item(e)
	}
	return out
}

// organizationItem is an organisation in a list.
func (d desk) organizationItem(e *live.Entry) view.Item {
	item := view.Item{Kind: "Organization", Href: d.path(e), Name: d.entryName(e)}
	if v, err := catalog.Decode[catalog.Organization](e.Document()); err == nil {
		item.Name = displayName(v.OrganizationNames, v.DisplayNameType, d.Lang)
		item.Summary = view.BestTyped(v.OrganizationDescriptions, catalog.TypeSummary, d.Lang)
	}
	return item
}
