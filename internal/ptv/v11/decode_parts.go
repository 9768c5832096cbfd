package v11

import (
	"fmt"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// wireAddress has both wire names of an address in words: locationAbroad of channels and contact details,
// foreignAddress of organisations.
type wireAddress struct {
	catalog.Address
	LocationAbroad catalog.Texts `json:"locationAbroad"`
	ForeignAddress catalog.Texts `json:"foreignAddress"`
}

func addresses(wire []wireAddress) []catalog.Address {
	var out []catalog.Address
	for i := range wire {
		a := wire[i].Address
		a.Abroad = wire[i].LocationAbroad
		if len(a.Abroad) == 0 {
			a.Abroad = wire[i].ForeignAddress
		}
		if a.StreetAddress != nil {
			a.StreetAddress.Municipality = ownMunicipality(a.StreetAddress.Municipality)
		}
		if a.PostOfficeBoxAddress != nil {
			a.PostOfficeBoxAddress.Municipality = ownMunicipality(a.PostOfficeBoxAddress.Municipality)
		}
		out = append(out, a)
	}
	return out
}

// wireConnection is a connection as a service or a channel lists it, and a channel that a general description proposes.
type wireConnection struct {
	catalog.Connection
	Service        wireItem            `json:"service"`
	ServiceChannel wireItem            `json:"serviceChannel"`
	ContactDetails *wireContactDetails `json:"contactDetails"`
}

type wireContactDetails struct {
	catalog.ContactDetails
	Addresses []wireAddress `json:"addresses"`
}

// connection makes the catalogue's connection of it; its two ends are the caller's matter.
func (w *wireConnection) connection() catalog.Connection {
	c := w.Connection
	c.ASTI = false // the catalogue's own, not PTV's
	c.ServiceHours = normalHours(c.ServiceHours)
	if w.ContactDetails != nil {
		c.ContactDetails = w.ContactDetails.ContactDetails
		c.ContactDetails.Addresses = addresses(w.ContactDetails.Addresses)
	}
	return c
}

// serviceConnections makes connections of the channels that a service lists; their order is the service's.
func serviceConnections(service catalog.ID, wire []wireConnection) ([]catalog.Connection, []catalog.Problem) {
	out := make([]catalog.Connection, len(wire))
	var problems []catalog.Problem
	for i := range wire {
		out[i] = wire[i].connection()
		out[i].ServiceID, out[i].ChannelID, out[i].Order = service, wire[i].ServiceChannel.ID, i
	}
	problems = connectionProblems("serviceChannels", "serviceId", out)
	return out, append(problems, doubles("serviceChannels[%d].serviceChannel.id", out,
		func(c *catalog.Connection) catalog.ID { return c.ChannelID })...)
}

// channelConnections makes connections of the services that a channel lists. Their place among the connections of the
// service is not told there.
func channelConnections(channel catalog.ID, wire []wireConnection) ([]catalog.Connection, []catalog.Problem) {
	out := make([]catalog.Connection, len(wire))
	var problems []catalog.Problem
	for i := range wire {
		out[i] = wire[i].connection()
		out[i].ServiceID, out[i].ChannelID, out[i].Order = wire[i].Service.ID, channel, 0
	}
	problems = connectionProblems("services", "channelId", out)
	return out, append(problems, doubles("services[%d].service.id", out,
		func(c *catalog.Connection) catalog.ID { return c.ServiceID })...)
}

// connectionProblems validates connections; the end that is the record itself has been checked as its id.
func connectionProblems(list, own string, connections []catalog.Connection) []catalog.Problem {
	var problems []catalog.Problem
	for i := range connections {
		found := catalog.Validate(&connections[i])
		kept := found[:0]
		for _, p := range found {
			if p.Field != own {
				kept = append(kept, p)
			}
		}
		if len(kept) > 0 && len(problems) < maxProblems {
			problems = append(problems, under(fmt.Sprintf("%s[%d]", list, i), inWireTerms(&connections[i], kept))...)
		}
	}
	return problems
}

// doubles finds connections to what an earlier one connects to: there is one a pair (PTV rule).
func doubles(field string, connections []catalog.Connection, other func(*catalog.Connection) catalog.ID) []catalog.Problem {
	var problems []catalog.Problem
	seen := make(map[catalog.ID]struct{}, len(connections))
	for i := range connections {
		id := other(&connections[i])
		if _, double := seen[id]; double && id != (catalog.ID{}) && len(problems) < maxProblems {
			problems = append(problems, catalog.Problem{
				Field: fmt.Sprintf(field, i), Rule: "duplicate", Value: id.String(), Message: "connected twice",
			})
		}
		seen[id] = struct{}{}
	}
	return problems
}

// normalHours writes times of day with seconds, as PTV gives them out.
func normalHours(hours []catalog.ServiceHour) []catalog.ServiceHour {
	for i := range hours {
		for j := range hours[i].OpeningHour {
			t := &hours[i].OpeningHour[j]
			t.From, t.To = withSeconds(t.From), withSeconds(t.To)
		}
	}
	return hours
}

func withSeconds(time string) string {
	if len(time) == len("HH:mm") {
		return time + ":00"
	}
	return time
}

// withoutMerged drops the general description's texts that PTV's serviceWithGD shape adds.
func withoutMerged(ts catalog.TypedTexts) catalog.TypedTexts {
	kept := ts[:0]
	for _, t := range ts {
		if !strings.HasPrefix(t.Type, mergedPrefix) {
			kept = append(kept, t)
		}
	}
	return kept
}

// mergedPrefix marks the types of a general description's texts among those of a service (serviceWithGD).
const mergedPrefix = "GD_"
