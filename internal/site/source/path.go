package source

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/slug"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// Find looks up which entity of a kind has a short id, whatever has become of it.
func (s *Source) Find(k catalog.Kind, short string) (catalog.ID, error) {
	e, ok := slug.Find(s.catalogue.Snapshot().Table(k), short)
	if !ok {
		return catalog.ID{}, view.ErrNotFound
	}
	return e.ID, nil
}

// path is an entry's page in the reader's language.
func (d desk) path(e *live.Entry) string {
	return pathIn(e, d.wantedNames(e), slug.Of(d.Table(e.Kind), e), d.Lang)
}

// paths are an entry's page in each language.
func (d desk) paths(e *live.Entry) view.Paths {
	short, wanted, out := slug.Of(d.Table(e.Kind), e), d.wantedNames(e), view.Paths{}
	for _, lang := range words.Codes() {
		out[lang] = pathIn(e, wanted, short, lang)
	}
	return out
}

func pathIn(e *live.Entry, wanted []catalog.NameType, short, lang string) string {
	ref := slug.Join(displayName(e.Names, wanted, lang).Value, short)
	switch e.Kind {
	case catalog.KindService:
		return route.Service(lang, ref)
	case catalog.KindServiceChannel:
		return route.Channel(lang, e.Type, ref)
	case catalog.KindOrganization:
		return route.Organization(lang, ref)
	case catalog.KindGeneralDescription:
		return route.General(lang, ref)
	case catalog.KindServiceCollection:
		return route.Collection(lang, ref)
	}
	return route.Home(lang)
}
