package v11

import (
	"sync"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// itemShape is one of the three shapes in which PTV writes classes and terms.
type itemShape uint8

const (
	// fintoItem is the plain shape: target groups, life events, industrial classes, authorisations.
	fintoItem itemShape = iota
	// describedItem has a description too: service classes.
	describedItem
	// ontologyItem lacks the newer uris: ontology terms.
	ontologyItem
)

// itemCache keeps the bytes of items that many entities share. Items of the embedded lists never change; one learnt from
// content is written anew when the catalogue learns otherwise. The zero value is ready for use.
type itemCache struct{ written sync.Map } // of itemKey to *writtenItem

type itemKey struct {
	uri   string
	shape itemShape
	list  *codes.Classification // nil for terms
}

type writtenItem struct {
	learnt *catalog.CodeItem // what was written; nil for an item of the lists
	bytes  []byte
}

// codes writes references as full items; the list is nil for ontology terms.
func (e *encoder) codes(name string, shape itemShape, list *codes.Classification, refs []catalog.CodeRef) {
	writeList(&e.jsonWriter, name, refs, func(w *jsonWriter, r *catalog.CodeRef) {
		if r.As != nil {
			writeCodeItem(w, r.As, shape)
			return
		}
		w.b = append(w.b, e.items.item(e.s, r.URI, shape, list)...)
	})
}

// item gives the bytes of an item: as content has taught it, else as the embedded lists have it, else its uri alone.
func (c *itemCache) item(s *live.Snapshot, uri string, shape itemShape, list *codes.Classification) []byte {
	learnt, _ := s.CodeItem(uri)
	key := itemKey{uri, shape, list}
	if found, ok := c.written.Load(key); ok && found.(*writtenItem).learnt == learnt {
		return found.(*writtenItem).bytes
	}
	item := learnt
	if item == nil {
		item = listedItem(uri, list)
	}
	w := jsonWriter{}
	writeCodeItem(&w, item, shape)
	c.written.Store(key, &writtenItem{learnt, w.b})
	return w.b
}

// listedItem makes an item of what the embedded lists say.
func listedItem(uri string, list *codes.Classification) *catalog.CodeItem {
	if list == nil {
		if term, ok := codes.Ontology().Lookup(uri); ok {
			return &catalog.CodeItem{
				Name: allNames(term.Names), OntologyType: term.Vocabulary, URI: term.URI, ParentURI: term.ParentURIs(),
			}
		}
		return &catalog.CodeItem{URI: uri}
	}
	class, ok := list.Lookup(uri)
	if !ok {
		return &catalog.CodeItem{URI: uri}
	}
	return &catalog.CodeItem{
		Name: allNames(class.Names), Code: class.Code, OntologyType: class.Vocabulary, URI: class.URI,
		ParentURI: class.ParentURI, NewURI: class.NewURI, NewParentURI: class.NewParentURI,
	}
}

// allNames lists the names in Finnish, Swedish and English; PTV writes a missing one as null.
func allNames(n codes.Names) catalog.Texts {
	return catalog.Texts{{Language: "fi", Value: n.FI}, {Language: "sv", Value: n.SV}, {Language: "en", Value: n.EN}}
}

func writeCodeItem(w *jsonWriter, item *catalog.CodeItem, shape itemShape) {
	w.b = append(w.b, '{')
	w.texts("name", item.Name)
	if shape == describedItem {
		w.texts("description", item.Description)
	}
	w.text("code", item.Code)
	w.text("ontologyType", item.OntologyType)
	w.text("uri", item.URI)
	w.id("parentId", item.ParentID)
	w.text("parentUri", item.ParentURI)
	if shape != ontologyItem {
		w.text("newUri", item.NewURI)
		w.text("newParentUri", item.NewParentURI)
	}
	w.b = append(w.b, '}')
}
