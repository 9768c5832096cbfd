package hsds

import (
	"maps"
	"slices"

	"github.com/varanto/varanto/internal/open/export/record"
)

// openAPI describes the interface; the objects are HSDS's.
func openAPI(name, at string, kinds map[string]kind) object {
	var query []object
	for _, n := range names {
		schema := object{"type": "string"}
		switch n {
		case "page", "per_page":
			schema = object{"type": "integer", "minimum": 1}
		case "minimal", "full", "full_service":
			schema = object{"type": "boolean"}
		case "lang":
			schema["enum"] = record.Languages()
		}
		query = append(query, object{"name": n, "in": "query", "schema": schema})
	}
	paths := object{"/": get("Version, profile and description", nil)}
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		paths["/"+name] = get("A page of "+name, query)
		paths["/"+name+"/{id}"] = get("One of "+name, []object{
			{"name": "id", "in": "path", "required": true, "schema": object{"type": "string", "format": "uuid"}}, query[len(query)-1]})
	}
	return object{
		"openapi": "3.1.0", "servers": []object{{"url": at}}, "paths": paths,
		"info": object{"title": name + ": HSDS " + Version, "version": Version, "license": object{"name": record.Licence + " (content)", "url": record.LicenceURL}},
	}
}

func get(summary string, parameters []object) object {
	body := object{"description": summary, "content": object{"application/json": object{"schema": object{"type": "object"}}}}
	op := object{"summary": summary, "responses": object{"200": body}}
	if parameters != nil {
		op["parameters"] = parameters
	}
	return object{"get": op}
}
