package record

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Root is the path below which the records have their addresses.
const Root = "/open/v1"

// Ref names another entity. Name and Type are empty when it is not published.
type Ref struct {
	ID   catalog.ID `json:"id" format:"uuid" doc:"Its id for ever"`
	Type string     `json:"type,omitempty" doc:"The wire type of services and channels, the organisation's type"`
	Name Texts      `json:"name,omitzero" doc:"Absent when it is not published"`
}

// ref names an entity; nil for the zero id.
func (d desk) ref(k catalog.Kind, id catalog.ID) *Ref {
	if id == (catalog.ID{}) {
		return nil
	}
	e, ok := d.Published(k, id)
	if !ok {
		return &Ref{ID: id}
	}
	return &Ref{ID: id, Type: e.Type, Name: ofType(e.Names, catalog.TypeName)}
}

func (d desk) refs(k catalog.Kind, ids []catalog.ID) []Ref {
	out := make([]Ref, 0, len(ids))
	for _, id := range ids {
		if r := d.ref(k, id); r != nil {
			out = append(out, *r)
		}
	}
	return out
}

func (d desk) entryRefs(list []*live.Entry) []Ref {
	out := make([]Ref, 0, len(list))
	for _, e := range list {
		out = append(out, *d.ref(e.Kind, e.ID))
	}
	return out
}

// Links are where else the entity is to be had, as paths on the same server.
type Links struct {
	Self     string `json:"self" doc:"This record"`
	V11      string `json:"v11" doc:"The same in PTV's interface v11"`
	Page     Pages  `json:"page" doc:"The public pages"`
	Services string `json:"services,omitempty" doc:"Of an organisation: its services"`
	Channels string `json:"channels,omitempty" doc:"Of an organisation: its channels"`
}

// Pages are the public pages in their languages.
type Pages struct {
	FI string `json:"fi" doc:"In Finnish"`
	SV string `json:"sv" doc:"In Swedish"`
	EN string `json:"en" doc:"In English"`
}

// collections are the names of the kinds in addresses.
var collections = map[catalog.Kind]string{
	catalog.KindService: "services", catalog.KindServiceChannel: "channels", catalog.KindOrganization: "organizations",
	catalog.KindServiceCollection: "collections", catalog.KindGeneralDescription: "generalDescriptions",
}

// Path is where a record is; empty for kinds that have none.
func Path(k catalog.Kind, id catalog.ID) string {
	name, ok := collections[k]
	if !ok {
		return ""
	}
	return Root + "/" + name + "/" + id.String()
}

// pageNames are the names of the public pages by language.
var pageNames = map[catalog.Kind]Pages{
	catalog.KindService:            {"palvelu", "service", "service"},
	catalog.KindServiceChannel:     {"asiointikanava", "servicekanal", "channel"},
	catalog.KindOrganization:       {"organisaatio", "organisation", "organisation"},
	catalog.KindServiceCollection:  {"kokonaisuus", "servicehelhet", "collection"},
	catalog.KindGeneralDescription: {"yleiskuvaus", "allman-beskrivning", "general-description"},
}

// placePage names the page of a service location.
var placePage = Pages{"palvelupaikka", "servicestalle", "place"}

// Page is the path of an entity's public page in fi, sv or en, any other lang being fi; typ is its wire type, which counts
// for channels. A page found by a whole id leads to its address of words. It is empty for kinds without pages.
func Page(k catalog.Kind, typ, lang string, id catalog.ID) string {
	name, ok := pageNames[k]
	if !ok {
		return ""
	}
	if typ == string(catalog.ServiceLocation) {
		name = placePage
	}
	switch lang {
	case "sv":
		return "/sv/" + name.SV + "/" + id.String()
	case "en":
		return "/en/" + name.EN + "/" + id.String()
	}
	return "/fi/" + name.FI + "/" + id.String()
}

func linksOf(e *live.Entry) Links {
	id := e.ID.String()
	l := Links{
		Self: Path(e.Kind, e.ID), V11: "/api/v11/" + string(e.Kind) + "/" + id,
		Page: Pages{Page(e.Kind, e.Type, "fi", e.ID), Page(e.Kind, e.Type, "sv", e.ID), Page(e.Kind, e.Type, "en", e.ID)},
	}
	if e.Kind == catalog.KindOrganization {
		l.Services, l.Channels = Root+"/services?organization="+id, Root+"/channels?organization="+id
	}
	return l
}
