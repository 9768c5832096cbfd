package jsonld

import (
	"cmp"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/site/prose"
	"github.com/varanto/varanto/internal/site/view"
)

// maxDescription is how many characters of a summary are told.
const maxDescription = 300

// About is what a page knows of itself besides its view.
type About struct {
	// Base is scheme and host without a slash at the end; empty when not configured.
	Base string
	// Site is the name of the whole, Home its front page in the page's language, Lang that language.
	Site, Home, Lang string
	// Address is the page's own, without Base.
	Address string
	// Description is of the page, in short.
	Description string
	// Trail leads here from the front page: the pages between and this one last.
	Trail []view.Link
	// Modified is when the content was last changed; zero when not known.
	Modified time.Time
}

// absolute is an address of this site as the public knows it; addresses of other sites stay as they are.
func (a About) absolute(address string) string {
	if strings.HasPrefix(address, "/") {
		return a.Base + address
	}
	return address
}

// named is the id of something that a page of this site is about.
func (a About) named(address, what string) string { return a.absolute(address) + "#" + what }

func (a About) siteID() string { return a.absolute(a.Home) + "#site" }

// page are the nodes of the page itself; what is the name of the thing that it is about, empty for none.
func (a About) page(typ, name, what string) (webPage, Graph) {
	p := webPage{
		Type: typ, ID: a.absolute(a.Address), URL: a.absolute(a.Address), Name: name, Description: a.Description,
		InLanguage: a.Lang, IsPartOf: &link{a.siteID()},
	}
	if !a.Modified.IsZero() {
		p.DateModified = a.Modified.UTC().Format(time.RFC3339)
	}
	if what != "" {
		p.About = &link{a.named(a.Address, what)}
	}
	if len(a.Trail) == 0 {
		return p, nil
	}
	p.Breadcrumb = &link{a.named(a.Address, "trail")}
	return p, Graph{a.trail()}
}

func (a About) trail() breadcrumbs {
	b := breadcrumbs{Type: "BreadcrumbList", ID: a.named(a.Address, "trail")}
	b.Items = append(b.Items, listItem{"ListItem", 1, a.Site, &link{a.absolute(a.Home)}})
	for _, step := range a.Trail {
		b.Items = append(b.Items, listItem{"ListItem", len(b.Items) + 1, plain(step.Name), &link{a.absolute(step.Href)}})
	}
	return b
}

// plain is a text in one line without PTV's light markup, and not too long.
func plain(t view.Text) string { return prose.Short(t.Undirected(), maxDescription) }

// ptvID says which entity of PTV something is; nil for none.
func ptvID(id string) *propertyValue {
	if id == "" {
		return nil
	}
	return &propertyValue{"PropertyValue", "PTV", id}
}

// web are the addresses of the web among links.
func web(links []view.Link) []string {
	var out []string
	for _, l := range links {
		if strings.HasPrefix(l.Href, "https://") || strings.HasPrefix(l.Href, "http://") {
			out = append(out, l.Href)
		}
	}
	return out
}

func firstWeb(links ...[]view.Link) string {
	for _, list := range links {
		if found := web(list); len(found) > 0 {
			return found[0]
		}
	}
	return ""
}

// description is a summary or, where there is none, the beginning of a description.
func description(summary view.Text, more []view.Text) string {
	first := ""
	if len(more) > 0 {
		first = plain(more[0])
	}
	return cmp.Or(plain(summary), first)
}
