package source

import (
	"context"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// Channel shows a channel of any type with the services that it belongs to.
func (s *Source) Channel(_ context.Context, r view.Reader, id catalog.ID) (view.ChannelPage, error) {
	d := s.desk(r)
	e, err := d.find(catalog.KindServiceChannel, id)
	if err != nil {
		return view.ChannelPage{}, err
	}
	v, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return view.ChannelPage{}, err
	}
	p := view.ChannelPage{
		Channel: d.channel(e, v), Paths: d.paths(e), WrittenIn: v.ServiceChannelNames.Languages(catalog.TypeName),
		Descriptions: texts(view.BestTyped(v.ServiceChannelDescriptions, catalog.TypeDescription, d.Lang)),
		Entrances:    d.entrances(v.Addresses), Areas: d.areas(d.ChannelAreas(v)), Modified: v.Modified.Time,
		Checked: since(v.Modified, v.Checked),
	}
	t := d.Table(catalog.KindService)
	services, _ := d.nearestFirst(slices.Collect(t.Each(d.Connected(catalog.KindServiceChannel, id))), catalog.KindService)
	p.Pages = view.PagesOf(len(services), r.Page, listSize)
	p.Services = items(slice(services, p.Pages), d.serviceItem)
	return p, nil
}

func (d desk) channel(e *live.Entry, v *catalog.ServiceChannel) view.Channel {
	ch := view.Channel{
		ID: e.ID.String(), Type: string(v.Type), Href: d.path(e),
		Name:     displayName(v.ServiceChannelNames, v.DisplayNameType, d.Lang),
		Summary:  view.BestTyped(v.ServiceChannelDescriptions, catalog.TypeSummary, d.Lang),
		Provider: d.organization(v.OrganizationID), ProviderType: d.organizationType(v.OrganizationID),
		Links:     webLinks(v.WebPages, d.Lang),
		Phones:    phones(v.PhoneNumbers, d.Lang),
		Emails:    emails(v.Emails, d.Lang),
		Addresses: d.addresses(slices.Concat(v.Addresses, v.DeliveryAddresses)),
		Hours:     view.NewHours(v.ServiceHours, d.Lang, d.Now),
		Files:     d.files(v.ChannelURLs), Attachments: d.attachments(v.Attachments), FormID: view.Best(v.FormIdentifier, d.Lang),
		Authentication: v.RequiresAuthentication, Accessibility: d.accessibility(v.AccessibilityClassification),
		Languages: d.languageNames(v.Languages), LanguageCodes: v.Languages,
	}
	if v.RequiresSignature && v.SignatureQuantity != nil {
		ch.Signatures = *v.SignatureQuantity
	}
	ch.Point = point(e.Point)
	return ch
}

// files are a form's files; a name is not known, so the file's own name and its type are shown.
func (d desk) files(urls catalog.TypedTexts) []view.Link {
	var out []view.Link
	for _, u := range pick(urls, d.Lang, func(t catalog.TypedText) string { return t.Language }) {
		if l, ok := webLink(u.Value, view.Text{}); ok {
			l.Note = view.Text{Value: u.Type}
			out = append(out, l)
		}
	}
	return out
}

func (d desk) attachments(list []catalog.Attachment) []view.Link {
	var out []view.Link
	for _, a := range pick(list, d.Lang, func(a catalog.Attachment) string { return a.Language }) {
		if l, ok := webLink(a.URL, view.In(a.Name, a.Language, d.Lang)); ok {
			l.Note = view.In(a.Description, a.Language, d.Lang)
			out = append(out, l)
		}
	}
	return out
}

func (d desk) accessibility(list []catalog.AccessibilityClassification) view.Accessibility {
	language := func(a catalog.AccessibilityClassification) string { return a.Language }
	for _, a := range pick(list, d.Lang, language) {
		out := view.Accessibility{Level: a.AccessibilityClassificationLevel, WCAG: a.WCAGLevel}
		name := view.In(a.AccessibilityStatementWebPageName, a.Language, d.Lang)
		if l, ok := webLink(a.AccessibilityStatementWebPage, name); ok {
			out.Statement = &l
		}
		return out
	}
	return view.Accessibility{}
}

// entrances gathers the accessibility register's sentences of all addresses, main entrances first.
func (d desk) entrances(list []catalog.Address) []view.Entrance {
	var out []view.Entrance
	for _, a := range list {
		for _, e := range a.Entrances {
			v := view.Entrance{Name: view.Best(e.Name, d.Lang), Main: e.IsMainEntrance}
			for _, g := range e.AccessibilitySentences {
				group := view.SentenceGroup{Name: view.Best(g.SentenceGroup, d.Lang)}
				for _, s := range g.Sentences {
					group.Sentences = append(group.Sentences, texts(view.Best(s.Sentence, d.Lang))...)
				}
				if len(group.Sentences) > 0 {
					v.Groups = append(v.Groups, group)
				}
			}
			if len(v.Groups) > 0 {
				out = append(out, v)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b view.Entrance) int { return rank(a.Main) - rank(b.Main) })
	return out
}

func rank(main bool) int {
	if main {
		return 0
	}
	return 1
}

// listedChannel is as much of a catalog.ServiceChannel as a list shows: a page has many, and most of a document is not
// for it.
type listedChannel struct {
	Type                       catalog.ChannelType   `json:"serviceChannelType"`
	ServiceChannelNames        catalog.TypedTexts    `json:"serviceChannelNames"`
	DisplayNameType            []catalog.NameType    `json:"displayNameType"`
	ServiceChannelDescriptions catalog.TypedTexts    `json:"serviceChannelDescriptions"`
	ServiceHours               []catalog.ServiceHour `json:"serviceHours"`
	Addresses                  []listedAddress       `json:"addresses"`
	PhoneNumbers               []catalog.Phone       `json:"phoneNumbers"`
}

// listedAddress is as much of a catalog.Address as a list shows: without its entrances.
type listedAddress struct {
	Type                  string                        `json:"type"`
	PostOfficeBoxAddress  *catalog.PostOfficeBoxAddress `json:"postOfficeBoxAddress"`
	StreetAddress         *listedStreet                 `json:"streetAddress"`
	OtherAddress          *catalog.OtherAddress         `json:"otherAddress"`
	Abroad                catalog.Texts                 `json:"abroad"`
	DeliveryAddressInText catalog.Texts                 `json:"deliveryAddressInText"`
	Country               string                        `json:"country"`
}

type listedStreet struct {
	Street       catalog.Texts `json:"street"`
	StreetNumber string        `json:"streetNumber"`
	PostalCode   string        `json:"postalCode"`
	PostOffice   catalog.Texts `json:"postOffice"`
}

// address has what a list shows of it.
func (a *listedAddress) address() catalog.Address {
	out := catalog.Address{
		Type: a.Type, PostOfficeBoxAddress: a.PostOfficeBoxAddress, OtherAddress: a.OtherAddress, Abroad: a.Abroad,
		DeliveryAddressInText: a.DeliveryAddressInText, Country: a.Country,
	}
	if s := a.StreetAddress; s != nil {
		out.StreetAddress = &catalog.StreetAddress{Street: s.Street, StreetNumber: s.StreetNumber, PostalCode: s.PostalCode, PostOffice: s.PostOffice}
	}
	return out
}

// channelCard is what a list shows of a channel itself.
type channelCard struct {
	href                 string
	name, summary, where view.Text
	hours                view.Timetable
	phone                *view.Phone
}

func (d desk) channelCard(e *live.Entry) channelCard {
	return remember(d.memory, e, cardAspect, d.Lang, func() channelCard {
		card := channelCard{href: d.path(e), name: d.entryName(e)}
		v, err := catalog.Decode[listedChannel](e.Document())
		if err != nil {
			return card // the name alone still helps
		}
		card.name = displayName(v.ServiceChannelNames, v.DisplayNameType, d.Lang)
		card.summary = view.BestTyped(v.ServiceChannelDescriptions, catalog.TypeSummary, d.Lang)
		card.hours = view.NewTimetable(v.ServiceHours)
		switch v.Type {
		case catalog.ServiceLocation:
			card.where = d.where(v.Addresses)
		case catalog.PhoneChannel:
			card.phone = firstToCall(phones(v.PhoneNumbers, d.Lang))
		}
		return card
	})
}

// channelItem is a channel in a list.
func (d desk) channelItem(e *live.Entry) view.Item {
	card := d.channelCard(e)
	return view.Item{
		Kind: e.Type, Href: card.href, Name: card.name, Summary: card.summary, Provider: d.provider(e.Organization),
		Where: card.where, Hours: card.hours.At(d.Now), Phone: card.phone,
	}
}

// where is the first visiting address in one line.
func (d desk) where(list []listedAddress) view.Text {
	for i := range list {
		if list[i].Type != "Location" {
			continue
		}
		if lines := d.address(list[i].address()).Lines; len(lines) > 0 {
			out := lines[0]
			for _, l := range lines[1:] {
				out.Value += ", " + l.Value
			}
			return out
		}
	}
	return view.Text{}
}

func firstToCall(ps []view.Phone) *view.Phone {
	for _, p := range ps {
		if p.Type != "Sms" && p.Type != "Fax" && p.Call != "" {
			return &p
		}
	}
	return nil
}
