package search

import (
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
)

// indexedKinds are the kinds that have documents, in the order in which equal hits are listed. General descriptions
// have none: their texts are in the documents of the services that lean on them.
func indexedKinds() []catalog.Kind {
	return []catalog.Kind{
		catalog.KindService, catalog.KindServiceChannel, catalog.KindServiceCollection, catalog.KindOrganization,
	}
}

func isIndexed(k catalog.Kind) bool {
	for _, i := range indexedKinds() {
		if i == k {
			return true
		}
	}
	return false
}

// document holds the texts of an entity by field, as Bleve takes them.
type document map[string][]string

// write adds a text to its role in its language.
func (d document) write(r role, language, text string) {
	if text == "" {
		return
	}
	d.put(fieldName(chainOf(language), r), text)
}

func (d document) put(field, text string) { d[field] = append(d[field], text) }

// name adds a name of the entity itself, which is also found as it is written.
func (d document) name(a *finnish.Analyzer, language, text string) {
	if text == "" {
		return
	}
	d.write(roleName, language, text)
	d.put(fieldExact, text)
	d.put(fieldWhole, whole(a, text))
	d.put(fieldGram, text)
}

// gram adds a text that is also found by pieces of words.
func (d document) gram(r role, language, text string) {
	if text == "" {
		return
	}
	d.write(r, language, text)
	d.put(fieldGram, text)
}

// names adds the names of an entity. As few write alternative names, they are worth as much.
func (d document) names(a *finnish.Analyzer, texts catalog.TypedTexts) {
	for _, t := range texts {
		d.name(a, t.Language, t.Value)
	}
}

// descriptions adds the summary and the longer texts.
func (d document) descriptions(texts catalog.TypedTexts) {
	for _, t := range texts {
		switch t.Type {
		case catalog.TypeSummary:
			d.gram(roleAbout, t.Language, t.Value)
		case catalog.TypeDescription, catalog.TypeUserInstruction, catalog.TypeBackground:
			d.write(roleBody, t.Language, t.Value)
		}
	}
}

func (d document) texts(r role, texts catalog.Texts) {
	for _, t := range texts {
		d.write(r, t.Language, t.Value)
	}
}

// labels adds the names of a code in the languages that the code lists have.
func (d document) labels(r role, names codes.Names) {
	for language, name := range names.All() {
		d.write(r, language, name)
	}
}

// whole is a name as the one term of fieldWhole: its words in order, in lower case, without signs.
func whole(a *finnish.Analyzer, text string) string {
	tokens := a.AnalyzeIn("", text)
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Surface
	}
	return strings.Join(words, " ")
}

// describer writes the documents of the entries of one snapshot.
type describer struct {
	snapshot *live.Snapshot
	analyzer *finnish.Analyzer
}

// describe writes the document of a published entry of an indexed kind.
func (x describer) describe(e *live.Entry) (document, error) {
	d := document{}
	var err error
	switch e.Kind {
	case catalog.KindService:
		err = x.service(d, e)
	case catalog.KindServiceChannel:
		err = x.channel(d, e)
	case catalog.KindOrganization:
		err = x.organization(d, e)
	case catalog.KindServiceCollection:
		err = x.collection(d, e)
	default:
		err = fmt.Errorf("%s is not searched", e.Kind)
	}
	if err != nil {
		return nil, fmt.Errorf("describe %s %s: %w", e.Kind, e.ID, err)
	}
	return d, nil
}

// into adds the document of a published entry to a batch.
func (x describer) into(batch *bleve.Batch, name string, e *live.Entry) error {
	d, err := x.describe(e)
	if err != nil {
		return err
	}
	if err := batch.Index(name, d); err != nil {
		return fmt.Errorf("index %s %s: %w", e.Kind, e.ID, err)
	}
	return nil
}

func (x describer) service(d document, e *live.Entry) error {
	s, err := catalog.Decode[catalog.Service](e.Document)
	if err != nil {
		return err
	}
	g := x.snapshot.General(s.GeneralDescriptionID)
	d.names(x.analyzer, s.ServiceNames)
	for _, t := range s.Keywords {
		d.gram(roleTopic, t.Language, t.Value)
	}
	d.descriptions(s.ServiceDescriptions)
	d.texts(roleBody, s.Requirements)
	if g != nil {
		for _, t := range g.Names {
			d.gram(roleTopic, t.Language, t.Value)
		}
		d.descriptions(g.Descriptions)
		d.texts(roleBody, g.Requirements)
	}
	m := catalog.Merge(s, g)
	x.terms(d, m.OntologyTerms)
	x.classes(d, codes.ServiceClasses(), m.ServiceClasses)
	x.classes(d, codes.LifeEvents(), catalog.JoinedLifeEvents(s, g))
	for _, o := range s.Organizations {
		x.organizationNames(d, o.OrganizationID)
	}
	return nil
}

func (x describer) channel(d document, e *live.Entry) error {
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document)
	if err != nil {
		return err
	}
	d.names(x.analyzer, c.ServiceChannelNames)
	d.descriptions(c.ServiceChannelDescriptions)
	d.texts(roleTopic, c.FormIdentifier)
	for i := range c.Addresses {
		d.place(&c.Addresses[i])
	}
	x.organizationNames(d, c.OrganizationID)
	return nil
}

// place adds where a visitor goes: street, post office and municipality.
func (d document) place(a *catalog.Address) {
	if a.StreetAddress == nil {
		return
	}
	d.texts(roleAbout, a.StreetAddress.Street)
	d.texts(roleAbout, a.StreetAddress.PostOffice)
	if a.StreetAddress.Municipality == nil {
		return
	}
	if m, ok := codes.Municipality(a.StreetAddress.Municipality.Code); ok {
		d.labels(roleAbout, m.Names)
	}
}

func (x describer) organization(d document, e *live.Entry) error {
	o, err := catalog.Decode[catalog.Organization](e.Document)
	if err != nil {
		return err
	}
	d.names(x.analyzer, o.OrganizationNames)
	d.gram(roleTopic, "fi", o.BusinessName)
	d.write(roleTopic, "fi", o.BusinessCode)
	d.descriptions(o.OrganizationDescriptions)
	return nil
}

func (x describer) collection(d document, e *live.Entry) error {
	c, err := catalog.Decode[catalog.ServiceCollection](e.Document)
	if err != nil {
		return err
	}
	for _, t := range c.ServiceCollectionNames {
		d.name(x.analyzer, t.Language, t.Value)
	}
	d.descriptions(c.ServiceCollectionDescriptions)
	x.organizationNames(d, c.OrganizationID)
	return nil
}

// organizationNames adds the names of a published organisation.
func (x describer) organizationNames(d document, id catalog.ID) {
	o, ok := x.snapshot.Published(catalog.KindOrganization, id)
	if !ok {
		return
	}
	for _, t := range o.Names {
		d.write(roleAbout, t.Language, t.Value)
	}
}

// terms adds the preferred and alternative labels of ontology terms.
func (x describer) terms(d document, refs []catalog.CodeRef) {
	for _, r := range refs {
		term, ok := codes.Ontology().Lookup(r.URI)
		if !ok {
			x.learnt(d, roleTopic, r)
			continue
		}
		d.labels(roleTopic, term.Names)
		for _, language := range []string{"fi", "sv", "en"} {
			for _, label := range term.Alternative.In(language) {
				d.write(roleTopic, language, label)
			}
		}
	}
}

func (x describer) classes(d document, list *codes.Classification, refs []catalog.CodeRef) {
	for _, r := range refs {
		if class, ok := list.Lookup(r.URI); ok {
			d.labels(roleAbout, class.Names)
			continue
		}
		x.learnt(d, roleAbout, r)
	}
}

// learnt adds the name of a class or term that the code lists lack, from the entity or from imported content.
func (x describer) learnt(d document, r role, ref catalog.CodeRef) {
	item := ref.As
	if item == nil {
		item, _ = x.snapshot.CodeItem(ref.URI)
	}
	if item != nil {
		d.texts(r, item.Name)
	}
}
