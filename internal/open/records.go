package open

import (
	"context"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/record"
)

// readable is one kind of record and how its operations are described.
type readable struct {
	kind catalog.Kind
	// one and many name a record and the records in operation ids and sentences; path is the name in addresses.
	one, many, path string
	record          reflect.Type
	// about says in a sentence what a record holds.
	about string
	// filters are the parameters of the list beside those that all lists have.
	filters []parameter
}

var parameterFields = parameter{
	name: "fields", list: true, example: "name.fi",
	doc: "The members wanted, by dot paths such as name.fi or connections.channel.id; everything when not given. The id is " +
		"always there. Members of lists are those of each item. An answer to this has no other members.",
}

// registerReadable adds the list and the single record of a kind.
func registerReadable[T any](h *Handler, r readable) {
	r.record = reflect.TypeFor[T]()
	registerBytes[listOf[T]](h, r.listOperation(), func(ctx context.Context, c *call) (pieces, error) { return h.list(ctx, c, r) })
	registerBytes[T](h, r.oneOperation(), func(_ context.Context, c *call) (pieces, error) { return h.one(c, r) })
	schemas := h.api.OpenAPI().Components.Schemas
	whole := schemas.Schema(r.record, true, "")
	either := selected(whole, schemas.SchemaFromRef(whole.Ref))
	paths := h.api.OpenAPI().Paths
	one := paths[Root+"/"+r.path+"/{id}"].Get.Responses["200"].Content["application/json"]
	list := paths[Root+"/"+r.path].Get.Responses["200"].Content["application/json"]
	one.Schema = either
	schemas.SchemaFromRef(list.Schema.Ref).Properties["items"].Items = either
	one.Example, list.Example = exampleOf(r)
}

// selected says that an answer is a whole record or, with the parameter fields, some of its members.
func selected(ref, whole *huma.Schema) *huma.Schema {
	return &huma.Schema{AnyOf: []*huma.Schema{ref, {
		Type: huma.TypeObject, Required: []string{"id"}, Not: &huma.Schema{Required: whole.Required},
		Description: "With fields: the members that were asked for.",
	}}}
}

func (r readable) oneOperation() operation {
	return operation{
		id: r.one, method: http.MethodGet, path: "/" + r.path + "/{id}", tag: "Records",
		summary:     "One " + r.words(),
		description: r.about + " An entity that is no longer published answers 410, with its probable successor where one is known.",
		parameters:  []parameter{parameterID, parameterFields},
		errors:      []int{http.StatusNotFound, http.StatusGone},
	}
}

// words are one of the kind in words.
func (r readable) words() string { return strings.ToLower(spaced(r.one)) }

// spaced puts a blank before each capital: generalDescription is general Description.
func spaced(name string) string {
	var b strings.Builder
	for _, c := range name {
		if c >= 'A' && c <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
	}
	return b.String()
}

func (h *Handler) one(c *call, r readable) (pieces, error) {
	s := h.options.Catalogue.Snapshot()
	fields := c.selection("fields", r.record)
	id := c.pathID()
	if err := c.bad.problem(); err != nil {
		return nil, err
	}
	e, err := published(s, r.kind, id)
	if err != nil {
		return nil, err
	}
	b, err := h.memo.record(s, e)
	if err != nil {
		return nil, err
	}
	if b, err = fields.project(b); err != nil {
		return nil, err
	}
	return pieces{b}, nil
}

// addRecords adds the operations of all kinds of record.
func (h *Handler) addRecords() {
	registerReadable[record.Service](h, readable{
		kind: catalog.KindService, one: "service", many: "services", path: "services", filters: serviceFilters(),
		about: "A service with its connections, each with the channel and what holds for the two together, and with the merged " +
			"view of the general description that it leans on.",
	})
	registerReadable[record.Channel](h, readable{
		kind: catalog.KindServiceChannel, one: "channel", many: "channels", path: "channels", filters: channelFilters(),
		about: "A way to use services: on line, by phone, with a form, at a place. With opening hours, contact details, addresses " +
			"with points, accessibility, and the services that it is for.",
	})
	registerReadable[record.Organization](h, readable{
		kind: catalog.KindOrganization, one: "organization", many: "organizations", path: "organizations",
		filters: organizationFilters(),
		about:   "An organisation with its place in the tree of organisations, contact details and area.",
	})
	registerReadable[record.Collection](h, readable{
		kind: catalog.KindServiceCollection, one: "collection", many: "collections", path: "collections",
		filters: collectionFilters(),
		about:   "Services and channels that somebody has gathered under one name.",
	})
	registerReadable[record.GeneralDescription](h, readable{
		kind: catalog.KindGeneralDescription, one: "generalDescription", many: "generalDescriptions", path: "generalDescriptions",
		filters: generalFilters(),
		about:   "A nationally written text on which the services of many organisations lean.",
	})
}
