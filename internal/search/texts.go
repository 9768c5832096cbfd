package search

import (
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// indexedKinds are the kinds that have documents, in the order in which equal hits are listed.
func indexedKinds() []catalog.Kind { return indexed[:] }

var indexed = [...]catalog.Kind{
	catalog.KindService, catalog.KindServiceChannel, catalog.KindServiceCollection, catalog.KindOrganization,
	catalog.KindGeneralDescription,
}

func isIndexed(k catalog.Kind) bool { return rankOf(k) >= 0 }

// rankOf is a kind's place in indexedKinds; -1 for the others.
func rankOf(k catalog.Kind) int {
	for i, of := range indexed {
		if of == k {
			return i
		}
	}
	return -1
}

// A reader takes the texts of an entity one by one. shared tells that many entities have the same text.
type textReader func(r role, language, text string, shared bool)

// reader takes the texts of an entity; around asks for those of its neighbours, too.
type reader struct {
	textReader
	around bool
}

// teller tells the texts by which the entries of one snapshot are found.
type teller struct{ snapshot *live.Snapshot }

// tell gives the texts of a published entry of an indexed kind to read: its own with its organisations', and those
// of its other neighbours when around is set.
func (x teller) tell(e *live.Entry, around bool, to textReader) error {
	var err error
	read := reader{to, around}
	switch e.Kind {
	case catalog.KindService:
		err = x.service(e, read)
	case catalog.KindServiceChannel:
		err = x.channel(e, read)
	case catalog.KindOrganization:
		err = x.organization(e, read)
	case catalog.KindServiceCollection:
		err = x.collection(e, read)
	case catalog.KindGeneralDescription:
		err = x.general(e, read)
	default:
		err = fmt.Errorf("%s is not searched", e.Kind)
	}
	if err != nil {
		return fmt.Errorf("describe %s %s: %w", e.Kind, e.ID, err)
	}
	return nil
}

func (x teller) service(e *live.Entry, read reader) error {
	s, err := catalog.Decode[catalog.Service](e.Document())
	if err != nil {
		return err
	}
	g := x.snapshot.General(s.GeneralDescriptionID)
	read.names(s.ServiceNames)
	read.texts(roleKeyword, s.Keywords)
	read.descriptions(s.ServiceDescriptions)
	read.texts(roleInstruction, s.Requirements)
	if g != nil {
		for _, t := range g.Names {
			read.textReader(roleGeneralName, t.Language, t.Value, true)
		}
		for _, t := range g.Descriptions {
			switch t.Type {
			case catalog.TypeSummary:
				read.textReader(roleGeneralSummary, t.Language, t.Value, true)
			case catalog.TypeDescription, catalog.TypeUserInstruction, catalog.TypeBackground:
				read.textReader(roleGeneralText, t.Language, t.Value, true)
			}
		}
	}
	m := catalog.Merge(s, g)
	x.terms(read.textReader, m.OntologyTerms)
	x.classes(read.textReader, roleClass, codes.ServiceClasses(), m.ServiceClasses)
	x.classes(read.textReader, roleTargetGroup, codes.TargetGroups(), m.TargetGroups)
	x.classes(read.textReader, roleLifeEvent, codes.LifeEvents(), catalog.JoinedLifeEvents(s, g))
	for _, o := range s.Organizations {
		x.names(read.textReader, roleOrganization, catalog.KindOrganization, o.OrganizationID)
	}
	if !read.around {
		return nil
	}
	for i, c := range x.snapshot.ServiceConnections(s.ID) {
		if i == maxNeighbours {
			break
		}
		x.names(read.textReader, roleNeighbour, catalog.KindServiceChannel, c.ChannelID)
		for _, t := range c.Description {
			read.textReader(roleConnection, t.Language, t.Value, false)
		}
	}
	return nil
}

// maxNeighbours bounds the neighbours whose names an entity is found by.
const maxNeighbours = 12

func (x teller) general(e *live.Entry, read reader) error {
	g := x.snapshot.General(e.ID)
	if g == nil {
		return fmt.Errorf("it is not there")
	}
	read.names(g.Names)
	read.descriptions(g.Descriptions)
	read.texts(roleInstruction, g.Requirements)
	x.terms(read.textReader, g.OntologyTerms)
	x.classes(read.textReader, roleClass, codes.ServiceClasses(), g.ServiceClasses)
	x.classes(read.textReader, roleTargetGroup, codes.TargetGroups(), g.TargetGroups)
	x.classes(read.textReader, roleLifeEvent, codes.LifeEvents(), g.LifeEvents)
	return nil
}

func (x teller) channel(e *live.Entry, read reader) error {
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return err
	}
	read.names(c.ServiceChannelNames)
	read.descriptions(c.ServiceChannelDescriptions)
	read.texts(roleIdentifier, c.FormIdentifier)
	for i := range c.Addresses {
		read.place(&c.Addresses[i])
	}
	x.names(read.textReader, roleOrganization, catalog.KindOrganization, c.OrganizationID)
	if !read.around {
		return nil
	}
	services, n := x.snapshot.Table(catalog.KindService), 0
	for e := range services.Each(x.snapshot.Connected(catalog.KindServiceChannel, c.ID)) { // the oldest first
		if n++; n > maxNeighbours {
			break
		}
		for _, t := range e.Names {
			read.textReader(roleNeighbour, t.Language, t.Value, true)
		}
	}
	return nil
}

func (x teller) organization(e *live.Entry, read reader) error {
	o, err := catalog.Decode[catalog.Organization](e.Document())
	if err != nil {
		return err
	}
	read.names(o.OrganizationNames)
	read.textReader(roleIdentifier, "fi", o.BusinessName, false)
	read.textReader(roleIdentifier, "fi", o.BusinessCode, false)
	read.descriptions(o.OrganizationDescriptions)
	return nil
}

func (x teller) collection(e *live.Entry, read reader) error {
	c, err := catalog.Decode[catalog.ServiceCollection](e.Document())
	if err != nil {
		return err
	}
	read.texts(roleName, c.ServiceCollectionNames)
	read.descriptions(c.ServiceCollectionDescriptions)
	x.names(read.textReader, roleOrganization, catalog.KindOrganization, c.OrganizationID)
	return nil
}

func (read textReader) texts(r role, texts catalog.Texts) {
	for _, t := range texts {
		read(r, t.Language, t.Value, false)
	}
}

func (read textReader) names(texts catalog.TypedTexts) {
	for _, t := range texts {
		if t.Type == catalog.TypeAlternativeName {
			read(roleAlternative, t.Language, t.Value, false)
		} else {
			read(roleName, t.Language, t.Value, false)
		}
	}
}

// descriptions reads the summary and the longer texts.
func (read textReader) descriptions(texts catalog.TypedTexts) {
	for _, t := range texts {
		switch t.Type {
		case catalog.TypeSummary:
			read(roleSummary, t.Language, t.Value, false)
		case catalog.TypeDescription, catalog.TypeBackground:
			read(roleDescription, t.Language, t.Value, false)
		case catalog.TypeUserInstruction:
			read(roleInstruction, t.Language, t.Value, false)
		}
	}
}

// labels reads the names of a code in the languages that the code lists have.
func (read textReader) labels(r role, names codes.Names) {
	for language, name := range names.All() {
		read(r, language, name, true)
	}
}

// place reads where a visitor goes: street, post office and municipality.
func (read textReader) place(a *catalog.Address) {
	if a.StreetAddress == nil {
		return
	}
	read.texts(rolePlace, a.StreetAddress.Street)
	for _, t := range a.StreetAddress.PostOffice {
		read(rolePlace, t.Language, t.Value, true)
	}
	if a.StreetAddress.Municipality == nil {
		return
	}
	if m, ok := codes.Municipality(a.StreetAddress.Municipality.Code); ok {
		read.labels(rolePlace, m.Names)
	}
}

// names reads the names of a published neighbour.
func (x teller) names(read textReader, r role, k catalog.Kind, id catalog.ID) {
	neighbour, ok := x.snapshot.Published(k, id)
	if !ok {
		return
	}
	for _, t := range neighbour.Names {
		read(r, t.Language, t.Value, true)
	}
}

// terms reads the labels of ontology terms.
func (x teller) terms(read textReader, refs []catalog.CodeRef) {
	for _, r := range refs {
		term, ok := codes.Ontology().Lookup(r.URI)
		if !ok {
			x.learnt(read, roleTerm, r)
			continue
		}
		read.labels(roleTerm, term.Names)
		for _, language := range []string{"fi", "sv", "en"} {
			for _, label := range term.Alternative.In(language) {
				read(roleTermOther, language, label, true)
			}
		}
	}
}

func (x teller) classes(read textReader, r role, list *codes.Classification, refs []catalog.CodeRef) {
	for _, ref := range refs {
		if class, ok := list.Lookup(ref.URI); ok {
			read.labels(r, class.Names)
			continue
		}
		x.learnt(read, r, ref)
	}
}

// learnt reads the name of a class or term that the code lists lack, from the entity or from imported content.
func (x teller) learnt(read textReader, r role, ref catalog.CodeRef) {
	item := ref.As
	if item == nil {
		item, _ = x.snapshot.CodeItem(ref.URI)
	}
	if item == nil {
		return
	}
	for _, t := range item.Name {
		read(r, t.Language, t.Value, true)
	}
}
