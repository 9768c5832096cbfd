package record

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// Whose a merged value is.
const (
	FromService            = "Service"
	FromServiceChannel     = "ServiceChannel"
	FromGeneralDescription = "GeneralDescription"
)

// Class is a class, group, event, authorization or ontology term.
type Class struct {
	URI string `json:"uri" doc:"As content refers to it"`
	// Code is empty for terms and authorizations.
	Code         string      `json:"code,omitempty" doc:"The code"`
	Name         Texts       `json:"name" doc:"The name"`
	Vocabulary   string      `json:"vocabulary,omitempty" doc:"The list that it is of, such as ptvserclass2 or JUPO"`
	NewURI       string      `json:"newUri,omitempty" doc:"Its identifier in the code list service of suomi.fi"`
	ParentURI    string      `json:"parentUri,omitempty" doc:"What is above it; several uris of a term are joined by ;"`
	NewParentURI string      `json:"newParentUri,omitempty" doc:"newUri of what is above it"`
	ParentID     *catalog.ID `json:"parentId,omitempty" format:"uuid" doc:"Only where the content's source differs from the code lists"`
	Description  Texts       `json:"description,omitzero" doc:"Only where the content's source differs from the code lists"`
	// From is set in merged lists.
	From string `json:"from,omitempty" enum:"Service,ServiceChannel,GeneralDescription" doc:"Whose it is, in merged lists"`
}

// classes shows references to a classification.
func (d desk) classes(refs []catalog.CodeRef, list *codes.Classification) []Class {
	out := make([]Class, 0, len(refs))
	for _, r := range refs {
		c, ok := d.asSaid(r)
		if class, known := list.Lookup(r.URI); known && !ok {
			c = Class{
				URI: r.URI, Code: class.Code, Name: namesOf(class.Names), Vocabulary: class.Vocabulary, NewURI: class.NewURI,
				ParentURI: class.ParentURI, NewParentURI: class.NewParentURI,
			}
		}
		out = append(out, c)
	}
	return out
}

// terms shows references to the ontology.
func (d desk) terms(refs []catalog.CodeRef) []Class {
	out := make([]Class, 0, len(refs))
	for _, r := range refs {
		c, ok := d.asSaid(r)
		if t, known := codes.Ontology().Lookup(r.URI); known && !ok {
			c = Class{URI: r.URI, Name: namesOf(t.Names), Vocabulary: t.Vocabulary, ParentURI: t.ParentURIs()}
		}
		out = append(out, c)
	}
	return out
}

// asSaid is what a reference itself says, which is then all that holds; else what imported content says of the uri.
func (d desk) asSaid(r catalog.CodeRef) (c Class, own bool) {
	if r.As != nil {
		c := itemClass(r.URI, r.As)
		c.Description = Texts(r.As.Description)
		if r.As.ParentID != (catalog.ID{}) {
			c.ParentID = &r.As.ParentID
		}
		return c, true
	}
	if item, ok := d.CodeItem(r.URI); ok {
		return itemClass(r.URI, item), false
	}
	return Class{URI: r.URI}, false
}

func itemClass(uri string, i *catalog.CodeItem) Class {
	return Class{
		URI: uri, Code: i.Code, Name: Texts(i.Name), Vocabulary: i.OntologyType, NewURI: i.NewURI, ParentURI: i.ParentURI,
		NewParentURI: i.NewParentURI,
	}
}

// from marks whose each class of a merged list is: the general description's when it has it, else the other's.
func from(list []Class, first []catalog.CodeRef, firstName, otherName string) []Class {
	for i := range list {
		list[i].From = otherName
		if catalog.HasURI(first, list[i].URI) {
			list[i].From = firstName
		}
	}
	return list
}
