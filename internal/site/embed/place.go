package embed

import (
	"context"
	"net/http"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/prose"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Place is one place, or another channel, with what people need to use it. Members that have nothing to say are missing
// in JSON.
type Place struct {
	Lang     string    `json:"lang"`
	Type     string    `json:"type"`
	Kind     string    `json:"kind"`
	Href     string    `json:"href"`
	Name     Text      `json:"name"`
	Summary  Text      `json:"summary,omitzero"`
	Provider Text      `json:"provider,omitzero"`
	Today    *Today    `json:"today,omitempty"`
	Weeks    []Week    `json:"weeks,omitempty"`
	Except   []Except  `json:"exceptions,omitempty"`
	Address  []Address `json:"addresses,omitempty"`
	Route    *Link     `json:"route,omitempty"`
	Phones   []Call    `json:"phones,omitempty"`
	Emails   []Link    `json:"emails,omitempty"`
	Links    []Link    `json:"links,omitempty"`
	More     Link      `json:"more"`
	Labels   Labels    `json:"labels"`
	Source   Link      `json:"source"`
}

// Labels are headings, in the answer's language.
type Labels struct {
	Hours      string `json:"hours"`
	Exceptions string `json:"exceptions"`
	Address    string `json:"address"`
	Phone      string `json:"phone"`
	Email      string `json:"email"`
	Web        string `json:"web"`
	Elsewhere  string `json:"elsewhere"`
}

// Today is what the hours say of today: Text the hours, State how things stand now.
type Today struct {
	Label string `json:"label"`
	Text  string `json:"text,omitempty"`
	State string `json:"state"`
	Open  bool   `json:"open,omitempty"`
}

// Week is one regular set of hours. Words are what it says besides its rows.
type Week struct {
	Words []Text `json:"words,omitempty"`
	Rows  []Row  `json:"rows,omitempty"`
}

// Row is days with the same hours.
type Row struct {
	Days  string `json:"days"`
	Open  string `json:"open"`
	Today bool   `json:"today,omitempty"`
}

// Except is exceptional hours on some days.
type Except struct {
	When string `json:"when"`
	Open string `json:"open"`
	Info Text   `json:"info,omitzero"`
}

// Address is where to go, in lines.
type Address struct {
	Lines []Text `json:"lines"`
	Info  Text   `json:"info,omitzero"`
}

func (h *Handler) servePlace(r *http.Request) (any, error) {
	v := r.URL.Query()
	known := []string{"lang", "place", "municipality"}
	wrong := unknown(v, known)
	a, more := h.readAsk(v, "")
	id, ok := h.find(catalog.KindServiceChannel, v.Get("place"))
	if !ok {
		more = append(more, parameterError{"query.place", "The value must be the id of a place, or the address of its page.", shorten(v.Get("place"))})
	}
	if err := refuseParameters(append(wrong, more...)); err != nil {
		return nil, err
	}
	return h.place(r.Context(), a, id)
}

func (h *Handler) place(ctx context.Context, a Ask, id catalog.ID) (Place, error) {
	p, err := h.options.Source.Channel(ctx, h.reader(a), id)
	if err != nil {
		return Place{}, err
	}
	w, s := h.words[a.Lang], h.sharing[a.Lang]
	href := route.With(p.Paths[a.Lang], route.MunicipalityParameter, a.Query.Municipality)
	out := Place{
		Lang: a.Lang, Type: p.Type, Kind: w.Terms.Kind[p.Type], Href: href, Name: text(p.Name),
		More: Link{Href: href, Text: s.ReadMore}, Source: h.source(a.Lang),
		Labels: Labels{Hours: w.Hours.Title, Exceptions: w.Hours.Exceptions, Address: w.Channel.Address, Phone: w.Channel.Phone,
			Email: w.Channel.Email, Web: w.Channel.WebPages, Elsewhere: s.NewWindow},
	}
	if short := prose.Short(p.Summary.Value, maxSummary); short != "" {
		out.Summary = Text{short, p.Summary.Lang}
	}
	if p.Provider != nil {
		out.Provider = text(p.Provider.Name)
	}
	h.tellHours(&out, a.Lang, p.Hours)
	tellContacts(&out, p.Channel)
	for i := range out.Phones {
		if out.Phones[i].Note == "Sms" {
			out.Phones[i].Note = w.Terms.Phone["Sms"]
		}
	}
	if p.Point != nil {
		out.Route = &Link{Href: h.options.RouteTo(*p.Point, p.Name.Value), Text: s.Route}
	}
	return out, nil
}

func text(t view.Text) Text { return Text{t.Value, t.Lang} }

func tellContacts(out *Place, c view.Channel) {
	for _, ad := range c.Addresses {
		if ad.Type == "Location" || ad.Type == "Visiting" || ad.Type == "" {
			lines := make([]Text, 0, len(ad.Lines))
			for _, l := range ad.Lines {
				lines = append(lines, text(l))
			}
			if len(lines) > 0 {
				out.Address = append(out.Address, Address{lines, text(ad.Info)})
			}
		}
	}
	for _, p := range c.Phones {
		switch {
		case p.Type == "Fax" || p.Number == "":
		case p.Type == "Sms":
			out.Phones = append(out.Phones, Call{Number: p.Number, Note: p.Type})
		default:
			out.Phones = append(out.Phones, Call{p.Number, dialled(p.Call), p.Info.Value})
		}
	}
	for _, e := range c.Emails {
		out.Emails = append(out.Emails, Link{Href: "mailto:" + e.Address, Text: e.Address})
	}
	for _, l := range c.Links {
		out.Links = append(out.Links, Link{l.Href, l.Name.Value, l.Name.Lang})
	}
}

// tellHours says today's hours, how things stand, and the rest.
func (h *Handler) tellHours(out *Place, lang string, v view.Hours) {
	if v.Empty() {
		return
	}
	w := h.words[lang]
	out.Today = &Today{Label: w.Hours.Today, State: w.State(v.State, v.Now), Open: v.State.Kind == hours.Open}
	if v.Today.Known && (len(v.Today.Open) > 0 || !v.Today.Reservation) {
		out.Today.Text = w.Intervals(v.Today.Open)
	}
	for _, s := range v.Sets {
		week := Week{}
		say := func(t string, when bool) {
			if when && t != "" {
				week.Words = append(week.Words, Text{Text: t})
			}
		}
		say(w.Validity(s.Validity), true)
		if !s.Info.Empty() {
			week.Words = append(week.Words, text(s.Info))
		}
		say(w.Hours.AlwaysOpen, s.AlwaysOpen)
		say(w.Hours.ByReservation, s.Reservation)
		say(w.Hours.Closed, s.Closed)
		for _, r := range s.Rows {
			week.Rows = append(week.Rows, Row{w.Days(r.First, r.Last), w.Intervals(r.Open), holdsToday(v, s, r)})
		}
		out.Weeks = append(out.Weeks, week)
	}
	for _, e := range v.Exceptions {
		out.Except = append(out.Except, Except{w.Validity(e.Validity), w.Exception(e.Exception), text(e.Info)})
	}
}

// holdsToday tells that a row is about today: its set holds now and no exception decides the day.
func holdsToday(v view.Hours, s view.HourSet, r hours.Row) bool {
	today := hours.Date(v.Now)
	if v.Today.Exception || today.Before(s.Validity.From) || !s.Validity.To.IsZero() && today.After(s.Validity.To) {
		return false
	}
	fromMonday := func(d time.Weekday) int { return (int(d) + 6) % 7 }
	day := fromMonday(today.Weekday())
	return fromMonday(r.First) <= day && day <= fromMonday(r.Last)
}
