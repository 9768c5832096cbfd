package feed

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/record"
)

// bulletin is what both forms for readers of news show.
type bulletin struct {
	title, lang string
	// self is the feed's own address, home the site's.
	self, home string
	updated    time.Time
	entries    []entry
}

// entry is a change in the words of the feed's language.
type entry struct {
	key, title, titleLang, summary, summaryLang string
	author, page, kind, change                  string
	at                                          time.Time
}

// said are the words of the feeds.
type said struct {
	title, added, connected, withdrawn, archived, removed, successor, probably string
}

var words = map[string]said{
	"fi": {"Palvelutietojen muutokset", "päivitetty", "asiointitavat muuttuneet", "poistettu toistaiseksi näkyvistä", "lakannut", "poistettu", "Tilalla", "Tilalla luultavasti"},
	"sv": {"Ändringar i serviceinformationen", "uppdaterad", "ändrade kanaler", "tills vidare inte synlig", "har upphört", "borttagen", "Ersätts av", "Ersätts sannolikt av"},
	"en": {"Changes in service information", "updated", "channels changed", "taken back for now", "has ended", "removed", "Replaced by", "Probably replaced by"},
}

func (s said) of(c Change) string {
	switch c {
	case Published:
		return s.added
	case Connected:
		return s.connected
	case Withdrawn:
		return s.withdrawn
	case Archived:
		return s.archived
	}
	return s.removed
}

// kindName names what changed.
func kindName(n *News, lang string) string {
	if n.Entry != nil {
		for _, list := range []string{"ServiceType", "ServiceChannelType"} {
			if name := codes.TypeName(list, n.Entry.Type).Best(lang); name != "" && n.Kind != catalog.KindOrganization {
				return name
			}
		}
	}
	return codes.KindName(string(n.Kind)).Best(lang)
}

// bulletin gathers what a request for a feed asks for.
func (h *Handler) bulletin(r *http.Request) (*bulletin, *problem) {
	q := readQuery(r, "lang", "municipality", "organization", "serviceClass", "limit")
	base := answer.Base(r, h.o.BaseURL)
	sel := Selection{
		Lang: q.lang(), Base: base, Municipality: q.municipality("municipality"), ServiceClasses: q.classes("serviceClass"),
		Limit: int(q.whole("limit", 1, 2*DefaultLimit, DefaultNews)),
	}
	organizations := q.ids("organization")
	if len(organizations) > 1 {
		q.reject("organization", "A feed takes one organisation; those below it count, too.", organizations[1].String())
	}
	if p := q.problem(); p != nil {
		return nil, p
	}
	if len(organizations) > 0 {
		sel.Organization = organizations[0]
	}
	news, _, at, err := h.o.Changes.Latest(r.Context(), sel)
	if err != nil {
		return nil, h.failure(r.Context(), err)
	}
	w := words[sel.Lang]
	b := &bulletin{
		title: h.title(w, sel), lang: sel.Lang, home: base + "/" + sel.Lang + "/", updated: at,
		self: base + selfPath(r),
	}
	for i := range news {
		b.entries = append(b.entries, newEntry(&news[i], w, sel.Lang, h.o.Name))
	}
	return b, nil
}

// selfPath is the path of the request with its parameters in one order, so that one feed has one address.
func selfPath(r *http.Request) string {
	values := r.URL.Query()
	for name := range values {
		if strings.TrimSpace(values.Get(name)) == "" {
			values.Del(name)
		}
	}
	if len(values) == 0 {
		return r.URL.Path
	}
	return (&url.URL{Path: r.URL.Path, RawQuery: values.Encode()}).String()
}

func (h *Handler) title(w said, sel Selection) string {
	title := record.Line(h.o.Name) + ": " + w.title
	if m, ok := codes.CurrentMunicipality(sel.Municipality); ok {
		title += ", " + m.Best(sel.Lang)
	}
	s := h.o.Changes.catalogue.Snapshot()
	if e, ok := s.Published(catalog.KindOrganization, sel.Organization); ok {
		title += ", " + record.Reader{Snapshot: s, Lang: sel.Lang}.Name(e).Value
	}
	return title
}

func newEntry(n *News, w said, lang, author string) entry {
	kind := kindName(n, lang)
	name := n.Name
	if name == "" {
		name = kind
	}
	e := entry{
		key: "urn:uuid:" + n.Key().String(), title: name + ": " + w.of(n.Change), titleLang: cmp.Or(n.NameLang, lang),
		summary: n.Summary, summaryLang: n.SummaryLang, author: cmp.Or(n.Organization, record.Line(author)), page: n.Page,
		kind: kind, change: string(n.Change), at: n.At,
	}
	if t := n.Tombstone; t != nil && t.Successor != nil {
		says := w.successor
		if t.Successor.Probable {
			says = w.probably
		}
		e.summary, e.summaryLang = says+": "+record.Line(t.Successor.Name), lang
	}
	return e
}
