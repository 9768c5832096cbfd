package geojson

// schemas are the forms of the answers: the names, members, types and values of the official schemas of OGC API - Features
// 1.0.1 (ogcapi-features-1.yaml), of geometries those that there are here, and what part 2 adds to a collection.
func schemas() object {
	text, whole, number := object{"type": "string"}, object{"type": "integer", "minimum": 0}, object{"type": "number"}
	links := listOf(refTo("link"))
	return object{
		"landingPage": made([]string{"links"}, object{"title": text, "description": text, "links": links}),
		"confClasses": made([]string{"conformsTo"}, object{"conformsTo": listOf(text)}),
		"collections": made([]string{"links", "collections"}, object{"links": links, "collections": listOf(refTo("collection")), "crs": listOf(text)}),
		"collection": made([]string{"id", "links"}, object{
			"id": text, "title": text, "description": text, "links": links, "extent": refTo("extent"),
			"itemType": object{"type": "string", "default": "feature"}, "crs": listOf(text), "storageCrs": object{"type": "string", "format": "uri"},
		}),
		"extent": made(nil, object{"spatial": made(nil, object{
			"bbox": object{"type": "array", "minItems": 1, "items": object{"type": "array", "items": number, "oneOf": boxes()}},
			"crs":  object{"type": "string", "enum": []string{crs84}, "default": crs84},
		})}),
		"link": made([]string{"href", "rel"}, object{
			"href": text, "rel": text, "type": text, "hreflang": text, "title": text, "length": object{"type": "integer"},
		}),
		"featureCollectionGeoJSON": made([]string{"type", "features"}, object{
			"type": only("FeatureCollection"), "features": listOf(refTo("featureGeoJSON")), "links": links,
			"timeStamp": object{"type": "string", "format": "date-time"}, "numberMatched": whole, "numberReturned": whole,
		}),
		"featureGeoJSON": made([]string{"type", "geometry", "properties"}, object{
			"type": only("Feature"), "geometry": refTo("pointGeoJSON"), "properties": object{"type": "object", "nullable": true},
			"id": text, "links": links,
		}),
		"pointGeoJSON": made([]string{"type", "coordinates"}, object{
			"type": only("Point"), "coordinates": object{"type": "array", "minItems": 2, "items": number},
		}),
		"problem": made(nil, object{
			"type": text, "title": text, "status": object{"type": "integer", "minimum": 100, "maximum": 599}, "detail": text, "instance": text,
		}),
	}
}

// boxes are the numbers of numbers that a box has: with heights or without.
func boxes() []object {
	return []object{{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}}
}

func made(required []string, properties object) object {
	out := object{"type": "object", "properties": properties}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

func refTo(name string) object { return object{"$ref": "#/components/schemas/" + name} }

func listOf(items object) object { return object{"type": "array", "items": items} }

func only(value string) object { return object{"type": "string", "enum": []string{value}} }
