package source

import (
	"cmp"
	"context"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// Service shows a service together with its general description and its channels.
func (s *Source) Service(_ context.Context, r view.Reader, id catalog.ID) (view.ServicePage, error) {
	d := s.desk(r)
	e, err := d.find(catalog.KindService, id)
	if err != nil {
		return view.ServicePage{}, err
	}
	v, err := catalog.Decode[catalog.Service](e.Document())
	if err != nil {
		return view.ServicePage{}, err
	}
	return d.service(e, v), nil
}

func (d desk) service(e *live.Entry, v *catalog.Service) view.ServicePage {
	g := d.General(v.GeneralDescriptionID)
	if g == nil {
		g = &catalog.GeneralDescription{}
	}
	merged := catalog.Merge(v, g)
	own := func(typ string) view.Text { return view.BestTyped(v.ServiceDescriptions, typ, d.Lang) }
	general := func(typ string) view.Text { return ofGeneral(view.BestTyped(g.Descriptions, typ, d.Lang)) }
	both := func(typ string) []view.Text { return distinct(general(typ), own(typ)) }

	p := view.ServicePage{
		ID: e.ID.String(), Paths: d.paths(e), WrittenIn: v.ServiceNames.Languages(catalog.TypeName),
		Name:     displayName(v.ServiceNames, nil, d.Lang),
		Summary:  first(own(catalog.TypeSummary), general(catalog.TypeSummary)),
		Provider: d.organization(v.Responsible()), ProviderType: d.organizationType(v.Responsible()),
		Instructions: both(catalog.TypeUserInstruction),
		Descriptions: distinct(general(catalog.TypeBackground), general(catalog.TypeDescription), own(catalog.TypeDescription)),
		Requirements: distinct(ofGeneral(view.Best(g.Requirements, d.Lang)), view.Best(v.Requirements, d.Lang)),
		Charge:       view.Charge{Type: string(merged.ServiceChargeType), Infos: both(catalog.TypeChargeInfo)},
		TargetGroups: d.classNames(merged.TargetGroups, codes.TargetGroups()),
		LifeEvents:   d.classNames(catalog.JoinedLifeEvents(v, g), codes.LifeEvents()),
		Classes:      d.classNames(merged.ServiceClasses, codes.ServiceClasses()),
		Keywords:     d.keywords(v.Keywords),
		Legislation:  d.laws(slices.Concat(g.Legislation, v.Legislation)),
		Processing:   first(own(catalog.TypeProcessingTime), general(catalog.TypeProcessingTime)),
		Deadline:     first(own(catalog.TypeDeadLine), general(catalog.TypeDeadLine)),
		Validity:     first(own(catalog.TypeValidityTime), general(catalog.TypeValidityTime)),
		Areas:        d.areas(v.AreaType, v.Areas), Languages: d.languageNames(v.Languages),
		Organizations: d.roles(v.Organizations), Vouchers: vouchers(v, d.Lang),
		Collections: d.collections(e.ID), General: d.generalLink(v.GeneralDescriptionID), Groups: d.groups(e.ID), Modified: v.Modified.Time,
		Checked: since(v.Modified, v.Checked),
	}
	if len(p.Groups) == 0 {
		p.ProviderPhones, p.ProviderEmails = d.reach(v.Responsible())
	}
	p.Related, p.Elsewhere = d.related(e.ID)
	p.AlsoKnownAs = alternativeName(v.ServiceNames, p.Name, d.Lang)
	p.Outside = d.Municipality != "" && !d.served().All.Contains(e.Ord)
	if p.Charge.Type == "" {
		p.Charge.Type = string(g.ServiceChargeType)
	}
	return p
}

// ofGeneral marks a text as the general description's.
func ofGeneral(t view.Text) view.Text {
	t.General = !t.Empty()
	return t
}

// keywords are words for those who read the page's language; others would help nobody.
func (d desk) keywords(ts catalog.Texts) []view.Text {
	var out []view.Text
	for _, t := range pick(ts, d.Lang, func(t catalog.Text) string { return t.Language }) {
		out = append(out, texts(view.In(t.Value, t.Language, d.Lang))...)
	}
	return out
}

// laws names each law once; one that cannot be read anywhere has no address.
func (d desk) laws(list []catalog.Law) []view.Link {
	var out []view.Link
	for _, law := range list {
		name := view.Best(law.Names, d.Lang)
		l := view.Link{Name: name}
		if links := webLinks(law.WebPages, d.Lang); len(links) > 0 {
			l.Href = links[0].Href
			if name.Empty() {
				l.Name = links[0].Name
			}
		}
		seen := slices.ContainsFunc(out, func(o view.Link) bool { return o.Name.Value == l.Name.Value && o.Href == l.Href })
		if !l.Name.Empty() && !seen {
			out = append(out, l)
		}
	}
	return out
}

func (d desk) roles(list []catalog.ServiceOrganization) []view.Role {
	var out []view.Role
	for _, o := range list {
		role := view.Role{Type: o.RoleType, Provision: o.ProvisionType, Info: view.Best(o.AdditionalInformation, d.Lang)}
		if l := d.organization(o.OrganizationID); l != nil {
			role.Organization = *l
		}
		if !role.Organization.Name.Empty() || !role.Info.Empty() {
			out = append(out, role)
		}
	}
	return out
}

func vouchers(v *catalog.Service, lang string) []view.Link {
	if !v.ServiceVouchersInUse {
		return nil
	}
	var out []view.Link
	for _, w := range pick(v.ServiceVouchers, lang, func(w catalog.ServiceVoucher) string { return w.Language }) {
		if l, ok := webLink(w.URL, view.In(w.Value, w.Language, lang)); ok {
			l.Note = view.In(w.AdditionalInformation, w.Language, lang)
			out = append(out, l)
		}
	}
	return out
}

// listedService is as much of a catalog.Service as a list shows: see listedChannel.
type listedService struct {
	GeneralDescriptionID catalog.ID         `json:"generalDescriptionId"`
	ServiceChargeType    catalog.ChargeType `json:"serviceChargeType"`
	ServiceDescriptions  catalog.TypedTexts `json:"serviceDescriptions"`
}

// serviceCard is what a list shows of a service itself.
type serviceCard struct {
	href          string
	name, summary view.Text
	charge        catalog.ChargeType
	general       catalog.ID
}

func (d desk) serviceCard(e *live.Entry) serviceCard {
	return remember(d.memory, e, cardAspect, d.Lang, func() serviceCard {
		card := serviceCard{href: d.path(e), name: d.entryName(e)}
		v, err := catalog.Decode[listedService](e.Document())
		if err != nil {
			return card // the name alone still helps
		}
		card.summary = view.BestTyped(v.ServiceDescriptions, catalog.TypeSummary, d.Lang)
		card.charge, card.general = v.ServiceChargeType, v.GeneralDescriptionID
		return card
	})
}

// serviceItem is a service in a list.
func (d desk) serviceItem(e *live.Entry) view.Item {
	card := d.serviceCard(e)
	item := view.Item{Kind: "Service", Href: card.href, Name: card.name, Summary: card.summary, ChargeType: string(card.charge)}
	if g := d.General(card.general); g != nil {
		if item.Summary.Empty() {
			item.Summary = view.BestTyped(g.Descriptions, catalog.TypeSummary, d.Lang)
		}
		item.ChargeType = string(cmp.Or(g.ServiceChargeType, card.charge))
	}
	item.Provider = d.provider(e.Organization)
	item.Channels = d.channelTypes(e.ID)
	return item
}

// channelTypes are the types of channels of a service, in PTV's order. The index knows them without the connections.
func (d desk) channelTypes(service catalog.ID) []string {
	types := catalog.ChannelTypes()
	there, n := make([]bool, len(types)), 0
	for ch := range d.ConnectedEntries(catalog.KindService, service) {
		if i := slices.Index(types, catalog.ChannelType(ch.Type)); i >= 0 && !there[i] {
			if there[i], n = true, n+1; n == len(types) {
				break
			}
		}
	}
	var out []string
	for i, typ := range types {
		if there[i] {
			out = append(out, string(typ))
		}
	}
	return out
}
