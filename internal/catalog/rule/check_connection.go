package rule

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

func (c *checker) connection(n *catalog.Connection) {
	c.connectionAlone(n)
	if c.world == nil {
		return
	}
	service, known := c.world.Service(n.ServiceID)
	if !known && n.ServiceID != (catalog.ID{}) {
		c.broken(ConnectionService, "serviceId", n.ServiceID.String())
	}
	c.ends(n, service, known)
}

// connectionAlone checks what a connection holds.
func (c *checker) connectionAlone(n *catalog.Connection) {
	c.connectionTexts(n.Description)
	c.serviceHours(n.ServiceHours)
	c.contactDetails(&n.ContactDetails)
	seen := map[string]bool{}
	for i := range n.ExtraTypes {
		t := &n.ExtraTypes[i]
		c.enterAt("extraTypes", i)
		c.extraType(t, seen[t.Code])
		c.leave()
		seen[t.Code] = true
	}
}

func (c *checker) connectionTexts(texts catalog.TypedTexts) {
	for i := range texts {
		t := &texts[i]
		c.enterAt("description", i)
		c.atMost(maxConnectionText, ConnectionTextLength, "value", t.Language, t.Value)
		c.atLeast("value", t.Type, t.Language, t.Value)
		c.leave()
	}
}

func (c *checker) extraType(t *catalog.ExtraType, twice bool) {
	if t.Type == "" || t.Code == "" || twice {
		c.broken(ConnectionExtraCode, "code", t.Code)
	}
	for i := range t.Description {
		c.enterAt("description", i)
		c.atLeast("value", "", t.Description[i].Language, t.Description[i].Value)
		c.leave()
	}
}

// ends holds a connection against its channel and its service (when that is known).
func (c *checker) ends(n *catalog.Connection, service Service, known bool) {
	c.channelKnown("channelId", n.ChannelID)
	channel, there := c.world.Channel(n.ChannelID)
	if !there {
		return
	}
	id := n.ChannelID.String()
	asti := len(n.ExtraTypes) > 0
	if asti && channel.Type != catalog.ServiceLocation {
		c.broken(ConnectionExtra, "extraTypes", string(channel.Type))
	}
	if (len(n.ServiceHours) > 0 || !n.ContactDetails.IsZero()) && !takesDetails(channel.Type) {
		c.broken(ConnectionDetails, "channelId", string(channel.Type))
	}
	if len(channel.Published) == 0 {
		c.broken(ConnectionPublished, "channelId", id)
	}
	if !known {
		return
	}
	if !asti && !channel.Shared && c.root(channel.Owner) != c.root(service.Owner) {
		c.broken(ConnectionShared, "channelId", id)
	}
	if !slices.ContainsFunc(service.Languages, func(l string) bool { return slices.Contains(channel.Languages, l) }) {
		c.broken(ConnectionLanguage, "channelId", id)
	}
}

func takesDetails(t catalog.ChannelType) bool {
	return t == catalog.ServiceLocation || t == catalog.EChannel || t == catalog.PhoneChannel
}

// root is the main organisation above an organisation, itself when it has no parent.
func (c *checker) root(id catalog.ID) catalog.ID {
	for range maxLevels {
		o, known := c.world.Organization(id)
		if !known || o.Parent == (catalog.ID{}) {
			break
		}
		id = o.Parent
	}
	return id
}
