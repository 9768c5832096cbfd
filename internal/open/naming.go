package open

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// speaker says things of one snapshot in one language, in another where that is missing.
type speaker struct {
	*live.Snapshot
	lang   string
	briefs *briefs
}

// name is the name under which an entry is shown, and the language that it is in.
func (s speaker) name(e *live.Entry, wanted []catalog.NameType) (name, lang string) {
	for _, l := range append([]string{s.lang}, catalog.ContentLanguages()...) {
		typ := catalog.TypeName
		for _, w := range wanted {
			if w.Language == l && w.Type != "" {
				typ = w.Type
			}
		}
		if n := e.Names.In(typ, l); n != "" {
			return n, l
		}
	}
	if n, l := e.Names.Best(catalog.TypeName, s.lang); n != "" {
		return n, l
	}
	return e.Name, ""
}

// nameOf is the name of an entry of which nothing else is needed.
func (s speaker) nameOf(e *live.Entry) string {
	var wanted []catalog.NameType
	if len(e.Names.Languages(catalog.TypeAlternativeName)) > 0 {
		wanted = s.briefOf(e).DisplayNameType
	}
	name, _ := s.name(e, wanted)
	return name
}

// organization names a published organisation; nil when there is none of that id.
func (s speaker) organization(id catalog.ID) *named {
	e, ok := s.Published(catalog.KindOrganization, id)
	if !ok {
		return nil
	}
	return &named{ID: id, Name: s.nameOf(e)}
}

// summary is the short text of an entry, else the beginning of its description, else its general description's.
func (s speaker) summary(b *brief) string {
	for _, texts := range []catalog.TypedTexts{b.texts, s.generalTexts(b)} {
		if t, _ := texts.Best(catalog.TypeSummary, s.lang); strings.TrimSpace(t) != "" {
			return t
		}
		if t, _ := texts.Best(catalog.TypeDescription, s.lang); strings.TrimSpace(t) != "" {
			return catalog.Excerpt(t)
		}
	}
	return ""
}

func (s speaker) generalTexts(b *brief) catalog.TypedTexts {
	if b.GeneralDescriptionID == (catalog.ID{}) {
		return nil
	}
	if g := s.General(b.GeneralDescriptionID); g != nil {
		return g.Descriptions
	}
	return nil
}

// reach tells how wide something is offered and in which municipalities: where a place stands, else every member of a
// limited area. It has no municipalities when it is nationwide or when nothing is said.
func (s speaker) reach(e *live.Entry, b *brief) (catalog.AreaType, []coded) {
	typ, areas := b.AreaType, b.Areas
	var found []string
	switch {
	case e.Kind == catalog.KindServiceChannel && e.Type == string(catalog.ServiceLocation):
		found = b.visited
	case e.Kind == catalog.KindOrganization && b.Municipality != nil:
		found = []string{b.Municipality.Code}
	}
	if e.Kind == catalog.KindServiceChannel {
		typ, areas = s.ChannelAreas(&catalog.ServiceChannel{ID: e.ID, AreaType: typ, Areas: areas})
	}
	if found == nil && typ == catalog.LimitedType {
		found = members(areas)
	}
	return typ, s.municipalities(found)
}

// members are the codes of the municipalities of areas.
func members(areas []catalog.Area) []string {
	var out []string
	for _, a := range areas {
		if t, err := codes.ParseAreaType(a.Type); err == nil && a.Code != "" {
			if known, ok := codes.FindArea(t, a.Code); ok {
				out = append(out, known.Municipalities...)
				continue
			}
		}
		for _, m := range a.Municipalities {
			out = append(out, m.Code)
		}
	}
	return out
}

// municipalities names today's municipalities of codes, each once, in code order.
func (s speaker) municipalities(list []string) []coded {
	var out []coded
	for _, code := range list {
		if m, ok := codes.CurrentMunicipality(code); ok {
			out = append(out, coded{m.Code, m.Best(s.lang)})
		}
	}
	slices.SortFunc(out, func(a, b coded) int { return strings.Compare(a.Code, b.Code) })
	return slices.Compact(out)
}

// named is a reference to an entity.
type named struct {
	ID   catalog.ID `json:"id" format:"uuid"`
	Name string     `json:"name" doc:"Name in the asked language, in another where it is missing"`
}

// coded is a reference to a code list's item.
type coded struct {
	Code string `json:"code"`
	Name string `json:"name" doc:"Name in the asked language, in another where it is missing"`
}
