package selftest

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// checkAtom holds the feed against RFC 4287: its grammar (atom.go), ids that come once, an author of each entry, a link to
// itself and to each entry's page.
func checkAtom(a *asker) finding {
	b, err := a.get(a.with("/open/v1/changes.atom"), "application/atom+xml")
	if err != nil {
		return failed(err)
	}
	problems, entries := readAtom(b)
	return finding{problems: problems, checked: entries, of: entries}
}

func readAtom(b []byte) (problems []string, entries int) {
	var feed element
	if err := xml.Unmarshal(b, &feed); err != nil {
		return []string{err.Error()}, 0
	}
	if feed.XMLName != (xml.Name{Space: atomSpace, Local: "feed"}) {
		return []string{fmt.Sprintf("the document is no feed but %v", feed.XMLName)}, 0
	}
	problems = atomProblems(&feed, "feed")
	leads := func(e *element, rel string) bool {
		return slices.ContainsFunc(e.all("link"), func(l *element) bool { return l.attr("rel") == rel && isAddress(l.attr("href")) })
	}
	if !leads(&feed, "self") {
		problems = append(problems, "the feed has no link to itself")
	}
	seen := map[string]bool{}
	for _, e := range feed.all("entry") {
		id := e.text("id")
		if seen[id] {
			problems = append(problems, fmt.Sprintf("the id %q comes twice", id))
		}
		seen[id] = true
		if e.text("title") == "" || len(e.all("author"))+len(feed.all("author")) == 0 || !leads(e, "alternate") {
			problems = append(problems, fmt.Sprintf("%s lacks a title, an author or a page", id))
		}
	}
	return problems, len(seen)
}

// Schemas, written from their standards, of forms that have no official one. feedOfJSON is what JSON Feed 1.1 says of a feed's
// and an item's members: their types, and which must be there. card is what oEmbed 1.0 (2.3.4) says of an answer of the type
// rich.
const (
	feedOfJSON = `{"type":"object","required":["version","title","items"],"properties":{
		"version":{"const":"https://jsonfeed.org/version/1.1"},"title":{"type":"string"},"home_page_url":{"$ref":"#/$defs/web"},
		"feed_url":{"$ref":"#/$defs/web"},"description":{"type":"string"},"user_comment":{"type":"string"},"next_url":{"$ref":"#/$defs/web"},
		"icon":{"$ref":"#/$defs/web"},"favicon":{"$ref":"#/$defs/web"},"authors":{"$ref":"#/$defs/authors"},"language":{"type":"string"},
		"expired":{"type":"boolean"},"hubs":{"type":"array"},"items":{"type":"array","items":{"$ref":"#/$defs/item"}}},
		"patternProperties":{"^_":{"type":"object"}},"additionalProperties":false,
		"$defs":{"web":{"type":"string"},
		"authors":{"type":"array","items":{"type":"object","minProperties":1,"additionalProperties":false,
			"properties":{"name":{"type":"string"},"url":{"$ref":"#/$defs/web"},"avatar":{"$ref":"#/$defs/web"}}}},
		"item":{"type":"object","required":["id"],"anyOf":[{"required":["content_text"]},{"required":["content_html"]}],"properties":{
			"id":{"type":"string"},"url":{"$ref":"#/$defs/web"},"external_url":{"$ref":"#/$defs/web"},"title":{"type":"string"},
			"content_html":{"type":"string"},"content_text":{"type":"string"},"summary":{"type":"string"},"image":{"$ref":"#/$defs/web"},
			"banner_image":{"$ref":"#/$defs/web"},"date_published":{"type":"string"},"date_modified":{"type":"string"},
			"authors":{"$ref":"#/$defs/authors"},"tags":{"type":"array","items":{"type":"string"}},"language":{"type":"string"},"attachments":{"type":"array"}},
			"patternProperties":{"^_":{"type":"object"}},"additionalProperties":false}}}`
	card = `{"type":"object","required":["type","version","html","width","height"],"properties":{
		"type":{"const":"rich"},"version":{"const":"1.0"},"title":{"type":"string"},"author_name":{"type":"string"},"author_url":{"type":"string"},
		"provider_name":{"type":"string"},"provider_url":{"type":"string"},"cache_age":{"type":"integer","minimum":0},
		"thumbnail_url":{"type":"string"},"thumbnail_width":{"type":"integer"},"thumbnail_height":{"type":"integer"},
		"html":{"type":"string"},"width":{"type":"integer","minimum":1},"height":{"type":"integer","minimum":1}},
		"dependentRequired":{"thumbnail_url":["thumbnail_width","thumbnail_height"]}}`
)

// checkJSONFeed checks what JSON Feed 1.1 says, and that ids come once and times are times.
func checkJSONFeed(a *asker) finding {
	d, err := describedBy([]byte(feedOfJSON), false)
	if err != nil {
		return failed(err)
	}
	var f finding
	path := a.with("/open/v1/changes.json")
	b := f.holdAs(a, path, "application/feed+json", d, whole)
	var feed struct {
		Title string
		Items []struct {
			ID       string
			Content  string `json:"content_text"`
			Modified string `json:"date_modified"`
			URL      string
		}
	}
	if json.Unmarshal(b, &feed) != nil {
		return f // holdAs has told why
	}
	f.checked, f.of = len(feed.Items), len(feed.Items)
	if feed.Title == "" {
		f.problems = append(f.problems, "the feed has no title")
	}
	seen := map[string]bool{}
	for _, i := range feed.Items {
		if i.ID == "" || seen[i.ID] || i.Content == "" || !isTime(i.Modified) || i.URL != "" && !isAddress(i.URL) {
			f.problems = append(f.problems, fmt.Sprintf("the item %q lacks an id of its own, a text, a time or an address", i.ID))
		}
		seen[i.ID] = true
	}
	return f
}

// checkOEmbed asks for some services' cards.
func checkOEmbed(a *asker) finding {
	d, err := describedBy([]byte(card), false)
	if err != nil {
		return failed(err)
	}
	list, of := sample(published(a.reader, catalog.KindService), a.reader.Seq)
	list = list[:min(len(list), 10)]
	f := finding{checked: len(list), of: of}
	plain := a.reader
	plain.Base = ""
	for _, e := range list {
		path := "/oembed?url=" + url.QueryEscape(plain.Page(e))
		f.path = cmp.Or(f.path, path)
		f.hold(a, path, d, whole)
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
