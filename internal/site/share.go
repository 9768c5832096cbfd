package site

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/site/embed"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// embedded makes what is shown on other sites and sends its addresses there.
func (s *Site) embedded() error {
	h, err := embed.New(embed.Options{
		Source: s.options.Source, Assets: s.options.Assets, Name: s.options.Name, BaseURL: s.options.BaseURL,
		RouteTo: s.options.Map.RouteTo, Accent: s.options.accent(), Log: s.options.Log, Now: s.options.Now,
	})
	if err != nil {
		return err
	}
	for _, pattern := range embed.Patterns() {
		s.mux.Handle(pattern, h)
	}
	for _, lang := range words.Codes() {
		for _, other := range words.Codes() {
			if other != lang {
				s.mux.HandleFunc("GET /"+lang+"/"+route.ShareName(other), s.moved(route.Share(lang)))
			}
		}
		s.mux.HandleFunc("GET "+route.Share(lang), s.page(lang, s.share(h)))
	}
	return nil
}

// maxPlaces is how many of a name are offered.
const maxPlaces = 10

// share is the page on which parts of the site are made for other sites. All that was chosen is in its address.
func (s *Site) share(h *embed.Handler) func(*visit) error {
	return func(v *visit) error {
		values := v.r.URL.Query()
		p, part := v.shared(h, values)
		if p.Found() {
			if err := v.shareFound(&p, &part, values); err != nil {
				return err
			}
		}
		if part.Title != "" {
			snippets := part.Snippets(s.base(v.r))
			p.Snippets = &snippets
		}
		c := v.context(func(lang string) string { return withValues(route.Share(lang), values) })
		c.Title, c.Description = v.words().Widgets.Title, v.words().Widgets.Lead
		c.Canonical = route.Share(v.lang)
		c.NoIndex = len(values) > 0
		// The preview is a frame with a page of this site.
		v.w.Header().Set("Content-Security-Policy", s.policy+"; frame-src 'self'")
		return s.respond(v.w, v.r, http.StatusOK, page.Share(c, p))
	}
}

func withValues(address string, values url.Values) string {
	kept := url.Values{}
	for name, list := range values {
		if name != route.MunicipalityParameter { // the frame of the page adds it
			kept[name] = list
		}
	}
	if len(kept) == 0 {
		return address
	}
	return address + "?" + kept.Encode()
}

// shared reads what was chosen. The part has a title as soon as there is something to show.
func (v *visit) shared(h *embed.Handler, values url.Values) (view.SharePage, embed.Part) {
	lang := v.lang
	if l := values.Get("in"); v.site.words[l] != nil {
		lang = l
	}
	a, leftOut := h.ReadAsk(values, lang)
	look := embed.ReadLook(values)
	if own := v.site.options.accent(); look.Accent == nil && own != nil {
		look.Accent = own
	}
	part := embed.Part{
		What: oneOf(values.Get("what"), view.ShareServices, view.ShareOrganization, view.ShareCollection, view.SharePlace, view.ShareSearch), Ask: a, Look: look,
		Here: values.Get("results") != "site", OwnFont: values.Get("font") == "own",
	}
	p := view.SharePage{
		What: part.What, Municipality: a.Query.Municipality, Kind: a.Kind, Text: a.Query.Text, Limit: a.Limit,
		OpenNow: a.Query.Value(view.FacetOpen) != "", ResultsIn: oneOf(values.Get("results"), "here", "site"),
		Find: v.text(values.Get("find")), Language: lang, Accent: embed.DefaultAccent, Theme: look.Theme,
		Font: oneOf(values.Get("font"), "inherit", "own"), Compact: look.Compact, LeftOut: leftOut,
		Themes:       v.themeChoices(a),
		TargetGroups: choices(codes.TargetGroups(), v.lang, a.Query.Value(view.FacetTargetGroup)),
		LifeEvents:   choices(codes.LifeEvents(), v.lang, a.Query.Value(view.FacetLifeEvent)),
	}
	if look.Accent != nil {
		p.Accent = look.Accent.String()
		if shown := look.Shown(); shown != *look.Accent {
			p.Mended = shown.String()
		}
	}
	switch {
	case p.What == view.ShareSearch:
		part.Title = v.site.words[lang].Search.Title
	case p.What == view.ShareServices && !a.Blank():
		part.Title = v.listTitle(part, lang)
	}
	return p, part
}

// oneOf is the value when it is one of the known ones, else the first of these.
func oneOf(value string, known ...string) string {
	for _, k := range known {
		if value == k {
			return k
		}
	}
	return known[0]
}

// listTitle names a list after what it shows.
func (v *visit) listTitle(p embed.Part, lang string) string {
	parts := []string{v.site.words[lang].Widgets.ListTitle[p.Ask.Kind]}
	for _, c := range v.site.options.Source.Themes(view.Reader{Lang: lang, Now: v.site.options.Now()}) {
		if c.Code == p.Ask.Query.Value(view.FacetServiceClass) {
			parts = append(parts, c.Name.Value)
		}
	}
	if p.Ask.Query.Text != "" {
		parts = append(parts, p.Ask.Query.Text)
	}
	for _, m := range v.site.municipalities[lang] {
		if m.Code == p.Ask.Query.Municipality {
			parts = append(parts, m.Name)
		}
	}
	return strings.Join(parts, ", ")
}

func (v *visit) themeChoices(a embed.Ask) []view.ShareChoice {
	var out []view.ShareChoice
	for _, t := range v.site.options.Source.Themes(view.Reader{Lang: v.lang, Municipality: a.Query.Municipality, Now: v.site.options.Now()}) {
		out = append(out, view.ShareChoice{Value: t.Code, Name: t.Name, Chosen: t.Code == a.Query.Value(view.FacetServiceClass)})
	}
	return out
}

// choices are the main classes of a classification.
func choices(list *codes.Classification, lang, chosen string) []view.ShareChoice {
	var out []view.ShareChoice
	for _, c := range list.Top() {
		name := view.Text{Value: c.In(lang)}
		if name.Empty() {
			name = view.In(c.FI, "fi", lang)
		}
		out = append(out, view.ShareChoice{Value: c.Code, Name: name, Chosen: c.Code == chosen})
	}
	return out
}

// shareable is a kind of what can be found to be shared: how searches call it and how one is read.
type shareable struct {
	kind  catalog.Kind
	facet string
	read  func(v *visit, r view.Reader, id catalog.ID) (name, note view.Text, paths view.Paths, err error)
}

var shareables = map[string]shareable{
	view.SharePlace: {catalog.KindServiceChannel, string(catalog.ServiceLocation), func(v *visit, r view.Reader, id catalog.ID) (name, note view.Text, paths view.Paths, err error) {
		c, err := v.site.options.Source.Channel(v.r.Context(), r, id)
		return c.Name, firstLine(c.Addresses), c.Paths, err
	}},
	view.ShareOrganization: {catalog.KindOrganization, string(catalog.KindOrganization), func(v *visit, r view.Reader, id catalog.ID) (name, note view.Text, paths view.Paths, err error) {
		o, err := v.site.options.Source.Organization(v.r.Context(), r, id, 1)
		return o.Name, view.Text{}, o.Paths, err
	}},
	view.ShareCollection: {catalog.KindServiceCollection, string(catalog.KindServiceCollection), func(v *visit, r view.Reader, id catalog.ID) (name, note view.Text, paths view.Paths, err error) {
		c, err := v.site.options.Source.Collection(v.r.Context(), r, id)
		return c.Name, view.Text{}, c.Paths, err
	}},
}

// shareFound finds what is shared: by a chosen one, by the address of its page, or by name.
func (v *visit) shareFound(p *view.SharePage, part *embed.Part, values url.Values) error {
	of := shareables[p.What]
	r := view.Reader{Lang: part.Ask.Lang, Municipality: p.Municipality, Now: v.site.options.Now()}
	chosen := ""
	for _, given := range []string{p.Find, values.Get(p.What)} { // what is newly pasted goes before what was chosen
		id, ok := embed.Find(v.site.options.Source, of.kind, given)
		if !ok {
			continue
		}
		name, note, paths, err := of.read(v, r, id)
		if err != nil {
			continue // it is gone: another one has to be found
		}
		chosen = id.String()
		part.Page, part.Title = paths[part.Ask.Lang], name.Value
		part.Choose(chosen)
		p.Places = []view.ShareChoice{{Value: chosen, Name: name, Note: note, Chosen: true}}
		if given == p.Find {
			p.Find = ""
		}
		break
	}
	if p.Find == "" {
		return nil
	}
	p.Searched = true
	q := view.Query{Text: p.Find, Page: 1}.With(view.Filter{Facet: view.FacetType, Value: of.facet})
	if p.What == view.SharePlace {
		q.Municipality = p.Municipality
	}
	found, err := v.site.options.Source.Search(v.r.Context(), r, q)
	if err != nil {
		return err
	}
	for _, i := range found.Items {
		path, _, _ := strings.Cut(i.Href, "?")
		id, ok := embed.Find(v.site.options.Source, of.kind, path)
		if !ok || i.Kind != of.facet || id.String() == chosen || len(p.Places) >= maxPlaces {
			continue
		}
		p.Places = append(p.Places, view.ShareChoice{Value: id.String(), Name: i.Name, Note: i.Where})
	}
	return nil
}

func firstLine(list []view.Address) view.Text {
	for _, a := range list {
		if len(a.Lines) > 0 {
			return a.Lines[0]
		}
	}
	return view.Text{}
}
