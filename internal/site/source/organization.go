package source

import (
	"bytes"
	"context"
	"slices"

	"golang.org/x/text/collate"

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
	for _, part := range d.SubOrganizations(id) {
		p.Parts = append(p.Parts, view.Link{Href: d.path(part), Name: d.entryName(part)})
	}
	d.sortLinks(p.Parts)
	d.offers(&p, id, page)
	return p, nil
}

// offers fills in one page of the services and of the channels.
func (d desk) offers(p *view.OrganizationPage, id catalog.ID, page int) {
	var services []*live.Entry
	for _, s := range d.ServicesOf(id) {
		if !slices.Contains(services, s.Service) {
			services = append(services, s.Service)
		}
	}
	t := d.Table(catalog.KindServiceChannel)
	channels := slices.Collect(t.Each(t.Index(live.FacetOrganization, id.String())))
	d.sortEntries(services)
	d.sortEntries(channels)
	p.Pages = view.PagesOf(max(len(services), len(channels)), page, listSize)
	for _, e := range slice(services, p.Pages) {
		p.Services = append(p.Services, d.serviceItem(e))
	}
	for _, e := range slice(channels, p.Pages) {
		p.Channels = append(p.Channels, d.channelItem(e))
	}
	p.ServiceCount, p.ChannelCount = len(services), len(channels)
}

func slice(list []*live.Entry, p view.Pages) []*live.Entry {
	from := min((p.Page-1)*p.Size, len(list))
	return list[from:min(from+p.Size, len(list))]
}

func (d desk) sortEntries(list []*live.Entry) {
	order, buffer := sorter(d.Lang), collate.Buffer{}
	keys := make(map[*live.Entry][]byte, len(list)) // of each name once, for lists have thousands
	for _, e := range list {
		keys[e] = bytes.Clone(order.KeyFromString(&buffer, d.entryName(e).Value))
		buffer.Reset()
	}
	slices.SortStableFunc(list, func(a, b *live.Entry) int { return bytes.Compare(keys[a], keys[b]) })
}

func (d desk) sortLinks(list []view.Link) {
	order := sorter(d.Lang)
	slices.SortStableFunc(list, func(a, b view.Link) int { return order.CompareString(a.Name.Value, b.Name.Value) })
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
