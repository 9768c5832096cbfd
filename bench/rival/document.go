package rival

import (
	"fmt"
	"iter"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// Document is what every rival knows of one entity: its texts in all languages together, sorted by their worth.
type Document struct {
	Kind catalog.Kind
	ID   catalog.ID
	// Name holds the names and alternative names.
	Name string
	// Topic holds keywords, labels of ontology terms (alternative ones too) and the names of the general description.
	Topic string
	// About holds the summary, the names of service classes and life events, and of the channels of a service.
	About string
	// Place holds the names of organisations, areas and municipalities, and the street and post office of a place.
	Place string
	// Body holds descriptions, instructions and conditions.
	Body string
}

// kinds are the kinds that queries are judged on.
func kinds() []catalog.Kind {
	return []catalog.Kind{catalog.KindService, catalog.KindServiceChannel, catalog.KindGeneralDescription}
}

// Documents writes the documents of the published services, channels and general descriptions of a snapshot, in the
// order of their tables. A service has the texts of its general description, as it has where it is shown.
func Documents(s *live.Snapshot) ([]Document, error) {
	var list []Document
	for _, k := range kinds() {
		t := s.Table(k)
		for e := range t.Each(t.Published()) {
			d, err := describe(s, e)
			if err != nil {
				return nil, fmt.Errorf("describe %s %s: %w", e.Kind, e.ID, err)
			}
			list = append(list, d)
		}
	}
	return list, nil
}

func describe(s *live.Snapshot, e *live.Entry) (Document, error) {
	w := writer{snapshot: s}
	var err error
	switch e.Kind {
	case catalog.KindService:
		err = w.service(e)
	case catalog.KindServiceChannel:
		err = w.channel(e)
	case catalog.KindGeneralDescription:
		err = w.general(e)
	}
	return Document{
		Kind: e.Kind, ID: e.ID, Name: w.name.join(), Topic: w.topic.join(), About: w.about.join(),
		Place: w.place.join(), Body: w.body.join(),
	}, err
}

// lines collects texts, each once.
type lines struct {
	list []string
	seen map[string]bool
}

func (l *lines) add(text string) {
	if text == "" || l.seen[text] {
		return
	}
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	l.seen[text] = true
	l.list = append(l.list, text)
}

func (l *lines) all(texts catalog.Texts) {
	for _, t := range texts {
		l.add(t.Value)
	}
}

func (l *lines) typed(texts catalog.TypedTexts) {
	for _, t := range texts {
		l.add(t.Value)
	}
}

func (l *lines) labels(names iter.Seq2[string, string]) {
	for _, name := range names {
		l.add(name)
	}
}

func (l *lines) join() string { return strings.Join(l.list, "\n") }

// writer collects the texts of one entity.
type writer struct {
	snapshot                        *live.Snapshot
	name, topic, about, place, body lines
}

func (w *writer) service(e *live.Entry) error {
	s, err := catalog.Decode[catalog.Service](e.Document())
	if err != nil {
		return err
	}
	g := w.snapshot.General(s.GeneralDescriptionID)
	w.name.typed(s.ServiceNames)
	w.topic.all(s.Keywords)
	w.descriptions(s.ServiceDescriptions)
	w.body.all(s.Requirements)
	if g != nil {
		w.topic.typed(g.Names)
		w.descriptions(g.Descriptions)
		w.body.all(g.Requirements)
	}
	m := catalog.Merge(s, g)
	w.terms(m.OntologyTerms)
	w.classes(codes.ServiceClasses(), m.ServiceClasses)
	w.classes(codes.LifeEvents(), catalog.JoinedLifeEvents(s, g))
	for _, o := range s.Organizations {
		w.organization(o.OrganizationID)
	}
	w.areas(s.Areas)
	for _, c := range w.snapshot.ServiceConnections(e.ID) {
		if channel, ok := w.snapshot.Published(catalog.KindServiceChannel, c.ChannelID); ok {
			w.about.typed(channel.Names)
		}
	}
	return nil
}

func (w *writer) channel(e *live.Entry) error {
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return err
	}
	w.name.typed(c.ServiceChannelNames)
	w.topic.all(c.FormIdentifier)
	w.terms(c.OntologyTerms)
	w.descriptions(c.ServiceChannelDescriptions)
	w.organization(c.OrganizationID)
	w.areas(c.Areas)
	for i := range c.Addresses {
		w.address(c.Addresses[i].StreetAddress)
	}
	return nil
}

func (w *writer) general(e *live.Entry) error {
	g, err := catalog.Decode[catalog.GeneralDescription](e.Document())
	if err != nil {
		return err
	}
	w.name.typed(g.Names)
	w.descriptions(g.Descriptions)
	w.body.all(g.Requirements)
	w.terms(g.OntologyTerms)
	w.classes(codes.ServiceClasses(), g.ServiceClasses)
	w.classes(codes.LifeEvents(), g.LifeEvents)
	return nil
}

func (w *writer) descriptions(texts catalog.TypedTexts) {
	for _, t := range texts {
		switch t.Type {
		case catalog.TypeSummary:
			w.about.add(t.Value)
		case catalog.TypeDescription, catalog.TypeUserInstruction, catalog.TypeBackground:
			w.body.add(t.Value)
		}
	}
}

func (w *writer) terms(refs []catalog.CodeRef) {
	for _, r := range refs {
		term, ok := codes.Ontology().Lookup(r.URI)
		if !ok {
			w.learnt(&w.topic, r)
			continue
		}
		w.topic.labels(term.Names.All())
		for _, language := range []string{"fi", "sv", "en"} {
			for _, label := range term.Alternative.In(language) {
				w.topic.add(label)
			}
		}
	}
}

func (w *writer) classes(list *codes.Classification, refs []catalog.CodeRef) {
	for _, r := range refs {
		if class, ok := list.Lookup(r.URI); ok {
			w.about.labels(class.All())
			continue
		}
		w.learnt(&w.about, r)
	}
}

// learnt adds the name of a class or term that the code lists lack.
func (w *writer) learnt(to *lines, ref catalog.CodeRef) {
	item := ref.As
	if item == nil {
		item, _ = w.snapshot.CodeItem(ref.URI)
	}
	if item != nil {
		to.all(item.Name)
	}
}

func (w *writer) organization(id catalog.ID) {
	if o, ok := w.snapshot.Published(catalog.KindOrganization, id); ok {
		w.place.typed(o.Names)
	}
}

func (w *writer) areas(areas []catalog.Area) {
	for i := range areas {
		a := &areas[i]
		w.place.all(a.Name)
		if area, ok := codes.FindArea(codes.AreaType(a.Type), a.Code); ok && a.Code != "" {
			w.place.labels(area.All())
		}
		for _, m := range a.Municipalities {
			w.municipality(m.Code)
		}
	}
}

func (w *writer) municipality(code string) {
	if m, ok := codes.Municipality(code); ok {
		w.place.labels(m.All())
	}
}

func (w *writer) address(a *catalog.StreetAddress) {
	if a == nil {
		return
	}
	w.place.all(a.Street)
	w.place.all(a.PostOffice)
	if a.Municipality != nil {
		w.municipality(a.Municipality.Code)
	}
}
