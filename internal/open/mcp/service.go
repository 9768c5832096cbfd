package mcp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// maxChannels is how many channels of a service an answer has.
const maxChannels = 20

type oneInput struct {
	ID   string `json:"id" jsonschema:"the id that a search gave"`
	Lang string `json:"lang,omitempty" jsonschema:"language of the answer: fi, sv or en; fi when not given. Texts that are not there in it come in another."`
}

type price struct {
	Type string `json:"type" jsonschema:"FreeOfCharge, Chargeable, Other, or empty when it is not said"`
	Text string `json:"text" jsonschema:"what is said of it; empty when nothing is"`
}

type serviceFacts struct {
	ID             string   `json:"id"`
	Name           string   `json:"name"`
	Language       string   `json:"language" jsonschema:"the language that the name is in"`
	Type           string   `json:"type" jsonschema:"Service, PermitOrObligation or ProfessionalQualification"`
	Page           string   `json:"page" jsonschema:"the public page to link to"`
	Summary        string   `json:"summary"`
	Organization   string   `json:"organization" jsonschema:"who is responsible"`
	OrganizationID string   `json:"organizationId,omitempty"`
	Price          price    `json:"price"`
	Languages      []string `json:"languages" jsonschema:"languages in which people are served"`
	AreaType       string   `json:"areaType" jsonschema:"Nationwide, NationwideExceptAlandIslands, LimitedType, or empty when not said"`
	Areas          []string `json:"areas" jsonschema:"where it is offered when the area is limited; the first of them"`
	Requirements   string   `json:"requirements" jsonschema:"who can get it and what one needs"`
	ProcessingTime string   `json:"processingTime"`
	Deadline       string   `json:"deadline"`
	LastChanged    string   `json:"lastChanged" jsonschema:"day of the last change"`
}

type serviceOutput struct {
	serviceFacts
	Description   string      `json:"description"`
	Instructions  string      `json:"instructions" jsonschema:"what to do"`
	Validity      string      `json:"validity"`
	Classes       []string    `json:"serviceClasses"`
	TargetGroups  []string    `json:"targetGroups"`
	LifeEvents    []string    `json:"lifeEvents"`
	Channels      []connected `json:"channels" jsonschema:"the ways to use it: on line, by phone, with a form, at a place"`
	TotalChannels int         `json:"totalChannels" jsonschema:"how many there are; not all of them may be listed"`
	Source        source      `json:"source"`
}

func (d *desk) service(ctx context.Context, in oneInput) (serviceOutput, string, error) {
	r := d.reader(ctx, in.Lang)
	e, s, err := d.read(r, in.ID)
	if err != nil {
		return serviceOutput{}, "", err
	}
	channels := r.Channels(e.ID)
	out := serviceOutput{
		serviceFacts: facts(r, e, s), Description: long(r.Description(s)), Instructions: long(r.Both(s, catalog.TypeUserInstruction)),
		Validity: long(r.Either(s, catalog.TypeValidityTime)),
		Classes:  names(r.Classes(s.Merged.ServiceClasses, codes.ServiceClasses())), TargetGroups: names(r.Classes(s.Merged.TargetGroups, codes.TargetGroups())),
		LifeEvents: names(r.Classes(s.LifeEvents, codes.LifeEvents())), Channels: []connected{}, TotalChannels: len(channels), Source: d.source(ctx, r.Snapshot),
	}
	for _, c := range few(channels, maxChannels) {
		out.Channels = append(out.Channels, d.connected(r, c))
	}
	return out, out.text(), nil
}

// read finds a service. The error tells an assistant what to do instead.
func (d *desk) read(r record.Reader, id string) (*live.Entry, *record.Service, error) {
	e, ok := find(r, id, catalog.KindService)
	if !ok {
		if other, ok := find(r, id, catalog.KindServiceChannel); ok {
			return nil, nil, fmt.Errorf("the id %s is of a channel, not of a service: use get_place", other.ID)
		}
		return nil, nil, errors.New("there is no published service of the id " + record.Cut(record.Line(id), 60) + ": search for it with search_services")
	}
	s, err := r.Service(e)
	if err != nil {
		return nil, nil, errors.New("the service cannot be read")
	}
	return e, s, nil
}

func facts(r record.Reader, e *live.Entry, s *record.Service) serviceFacts {
	name := r.Name(e)
	out := serviceFacts{
		ID: e.ID.String(), Name: name.Value, Language: name.Lang, Type: e.Type, Page: r.Page(e),
		Summary: record.Cut(record.Line(r.Summary(s).Value), maxSummary), Organization: r.OrganizationName(e.Organization),
		Price:     price{string(s.Charge), join(codes.TypeName("ServiceChargeType", string(s.Charge)).Best(r.Lang), r.Either(s, catalog.TypeChargeInfo))},
		Languages: few(r.LanguageNames(s.Own.Languages), maxNames), AreaType: string(s.Own.AreaType),
		Areas: few(r.Areas(s.Own.AreaType, s.Own.Areas), maxNames), Requirements: long(r.Requirements(s)),
		ProcessingTime: long(r.Either(s, catalog.TypeProcessingTime)), Deadline: long(r.Either(s, catalog.TypeDeadLine)), LastChanged: changed(e),
	}
	if out.Organization != "" {
		out.OrganizationID = e.Organization.String()
	}
	return out
}

// long bounds a long text.
func long(s string) string { return record.Cut(s, maxText) }

func names(list []record.Class) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.Name)
	}
	return few(out, maxNames)
}

func (o *serviceOutput) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", o.Name)
	if o.Organization != "" {
		fmt.Fprintf(&b, " (%s)", o.Organization)
	}
	fmt.Fprintf(&b, "\n%s\nLast changed %s.", o.Page, o.LastChanged)
	for _, line := range []struct{ head, text string }{
		{"", o.Summary}, {"Price: ", o.Price.Text}, {"Languages: ", strings.Join(o.Languages, ", ")},
		{"Requirements: ", record.Cut(record.Line(o.Requirements), maxSummary)}, {"Processing time: ", record.Cut(record.Line(o.ProcessingTime), maxSummary)},
	} {
		if line.text != "" {
			b.WriteString("\n" + line.head + line.text)
		}
	}
	fmt.Fprintf(&b, "\nWays to use it (%d of %d):", len(o.Channels), o.TotalChannels)
	for _, c := range o.Channels {
		b.WriteString("\n- " + c.line())
		for _, told := range []string{c.Price, c.Instructions} {
			if told = record.Cut(record.Line(told), maxSummary); told != "" {
				b.WriteString("; " + told)
			}
		}
	}
	b.WriteString(o.Source.footer())
	return b.String()
}

// line is a channel on one line.
func (c *channel) line() string {
	parts := []string{c.Type + ": " + c.Name}
	if c.Address != "" {
		parts = append(parts, c.Address)
	}
	for _, p := range few(c.Phones, 2) {
		parts = append(parts, strings.TrimSpace(p.Number+" "+p.Charge))
	}
	if c.Hours != nil {
		parts = append(parts, c.Hours.Text)
	}
	parts = append(parts, few(c.Links, 1)...)
	return strings.Join(append(parts, "id "+c.ID), "; ")
}

type compareInput struct {
	IDs  []string `json:"ids" jsonschema:"2 to 5 ids of services"`
	Lang string   `json:"lang,omitempty" jsonschema:"language of the answer: fi, sv or en; fi when not given"`
}

type compared struct {
	serviceFacts
	Channels map[string]int `json:"channels" jsonschema:"how many channels of each type it has"`
	OpenNow  int            `json:"openNow" jsonschema:"how many of its places and phones are open now"`
}

type compareOutput struct {
	Items     []compared `json:"items" jsonschema:"side by side, in the order asked for"`
	Same      []string   `json:"same" jsonschema:"members in which all are the same"`
	Different []string   `json:"different" jsonschema:"members in which they differ"`
	Source    source     `json:"source"`
}

const (
	leastCompared = 2
	mostCompared  = 5
)

func (d *desk) compare(ctx context.Context, in compareInput) (compareOutput, string, error) {
	if len(in.IDs) < leastCompared || len(in.IDs) > mostCompared {
		return compareOutput{}, "", errors.New("ids: give 2 to 5 ids of services")
	}
	r := d.reader(ctx, in.Lang)
	out := compareOutput{Same: []string{}, Different: []string{}, Source: d.source(ctx, r.Snapshot)}
	for _, id := range in.IDs {
		e, s, err := d.read(r, id)
		if err != nil {
			return compareOutput{}, "", err
		}
		c := compared{serviceFacts: facts(r, e, s), Channels: map[string]int{}}
		c.Requirements = record.Cut(c.Requirements, maxSummary)
		for _, ch := range r.Channels(e.ID) {
			c.Channels[string(ch.Channel.Type)]++
			if h := d.hours(ch.Hours()); h != nil && h.Now == "open" {
				c.OpenNow++
			}
		}
		out.Items = append(out.Items, c)
	}
	out.contrast()
	return out, out.text(), nil
}

// aspects are what services are compared by.
var aspects = []struct {
	name string
	of   func(*compared) string
}{
	{"organization", func(c *compared) string { return c.Organization }},
	{"type", func(c *compared) string { return c.Type }},
	{"price", func(c *compared) string { return c.Price.Text }},
	{"languages", func(c *compared) string { return strings.Join(c.Languages, ", ") }},
	{"areas", func(c *compared) string { return join(append([]string{c.AreaType}, c.Areas...)...) }},
	{"requirements", func(c *compared) string { return record.Line(c.Requirements) }},
	{"processingTime", func(c *compared) string { return record.Line(c.ProcessingTime) }},
	{"channels", func(c *compared) string {
		var out []string
		for _, t := range catalog.ChannelTypes() {
			if n := c.Channels[string(t)]; n > 0 {
				out = append(out, fmt.Sprint(t, " ", n))
			}
		}
		return strings.Join(out, ", ")
	}},
}

func (o *compareOutput) contrast() {
	for _, a := range aspects {
		same := true
		for i := range o.Items {
			same = same && a.of(&o.Items[i]) == a.of(&o.Items[0])
		}
		if same {
			o.Same = append(o.Same, a.name)
		} else {
			o.Different = append(o.Different, a.name)
		}
	}
}

func (o *compareOutput) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Different in: %s. Same in: %s.", strings.Join(o.Different, ", "), strings.Join(o.Same, ", "))
	for i := range o.Items {
		c := &o.Items[i]
		fmt.Fprintf(&b, "\n%d. %s [%s]", i+1, c.Name, c.ID)
		for _, a := range aspects {
			if v := a.of(c); v != "" {
				fmt.Fprintf(&b, "; %s: %s", a.name, v)
			}
		}
		fmt.Fprintf(&b, ". %s (last changed %s)", c.Page, c.LastChanged)
	}
	b.WriteString(o.Source.footer())
	return b.String()
}
