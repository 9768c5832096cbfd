package page

import (
	"strings"

	"github.com/varanto/varanto/internal/site/view"
)

// moreLinks are the links that the channel's action does not lead to.
func moreLinks(ch *view.Channel) []view.Link {
	if (ch.Type == "EChannel" || ch.Type == "WebPage") && len(ch.Links) > 0 {
		return ch.Links[1:]
	}
	return ch.Links
}

// groupAnchor is where a service's channels of one type begin on its page.
func groupAnchor(g view.ChannelGroup) string { return "by-" + g.Type }

// callChargeText says what a call costs; many texts begin with the words that would introduce them.
func (c *Context) callChargeText(ch view.Charge) (label string, infos []view.Text) {
	infos = ch.Infos
	if len(infos) == 0 {
		infos = []view.Text{{Value: c.W.Terms.Charge[ch.Type]}}
	}
	if strings.HasPrefix(strings.ToLower(infos[0].Value), strings.ToLower(c.W.Channel.CallCharge)) {
		return "", infos
	}
	return c.W.Channel.CallCharge + ": ", infos
}

// formLinks splits a form's files into the one to press and the others.
func formLinks(ch *view.Channel) (first *view.Link, others []view.Link) {
	if len(ch.Files) == 0 {
		return nil, nil
	}
	return &ch.Files[0], ch.Files[1:]
}

// addressName names an address; the addresses of a form are where it is sent.
func (c *Context) addressName(a view.Address, channelType string) string {
	if channelType == "PrintableForm" {
		return c.W.Channel.SendTo
	}
	if name := c.W.Terms.Address[a.Type]; name != "" {
		return name
	}
	return c.W.Channel.Address
}
