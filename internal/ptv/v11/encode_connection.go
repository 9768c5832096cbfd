package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// serviceConnections writes the published channels of a service.
func (e *encoder) serviceConnections(service catalog.ID) {
	e.key("serviceChannels")
	e.raw("[")
	for _, c := range e.serviceLinks(service) {
		e.connection("serviceChannel", catalog.KindServiceChannel, c.ChannelID, c)
	}
	e.raw("]")
}

// channelConnections writes the published services of a channel.
func (e *encoder) channelConnections(channel catalog.ID) {
	e.key("services")
	e.raw("[")
	for _, c := range e.channelLinks(channel) {
		e.connection("service", catalog.KindService, c.ServiceID, c)
	}
	e.raw("]")
}

// connection writes one connection, with the item of its other end under that member.
func (e *encoder) connection(member string, kind catalog.Kind, other catalog.ID, c *catalog.Connection) {
	name, ok := e.name(kind, other)
	if !ok {
		return
	}
	e.element()
	e.raw("{")
	e.item(member, other, name)
	e.text("serviceChargeType", string(c.ServiceChargeType))
	e.descriptions("description", c.Description)
	writeList(&e.jsonWriter, "extraTypes", c.ExtraTypes, writeObject(func(w *jsonWriter, t *catalog.ExtraType) {
		w.text("type", t.Type)
		w.text("code", t.Code)
		w.texts("name", t.Name)
		w.texts("description", t.Description)
	}))
	e.serviceHours(c.ServiceHours)
	e.contactDetails(&c.ContactDetails)
	e.codes("digitalAuthorizations", fintoItem, codes.DigitalAuthorizations(), c.DigitalAuthorizations)
	e.modified(c.Modified)
	e.raw("}")
}

// collectionsOf writes the published collections that hold an entity, as {id, name}.
func (e *encoder) collectionsOf(kind catalog.Kind, id catalog.ID) {
	e.key("serviceCollections")
	e.raw("[")
	for _, c := range e.s.CollectionsOf(kind, id) {
		e.element()
		e.raw("{")
		e.id("id", c.ID)
		e.key("name")
		e.raw("[")
		for _, t := range c.Names {
			e.element()
			e.raw("{")
			e.text("value", t.Value)
			e.text("language", t.Language)
			e.raw("}")
		}
		e.raw("]}")
	}
	e.raw("]")
}
