package selftest

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// checkAtom checks what RFC 4287 demands of a feed and of its entries (4.1.1, 4.1.2).
func checkAtom(a *asker) finding {
	b, err := a.get(a.with("/open/v1/changes.atom"), "application/atom+xml")
	if err != nil {
		return failed(err)
	}
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	var feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Links   []link   `xml:"link"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Author  struct {
				Name string `xml:"name"`
			} `xml:"author"`
			Links []link `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(b, &feed); err != nil {
		return failed(err)
	}
	f := finding{checked: len(feed.Entries), of: len(feed.Entries)}
	tell := func(format string, v ...any) { f.problems = append(f.problems, fmt.Sprintf(format, v...)) }
	leads := func(list []link, rel string) bool {
		return slices.ContainsFunc(list, func(l link) bool { return l.Rel == rel && isAddress(l.Href) })
	}
	if !isAddress(feed.ID) || feed.Title == "" || !isTime(feed.Updated) || !leads(feed.Links, "self") {
		tell("the feed lacks an id, a title, a time or a link to itself")
	}
	seen := map[string]bool{}
	for _, e := range feed.Entries {
		switch {
		case !isAddress(e.ID), seen[e.ID]:
			tell("the id %q is none or comes twice", e.ID)
		case e.Title == "", !isTime(e.Updated), e.Author.Name == "", !leads(e.Links, "alternate"):
			tell("%s lacks a title, a time, an author or a page", e.ID)
		}
		seen[e.ID] = true
	}
	return f
}

// checkJSONFeed checks what JSON Feed 1.1 demands.
func checkJSONFeed(a *asker) finding {
	var feed struct {
		Version, Title string
		Items          *[]struct {
			ID       string
			Content  string `json:"content_text"`
			Modified string `json:"date_modified"`
			URL      string
		}
	}
	if err := a.object(a.with("/open/v1/changes.json"), "application/feed+json", &feed); err != nil {
		return failed(err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title == "" || feed.Items == nil {
		return failed(fmt.Errorf("the feed lacks its version, its title or its items"))
	}
	f := finding{checked: len(*feed.Items), of: len(*feed.Items)}
	seen := map[string]bool{}
	for _, i := range *feed.Items {
		if i.ID == "" || seen[i.ID] || i.Content == "" || !isTime(i.Modified) || i.URL != "" && !isAddress(i.URL) {
			f.problems = append(f.problems, fmt.Sprintf("the item %q lacks an id of its own, a text, a time or an address", i.ID))
		}
		seen[i.ID] = true
	}
	return f
}

// checkOEmbed asks for some services' cards.
func checkOEmbed(a *asker) finding {
	list, of := sample(published(a.reader, catalog.KindService), a.reader.Seq)
	list = list[:min(len(list), 10)]
	f := finding{checked: len(list), of: of}
	plain := a.reader
	plain.Base = ""
	for _, e := range list {
		var card struct {
			Version, Type, HTML string
			Width, Height       int
		}
		path := "/oembed?url=" + url.QueryEscape(plain.Page(e))
		f.path = cmp.Or(f.path, path)
		if err := a.object(path, jsonType, &card); err != nil {
			f.problems = append(f.problems, err.Error())
			continue
		}
		if card.Version != "1.0" || card.Type != "rich" || card.HTML == "" || card.Width <= 0 || card.Height <= 0 {
			f.problems = append(f.problems, e.ID.String()+": the card lacks what rich ones must have")
		}
	}
	return f
}

func isTime(s string) bool {
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}

// isAddress tells an absolute IRI, such as an id must be.
func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.IsAbs()
}
