package mcp

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/record"
)

func parseID(s string) (catalog.ID, error) { return uuid.Parse(strings.TrimSpace(s)) }

const (
	defaultHits = 10
	// maxSummary is how many characters of a text a list shows.
	maxSummary = 300
	// maxNames is how many municipalities and the like an answer names.
	maxNames = 15
)

type searchInput struct {
	Query        string   `json:"query,omitempty" jsonschema:"what is looked for, in everyday words, in Finnish, Swedish or English; a place in it is understood"`
	Lang         string   `json:"lang,omitempty" jsonschema:"language of the answer: fi, sv or en; fi when not given"`
	Municipality string   `json:"municipality,omitempty" jsonschema:"code (091) or name (Helsinki) of a municipality: what does not serve it is left out"`
	Area         []string `json:"area,omitempty" jsonschema:"areas as type/code, such as Region/06"`
	Type         []string `json:"type,omitempty" jsonschema:"kinds and types: Service, PermitOrObligation, ProfessionalQualification, ServiceChannel, EChannel, WebPage, PrintableForm, Phone, ServiceLocation, Organization, ServiceCollection, GeneralDescription; services when not given"`
	ServiceClass []string `json:"serviceClass,omitempty" jsonschema:"service classes by code, such as P6.2; see list_codes"`
	TargetGroup  []string `json:"targetGroup,omitempty" jsonschema:"target groups by code, such as KR1; see list_codes"`
	LifeEvent    []string `json:"lifeEvent,omitempty" jsonschema:"life events by code, such as KE1; see list_codes"`
	Organization []string `json:"organization,omitempty" jsonschema:"ids of organisations; those below them count, too"`
	ChannelType  []string `json:"channelType,omitempty" jsonschema:"channels of the type and services that have one: EChannel, WebPage, PrintableForm, Phone, ServiceLocation"`
	Language     []string `json:"language,omitempty" jsonschema:"codes of languages in which people are served, such as sv"`
	Near         string   `json:"near,omitempty" jsonschema:"latitude,longitude in WGS 84 degrees: places rank by distance"`
	OpenAt       string   `json:"openAt,omitempty" jsonschema:"now, or a time in Finland such as 2026-11-28T18:00: keeps what is open then"`
	Free         bool     `json:"free,omitempty" jsonschema:"true keeps what is said to be free of charge"`
	Verbatim     bool     `json:"verbatim,omitempty" jsonschema:"true takes the query as typed, without mending typing errors or reading places out of it"`
	Page         int      `json:"page,omitempty" jsonschema:"pages count from 1"`
	PageSize     int      `json:"pageSize,omitempty" jsonschema:"1 to 20 items; 10 when not given"`
}

type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type coded struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type location struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

type hit struct {
	ID             string    `json:"id"`
	Kind           string    `json:"kind"`
	Type           string    `json:"type"`
	Name           string    `json:"name"`
	Language       string    `json:"language" jsonschema:"the language that the name is in"`
	Summary        string    `json:"summary"`
	Organization   *named    `json:"organization,omitempty"`
	AreaType       string    `json:"areaType" jsonschema:"Nationwide, NationwideExceptAlandIslands, LimitedType or empty"`
	Municipalities []coded   `json:"municipalities" jsonschema:"the first of them"`
	Reach          string    `json:"reach,omitempty" jsonschema:"local, regional or nationwide, when a municipality is asked for"`
	Location       *location `json:"location,omitempty"`
	Distance       *int      `json:"distance,omitempty" jsonschema:"metres"`
	Why            string    `json:"why"`
	Page           string    `json:"page" jsonschema:"the public page to link to"`
	LastChanged    string    `json:"lastChanged" jsonschema:"day of the last change"`
	Hours          *hoursNow `json:"hours,omitempty"`
	Address        string    `json:"address,omitempty"`
}

type correction struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type searchOutput struct {
	Total     int          `json:"total"`
	PageOf    int          `json:"page"`
	Place     string       `json:"place,omitempty" jsonschema:"the place that was read out of the query"`
	Corrected []correction `json:"corrected" jsonschema:"words that were searched in another form than typed"`
	Loosened  bool         `json:"loosened" jsonschema:"some hits have only some of the words"`
	Help      string       `json:"help,omitempty" jsonschema:"what to try when nothing was found"`
	Items     []hit        `json:"items" jsonschema:"best first"`
	Source    source       `json:"source"`
}

// found is what the open interface answers to a search.
type found struct {
	Total          int
	Page           int
	Help           string
	Items          []hit
	Interpretation struct {
		Place     *struct{ Name string }
		Corrected []correction
		Loosened  bool
	}
}

func (d *desk) search(ctx context.Context, in searchInput) (searchOutput, string, error) {
	if len(in.Type) == 0 {
		in.Type = []string{string(catalog.KindService)}
	}
	return d.find(ctx, in, false)
}

func (d *desk) find(ctx context.Context, in searchInput, hours bool) (searchOutput, string, error) {
	if in.PageSize == 0 {
		in.PageSize = defaultHits
	}
	p := parameters{"facets": {"false"}}
	p.text("q", in.Query)
	p.text("lang", in.Lang)
	p.text("municipality", in.Municipality)
	p.text("near", in.Near)
	p.text("openAt", in.OpenAt)
	p.list("area", in.Area)
	p.list("type", in.Type)
	p.list("serviceClass", in.ServiceClass)
	p.list("targetGroup", in.TargetGroup)
	p.list("lifeEvent", in.LifeEvent)
	p.list("organization", in.Organization)
	p.list("channelType", in.ChannelType)
	p.list("language", in.Language)
	p.flag("free", in.Free)
	p.flag("verbatim", in.Verbatim)
	p.whole("page", in.Page)
	p.whole("pageSize", min(in.PageSize, 20))
	got, err := ask[found](ctx, d, "/search", url.Values(p))
	if err != nil {
		return searchOutput{}, "", err
	}
	r := d.reader(ctx, in.Lang)
	out := searchOutput{
		Total: got.Total, PageOf: got.Page, Help: got.Help, Corrected: few(got.Interpretation.Corrected, maxNames),
		Loosened: got.Interpretation.Loosened, Items: []hit{}, Source: d.source(ctx, r.Snapshot),
	}
	if got.Interpretation.Place != nil {
		out.Place = got.Interpretation.Place.Name
	}
	for _, h := range got.Items {
		if d.complete(r, &h, hours) {
			out.Items = append(out.Items, h)
		}
	}
	return out, out.text(), nil
}

// complete adds what the interface's list does not have; false for what has gone meanwhile.
func (d *desk) complete(r record.Reader, h *hit, hours bool) bool {
	e, ok := find(r, h.ID, catalog.Kind(h.Kind))
	if !ok {
		return false
	}
	h.Name, h.Summary = record.Line(h.Name), record.Cut(record.Line(h.Summary), maxSummary)
	h.Why = record.Cut(record.Line(h.Why), maxSummary)
	if h.Organization != nil {
		h.Organization.Name = record.Line(h.Organization.Name)
	}
	h.Municipalities = few(h.Municipalities, maxNames)
	h.Page, h.LastChanged = r.Page(e), changed(e)
	if hours && e.Kind == catalog.KindServiceChannel {
		if c, err := catalog.Decode[catalog.ServiceChannel](e.Document()); err == nil {
			h.Hours, h.Address = d.hours(c.ServiceHours), r.Visiting(c.Addresses).Line()
		}
	}
	return true
}

func (o *searchOutput) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d found, page %d.", o.Total, o.PageOf)
	if o.Place != "" {
		fmt.Fprintf(&b, " Place understood: %s.", o.Place)
	}
	if o.Help != "" {
		b.WriteString(" " + o.Help)
	}
	for i, h := range o.Items {
		fmt.Fprintf(&b, "\n%d. %s", i+1, h.Name)
		if h.Organization != nil {
			fmt.Fprintf(&b, " (%s)", h.Organization.Name)
		}
		fmt.Fprintf(&b, " [%s %s]", h.Kind, h.ID)
		if h.Address != "" {
			b.WriteString(", " + h.Address)
		}
		if h.Hours != nil {
			b.WriteString(", " + h.Hours.Text)
		}
		if h.Summary != "" {
			b.WriteString(": " + h.Summary)
		}
		fmt.Fprintf(&b, " %s (last changed %s)", h.Page, h.LastChanged)
	}
	b.WriteString(o.Source.footer())
	return b.String()
}

type openInput struct {
	Query        string `json:"query,omitempty" jsonschema:"what is looked for, such as library; everything when not given"`
	Lang         string `json:"lang,omitempty" jsonschema:"language of the answer: fi, sv or en; fi when not given"`
	Municipality string `json:"municipality,omitempty" jsonschema:"code or name of a municipality"`
	Near         string `json:"near,omitempty" jsonschema:"latitude,longitude in WGS 84 degrees: the nearest first"`
	Page         int    `json:"page,omitempty"`
	PageSize     int    `json:"pageSize,omitempty" jsonschema:"1 to 20 items; 10 when not given"`
}

func (d *desk) openNow(ctx context.Context, in openInput) (searchOutput, string, error) {
	return d.find(ctx, searchInput{
		Query: in.Query, Lang: in.Lang, Municipality: in.Municipality, Near: in.Near, OpenAt: "now",
		Type: []string{string(catalog.ServiceLocation)}, Page: in.Page, PageSize: in.PageSize,
	}, true)
}
