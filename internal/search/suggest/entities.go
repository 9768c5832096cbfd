package suggest

import (
	"bytes"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

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

// sameLabels tells that an entity has the same labels in a later snapshot, worth the same.
func sameLabels(before, now *live.Snapshot, c live.Changed) bool {
	if !slices.Contains(suggestedKinds[:], c.Kind) {
		return true
	}
	old, was := before.Published(c.Kind, c.ID)
	e, is := now.Published(c.Kind, c.ID)
	if !was || !is {
		return was == is
	}
	return old.Type == e.Type && slices.Equal(old.Names, e.Names) && useOf(before, old) == useOf(now, e) &&
		(e.Kind != catalog.KindService || slices.Equal(keywordsOf(old), keywordsOf(e)))
}

// keywordsKey is how the keywords begin in a service's canonical document. Within a text its quotes would be escaped.
var keywordsKey = []byte(`"keywords":[`)

// keywordsOf reads the keywords of a service without the rest of its document; nil when there are none. PTV allows several
// a language.
func keywordsOf(e *live.Entry) catalog.Texts {
	document := e.Document()
	i := bytes.Index(document, keywordsKey)
	if i < 0 {
		return nil
	}
	var keywords catalog.Texts
	d := jsontext.NewDecoder(bytes.NewReader(document[i+len(keywordsKey)-1:]))
	if err := json.UnmarshalDecode(d, &keywords); err != nil {
		return nil // cannot be: the catalogue has read the document
	}
	return keywords
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
