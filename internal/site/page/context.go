// Package page holds the templ components of the public pages. They lay out what package view holds with the words of
// package words and know no data. Components are small and named for what they show, so that pages to come can use them.
package page

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// Context is what every page needs besides its own view.
type Context struct {
	W *words.Words
	// Site is the name of the whole.
	Site               string
	Title, Description string
	// Provider is who answers for what the page is about; empty when not known.
	Provider string
	// Canonical is the address that search engines shall know the page by; Base is scheme and host,
	// empty when the request was sent to a host that can be none.
	Canonical, Base string
	// Alternates are this page in all languages, the present one included.
	Alternates []Alternate
	// WrittenIn are the content languages of what the page shows; nil when the page is in its own language throughout.
	WrittenIn []string
	// Structured is what machines are told, as package jsonld embeds it; empty for nothing.
	Structured string
	// Embeddable tells that oEmbed knows the page.
	Embeddable bool
	// NoIndex keeps search engines from listing the page.
	NoIndex bool
	// Query is what the search form shows.
	Query          view.Query
	Municipalities []view.Municipality
	// Remembered is the code of the municipality that the reader's device remembers; empty mostly.
	Remembered string
	// Theme and Logo are the addresses of the site's own look, empty for Varanto's; Mark is that of the site's icon.
	Theme, Logo, Mark string
	// Here is the address of this page without a municipality, for coming back.
	Here string
	// ReadPlace is the code of a municipality that was read out of the words; empty when there is none.
	ReadPlace string
	// Unread is what of the address was left out; the frame says so, unless the page does (SaysUnread).
	Unread     Unread
	SaysUnread bool
	// Operator runs the site; Feedback tells that readers can say what they think.
	Operator Operator
	Feedback bool
	// LogIn is where editors log in; empty when there is no such place.
	LogIn string
	// Feed and FeedJSON are the addresses of the page's news as Atom and as JSON Feed; empty when there are none.
	Feed, FeedJSON string
	// Now is the moment that the page is made for.
	Now time.Time
	// Asset gives the address of a built file.
	Asset func(name string) string
	Map   Map
}

// Unread is what of an address could not be understood: parameters with their values, and words.
type Unread struct {
	Filters         []view.Filter
	TooLong, NoText bool
}

// Empty tells that everything was understood.
func (u Unread) Empty() bool { return len(u.Filters) == 0 && !u.TooLong && !u.NoText }

// Alternate is the page in a language. Href takes the chosen municipality along; Right is the address without it.
type Alternate struct{ Lang, Name, Href, Right string }

// to links to an address of this site and takes the chosen municipality along.
func (c *Context) to(address string) templ.SafeURL {
	return c.in(c.Query.Municipality, address)
}

// toItem links to something found; a municipality that was named among the words goes along, too.
func (c *Context) toItem(address string) templ.SafeURL {
	return c.in(cmp.Or(c.Query.Municipality, c.ReadPlace), address)
}

// everywhere links to an address of this site for the whole country.
func (c *Context) everywhere(address string) templ.SafeURL { return c.in("", address) }

// find links to the answer of a query exactly as it stands.
func (c *Context) find(q view.Query) templ.SafeURL {
	return c.in(q.Municipality, route.Search(c.W.Lang, q))
}

// onMap links to the map of a query exactly as it stands.
func (c *Context) onMap(q view.Query) templ.SafeURL {
	return c.in(q.Municipality, route.Map(c.W.Lang, q))
}

// in links to an address of this site for a municipality, or openly for none.
func (c *Context) in(municipality, address string) templ.SafeURL {
	return templ.SafeURL(route.For(address, municipality, c.Remembered != ""))
}

// Places is what the pages say about municipalities and maps.
func (c *Context) Places() *words.Places { return words.PlacesFor(c.W.Lang) }

// out links to another site. Schemes by which a browser would run something are made harmless.
func out(address string) templ.SafeURL { return templ.URL(address) }

func (c *Context) municipality() string { return c.municipalityName(c.Query.Municipality) }

func (c *Context) municipalityName(code string) string {
	for _, m := range c.Municipalities {
		if m.Code == code {
			return m.Name
		}
	}
	return ""
}

// onlyIn is empty when there are texts in the page's language.
func (c *Context) onlyIn(writtenIn []string) string {
	if slices.Contains(writtenIn, c.W.Lang) {
		return ""
	}
	return c.W.OnlyIn(writtenIn)
}

func (c *Context) say(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// reach says in words how near to the chosen municipality something is offered.
func (c *Context) reach(name string) string {
	switch name {
	case "Local":
		if m := c.municipalityName(cmp.Or(c.Query.Municipality, c.ReadPlace)); m != "" {
			return c.say(c.W.Search.ReachLocal, m)
		}
	case "Regional":
		return c.W.Search.ReachRegional
	case "Nationwide":
		return c.W.Search.ReachNationwide
	}
	return ""
}

// counted is a heading with the number of what stands under it.
func (c *Context) counted(heading string, n int) string {
	if n == 0 {
		return heading
	}
	return heading + " (" + c.W.Number(n) + ")"
}
