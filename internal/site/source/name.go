package source

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/view"
)

// displayName picks the name that is shown: in each language the type that the entity wants shown there.
func displayName(names catalog.TypedTexts, wanted []catalog.NameType, lang string) view.Text {
	if n := names.In(wantedType(wanted, lang), lang); n != "" {
		return view.In(n, lang, lang)
	}
	for _, l := range catalog.ContentLanguages() {
		if n := names.In(wantedType(wanted, l), l); n != "" {
			return view.In(n, l, lang)
		}
	}
	return view.BestTyped(names, catalog.TypeName, lang)
}

func wantedType(wanted []catalog.NameType, lang string) string {
	for _, w := range wanted {
		if w.Language == lang && w.Type != "" {
			return w.Type
		}
	}
	return catalog.TypeName
}

// alternativeName is the other name in the language of the shown one, empty when there is none.
func alternativeName(names catalog.TypedTexts, shown view.Text, lang string) view.Text {
	in := shown.Lang
	if in == "" {
		in = lang
	}
	other := names.In(catalog.TypeAlternativeName, in)
	if other == "" || other == shown.Value {
		return view.Text{}
	}
	return view.In(other, in, lang)
}

// entryName is the name of an entry in a list or a link.
func (d desk) entryName(e *live.Entry) view.Text {
	return displayName(e.Names, d.wantedNames(e), d.Lang)
}

// wantedNames looks into the document only where there is a choice of names.
func (d desk) wantedNames(e *live.Entry) []catalog.NameType {
	if len(e.Names.Languages(catalog.TypeAlternativeName)) == 0 {
		return nil
	}
	return remember(d.memory, e, wantedAspect, "", func() []catalog.NameType {
		switch e.Kind {
		case catalog.KindOrganization:
			if o, err := catalog.Decode[catalog.Organization](e.Document()); err == nil {
				return o.DisplayNameType
			}
		case catalog.KindServiceChannel:
			if c, err := catalog.Decode[catalog.ServiceChannel](e.Document()); err == nil {
				return c.DisplayNameType
			}
		}
		return nil
	})
}

// organization links to a published organisation; nil when there is none of that id.
func (d desk) organization(id catalog.ID) *view.Link {
	e, ok := d.Published(catalog.KindOrganization, id)
	if !ok {
		return nil
	}
	link := d.link(e)
	return &link
}

// provider is the name of a published organisation; empty when there is none of that id.
func (d desk) provider(id catalog.ID) view.Text {
	e, ok := d.Published(catalog.KindOrganization, id)
	if !ok {
		return view.Text{}
	}
	return d.link(e).Name
}

// link leads to what many pages name.
func (d desk) link(e *live.Entry) view.Link {
	return remember(d.memory, e, linkAspect, d.Lang, func() view.Link {
		return view.Link{Href: d.path(e), Name: d.entryName(e)}
	})
}

// reach is how a published organisation is reached; nil where nothing is known.
func (d desk) reach(id catalog.ID) ([]view.Phone, []view.Email) {
	e, ok := d.Published(catalog.KindOrganization, id)
	if !ok {
		return nil, nil
	}
	v, err := catalog.Decode[catalog.Organization](e.Document())
	if err != nil {
		return nil, nil
	}
	return phones(v.PhoneNumbers, d.Lang), organizationEmails(v.Emails, d.Lang)
}

// organizationType is PTV's type of a published organisation; empty when there is none.
func (d desk) organizationType(id catalog.ID) string {
	e, ok := d.Published(catalog.KindOrganization, id)
	if !ok {
		return ""
	}
	return remember(d.memory, e, typeAspect, "", func() string {
		o, err := catalog.Decode[catalog.Organization](e.Document())
		if err != nil {
			return ""
		}
		return string(o.OrganizationType)
	})
}

// codeName is the name of a class, group, event or term; empty when nobody knows it.
func (d desk) codeName(r catalog.CodeRef, list *codes.Classification) view.Text {
	if r.As != nil {
		if t := view.Best(r.As.Name, d.Lang); !t.Empty() {
			return t
		}
	}
	if class, ok := list.Lookup(r.URI); ok {
		return d.listName(class.Names)
	}
	if item, ok := d.CodeItem(r.URI); ok {
		return view.Best(item.Name, d.Lang)
	}
	return view.Text{}
}

// listName is a code list's name in the page's language, else in the first that it has.
func (d desk) listName(n codes.Names) view.Text {
	if s := n.In(d.Lang); s != "" {
		return view.Text{Value: s}
	}
	for lang, s := range n.All() {
		return view.In(s, lang, d.Lang)
	}
	return view.Text{}
}

// classNames names references, leaving out those that a narrower one among them says more exactly.
func (d desk) classNames(refs []catalog.CodeRef, list *codes.Classification) []view.Text {
	covered := map[*codes.Class]bool{}
	for _, r := range refs {
		if class, ok := list.Lookup(r.URI); ok {
			for up := class.Parent; up != nil; up = up.Parent {
				covered[up] = true
			}
		}
	}
	var out []view.Text
	for _, r := range refs {
		if class, ok := list.Lookup(r.URI); ok && covered[class] {
			continue
		}
		if t := d.codeName(r, list); !t.Empty() {
			out = append(out, t)
		}
	}
	return out
}

// languageNames names languages of service.
func (d desk) languageNames(list []string) []view.Text {
	var out []view.Text
	for _, code := range list {
		if l, ok := codes.Language(code); ok {
			out = append(out, d.listName(l.Names))
		}
	}
	return out
}
