package open

import (
	"context"
	"net/http"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/danielgtaylor/huma/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/search/suggest"
)

const (
	// maxTyped is how long a text in the making may be: what suggestions look at.
	maxTyped     = 100
	defaultGroup = 5
	maxGroup     = 50
)

func suggestOperation() operation {
	longest := maxTyped
	return operation{
		id: "suggest", method: http.MethodGet, path: "/suggest", tag: "Search",
		summary: "Complete what somebody is typing",
		description: "Services, places, other channels, service classes, ontology terms, organisations and areas whose names have " +
			"the words typed so far: at the beginning or in the middle of a compound, and with typing errors. Where nothing has all of " +
			"several words and the last one begins the name of a municipality, in any form, the items are what the other words name " +
			"there; else one word may be left out, and the answer says which. The last six words count.",
		parameters: []parameter{
			{name: "q", doc: "What was typed so far. Nothing is suggested for nothing.", example: "kuraa",
				schema: huma.Schema{Type: huma.TypeString, MaxLength: &longest}},
			parameterLang, parameterMunicipality,
			{name: "kind", list: true, schema: enum(suggestionKinds()...), doc: "The groups wanted; all when not given."},
			{name: "limit", schema: number(1, maxGroup, defaultGroup), doc: "The most items that a group has."},
		},
	}
}

func suggestionKinds() []string {
	var out []string
	for _, k := range suggest.Kinds() {
		out = append(out, string(k))
	}
	return out
}

// suggestAnswer is what somebody may be typing.
type suggestAnswer struct {
	Groups    []suggestionGroup `json:"groups" nullable:"false" doc:"The groups that have items, always in the same order"`
	Corrected []correction      `json:"corrected" nullable:"false" doc:"Words that no name has, with what was taken for them"`
	Dropped   []string          `json:"dropped" nullable:"false" doc:"Words as typed that no item has: nothing has all of them"`
}

type suggestionGroup struct {
	Kind  suggest.Kind `json:"kind" doc:"service, place, channel, serviceClass, ontologyTerm, organization or area"`
	Items []suggestion `json:"items" nullable:"false" doc:"Best first, never empty"`
}

type suggestion struct {
	ID      string       `json:"id" doc:"The id of an entity, the uri of a class or term, type/code of an area"`
	Entity  catalog.Kind `json:"entity,omitempty" doc:"The kind of entity; absent for classes, terms and areas"`
	Text    string       `json:"text" doc:"The name in the asked language, in another where it is missing"`
	Matched string       `json:"matched,omitempty" doc:"The other name that was met; absent when it is text"`
	// Municipality is what the last word was taken for.
	Municipality *coded     `json:"municipality,omitempty" nullable:"false" doc:"The municipality that the last word was taken for, absent when for none: the item is what the other words name there"`
	Fragments    []fragment `json:"fragments" nullable:"false" doc:"matched, else text, in pieces: those that were typed are marked"`
	Count        int        `json:"count" minimum:"0" doc:"How many entities have the name, or the class, the term or the area"`
	Score        float64    `json:"score" doc:"Comparable within one answer only"`
}

func (h *Handler) suggest(ctx context.Context, c *call) (suggestAnswer, error) {
	q := suggest.Question{
		Text: c.text("q", maxTyped), Language: c.oneOf("lang", "fi", "fi", "sv", "en"),
		Limit: c.whole("limit", 1, maxGroup, defaultGroup, false),
	}
	for _, k := range c.words("kind", suggestionKinds()) {
		q.Kinds = append(q.Kinds, suggest.Kind(k))
	}
	municipality := c.municipality("municipality")
	if err := c.bad.problem(); err != nil {
		return suggestAnswer{}, err
	}
	snapshot := h.options.Catalogue.Snapshot()
	if municipality != "" {
		q.Serves, q.Local = search.ServingByKind(h.options.Finder, snapshot, municipality)
	}
	q.ServesOf = func(code string) (all, near map[catalog.Kind]*roaring.Bitmap) {
		return search.ServingByKind(h.options.Finder, snapshot, code)
	}
	found, err := h.options.Suggester.Suggest(ctx, q)
	if err != nil {
		return suggestAnswer{}, err
	}
	return newSuggestAnswer(found), nil
}

func newSuggestAnswer(found suggest.Answer) suggestAnswer {
	out := suggestAnswer{Dropped: found.Dropped}
	for _, g := range found.Groups {
		group := suggestionGroup{Kind: g.Kind}
		for _, i := range g.Items {
			shown := i.Text
			if i.Matched != "" {
				shown = i.Matched
			}
			group.Items = append(group.Items, suggestion{
				Municipality: municipalityOf(i), ID: i.ID, Entity: i.Entity, Text: i.Text, Matched: i.Matched, Count: i.Count, Score: finite(i.Score),
				Fragments: fragments(search.Highlight{Text: shown, Marks: i.Marks}),
			})
		}
		out.Groups = append(out.Groups, group)
	}
	for _, w := range found.Corrections {
		out.Corrected = append(out.Corrected, correction(w))
	}
	return out
}

// municipalityOf is what the last word was taken for; nil mostly.
func municipalityOf(i suggest.Item) *coded {
	_, code, ok := strings.Cut(i.Area, "/")
	if !ok {
		return nil
	}
	return &coded{code, i.AreaName}
}
