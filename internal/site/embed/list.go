package embed

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/prose"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Text is words of the content; Lang is set when they are in another language than the answer.
type Text struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
}

// Link leads to a page. Href of an own page begins with a slash.
type Link struct {
	Href string `json:"href"`
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
}

// Card is a service or a channel in a list. Members that have nothing to say are missing in JSON.
type Card struct {
	// Type is PTV's name of what it is, Kind what people call it.
	Type     string `json:"type"`
	Kind     string `json:"kind"`
	Href     string `json:"href"`
	Name     Text   `json:"name"`
	Summary  Text   `json:"summary,omitzero"`
	Provider Text   `json:"provider,omitzero"`
	Where    Text   `json:"where,omitzero"`
	// State says in a sentence whether it is open; Open tells the same to styles.
	State string `json:"state,omitempty"`
	Open  bool   `json:"open,omitempty"`
	Phone Call   `json:"phone,omitzero"`
	Ways  []Way  `json:"ways,omitempty"`
}

// Way is a kind of channels of a service.
type Way struct {
	Type string `json:"type"`
	Text string `json:"text"`
}

// Call is a number to call: as people read it and as a phone takes it.
type Call struct {
	Number string `json:"number"`
	Call   string `json:"call,omitempty"`
	Note   string `json:"note,omitempty"`
}

// List is the answer to an Ask.
type List struct {
	Lang  string `json:"lang"`
	Total int    `json:"total"`
	// Count says Total in words; Empty is set when there is nothing.
	Count string `json:"count"`
	Empty string `json:"empty,omitempty"`
	Title string `json:"title"`
	Items []Card `json:"items"`
	More  *Link  `json:"more,omitempty"`
	// Source leads to the site that the content comes from.
	Source Link `json:"source"`
	// LeftOut are values of filters that nobody knows (any more); the list is made without them.
	LeftOut []string `json:"leftOut,omitempty"`
}

func (h *Handler) serveList(r *http.Request) (any, error) {
	v := r.URL.Query()
	a, wrong := h.readAsk(v, "")
	if err := refuseParameters(append(wrong, unknown(v, parameters())...)); err != nil {
		return nil, err
	}
	return h.list(r.Context(), a)
}

// list makes the list; asked for nothing it refuses.
func (h *Handler) list(ctx context.Context, a Ask) (List, error) {
	if a.Blank() {
		return List{}, &refusal{status: http.StatusBadRequest, detail: "Say what to list: a municipality, a service class, a target group, a life event, an organisation, a collection or words to search for."}
	}
	if a.Collection != "" {
		return h.collected(ctx, a)
	}
	return h.found(ctx, a)
}

func (h *Handler) reader(a Ask) view.Reader {
	return view.Reader{Lang: a.Lang, Municipality: a.Query.Municipality, Now: h.options.Now()}
}

// found searches page by page until there are enough.
func (h *Handler) found(ctx context.Context, a Ask) (List, error) {
	q := a.Query
	for _, t := range typesOf(a.Kind) {
		q = q.With(view.Filter{Facet: view.FacetType, Value: t})
	}
	l := h.newList(a)
	for q.Page = 1; ; q.Page++ {
		p, err := h.options.Source.Search(ctx, h.reader(a), q)
		if err != nil {
			return List{}, err
		}
		if q.Page == 1 {
			for _, f := range p.Unknown {
				if len(p.Query.Values(f.Facet)) == 0 { // without it the list would be about something else
					return List{}, refuseParameters([]parameterError{{"query." + f.Facet, "Nothing has this value.", shorten(f.Value)}})
				}
				l.LeftOut = append(l.LeftOut, f.Facet+"="+shorten(f.Value))
			}
			l.Total = p.Pages.Total
		}
		for _, i := range p.Items {
			l.Items = append(l.Items, h.card(a, i))
		}
		if q.Page >= p.Pages.Last || len(l.Items) >= a.Limit || len(p.Items) == 0 {
			break
		}
	}
	q.Page = 1
	return h.finish(l, a, route.Search(a.Lang, q)), nil
}

// typesOf are the types of a kind as searches take them; nil for all.
func typesOf(kind string) []string {
	services := []string{"Service", "PermitOrObligation", "ProfessionalQualification"}
	switch kind {
	case KindPlaces:
		return []string{string(catalog.ServiceLocation)}
	case KindAll:
		return append(services, string(catalog.ServiceLocation))
	}
	return services
}

func (h *Handler) collected(ctx context.Context, a Ask) (List, error) {
	id, ok := h.find(catalog.KindServiceCollection, a.Collection)
	if !ok {
		return List{}, refuseParameters([]parameterError{{"query.collection", "The value must be the id of a service collection, or the address of its page.", shorten(a.Collection)}})
	}
	p, err := h.options.Source.Collection(ctx, h.reader(a), id)
	if err != nil {
		return List{}, err
	}
	l := h.newList(a)
	l.Title = p.Name.Value
	var items []view.Item
	if a.Kind != KindPlaces {
		items = slices.Clone(p.Services)
	}
	for _, c := range p.Channels {
		if a.Kind != KindServices || len(p.Services) == 0 {
			items = append(items, c)
		}
	}
	for _, i := range items {
		l.Items = append(l.Items, h.card(a, i))
	}
	if a.Kind != KindPlaces {
		l.Total += p.ServiceCount
	}
	if a.Kind != KindServices || len(p.Services) == 0 {
		l.Total += p.ChannelCount
	}
	l.Total = max(l.Total, len(items))
	return h.finish(l, a, route.With(p.Paths[a.Lang], route.MunicipalityParameter, a.Query.Municipality)), nil
}

func (h *Handler) newList(a Ask) List {
	return List{Lang: a.Lang, Title: h.sharing[a.Lang].ListTitle[a.Kind], Items: []Card{}, Source: h.source(a.Lang)}
}

func (h *Handler) source(lang string) Link {
	return Link{Href: route.Home(lang), Text: fmt.Sprintf(h.sharing[lang].Source, h.options.Name)}
}

// finish cuts the list and says how much there is.
func (h *Handler) finish(l List, a Ask, all string) List {
	w, s := h.words[a.Lang], h.sharing[a.Lang]
	l.Items = l.Items[:min(len(l.Items), a.Limit)]
	l.Count = w.Count(l.Total)
	if l.Total == 0 {
		l.Empty = s.NoneHere
	}
	if l.Total > len(l.Items) {
		l.More = &Link{Href: all, Text: fmt.Sprintf(s.ShowAll, w.Number(l.Total))}
	}
	return l
}

// maxSummary is how many characters of a summary a card shows (PTV's own limit of summaries).
const maxSummary = 150

func (h *Handler) card(a Ask, i view.Item) Card {
	w := h.words[a.Lang]
	c := Card{
		Type: i.Kind, Kind: w.Terms.Kind[i.Kind], Href: route.With(i.Href, route.MunicipalityParameter, a.Query.Municipality),
		Name: Text{i.Name.Value, i.Name.Lang}, Provider: Text{i.Provider.Value, i.Provider.Lang}, Where: Text{i.Where.Value, i.Where.Lang},
	}
	if short := prose.Short(i.Summary.Value, maxSummary); short != "" {
		c.Summary = Text{short, i.Summary.Lang}
	}
	if !i.Hours.Empty() {
		c.State, c.Open = w.State(i.Hours.State, i.Hours.Now), i.Hours.State.Kind == hours.Open
	}
	if i.Phone != nil {
		c.Phone = Call{Number: i.Phone.Number, Call: dialled(i.Phone.Call)}
	}
	for _, t := range i.Channels {
		if name := w.Terms.Kind[t]; name != "" {
			c.Ways = append(c.Ways, Way{t, name})
		}
	}
	return c
}

var number = regexp.MustCompile(`^\+?[0-9*#]{2,20}$`)

// dialled is a number that a telephone takes; empty for what is none.
func dialled(s string) string {
	if !number.MatchString(s) {
		return ""
	}
	return s
}
