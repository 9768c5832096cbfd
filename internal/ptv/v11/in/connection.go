package in

import (
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// contactDetails is V9VmOpenApiContactDetailsIn; its InBase adds the flags.
type contactDetails struct {
	Emails       catalog.Texts     `json:"emails"`
	PhoneNumbers []phone           `json:"phoneNumbers"`
	FaxNumbers   []fax             `json:"faxNumbers"`
	WebPages     []catalog.WebPage `json:"webPages"`
	Addresses    []contactAddress  `json:"addresses"`
}

type contactDeletes struct {
	Emails     bool `json:"deleteAllEmails"`
	Phones     bool `json:"deleteAllPhones"`
	FaxNumbers bool `json:"deleteAllFaxNumbers"`
	WebPages   bool `json:"deleteAllWebPages"`
	Addresses  bool `json:"deleteAllAddresses"`
}

type contactDetailsPut struct {
	contactDetails
	contactDeletes
}

// relation is what every form of connection has beside its ends.
type relation struct {
	ServiceChargeType catalog.ChargeType `json:"serviceChargeType"`
	Description       catalog.TypedTexts `json:"description"`
	ServiceHours      []hours            `json:"serviceHours"`
}

// relationDeletes are the flags of the forms that replace.
type relationDeletes struct {
	ChargeType   bool `json:"deleteServiceChargeType"`
	Descriptions bool `json:"deleteAllDescriptions"`
	ServiceHours bool `json:"deleteAllServiceHours"`
}

// extraType is VmOpenApiExtraType.
type extraType struct {
	Type        string        `json:"type"`
	Code        string        `json:"code"`
	Description catalog.Texts `json:"description"`
}

// extraBody is what only ASTI connections have.
type extraBody struct {
	ExtraTypes          []extraType `json:"extraTypes"`
	DeleteAllExtraTypes bool        `json:"deleteAllExtraTypes"`
}

// The forms of one connection, by what names its ends.
type (
	// pairPost is V11VmOpenApiServiceAndChannelIn.
	pairPost struct {
		ServiceID        catalog.ID `json:"serviceId"`
		ServiceChannelID catalog.ID `json:"serviceChannelId"`
		relation
		ContactDetails *contactDetails `json:"contactDetails"`
	}
	// sourcePost is V11VmOpenApiServiceAndChannelRelationBySource.
	sourcePost struct {
		ServiceSourceID        string `json:"serviceSourceId"`
		ServiceChannelSourceID string `json:"serviceChannelSourceId"`
		relation
		ContactDetails *contactDetails `json:"contactDetails"`
	}
	relationPut struct {
		relation
		relationDeletes
		ContactDetails *contactDetailsPut `json:"contactDetails"`
	}
	// channelPut is V11VmOpenApiServiceServiceChannelInBase, channelAsti its ASTI form.
	channelPut struct {
		ServiceChannelID catalog.ID `json:"serviceChannelId"`
		relationPut
	}
	channelAsti struct {
		channelPut
		extraBody
	}
	// channelSourcePut is V11VmOpenApiServiceServiceChannelBySource, channelSourceAsti its ASTI form.
	channelSourcePut struct {
		ServiceChannelSourceID string `json:"serviceChannelSourceId"`
		relationPut
	}
	channelSourceAsti struct {
		channelSourcePut
		extraBody
	}
	// serviceAsti is V11VmOpenApiServiceChannelServiceInBase.
	serviceAsti struct {
		ServiceID catalog.ID `json:"serviceId"`
		relationPut
		extraBody
	}
)

// relationsBody is the body of the PUTs of one service: V11VmOpenApiServiceAndChannelRelationInBase and its like.
type relationsBody[T any] struct {
	DeleteAllChannelRelations bool `json:"deleteAllChannelRelations"`
	ChannelRelations          []T  `json:"channelRelations"`
}

// servicesBody is V11VmOpenApiChannelServicesIn.
type servicesBody struct {
	DeleteAllServiceRelations bool          `json:"deleteAllServiceRelations"`
	ServiceRelations          []serviceAsti `json:"serviceRelations"`
}

// end names one end of a connection: by its id or by the caller's source id.
type end struct {
	id     catalog.ID
	source string
	// member is where the body names it.
	member string
}

// joint is one connection that a body asks for. An end that the path names is zero.
type joint struct {
	service, channel end
	// list is the connection's place in the body.
	list  string
	extra *extraBody
	relation
	deletes  relationDeletes
	contacts *contactDetailsPut
}

// joints are the connections that a body asks for.
type joints struct {
	list []joint
	// deleteAll empties the list first.
	deleteAll bool
	// problems and ignored are as in wanted.
	problems   []catalog.Problem
	unreadable bool
	ignored    []string
}

func (j *joints) take(r received) {
	j.ignored, j.problems, j.unreadable = r.ignored, r.unreadable, len(r.unreadable) > 0
	if !j.unreadable {
		j.problems = r.empty
	}
}

// relationForm is one of the forms of connection bodies.
type relationForm uint8

const (
	formPairs relationForm = iota
	formSources
	formChannels
	formChannelSources
	formAstiChannels
	formAstiChannelSources
	formAstiServices
)

// decodeRelations reads the connections of a body.
func decodeRelations(a *asked, form relationForm) *joints {
	j := &joints{}
	switch form {
	case formPairs:
		var body []pairPost
		j.take(read(a, &body))
		for i := range body {
			b, list := &body[i], fmt.Sprintf("[%d]", i)
			j.add(joint{list: list, service: end{id: b.ServiceID, member: list + ".serviceId"},
				channel: end{id: b.ServiceChannelID, member: list + ".serviceChannelId"}, relation: b.relation, contacts: posted(b.ContactDetails)})
		}
	case formSources:
		var body []sourcePost
		j.take(read(a, &body))
		for i := range body {
			b, list := &body[i], fmt.Sprintf("[%d]", i)
			j.add(joint{list: list, service: end{source: b.ServiceSourceID, member: list + ".serviceSourceId"},
				channel: end{source: b.ServiceChannelSourceID, member: list + ".serviceChannelSourceId"}, relation: b.relation,
				contacts: posted(b.ContactDetails)})
		}
	case formAstiServices:
		var body servicesBody
		j.take(read(a, &body))
		j.deleteAll = body.DeleteAllServiceRelations
		for i := range body.ServiceRelations {
			b, list := &body.ServiceRelations[i], fmt.Sprintf("serviceRelations[%d]", i)
			j.put(&b.relationPut, &b.extraBody, list, end{id: b.ServiceID, member: list + ".serviceId"}, end{})
		}
	default:
		j.ofChannels(a, form)
	}
	return j
}

// ofChannels reads the forms in which a service lists channels.
func (j *joints) ofChannels(a *asked, form relationForm) {
	const member = "channelRelations[%d]"
	byID := func(i int, b *channelPut, extra *extraBody) {
		list := fmt.Sprintf(member, i)
		j.put(&b.relationPut, extra, list, end{}, end{id: b.ServiceChannelID, member: list + ".serviceChannelId"})
	}
	bySource := func(i int, b *channelSourcePut, extra *extraBody) {
		list := fmt.Sprintf(member, i)
		j.put(&b.relationPut, extra, list, end{}, end{source: b.ServiceChannelSourceID, member: list + ".serviceChannelSourceId"})
	}
	switch form {
	case formChannels:
		var body relationsBody[channelPut]
		j.take(read(a, &body))
		j.deleteAll = body.DeleteAllChannelRelations
		for i := range body.ChannelRelations {
			byID(i, &body.ChannelRelations[i], nil)
		}
	case formChannelSources:
		var body relationsBody[channelSourcePut]
		j.take(read(a, &body))
		j.deleteAll = body.DeleteAllChannelRelations
		for i := range body.ChannelRelations {
			bySource(i, &body.ChannelRelations[i], nil)
		}
	case formAstiChannels:
		var body relationsBody[channelAsti]
		j.take(read(a, &body))
		j.deleteAll = body.DeleteAllChannelRelations
		for i := range body.ChannelRelations {
			byID(i, &body.ChannelRelations[i].channelPut, &body.ChannelRelations[i].extraBody)
		}
	case formAstiChannelSources:
		var body relationsBody[channelSourceAsti]
		j.take(read(a, &body))
		j.deleteAll = body.DeleteAllChannelRelations
		for i := range body.ChannelRelations {
			bySource(i, &body.ChannelRelations[i].channelSourcePut, &body.ChannelRelations[i].extraBody)
		}
	}
}

func (j *joints) put(b *relationPut, extra *extraBody, list string, service, channel end) {
	j.add(joint{
		service: service, channel: channel, list: list, extra: extra, relation: b.relation, deletes: b.relationDeletes,
		contacts: b.ContactDetails,
	})
}

func (j *joints) add(one joint) {
	for _, e := range []end{one.service, one.channel} {
		if e.member != "" && e.id == (catalog.ID{}) && e.source == "" && len(j.problems) < maxProblems {
			j.problems = append(j.problems, rule.Broken(rule.Required, e.member, ""))
		}
	}
	j.list = append(j.list, one)
}

// maxProblems bounds what is told of one body.
const maxProblems = 1000

func posted(c *contactDetails) *contactDetailsPut {
	if c == nil {
		return nil
	}
	return &contactDetailsPut{contactDetails: *c}
}

// onto lays what a body says of a connection over what there is; the ends are the caller's matter. document is the
// connection's place in the documents that problems name.
func (j *joint) onto(present catalog.Connection, document string, at paths) catalog.Connection {
	at.set(document, j.list)
	c := present
	overwrite(&c.ServiceChargeType, j.ServiceChargeType)
	if j.deletes.ChargeType && j.ServiceChargeType == "" {
		c.ServiceChargeType = ""
	}
	c.Description = replaced(c.Description, j.Description, j.deletes.Descriptions)
	own := paths{} // within the connection
	c.ServiceHours = replaced(c.ServiceHours, hoursOf(j.ServiceHours, "serviceHours", own), j.deletes.ServiceHours)
	if j.extra != nil {
		c.ExtraTypes = replaced(c.ExtraTypes, j.extra.types(), j.extra.DeleteAllExtraTypes)
	}
	if j.contacts != nil {
		c.ContactDetails = j.contacts.onto(c.ContactDetails, own)
	}
	for from, to := range own {
		at.set(document+"."+from, j.list+"."+to)
	}
	return c
}

func (b *extraBody) types() []catalog.ExtraType {
	var out []catalog.ExtraType
	for _, t := range b.ExtraTypes {
		out = append(out, catalog.ExtraType{Type: t.Type, Code: t.Code, Description: t.Description})
	}
	return out
}

func (d *contactDetails) count() int {
	return len(d.Emails) + len(d.PhoneNumbers) + len(d.FaxNumbers) + len(d.WebPages) + len(d.Addresses)
}

// holdsAny tells whether contact details hold anything: nil and empty lists change nothing (PTV).
func (b *contactDetailsPut) holdsAny() bool {
	return b != nil && b.contactDetails.count() > 0
}

func (b *contactDetailsPut) onto(d catalog.ContactDetails, own paths) catalog.ContactDetails {
	given, deletes := &b.contactDetails, &b.contactDeletes
	d.Emails = replaced(d.Emails, given.Emails, deletes.Emails)
	d.WebPages = replaced(d.WebPages, given.WebPages, deletes.WebPages)
	d.PhoneNumbers = bothNumbers(d.PhoneNumbers, given.PhoneNumbers, given.FaxNumbers, deletes.Phones, deletes.FaxNumbers,
		"contactDetails.", own)
	d.Addresses = replaced(d.Addresses, contactAddresses(given.Addresses, "contactDetails.addresses", own), deletes.Addresses)
	return d
}
