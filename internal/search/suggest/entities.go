package suggest

import (
	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// suggestedKinds are the kinds of entity that are suggested.
var suggestedKinds = [...]catalog.Kind{
	catalog.KindService, catalog.KindGeneralDescription, catalog.KindServiceChannel, catalog.KindOrganization,
}

// addAll adds every published entity of a snapshot.
func (b *builder) addAll(s *live.Snapshot) {
	for _, k := range suggestedKinds {
		t := s.Table(k)
		for e := range t.Each(t.Published()) {
			b.addEntity(s, e)
		}
	}
}

// addEntity adds the labels of a published entity.
func (b *builder) addEntity(s *live.Snapshot, e *live.Entry) {
	g, ok := groupOf(e.Kind, e.Type)
	if !ok {
		return
	}
	member, use := entityMember(e.Kind, e.Ord), useOf(s, e)
	for _, n := range e.Names {
		src := byName
		if n.Type != catalog.TypeName {
			src = byOther
		}
		b.add(g, languageNumber(n.Language), src, n.Value, member, use)
	}
	if e.Kind == catalog.KindService {
		for _, k := range keywordsOf(e) {
			b.add(g, languageNumber(k.Language), byKeyword, k.Value, member, 0)
		}
	}
}

// keywordsOf reads the keywords of a service; nil when there are none. PTV allows several a language.
func keywordsOf(e *live.Entry) catalog.Texts {
	var v struct {
		Keywords catalog.Texts `json:"keywords"`
	}
	if err := json.Unmarshal(e.Document(), &v); err != nil {
		return nil // the catalogue has said so already
	}
	return v.Keywords
}

// useOf is how much the catalogue uses an entity, beyond its being there.
func useOf(s *live.Snapshot, e *live.Entry) float64 {
	id := e.ID.String()
	services := s.Table(catalog.KindService)
	switch e.Kind {
	case catalog.KindServiceChannel:
		return float64(s.Connected(e.Kind, e.ID).GetCardinality())
	case catalog.KindOrganization:
		channels := s.Table(catalog.KindServiceChannel)
		return float64(services.Index(live.FacetOrganization, id).GetCardinality() +
			channels.Index(live.FacetOrganization, id).GetCardinality())
	case catalog.KindGeneralDescription:
		return float64(services.Index(live.FacetGeneralDescription, id).GetCardinality())
	}
	return 0
}
