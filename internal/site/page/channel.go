package page

import "github.com/varanto/varanto/internal/site/view"

// moreLinks are the links that the channel's action does not lead to.
func moreLinks(ch view.Channel) []view.Link {
	if (ch.Type == "EChannel" || ch.Type == "WebPage") && len(ch.Links) > 0 {
		return ch.Links[1:]
	}
	return ch.Links
}

// addressName names an address; the addresses of a form are where it is sent.
func (c Context) addressName(a view.Address, channelType string) string {
	if channelType == "PrintableForm" {
		return c.W.Channel.SendTo
	}
	if name := c.W.Terms.Address[a.Type]; name != "" {
		return name
	}
	return c.W.Channel.Address
}
