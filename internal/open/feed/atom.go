package feed

import (
	"bytes"
	"encoding/xml"
	"net/http"
	"time"

	"github.com/varanto/varanto/internal/open/export/record"
)

// atomFeed is a feed of RFC 4287.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Rights  string      `xml:"rights"`
	Author  atomPerson  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomText struct {
	Lang string `xml:"xml:lang,attr,omitempty"`
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      atomText       `xml:"title"`
	Updated    string         `xml:"updated"`
	Author     atomPerson     `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    atomText       `xml:"summary"`
}

// atom answers with the latest changes as Atom.
func (h *Handler) atom(w http.ResponseWriter, r *http.Request) int {
	b, p := h.bulletin(r)
	if p != nil {
		return h.fail(w, r, p)
	}
	feed := atomFeed{
		Lang: b.lang, ID: b.self, Title: b.title, Updated: stamp(b.updated), Rights: record.Licence + " " + record.LicenceURL,
		Author: atomPerson{record.Line(h.o.Name)},
		Links:  []atomLink{{"self", "application/atom+xml", b.self}, {"alternate", "text/html", b.home}},
	}
	for _, e := range b.entries {
		entry := atomEntry{
			ID: e.key, Title: atomText{e.titleLang, "text", e.title}, Updated: stamp(e.at), Author: atomPerson{e.author},
			Categories: []atomCategory{{e.change, ""}, {e.kind, e.kind}}, Summary: atomText{e.summaryLang, "text", e.summary},
		}
		if e.page != "" {
			entry.Links = []atomLink{{"alternate", "text/html", e.page}}
		} else { // removed: RFC 4287, 4.1.1.1, an entry without content needs an alternate link
			entry.Links = []atomLink{{"alternate", "text/html", b.home}}
		}
		feed.Entries = append(feed.Entries, entry)
	}
	out := bytes.NewBufferString(xml.Header)
	if err := xml.NewEncoder(out).Encode(feed); err != nil {
		return h.fail(w, r, h.failure(r.Context(), err))
	}
	return whole(w, r, "application/atom+xml; charset=utf-8", out.Bytes())
}

// stamp is a time of RFC 3339; a feed without any change has one, too.
func stamp(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}
