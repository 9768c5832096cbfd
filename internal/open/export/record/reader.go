package record

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	native "github.com/varanto/varanto/internal/open/record"
)

// Licence of the content, as PTV's terms have it.
const (
	Licence    = "CC BY 4.0"
	LicenceURL = "https://creativecommons.org/licenses/by/4.0/"
)

// Languages are those that exports are asked in.
func Languages() []string { return []string{"fi", "sv", "en"} }

// Reader reads entries of one snapshot in one language.
type Reader struct {
	*live.Snapshot
	// Lang is the language that is wanted; texts that lack it are given in the first that they have (PTV's order).
	Lang string
	// Base is scheme and host of the public site, without a slash at its end; it may be empty.
	Base string
}

// Text is a text in one language; the zero Text is none.
type Text struct{ Value, Lang string }

// Best picks from texts of all languages.
func (r Reader) Best(ts catalog.Texts) Text {
	v, in := ts.Best(r.Lang)
	return text(v, in)
}

// Typed picks from typed texts.
func (r Reader) Typed(ts catalog.TypedTexts, typ string) Text {
	v, in := ts.Best(typ, r.Lang)
	return text(v, in)
}

func text(v, in string) Text {
	if v = Clean(v); v == "" {
		return Text{}
	}
	return Text{v, in}
}

// Join puts the texts that there are below each other.
func Join(parts ...Text) string {
	var out []string
	for _, p := range parts {
		if p.Value != "" && !slices.Contains(out, p.Value) {
			out = append(out, p.Value)
		}
	}
	return strings.Join(out, "\n\n")
}

// Name is the name that is shown of an entry: in each language the type that the entity wants shown there. It is the id
// when nothing is written.
func (r Reader) Name(e *live.Entry) Text {
	return r.displayName(e.Names, r.wanted(e), e.ID)
}

func (r Reader) displayName(names catalog.TypedTexts, wanted []catalog.NameType, id catalog.ID) Text {
	for _, l := range append([]string{r.Lang}, catalog.ContentLanguages()...) {
		if t := text(names.In(wantedType(wanted, l), l), l); t.Value != "" {
			return Text{Line(t.Value), l}
		}
	}
	if t := r.Typed(names, catalog.TypeName); t.Value != "" {
		return Text{Line(t.Value), t.Lang}
	}
	return Text{Value: id.String()}
}

// AlternativeName is the other name in the language of the shown one, "" when there is none.
func (r Reader) AlternativeName(e *live.Entry, shown Text) string {
	for _, typ := range []string{catalog.TypeAlternativeName, catalog.TypeName} {
		if other := Line(e.Names.In(typ, shown.Lang)); other != "" && other != shown.Value {
			return other
		}
	}
	return ""
}

func wantedType(wanted []catalog.NameType, lang string) string {
	for _, w := range wanted {
		if w.Language == lang && w.Type != "" {
			return w.Type
		}
	}
	return catalog.TypeName
}

// wanted looks into the document only where there is a choice of names.
func (r Reader) wanted(e *live.Entry) []catalog.NameType {
	if len(e.Names.Languages(catalog.TypeAlternativeName)) == 0 {
		return nil
	}
	d, err := catalog.Decode[displayed](e.Document())
	if err != nil {
		return nil // live has logged it
	}
	return d.DisplayNameType
}

// Organization is a published organisation; ok is false when there is none of that id.
func (r Reader) Organization(id catalog.ID) (e *live.Entry, ok bool) {
	if id == (catalog.ID{}) {
		return nil, false
	}
	return r.Published(catalog.KindOrganization, id)
}

// OrganizationName is the name of a published organisation, "" when there is none of that id.
func (r Reader) OrganizationName(id catalog.ID) string {
	e, ok := r.Organization(id)
	if !ok {
		return ""
	}
	return r.Name(e).Value
}

// Class is a class, group, event or term with its name in the reader's language.
type Class struct {
	URI, Code, Name string
	// Parent is the uri of the class above, "" at the top.
	Parent string
}

// Classes names references; those that nobody knows a name of are left out. Each comes once.
func (r Reader) Classes(refs []catalog.CodeRef, list *codes.Classification) []Class {
	var out []Class
	for _, ref := range refs {
		c := r.class(ref, list)
		if c.Name != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func (r Reader) class(ref catalog.CodeRef, list *codes.Classification) Class {
	if known, ok := list.Lookup(ref.URI); ok {
		return Class{known.URI, known.Code, known.Names.Best(r.Lang), known.ParentURI}
	}
	return r.itemClass(ref)
}

func (r Reader) itemClass(ref catalog.CodeRef) Class {
	c := Class{URI: Line(ref.URI)}
	if ref.As != nil {
		c.Name, c.Code, c.Parent = Line(r.Best(ref.As.Name).Value), Line(ref.As.Code), Line(ref.As.ParentURI)
	}
	if item, ok := r.CodeItem(ref.URI); ok && c.Name == "" {
		c.Name, c.Code, c.Parent = Line(r.Best(item.Name).Value), Line(item.Code), Line(item.ParentURI)
	}
	return c
}

// Terms names ontology terms.
func (r Reader) Terms(refs []catalog.CodeRef) []Class {
	var out []Class
	for _, ref := range refs {
		c := r.itemClass(ref)
		if known, ok := codes.Ontology().Lookup(ref.URI); ok {
			c.URI, c.Name, c.Parent = known.URI, known.Names.Best(r.Lang), known.ParentURI()
		}
		if c.Name != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// LanguageNames names languages of service; unknown codes are left out.
func (r Reader) LanguageNames(list []string) []string {
	var out []string
	for _, code := range list {
		if l, ok := codes.Language(code); ok {
			out = append(out, l.Names.Best(r.Lang))
		}
	}
	return out
}

// Areas names where something is offered, municipalities and wider areas; nil when it is everywhere or nothing is said.
func (r Reader) Areas(typ catalog.AreaType, list []catalog.Area) []string {
	if typ != catalog.LimitedType {
		return nil
	}
	var out []string
	for _, a := range list {
		if a.Type != catalog.AreaOfMunicipalities {
			out = append(out, r.areaName(a))
			continue
		}
		for _, m := range a.Municipalities {
			out = append(out, r.Municipality(m))
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

func (r Reader) areaName(a catalog.Area) string {
	if t, err := codes.ParseAreaType(a.Type); err == nil {
		if known, ok := codes.FindArea(t, a.Code); ok {
			return known.Names.Best(r.Lang)
		}
	}
	return Line(r.Best(a.Name).Value)
}

// Municipality names a municipality.
func (r Reader) Municipality(m catalog.Municipality) string {
	if known, ok := codes.CurrentMunicipality(m.Code); ok {
		return known.Names.Best(r.Lang)
	}
	return Line(r.Best(m.Name).Value)
}

// OfLanguage keeps the items of the reader's language or, when there are none, those of the first language that has any;
// items that belong to no language stay.
func OfLanguage[T any](r Reader, list []T, language func(T) string) []T {
	for _, l := range append([]string{r.Lang}, catalog.ContentLanguages()...) {
		var out []T
		for _, item := range list {
			if in := language(item); in == l || in == "" {
				out = append(out, item)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// Page is the address of an entry's public page.
func (r Reader) Page(e *live.Entry) string {
	return r.Base + native.Page(e.Kind, e.Type, r.Lang, e.ID)
}
