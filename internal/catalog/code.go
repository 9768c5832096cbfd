package catalog

import (
	"cmp"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// CodeItem is a class, group, event or ontology term as PTV shows it.
type CodeItem struct {
	Name        Texts  `json:"name,omitempty"`
	Description Texts  `json:"description,omitempty"`
	Code        string `json:"code,omitempty"`
	// OntologyType is the vocabulary's name, such as ptvserclass2 or KOKO.
	OntologyType string `json:"ontologyType,omitempty"`
	URI          string `json:"uri,omitempty"`
	ParentID     ID     `json:"parentId,omitzero"`
	// ParentURI may hold several uris joined by ";" (PTV).
	ParentURI    string `json:"parentUri,omitempty"`
	NewURI       string `json:"newUri,omitempty"`
	NewParentURI string `json:"newParentUri,omitempty"`
}

// Equal compares members; texts as sets, since PTV does not define their order.
func (c CodeItem) Equal(o CodeItem) bool {
	return c.Code == o.Code && c.OntologyType == o.OntologyType && c.URI == o.URI && c.ParentID == o.ParentID &&
		c.ParentURI == o.ParentURI && c.NewURI == o.NewURI && c.NewParentURI == o.NewParentURI &&
		c.Name.SameAs(o.Name) && c.Description.SameAs(o.Description)
}

// SameAs compares as sets of (language, value).
func (ts Texts) SameAs(o Texts) bool {
	if len(ts) != len(o) {
		return false
	}
	return slices.Equal(ts.sorted(), o.sorted())
}

func (ts Texts) sorted() Texts {
	s := slices.Clone(ts)
	slices.SortFunc(s, func(a, b Text) int {
		return cmp.Or(cmp.Compare(a.Language, b.Language), cmp.Compare(a.Value, b.Value))
	})
	return s
}

// CodeRef refers to a class or term by its uri. As is nil when the code lists (embedded, or learnt from imported
// content) say what the item is, and otherwise the item exactly as this entity's source shows it.
// Its JSON form is the bare uri, or the item.
type CodeRef struct {
	URI string
	As  *CodeItem
}

// MarshalJSONTo writes the uri, or the item when As is set.
func (r CodeRef) MarshalJSONTo(e *jsontext.Encoder) error {
	if r.As == nil {
		return e.WriteToken(jsontext.String(r.URI))
	}
	return json.MarshalEncode(e, r.As)
}

// UnmarshalJSONFrom reads either form. An item of which only the uri is given says no more than the bare uri.
func (r *CodeRef) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	if d.PeekKind() == '"' {
		t, err := d.ReadToken()
		if err != nil {
			return err
		}
		*r = CodeRef{URI: t.String()}
		return nil
	}
	var item CodeItem
	if err := json.UnmarshalDecode(d, &item); err != nil {
		return err
	}
	*r = CodeRef{URI: item.URI}
	if !item.Equal(CodeItem{URI: item.URI}) {
		r.As = &item
	}
	return nil
}

// HasURI tells whether refs holds that uri.
func HasURI(refs []CodeRef, uri string) bool { return IndexURI(refs, uri) >= 0 }

// IndexURI is the place of the first of refs with that uri, -1 when there is none.
func IndexURI(refs []CodeRef, uri string) int {
	return slices.IndexFunc(refs, func(r CodeRef) bool { return r.URI == uri })
}
