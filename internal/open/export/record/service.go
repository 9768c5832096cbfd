package record

import (
	"cmp"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// Service is a service with the general description that it leans on.
type Service struct {
	Entry *live.Entry
	Own   *catalog.Service
	// General is empty, never nil, when the service leans on none.
	General *catalog.GeneralDescription
	// Merged has the classes that hold.
	Merged                        catalog.Merged
	LifeEvents, IndustrialClasses []catalog.CodeRef
	// Charge is the charge type that holds; it may be empty.
	Charge catalog.ChargeType
}

// Service reads a service's entry.
func (r Reader) Service(e *live.Entry) (*Service, error) {
	own, err := catalog.Decode[catalog.Service](e.Document())
	if err != nil {
		return nil, err
	}
	s := &Service{Entry: e, Own: own, General: r.General(own.GeneralDescriptionID)}
	if s.General == nil {
		s.General = &catalog.GeneralDescription{}
	}
	s.Merged = catalog.Merge(own, s.General)
	s.LifeEvents = catalog.JoinedLifeEvents(own, s.General)
	s.IndustrialClasses = catalog.JoinedIndustrialClasses(own, s.General)
	s.Charge = cmp.Or(s.General.ServiceChargeType, own.ServiceChargeType)
	return s, nil
}

// Summary is the service's own, else the general description's.
func (r Reader) Summary(s *Service) Text {
	return cmp.Or(r.Typed(s.Own.ServiceDescriptions, catalog.TypeSummary), r.Typed(s.General.Descriptions, catalog.TypeSummary))
}

// Description is the general description's texts, then the service's own.
func (r Reader) Description(s *Service) string {
	return Join(r.Typed(s.General.Descriptions, catalog.TypeBackground),
		r.Typed(s.General.Descriptions, catalog.TypeDescription), r.Typed(s.Own.ServiceDescriptions, catalog.TypeDescription))
}

// Both is the general description's text of a type, then the service's own.
func (r Reader) Both(s *Service, typ string) string {
	return Join(r.Typed(s.General.Descriptions, typ), r.Typed(s.Own.ServiceDescriptions, typ))
}

// Either is the service's text of a type, else the general description's.
func (r Reader) Either(s *Service, typ string) string {
	return cmp.Or(r.Typed(s.Own.ServiceDescriptions, typ).Value, r.Typed(s.General.Descriptions, typ).Value)
}

// Requirements is the general description's, then the service's own.
func (r Reader) Requirements(s *Service) string {
	return Join(r.Best(s.General.Requirements), r.Best(s.Own.Requirements))
}

// Connected is a channel with what holds for it together with a service.
type Connected struct {
	Entry      *live.Entry
	Channel    *catalog.ServiceChannel
	Connection *catalog.Connection
}

// Hours are the connection's own, else the channel's.
func (c Connected) Hours() []catalog.ServiceHour {
	if len(c.Connection.ServiceHours) > 0 {
		return c.Connection.ServiceHours
	}
	return c.Channel.ServiceHours
}

// Phones are the numbers for people who read the reader's language: the connection's own, then the channel's others.
func (c Connected) Phones(r Reader) []Phone {
	out := r.Phones(c.Connection.ContactDetails.PhoneNumbers)
	for _, p := range r.Phones(c.Channel.PhoneNumbers) {
		if !slices.ContainsFunc(out, func(own Phone) bool { return own.Number == p.Number && own.Type == p.Type }) {
			out = append(out, p)
		}
	}
	return out
}

// Emails are the addresses of the reader's language: the connection's own, then the channel's others.
func (c Connected) Emails(r Reader) []string {
	return others(r.Emails(c.Connection.ContactDetails.Emails), r.Emails(c.Channel.Emails))
}

// Links are the web pages of the reader's language. The channel's own come first here: an electronic channel is behind them.
func (c Connected) Links(r Reader) []Link {
	return others(r.Links(c.Channel.WebPages), r.Links(c.Connection.ContactDetails.WebPages))
}

// others are the items of the first list, then those of the second that the first has not.
func others[T comparable](first, second []T) []T {
	for _, item := range second {
		if !slices.Contains(first, item) {
			first = append(first, item)
		}
	}
	return first
}

// Charge is what is said of the price of using the service in this way; empty when nothing is.
func (c Connected) Charge(r Reader) string {
	typ := codes.TypeName("ServiceChargeType", string(c.Connection.ServiceChargeType)).Best(r.Lang)
	return Join(Text{Value: typ}, r.Typed(c.Connection.Description, catalog.TypeChargeInfo))
}

// Instructions are what is said of using the service in this way; empty when nothing is.
func (c Connected) Instructions(r Reader) Text {
	return r.Typed(c.Connection.Description, catalog.TypeDescription)
}

// Channels are a service's channels in PTV's order.
func (r Reader) Channels(service catalog.ID) []Connected {
	var out []Connected
	for _, c := range r.ServiceConnections(service) {
		e, ok := r.Published(catalog.KindServiceChannel, c.ChannelID)
		if !ok {
			continue
		}
		ch, err := catalog.Decode[catalog.ServiceChannel](e.Document())
		if err != nil {
			continue // live has logged it
		}
		out = append(out, Connected{e, ch, c})
	}
	return out
}
