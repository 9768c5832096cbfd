package editorial

import (
	"fmt"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// member is a place in a v11 record where another entity is named.
type member uint8

const (
	memberParent member = iota
	memberOwner
	memberGeneral
	memberRole
	memberConnection
	memberBack
	memberProposed
	memberCollectedService
	memberCollectedChannel
)

// members tells of each member its path in the record (# is the place in its list) and what it names.
var members = [...]struct {
	path string
	kind catalog.Kind
}{
	memberParent:           {"parentOrganizationId", catalog.KindOrganization},
	memberOwner:            {"organizationId", catalog.KindOrganization},
	memberGeneral:          {"generalDescriptionId", catalog.KindGeneralDescription},
	memberRole:             {"organizations[#].organization.id", catalog.KindOrganization},
	memberConnection:       {"serviceChannels[#].serviceChannel.id", catalog.KindServiceChannel},
	memberBack:             {"services[#].service.id", catalog.KindService},
	memberProposed:         {"serviceChannels[#].serviceChannel.id", catalog.KindServiceChannel},
	memberCollectedService: {"services[#].id", catalog.KindService},
	memberCollectedChannel: {"serviceChannels[#].id", catalog.KindServiceChannel},
}

// reference is one entity naming another.
type reference struct {
	id     catalog.ID
	at     int32
	member member
}

func (f reference) kind() catalog.Kind { return members[f.member].kind }

func (f reference) field() string {
	return strings.Replace(members[f.member].path, "#", fmt.Sprint(f.at), 1)
}

// references lists the entities that a record names.
//
// What OUT derives from elsewhere (an organisation's services and sub organisations, the collections that something
// belongs to) is not among them: the records that own these relations bring them.
func references(g *Given) []reference {
	var out []reference
	add := func(m member, at int, id catalog.ID) {
		if id != (catalog.ID{}) {
			out = append(out, reference{id: id, at: int32(at), member: m})
		}
	}
	switch e := g.Entity.(type) {
	case *catalog.Organization:
		add(memberParent, 0, e.ParentOrganizationID)
	case *catalog.ServiceChannel:
		add(memberOwner, 0, e.OrganizationID)
		for i := range g.Connections {
			add(memberBack, i, g.Connections[i].ServiceID)
		}
	case *catalog.GeneralDescription:
		for i := range e.ServiceChannels {
			add(memberProposed, i, e.ServiceChannels[i].ChannelID)
		}
	case *catalog.Service:
		add(memberGeneral, 0, e.GeneralDescriptionID)
		for i := range e.Organizations {
			add(memberRole, i, e.Organizations[i].OrganizationID)
		}
		for i := range g.Connections {
			add(memberConnection, i, g.Connections[i].ChannelID)
		}
	case *catalog.ServiceCollection:
		add(memberOwner, 0, e.OrganizationID)
		for i, id := range e.Services {
			add(memberCollectedService, i, id)
		}
		for i, id := range e.ServiceChannels {
			add(memberCollectedChannel, i, id)
		}
	}
	return out
}

// unmet returns what is wrong with a reference, nil when it holds.
//
// The services that a channel's record lists are the other side of what services' records say. So they need not be
// sound when they stand in the same input: a service that is rejected does not take its channels with it.
func (r *importRun) unmet(e *entry, f reference) *catalog.Problem {
	target := r.index.find(f.kind(), f.id)
	switch {
	case target != nil && f.member == memberBack:
		return nil
	case target != nil && !target.rejected && (!ended(target.status) || ended(e.status)):
		return nil
	case (target == nil || target.rejected) && inLog(r.heads[f.kind()], f.id, e.status):
		return nil
	}
	p := &catalog.Problem{Field: f.field(), Rule: "reference", Value: f.id.String()}
	switch {
	case target != nil && target.rejected:
		p.Message = fmt.Sprintf("names the %s of %s, which is rejected", f.kind(), target.place)
	case target != nil:
		p.Message = fmt.Sprintf("names the %s of %s, which is archived", f.kind(), target.place)
	case r.heads[f.kind()][f.id].Number > 0:
		p.Message = fmt.Sprintf("the %s that it names is archived", f.kind())
	default:
		p.Message = fmt.Sprintf("the %s that it names is neither in the input nor in the log", f.kind())
	}
	return p
}
