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
		"servers": []object{{"url": at}},
		"paths": object{
			"/":                          get("Landing page", jsonType),
			"/conformance":               get("Conformance classes", jsonType),
			"/collections":               get("Collections", jsonType),
			"/collections/" + Collection: get("The collection of places", jsonType),
			"/collections/" + Collection + "/items": get("Places", MediaType,
				query("limit", object{"type": "integer", "minimum": 1, "maximum": maxLimit, "default": defaultLimit}),
				query("offset", object{"type": "integer", "minimum": 0, "default": 0}),
				list("bbox", object{"type": "array", "minItems": 4, "maxItems": 6, "items": object{"type": "number"}}),
				query("bbox-crs", crsSchema()), query("crs", crsSchema()), query("datetime", object{"type": "string"}),
				query("organization", object{"type": "string", "format": "uuid"}),
				query("service", object{"type": "string", "format": "uuid"}), query("lang", langSchema())),
			"/collections/" + Collection + "/items/{featureId}": get("One place", MediaType,
				object{"name": "featureId", "in": "path", "required": true, "schema": object{"type": "string", "format": "uuid"}},
				query("crs", crsSchema()), query("lang", langSchema())),
		},
	}
}

func crsSchema() object {
	return object{"type": "string", "format": "uri", "enum": []string{crs84, epsg3067}, "default": crs84}
}

func langSchema() object {
	return object{"type": "string", "enum": record.Languages(), "default": "fi"}
}

func query(name string, schema object) object {
	return object{"name": name, "in": "query", "required": false, "schema": schema}
}

// list is a parameter whose values stand between commas.
func list(name string, schema object) object {
	p := query(name, schema)
	p["style"], p["explode"] = "form", false
	return p
}

func get(summary, mediaType string, parameters ...object) object {
	body := object{mediaType: object{"schema": object{"type": "object"}}}
	op := object{"summary": summary, "responses": object{
		"200": object{"description": summary, "content": body},
		"400": object{"description": "A parameter is wrong"}, "404": object{"description": "Not found"},
	}}
	if len(parameters) > 0 {
		op["parameters"] = parameters
	}
	return object{"get": op}
}
