package geojson

import (
	"net/http"

	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/record"
)

// openAPIType is the media type that the standard's oas30 class asks for.
const openAPIType = "application/vnd.oai.openapi+json;version=3.0"

// describe answers with the OpenAPI 3.0 definition (req /req/oas30/oas-definition-1).
func (f *features) describe(root string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		answer.JSON(w, r, openAPIType, definition(f.name, answer.Base(r, f.base)+root))
	}
}

type object = map[string]any

func definition(name, at string) object {
	return object{
		"openapi": "3.0.3",
		"info": object{"title": name + ": OGC API - Features", "version": "1.0.0",
			"license": object{"name": record.Licence + " (content)", "url": record.LicenceURL}},
		"components": object{"schemas": schemas()},
		"servers":    []object{{"url": at}},
		"paths": object{
			"/":                          get("Landing page", jsonType, "landingPage"),
			"/conformance":               get("Conformance classes", jsonType, "confClasses"),
			"/collections":               get("Collections", jsonType, "collections"),
			"/collections/" + Collection: get("The collection of places", jsonType, "collection"),
			"/collections/" + Collection + "/items": get("Places", MediaType, "featureCollectionGeoJSON",
				query("limit", object{"type": "integer", "minimum": 1, "maximum": maxLimit, "default": defaultLimit}),
				query("offset", object{"type": "integer", "minimum": 0, "default": 0}),
				query("bbox", object{"type": "array", "oneOf": boxes(), "items": object{"type": "number"}}),
				query("bbox-crs", crsSchema()), query("crs", crsSchema()), query("datetime", object{"type": "string"}),
				query("organization", object{"type": "string", "format": "uuid"}),
				query("service", object{"type": "string", "format": "uuid"}), query("lang", langSchema()),
				query("q", text("What is looked for, in any words", "kirjasto")),
				query("municipality", text("A municipality's code or name: places that serve it", "710")),
				query("area", texts("Areas as type/code", "Region/06")),
				query("serviceClass", texts("Service classes of the places' services, by code or uri, with those below", "P6.2")),
				query("targetGroup", texts("Target groups of the places' services", "KR1")),
				query("lifeEvent", texts("Life events of the places' services", "KE1")),
				query("language", texts("Languages in which is served", "sv")),
				query("openAt", text("now, a time, or a day and a time of day: what is open then", "2026-11-28T18:00"))),
			"/collections/" + Collection + "/items/{featureId}": get("One place", MediaType, "featureGeoJSON",
				object{"name": "featureId", "in": "path", "required": true, "schema": object{"type": "string", "format": "uuid"}},
				query("crs", crsSchema()), query("lang", langSchema())),
		},
	}
}

func text(doc, example string) object {
	return object{"type": "string", "description": doc, "example": example}
}

func texts(doc, example string) object {
	return object{"type": "array", "items": object{"type": "string"}, "description": doc, "example": []string{example}}
}

func crsSchema() object {
	return object{"type": "string", "format": "uri", "enum": []string{crs84, epsg3067}, "default": crs84}
}

func langSchema() object {
	return object{"type": "string", "enum": record.Languages(), "default": "fi"}
}

// query is a parameter written as the standard has them all (req /req/core/fc-limit-definition and its like): the values of
// a list stand between commas.
func query(name string, schema object) object {
	return object{"name": name, "in": "query", "required": false, "schema": schema, "style": "form", "explode": false}
}

// get is an operation that answers in the form of a schema.
func get(summary, mediaType, schema string, parameters ...object) object {
	problem := object{"application/problem+json": object{"schema": refTo("problem")}}
	op := object{"summary": summary, "responses": object{
		"200": object{"description": summary, "content": object{mediaType: object{"schema": refTo(schema)}}},
		"400": object{"description": "A parameter is wrong", "content": problem},
		"404": object{"description": "Not found", "content": problem},
	}}
	if len(parameters) > 0 {
		op["parameters"] = parameters
	}
	return object{"get": op}
}
