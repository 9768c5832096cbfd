package mcp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

type placeOutput struct {
	channel
	Language       string     `json:"language" jsonschema:"the language that the name is in"`
	Description    string     `json:"description"`
	Organization   string     `json:"organization"`
	OrganizationID string     `json:"organizationId,omitempty"`
	Week           []dayHours `json:"week" jsonschema:"hours of the seven days from today, in Finnish time"`
	Exceptions     []string   `json:"exceptions" jsonschema:"coming days that differ"`
	Accessibility  []string   `json:"accessibility" jsonschema:"what is known of how accessible the place is; the first sentences"`
	Services       []placed   `json:"services" jsonschema:"what can be done there; the first of them"`
	TotalServices  int        `json:"totalServices"`
	Source         source     `json:"source"`
}

type placed struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Page string `json:"page"`
}

const (
	maxServices  = 30
	maxSentences = 20
)

func (d *desk) place(ctx context.Context, in oneInput) (placeOutput, string, error) {
	r := d.reader(ctx, in.Lang)
	e, ok := find(r, in.ID, catalog.KindServiceChannel)
	if !ok {
		return placeOutput{}, "", errors.New("there is no published place or other channel of the id " + record.Cut(record.Line(in.ID), 60) + ": search with search_services, type ServiceLocation")
	}
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return placeOutput{}, "", errors.New("the place cannot be read")
	}
	out := placeOutput{
		channel: d.channel(r, record.Connected{Entry: e, Channel: c, Connection: &catalog.Connection{}}), Language: r.Name(e).Lang,
		Description:  long(r.Typed(c.ServiceChannelDescriptions, catalog.TypeDescription).Value),
		Organization: r.OrganizationName(e.Organization), Week: d.week(c.ServiceHours), Exceptions: d.exceptions(r, c.ServiceHours),
		Accessibility: sentences(r, c), Services: []placed{}, Source: d.source(ctx, r.Snapshot),
	}
	if out.Organization != "" {
		out.OrganizationID = e.Organization.String()
	}
	for _, service := range servicesAt(r.Snapshot, e.ID) {
		if len(out.Services) < maxServices {
			out.Services = append(out.Services, placed{service.ID.String(), r.Name(service).Value, r.Page(service)})
		}
		out.TotalServices++
	}
	return out, out.text(), nil
}

// servicesAt are the published services that are connected to a channel, the oldest first.
func servicesAt(s *live.Snapshot, channel catalog.ID) []*live.Entry {
	return slices.Collect(s.Table(catalog.KindService).Each(s.Connected(catalog.KindServiceChannel, channel)))
}

func sentences(r record.Reader, c *catalog.ServiceChannel) []string {
	var out []string
	for _, a := range c.Addresses {
		for _, entrance := range a.Entrances {
			for _, group := range entrance.AccessibilitySentences {
				for _, s := range group.Sentences {
					if t := record.Line(r.Best(s.Sentence).Value); t != "" && len(out) < maxSentences {
						out = append(out, record.Cut(t, maxSummary))
					}
				}
			}
		}
	}
	return few(out, maxSentences)
}

func (o *placeOutput) text() string {
	var b strings.Builder
	b.WriteString(o.Name)
	if o.Organization != "" {
		fmt.Fprintf(&b, " (%s)", o.Organization)
	}
	fmt.Fprintf(&b, "\n%s\nLast changed %s.\n%s", o.Page, o.LastChanged, o.line())
	for _, day := range o.Week {
		fmt.Fprintf(&b, "\n%s %s: %s", day.Weekday, day.Date, day.Text)
	}
	if len(o.Exceptions) > 0 {
		b.WriteString("\nExceptions: " + strings.Join(o.Exceptions, "; "))
	}
	fmt.Fprintf(&b, "\nServices there: %d", o.TotalServices)
	for _, s := range few(o.Services, 10) {
		b.WriteString("\n- " + s.Name + " [" + s.ID + "]")
	}
	b.WriteString(o.Source.footer())
	return b.String()
}
