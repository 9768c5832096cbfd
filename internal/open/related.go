package open

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/related"
)

const (
	defaultRelated = 6
	maxRelated     = 50
)

var parameterID = parameter{name: "id", path: true, doc: "The entity's id, a GUID."}

func relatedOperation() operation {
	return operation{
		id: "relatedServices", method: http.MethodGet, path: "/services/{id}/related", tag: "Search",
		summary: "Services that belong together with a service",
		description: "Those for the same need, through the same channels, in the same collections, for the same people at the same " +
			"turn of life; and the same service of other organisations. Each tells why.",
		parameters: []parameter{
			parameterID, parameterLang, parameterMunicipality,
			{name: "limit", schema: number(1, maxRelated, defaultRelated), doc: "The most services of each list."},
		},
		errors: []int{http.StatusNotFound, http.StatusGone},
	}
}

// relatedAnswer is what belongs together with a service.
type relatedAnswer struct {
	Items     []relatedItem `json:"items" nullable:"false" doc:"Other services, best first"`
	Elsewhere []relatedItem `json:"elsewhere" nullable:"false" doc:"The same service of other organisations"`
}

type relatedItem struct {
	ID             catalog.ID       `json:"id" format:"uuid"`
	Kind           catalog.Kind     `json:"kind" enum:"Service"`
	Type           string           `json:"type"`
	Name           string           `json:"name"`
	Language       string           `json:"language" doc:"The language that the name is in"`
	Summary        string           `json:"summary"`
	Organization   *named           `json:"organization" doc:"The responsible one; null when it is not published"`
	AreaType       catalog.AreaType `json:"areaType"`
	Municipalities []coded          `json:"municipalities" nullable:"false" doc:"The municipalities of a limited area"`
	Score          float64          `json:"score" doc:"Comparable within one answer only"`
	Why            string           `json:"why" doc:"What the two share, in a sentence"`
	Reasons        []relatedReason  `json:"reasons" nullable:"false" doc:"What the two share, the weightiest first; never empty"`
}

type relatedReason struct {
	Kind   related.ReasonKind `json:"kind" enum:"SameTerm,SameNeed,SameChannel,SameCollection,SameClass,SameLifeEvent,SameTargetGroup,SameGeneralDescription,SameName"`
	Value  string             `json:"value" doc:"The uri or the id of what is shared, or the name"`
	Label  string             `json:"label" doc:"Its name in the asked language"`
	Weight float64            `json:"weight"`
}

func (h *Handler) related(_ context.Context, c *call) (relatedAnswer, error) {
	snapshot := h.options.Catalogue.Snapshot()
	o := related.Options{Limit: c.whole("limit", 1, maxRelated, defaultRelated, false)}
	s := speaker{snapshot, c.oneOf("lang", "fi", "fi", "sv", "en"), h.briefs}
	municipality := c.municipality("municipality")
	id := c.pathID()
	if err := c.bad.problem(); err != nil {
		return relatedAnswer{}, err
	}
	if _, err := published(snapshot, catalog.KindService, id); err != nil {
		return relatedAnswer{}, err
	}
	if municipality != "" {
		served := h.options.Finder.Serving(snapshot, catalog.KindService, municipality)
		o.Serves, o.Local = served.All, served.Local
	}
	found, _ := related.Of(snapshot, id, o)
	return relatedAnswer{Items: s.relatedItems(found.Related), Elsewhere: s.relatedItems(found.Elsewhere)}, nil
}

// pathID reads the id of the path.
func (c *call) pathID() catalog.ID {
	v := c.PathValue("id")
	id, err := uuid.Parse(v)
	if err != nil || len(v) != len(id.String()) {
		c.bad.add("path.id", "The value must be an id: xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.", v)
	}
	return id
}

// published is the published entry of an id, else a problem that tells what never was from what no longer is.
func published(s *live.Snapshot, k catalog.Kind, id catalog.ID) (*live.Entry, error) {
	e, ok := s.Table(k).Get(id)
	switch {
	case !ok || e.Visibility == live.Hidden:
		return nil, newProblem(http.StatusNotFound, "There is no "+string(k)+" of that id.")
	case e.Visibility != live.Published:
		return nil, gone(s, e)
	}
	return e, nil
}

func (s speaker) relatedItems(list []related.Related) []relatedItem {
	var out []relatedItem
	for _, r := range list {
		i := s.item(r.Entry)
		one := relatedItem{
			ID: i.ID, Kind: i.Kind, Type: i.Type, Name: i.Name, Language: i.Language, Summary: i.Summary, Organization: i.Organization,
			AreaType: i.AreaType, Municipalities: i.Municipalities, Score: finite(r.Score),
		}
		for _, reason := range r.Reasons {
			one.Reasons = append(one.Reasons, relatedReason{
				Kind: reason.Kind, Value: reason.Value, Label: s.shared(reason), Weight: finite(reason.Weight),
			})
		}
		one.Why = sharedSentence(s.lang, one.Reasons)
		out = append(out, one)
	}
	return out
}

// shared names what two services share.
func (s speaker) shared(r related.Reason) string {
	switch r.Kind {
	case related.SameTerm, related.SameNeed:
		if t, ok := codes.Ontology().Lookup(r.Value); ok {
			return t.Best(s.lang)
		}
		return s.className(r.Value, codes.ServiceClasses())
	case related.SameClass:
		return s.className(r.Value, codes.ServiceClasses())
	case related.SameLifeEvent:
		return s.className(r.Value, codes.LifeEvents())
	case related.SameTargetGroup:
		return s.className(r.Value, codes.TargetGroups())
	case related.SameChannel:
		return s.entityName(catalog.KindServiceChannel, r.Value)
	case related.SameCollection:
		return s.entityName(catalog.KindServiceCollection, r.Value)
	case related.SameGeneralDescription:
		return s.entityName(catalog.KindGeneralDescription, r.Value)
	}
	return r.Value
}

// entityName names a published entity of an id, the id itself where there is none.
func (s speaker) entityName(k catalog.Kind, value string) string {
	if id, err := uuid.Parse(value); err == nil {
		if e, ok := s.Published(k, id); ok {
			return s.nameOf(e)
		}
	}
	return value
}
