package feed

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// Describe adds the feed's operations to the description of the open interface.
func Describe(d *huma.OpenAPI) {
	schemas := d.Components.Schemas.Map()
	schemas["ChangeTombstone"] = object("What is left of an entity that is gone", map[string]*huma.Schema{
		"reason": {Type: huma.TypeString, Enum: []any{"withdrawn", "archived", "removed", "unreadable"}},
		"successor": {Description: "What took its place; null when nobody knows of one", AnyOf: []*huma.Schema{
			object("", map[string]*huma.Schema{
				"kind": kindSchema(), "id": {Type: huma.TypeString, Format: "uuid"}, "name": {Type: huma.TypeString},
				"path":     {Type: huma.TypeString, Description: "Where its record is"},
				"probable": {Type: huma.TypeBoolean, Description: "Not written down anywhere, but found by its name, type and organisation"},
			}, "kind", "id", "name", "path", "probable"), {Type: "null"},
		}},
	}, "reason", "successor")
	schemas["Change"] = object("The last public change of an entity", map[string]*huma.Schema{
		"sequence": {Type: huma.TypeInteger, Format: "int64", Description: "The change's place in the log; what is derived has that of what it is derived from"},
		"kind":     kindSchema(), "id": {Type: huma.TypeString, Format: "uuid"},
		"change": {Type: huma.TypeString, Enum: []any{string(Published), string(Connected), string(Withdrawn), string(Archived), string(Removed), string(Derived)}},
		"at":     {Type: huma.TypeString, Format: "date-time"},
		"document": {Type: huma.TypeObject, AdditionalProperties: true,
			Description: "The entity as its record shows it now; absent when it is gone or no documents are asked for"},
		"tombstone": {Ref: "#/components/schemas/ChangeTombstone"},
	}, "sequence", "kind", "id", "change", "at")
	schemas["ChangePage"] = object("", map[string]*huma.Schema{
		"items": {Type: huma.TypeArray, Items: &huma.Schema{Ref: "#/components/schemas/Change"}},
		"next": {Type: huma.TypeInteger, Format: "int64", Description: "What to give as since the next time: a sequence or, when the page ends amid the items of one, " +
			"a greater number (below 2^53) that only since understands"},
		"head": {Type: huma.TypeInteger, Description: "Up to where the log goes now; whoever has it as next is up to date"},
	}, "items", "next", "head")

	filters := []*huma.Param{
		list("kinds", "Only changes of these kinds.", kindSchema()),
		list("organization", "Only what these organisations, by id, and those below them offer, own or are.", &huma.Schema{Type: huma.TypeString, Format: "uuid"}),
		parameter("documents", "false leaves the documents out.", &huma.Schema{Type: huma.TypeBoolean, Default: true}),
		parameter("derived", "false leaves out what changed only because another entity did.", &huma.Schema{Type: huma.TypeBoolean, Default: true}),
	}
	since := parameter("since", "Where to begin: 0 from the start, else the last answer's next, or the sequence after which.", wholeNumber(0, 0))
	wait := parameter("wait", "Seconds to wait for a change when there is none yet.", wholeNumber(0, maxWait))
	add(d, "changes", Root, "What has changed",
		"A log without gaps: whoever begins at 0 and always asks with the last next ends with all records that are published, byte for byte, "+
			"and gets no change twice. Every entity stands in it once, at its last public change or where another entity last changed its record. With Accept: text/event-stream it is a stream.",
		append([]*huma.Param{since, parameter("limit", "The most items of a page.", wholeNumber(1, MaxLimit)), wait}, filters...),
		"application/json", &huma.Schema{Ref: "#/components/schemas/ChangePage"}, http.StatusGone)
	last := parameter("Last-Event-ID", "The id of the last event that came; browsers send it by themselves.", wholeNumber(0, 0))
	last.In = "header"
	add(d, "changesStream", streamPath, "What changes, as it does",
		"Server-Sent Events: change with an item as data, cursor when only the place has moved. An id is what since takes. Without since it "+
			"begins with what changes from now on.",
		append([]*huma.Param{since, last}, filters...), "text/event-stream", &huma.Schema{Type: huma.TypeString}, http.StatusGone)
	news := []*huma.Param{
		parameter("lang", "The language of names and sentences.", &huma.Schema{Type: huma.TypeString, Enum: []any{"fi", "sv", "en"}, Default: "fi"}),
		parameter("municipality", "Only what serves this municipality, by code or name, and not the whole country.", &huma.Schema{Type: huma.TypeString}),
		parameter("organization", "Only what this organisation, by id, and those below it offer, own or are.", &huma.Schema{Type: huma.TypeString, Format: "uuid"}),
		list("serviceClass", "Only services and general descriptions of these classes, by code or uri, and channels of such services.", &huma.Schema{Type: huma.TypeString}),
		parameter("limit", "How many entries the feed has.", wholeNumber(1, 2*DefaultLimit)),
	}
	add(d, "changesAtom", atomPath, "The latest changes as Atom", "For readers of news (RFC 4287).", news, "application/atom+xml", &huma.Schema{Type: huma.TypeString})
	add(d, "changesJSONFeed", jsonPath, "The latest changes as JSON Feed", "For readers of news (JSON Feed 1.1).", news,
		"application/feed+json", &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true})
}

func add(d *huma.OpenAPI, id, path, summary, description string, parameters []*huma.Param, media string, schema *huma.Schema, more ...int) {
	responses := map[string]*huma.Response{
		"200": {Description: "OK", Content: map[string]*huma.MediaType{media: {Schema: schema}}},
	}
	problem := map[string]*huma.MediaType{"application/problem+json": {Schema: &huma.Schema{Ref: "#/components/schemas/Problem"}}}
	responses["400"] = &huma.Response{Description: http.StatusText(http.StatusBadRequest), Content: problem}
	responses["503"] = &huma.Response{Description: http.StatusText(http.StatusServiceUnavailable), Content: problem}
	for range more {
		responses["410"] = &huma.Response{Description: "The sequence lies beyond the end of the log: begin anew", Content: problem}
	}
	d.AddOperation(&huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: path, Tags: []string{"Changes"}, Summary: summary, Description: description,
		Parameters: parameters, Responses: responses,
	})
}

func object(doc string, members map[string]*huma.Schema, required ...string) *huma.Schema {
	return &huma.Schema{Type: huma.TypeObject, Description: doc, Properties: members, Required: required}
}

func kindSchema() *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, k := range kinds {
		s.Enum = append(s.Enum, string(k))
	}
	return s
}

func parameter(name, doc string, schema *huma.Schema) *huma.Param {
	return &huma.Param{Name: name, In: "query", Description: doc, Schema: schema}
}

func list(name, doc string, items *huma.Schema) *huma.Param {
	explode := false
	p := parameter(name, doc, &huma.Schema{Type: huma.TypeArray, Items: items})
	p.Explode = &explode
	return p
}

// wholeNumber describes whole numbers; most 0 means any.
func wholeNumber(least, most int) *huma.Schema {
	low := float64(least)
	s := &huma.Schema{Type: huma.TypeInteger, Minimum: &low}
	if most > 0 {
		high := float64(most)
		s.Maximum = &high
	}
	return s
}
