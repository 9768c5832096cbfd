package page

import (
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// allWays links to all channels of a type of a service.
func (c *Context) allWays(s view.ServicePage, g view.ChannelGroup) templ.SafeURL {
	return c.to(waysOf(s.Paths[c.W.Lang], g.Type))
}

// waysOf is the address of all channels of a type; service is the service's page.
func waysOf(service, typ string) string { return route.With(service, view.FacetChannelType, typ) }

// lowered begins a sentence as if it went on.
func lowered(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:n]) + s[n:]
}
