package embed

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// Card sizes of oEmbed, in pixels.
const (
	oembedWidth  = 600
	placeHeight  = 420
	searchHeight = 560
)

// oembed is an answer of oEmbed 1.0 (https://oembed.com, 2.3.4) of the type rich.
type oembed struct {
	XMLName      xml.Name `json:"-" xml:"oembed"`
	Version      string   `json:"version" xml:"version"`
	Type         string   `json:"type" xml:"type"`
	Title        string   `json:"title" xml:"title"`
	AuthorName   string   `json:"author_name,omitempty" xml:"author_name,omitempty"`
	AuthorURL    string   `json:"author_url,omitempty" xml:"author_url,omitempty"`
	ProviderName string   `json:"provider_name" xml:"provider_name"`
	ProviderURL  string   `json:"provider_url" xml:"provider_url"`
	CacheAge     int      `json:"cache_age" xml:"cache_age"` // seconds
	HTML         string   `json:"html" xml:"html"`
	Width        int      `json:"width" xml:"width"`
	Height       int      `json:"height" xml:"height"`
}

// Discovery are the addresses at which oEmbed tells of a page of this site, for the heads of pages. Base and page make
// the page's whole address together.
func Discovery(base, page string) (asJSON, asXML string) {
	at := base + OEmbed + "?url=" + url.QueryEscape(base+page)
	return at + "&format=json", at + "&format=xml"
}

// serveOEmbed answers in JSON or XML; other formats are not implemented (501), as the standard has it.
func (h *Handler) serveOEmbed(w http.ResponseWriter, r *http.Request) {
	format := r.URL.Query().Get("format")
	switch format {
	case "", "json":
		h.serveJSON(func(r *http.Request) (any, error) { return h.oembed(r) })(w, r)
	case "xml":
		h.serveXML(w, r)
	default:
		h.serveJSON(func(*http.Request) (any, error) {
			return nil, &refusal{status: http.StatusNotImplemented, detail: "query.format: The value must be json or xml."}
		})(w, r)
	}
}

func (h *Handler) serveXML(w http.ResponseWriter, r *http.Request) {
	answer, err := h.oembed(r)
	var body []byte
	if err == nil {
		body, err = xml.Marshal(answer)
	}
	if err != nil {
		h.serveJSON(func(*http.Request) (any, error) { return nil, err })(w, r)
		return
	}
	share(w.Header())
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	w.Write(bytes.Join([][]byte{[]byte(xml.Header), body}, nil)) //nolint:errcheck // the reader has gone
}

func (h *Handler) oembed(r *http.Request) (oembed, error) {
	v := r.URL.Query()
	width, wrong := bound(v, "maxwidth", oembedWidth, nil)
	height, wrong := bound(v, "maxheight", searchHeight, wrong)
	given := v.Get("url")
	if given == "" {
		wrong = append(wrong, parameterError{"query.url", "The value must be the address of a page of this site: a service, a place, an organisation, a collection or a search.", ""})
	}
	if err := refuseParameters(wrong); err != nil {
		return oembed{}, err
	}
	p, err := h.parsePage(r, given)
	if err != nil {
		return oembed{}, err
	}
	origin := h.origin(r)
	o := oembed{
		Version: "1.0", Type: "rich", ProviderName: h.options.Name, ProviderURL: origin + route.Home(p.lang), CacheAge: 86400,
		Width: width, Height: min(height, placeHeight),
	}
	frame, err := h.describe(r.Context(), p, &o)
	if errors.Is(err, view.ErrGone) {
		return oembed{}, &refusal{status: http.StatusGone, detail: "The entry has been archived or withdrawn. Its page says what there is instead: " + origin + p.path}
	}
	if err != nil {
		return oembed{}, err
	}
	o.Title, o.AuthorName = view.Undirected(o.Title), view.Undirected(o.AuthorName)
	if p.name == SearchFrame || p.name == ListFrame {
		o.Height = height
	}
	if o.AuthorURL != "" {
		o.AuthorURL = origin + o.AuthorURL
	}
	o.HTML = IFrame(origin+frame, o.Title, strconv.Itoa(o.Width), o.Height)
	return o, nil
}

// frameMay is what a frame is allowed on another site: to send its own form, and to lead the whole window on when a reader
// follows a link. It has no scripts.
const frameMay = "allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"

// IFrame is the tag that shows a page for an iframe. Width is pixels or a percentage.
func IFrame(address, title, width string, height int) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%s" height="%d" loading="lazy" sandbox="%s" referrerpolicy="strict-origin-when-cross-origin"></iframe>`,
		html.EscapeString(address), html.EscapeString(view.Undirected(title)), html.EscapeString(width), height, frameMay)
}

func bound(v url.Values, name string, usual int, wrong []parameterError) (int, []parameterError) {
	given := v.Get(name)
	if given == "" {
		return usual, wrong
	}
	n, err := strconv.Atoi(given)
	if err != nil || n < 1 {
		return usual, append(wrong, parameterError{"query." + name, "The value must be a number of pixels.", shorten(given)})
	}
	return min(max(n, 1), usual), wrong
}

// known is a page of this site that can be shown elsewhere.
type known struct {
	lang, name, part, path string
	// of is whose services a list shows: an organisation's or a collection's.
	of    catalog.Kind
	query url.Values
}

// parsePage reads the address of a page of this site.
func (h *Handler) parsePage(r *http.Request, given string) (known, error) {
	not := &refusal{status: http.StatusNotFound, detail: "query.url: Only services, places, other channels, organisations, service collections and searches of this site can be embedded."}
	u, err := url.Parse(strings.TrimSpace(given))
	if err != nil {
		return known{}, not
	}
	if u.Host != "" {
		here, err := url.Parse(h.origin(r))
		if err != nil || !strings.EqualFold(here.Host, u.Host) {
			return known{}, not
		}
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) < 2 || !slices.Contains(words.Codes(), parts[0]) {
		return known{}, not
	}
	k := known{lang: parts[0], path: u.EscapedPath(), query: u.Query()}
	switch {
	case len(parts) == 2 && parts[1] == route.SearchName(parts[0]):
		k.name = SearchFrame
	case len(parts) == 3 && slices.Contains(route.ServicePage.Words(), parts[1]):
		k.name, k.part = ServiceFrame, parts[2]
	case len(parts) == 3 && slices.Contains(append(route.PlacePage.Words(), route.ChannelPage.Words()...), parts[1]):
		k.name, k.part = PlaceFrame, parts[2]
	case len(parts) == 3 && slices.Contains(route.OrganizationPage.Words(), parts[1]):
		k.name, k.of, k.part = ListFrame, catalog.KindOrganization, parts[2]
	case len(parts) == 3 && slices.Contains(route.CollectionPage.Words(), parts[1]):
		k.name, k.of, k.part = ListFrame, catalog.KindServiceCollection, parts[2]
	default:
		return known{}, not
	}
	return k, nil
}

// describe fills in what the page is about and returns the address of its frame.
func (h *Handler) describe(ctx context.Context, p known, o *oembed) (string, error) {
	a, _ := h.readAsk(p.query, p.lang) // what is wrong in a page's address is left out there, too
	byline := func(l *view.Link) {
		if l != nil {
			o.AuthorName, o.AuthorURL = l.Name.Value, l.Href
		}
	}
	switch p.name {
	case ServiceFrame:
		id, ok := h.find(catalog.KindService, p.part)
		if !ok {
			return "", view.ErrNotFound
		}
		s, err := h.options.Source.Service(ctx, h.reader(a), id)
		if err != nil {
			return "", err
		}
		o.Title = s.Name.Value
		byline(s.Provider)
		return Frame(p.lang, ServiceFrame, id.String()), nil
	case PlaceFrame:
		id, ok := h.find(catalog.KindServiceChannel, p.part)
		if !ok {
			return "", view.ErrNotFound
		}
		c, err := h.options.Source.Channel(ctx, h.reader(a), id)
		if err != nil {
			return "", err
		}
		o.Title = c.Name.Value
		byline(c.Provider)
		return Frame(p.lang, PlaceFrame, id.String()), nil
	case ListFrame:
		return h.describeList(ctx, p, a, o)
	}
	o.Title = h.words[p.lang].Search.Title
	if a.Query.Text != "" {
		o.Title = fmt.Sprintf(h.words[p.lang].Search.TitleFor, a.Query.Text)
	}
	a.Kind = kindOf(p.query[view.FacetType])
	if a.Query.Text == "" && !a.Blank() { // the frame of a search shows nothing before words are typed
		o.Title = h.sharing[p.lang].ListTitle[a.Kind]
		return withQuery(Frame(a.Lang, ListFrame, ""), a.Values()), nil
	}
	return SearchAddress(a), nil
}

// describeList fills in whose services are listed and returns the address of the list.
func (h *Handler) describeList(ctx context.Context, p known, a Ask, o *oembed) (string, error) {
	id, ok := h.find(p.of, p.part)
	if !ok {
		return "", view.ErrNotFound
	}
	list := Ask{Lang: p.lang, Limit: defaultLimit, Kind: KindServices, Query: view.Query{Page: 1, Municipality: a.Query.Municipality}}
	if p.of == catalog.KindServiceCollection {
		c, err := h.options.Source.Collection(ctx, h.reader(a), id)
		if err != nil {
			return "", err
		}
		if o.Title = c.Name.Value; c.Provider != nil {
			o.AuthorName, o.AuthorURL = c.Provider.Name.Value, c.Provider.Href
		}
		list.Collection, list.Kind = id.String(), KindAll
		return withQuery(Frame(p.lang, ListFrame, ""), list.Values()), nil
	}
	page, err := h.options.Source.Organization(ctx, h.reader(a), id, 1)
	if err != nil {
		return "", err
	}
	o.Title = page.Name.Value
	o.AuthorName, o.AuthorURL = page.Name.Value, page.Paths[p.lang]
	list.Query = list.Query.With(view.Filter{Facet: view.FacetOrganization, Value: id.String()})
	return withQuery(Frame(p.lang, ListFrame, ""), list.Values()), nil
}

// kindOf is the kind of list that shows what a search for types finds; services and places when others are among them, too.
func kindOf(types []string) string {
	services, places, others := 0, 0, 0
	for _, t := range split(types) {
		switch {
		case slices.Contains(typesOf(KindServices), t):
			services++
		case slices.Contains(typesOf(KindPlaces), t):
			places++
		default:
			others++
		}
	}
	switch {
	case others == 0 && places == 0 && services > 0:
		return KindServices
	case others == 0 && services == 0 && places > 0:
		return KindPlaces
	}
	return KindAll
}

// SearchAddress is the frame with a search field that shows an ask's results.
func SearchAddress(a Ask) string {
	v := a.Values()
	if v.Set("kind", a.Kind); a.Kind == KindAll { // which a search shows anyway
		v.Del("kind")
	}
	v.Del("limit")
	return withQuery(Frame(a.Lang, SearchFrame, ""), v)
}
