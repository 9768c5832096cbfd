package mcp

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/varanto/varanto/internal/open/export/record"
)

type suggestInput struct {
	Query        string   `json:"query" jsonschema:"the beginning of a word or a name"`
	Lang         string   `json:"lang,omitempty" jsonschema:"fi, sv or en; fi when not given"`
	Municipality string   `json:"municipality,omitempty" jsonschema:"code or name of a municipality: what does not serve it is left out"`
	Kind         []string `json:"kind,omitempty" jsonschema:"groups wanted: service, place, channel, serviceClass, ontologyTerm, organization, area; all when not given"`
	Limit        int      `json:"limit,omitempty" jsonschema:"the most items of a group, 1 to 20; 5 when not given"`
}

type suggestion struct {
	ID      string `json:"id" jsonschema:"the id of an entity, the uri of a class or term, type/code of an area"`
	Entity  string `json:"entity,omitempty" jsonschema:"the kind of entity; absent for classes, terms and areas"`
	Text    string `json:"text"`
	Matched string `json:"matched,omitempty" jsonschema:"the other name that was met"`
	Count   int    `json:"count" jsonschema:"how many have the name, the class, the term or the area"`
}

type suggestionGroup struct {
	Kind  string       `json:"kind"`
	Items []suggestion `json:"items"`
}

type suggestOutput struct {
	Groups    []suggestionGroup `json:"groups"`
	Corrected []correction      `json:"corrected"`
	Source    source            `json:"source"`
}

func (d *desk) suggest(ctx context.Context, in suggestInput) (suggestOutput, string, error) {
	p := parameters{}
	p.text("q", in.Query)
	p.text("lang", in.Lang)
	p.text("municipality", in.Municipality)
	p.list("kind", in.Kind)
	p.whole("limit", min(in.Limit, 20))
	got, err := ask[struct {
		Groups    []suggestionGroup
		Corrected []correction
	}](ctx, d, "/suggest", url.Values(p))
	if err != nil {
		return suggestOutput{}, "", err
	}
	out := suggestOutput{Groups: few(got.Groups, 10), Corrected: few(got.Corrected, maxNames), Source: d.source(ctx, d.Catalogue.Snapshot())}
	var b strings.Builder
	for _, g := range out.Groups {
		fmt.Fprintf(&b, "%s:", g.Kind)
		for i := range g.Items {
			item := &g.Items[i]
			item.Text, item.Matched = record.Line(item.Text), record.Line(item.Matched)
			fmt.Fprintf(&b, " %s [%s];", item.Text, item.ID)
		}
		b.WriteString("\n")
	}
	if len(out.Groups) == 0 {
		b.WriteString("Nothing has a name like that.\n")
	}
	return out, b.String() + strings.TrimPrefix(out.Source.footer(), "\n"), nil
}

type codesInput struct {
	List  string `json:"list" jsonschema:"municipalities, areas, serviceClasses, targetGroups, lifeEvents, industrialClasses, languages, serviceTypes or channelTypes"`
	Lang  string `json:"lang,omitempty" jsonschema:"fi, sv or en; fi when not given"`
	Query string `json:"query,omitempty" jsonschema:"keeps items whose name in any language or whose code has this"`
	Limit int    `json:"limit,omitempty" jsonschema:"1 to 400 items; 100 when not given"`
}

type code struct {
	Code   string `json:"code" jsonschema:"what the parameters of a search take"`
	URI    string `json:"uri,omitempty"`
	Parent string `json:"parent,omitempty" jsonschema:"the code above it"`
	Name   string `json:"name"`
}

type codesOutput struct {
	List   string `json:"list"`
	Total  int    `json:"total" jsonschema:"how many items match; not all may be listed"`
	Items  []code `json:"items"`
	Source source `json:"source"`
}

const (
	defaultCodes = 100
	maxCodes     = 400
)

func (d *desk) codes(ctx context.Context, in codesInput) (codesOutput, string, error) {
	list := strings.TrimSpace(in.List)
	if list == "" || strings.Trim(list, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return codesOutput{}, "", errors.New("list: there is no such list; use municipalities, areas, serviceClasses, targetGroups, lifeEvents, " +
			"industrialClasses, languages, serviceTypes or channelTypes")
	}
	limit := in.Limit
	if limit <= 0 {
		limit = defaultCodes
	}
	p := parameters{}
	p.text("lang", in.Lang)
	p.text("q", in.Query)
	p.whole("limit", min(limit, maxCodes))
	got, err := ask[struct {
		List  string
		Total int
		Items []code
	}](ctx, d, "/codes/"+list, url.Values(p))
	if err != nil {
		return codesOutput{}, "", err
	}
	out := codesOutput{List: got.List, Total: got.Total, Items: few(got.Items, maxCodes), Source: d.source(ctx, d.Catalogue.Snapshot())}
	var b strings.Builder
	for _, item := range out.Items {
		fmt.Fprintf(&b, "%s %s\n", item.Code, item.Name)
	}
	return out, fmt.Sprintf("%d in %s:\n", out.Total, out.List) + b.String() + strings.TrimPrefix(out.Source.footer(), "\n"), nil
}
