package embed

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/colour"
	"github.com/varanto/varanto/internal/site/reply"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// Names of the pages for an iframe, in all languages.
const (
	ListFrame    = "palvelut"
	PlaceFrame   = "paikka"
	ServiceFrame = "palvelu"
	SearchFrame  = "haku"
)

// Frame is the address of a page for an iframe, without its parameters. Id is that of a place or service; empty for the
// others.
func Frame(lang, name, id string) string {
	address := "/" + lang + "/" + FrameName + "/" + name
	if id != "" {
		address += "/" + id
	}
	return address
}

// framePolicy is the Content-Security-Policy of the pages that others may frame: styles from here, and nothing else.
const framePolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *"

// visit is one request for a page for an iframe.
type visit struct {
	h    *Handler
	lang string
	w    http.ResponseWriter
	r    *http.Request
	ask  Ask
	look Look
}

// Look is how a part is shown.
type Look struct {
	// Accent is nil for the site's own colour.
	Accent *colour.RGB
	// Theme is light, dark or auto.
	Theme   string
	Compact bool
}

// Themes are what Look.Theme can be.
func Themes() []string { return []string{"light", "dark", "auto"} }

// ReadLook understands what it can; the rest is as if not given.
func ReadLook(v url.Values) Look {
	l := Look{Theme: "light", Compact: v.Get("compact") != "" && v.Get("compact") != "false"}
	if c, ok := colour.Parse(v.Get("accent")); ok {
		l.Accent = &c
	}
	if t := v.Get("theme"); slices.Contains(Themes(), t) {
		l.Theme = t
	}
	return l
}

// frame makes a handler of a function that answers a visit. Its error becomes a page that says what to do.
func (h *Handler) frame(lang string, answer func(*visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", framePolicy)
		head.Del("X-Frame-Options") // it knows no "everybody", and frame-ancestors goes before it
		head.Del("Cross-Origin-Opener-Policy")
		head.Set("Cross-Origin-Resource-Policy", "cross-origin")
		head.Set("X-Robots-Tag", "noindex")
		v := &visit{h: h, lang: lang, w: w, r: r, look: ReadLook(r.URL.Query())}
		a, wrong := h.readAsk(r.URL.Query(), lang)
		v.ask = a
		err := refuseParameters(wrong)
		if err == nil {
			err = answer(v)
		}
		if err != nil {
			v.refuse(err)
		}
	}
}

func (v *visit) words() *words.Words     { return v.h.words[v.lang] }
func (v *visit) sharing() *words.Sharing { return v.h.sharing[v.lang] }

func (v *visit) listFrame() error {
	l, err := v.h.list(v.r.Context(), v.ask)
	if err != nil {
		return err
	}
	return v.respond(http.StatusOK, listPage(v, l))
}

func (v *visit) placeFrame() error {
	id, ok := v.h.find(catalog.KindServiceChannel, v.r.PathValue("id"))
	if !ok {
		return view.ErrNotFound
	}
	p, err := v.h.place(v.r.Context(), v.ask, id)
	if err != nil {
		return err
	}
	return v.respond(http.StatusOK, placePage(v, p))
}

// serviceFrame shows a service as the card of a list, with its ways to use it as cards.
func (v *visit) serviceFrame() error {
	id, ok := v.h.find(catalog.KindService, v.r.PathValue("id"))
	if !ok {
		return view.ErrNotFound
	}
	p, err := v.h.options.Source.Service(v.r.Context(), v.h.reader(v.ask), id)
	if err != nil {
		return err
	}
	i := view.Item{Kind: "Service", Href: p.Paths[v.lang], Name: p.Name, Summary: p.Summary, ChargeType: p.Charge.Type}
	if p.Provider != nil {
		i.Provider = p.Provider.Name
	}
	var ways []Card
	for _, g := range p.Groups {
		for _, c := range g.Channels {
			w := view.Item{Kind: c.Type, Href: c.Href, Name: c.Name, Hours: c.Hours.Standing}
			for _, number := range c.Phones {
				if number.Type != "Sms" && number.Type != "Fax" && number.Call != "" && w.Phone == nil {
					w.Phone = &number
				}
			}
			ways = append(ways, v.h.card(v.ask, w))
		}
	}
	more := v.h.card(v.ask, i)
	return v.respond(http.StatusOK, servicePage(v, more, ways[:min(len(ways), defaultLimit)], v.words().Service.Channels))
}

// searchFrame is a search field, with the results when something was asked.
func (v *visit) searchFrame() error {
	if v.r.URL.Query().Get("kind") == "" {
		v.ask.Kind = KindAll
	}
	if v.ask.Query.Text == "" {
		return v.respond(http.StatusOK, searchPage(v, nil))
	}
	l, err := v.h.list(v.r.Context(), v.ask)
	if err != nil {
		return err
	}
	return v.respond(http.StatusOK, searchPage(v, &l))
}

// refuse shows what went wrong and a link to the site's search, which always helps on.
func (v *visit) refuse(err error) {
	refused := v.h.refusalOf(v.r, err)
	p := v.words().Problem
	heading, help := p.Failed, p.FailedHelp
	switch refused.status {
	case http.StatusNotFound:
		heading, help = p.NotFound, p.NotFoundHelp
	case http.StatusGone:
		heading, help = p.Gone, p.GoneHelp
	case http.StatusBadRequest:
		heading, help = v.sharing().NoneHere, v.sharing().NothingAsked
		if len(refused.errors) > 0 {
			help = fmt.Sprintf(v.sharing().WrongAsk, strings.TrimPrefix(refused.errors[0].Location, "query."))
		}
	}
	if err := v.respond(refused.status, problemPage(v, heading, help)); err != nil {
		http.Error(v.w, heading, refused.status)
	}
}

func (v *visit) respond(status int, c templ.Component) error {
	b := reply.Borrow()
	defer reply.GiveBack(b)
	if err := c.Render(v.r.Context(), b); err != nil {
		return err
	}
	const html = "text/html; charset=utf-8"
	if status != http.StatusOK {
		v.w.Header().Set("Cache-Control", "no-cache")
		reply.AsIs(v.w, v.r, status, html, b.Bytes())
		return nil
	}
	v.w.Header().Set("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
	if !reply.Known(v.w, v.r, reply.TagOf(b.Bytes())) {
		reply.Send(v.w, v.r, status, html, b.Bytes())
	}
	return nil
}

// styleSheet is the address of the frames' style sheet.
func (v *visit) styleSheet() string { return Root + "frame." + v.h.style.hash + ".css" }

// lookSheet is the address of the chosen colour's style sheet; empty for the site's own.
func (v *visit) lookSheet() string {
	accent := cmp.Or(v.look.Accent, v.h.options.Accent)
	if accent == nil {
		return ""
	}
	return Root + "v1/look.css?accent=" + strings.TrimPrefix(accent.String(), "#")
}

// kept are the parameters that the search form in a frame sends along.
func (v *visit) kept() [][2]string {
	var out [][2]string
	for name, values := range v.r.URL.Query() {
		if name == route.TextParameter || !slices.Contains(append(parameters(), "accent", "theme", "compact", route.MunicipalityParameter), name) {
			continue
		}
		for _, value := range values {
			out = append(out, [2]string{name, value})
		}
	}
	slices.SortFunc(out, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return out
}

// out leads to an address that others wrote. Other schemes than http, https, mailto and tel are made harmless.
func out(address string) templ.SafeURL { return templ.URL(address) }

// Shown is the colour that texts have: the accent, or as near to it as can be read on the ground.
func (l Look) Shown() colour.RGB {
	ground := lightGround
	if l.Theme == "dark" {
		ground = darkGround
	}
	return l.Accent.Fit(ground)
}
