package hsds

import (
	"encoding/json"
	"reflect"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// table is one file of the tabular package: HSDS's name of the object, the file's path and the Go type of a row.
type table struct {
	name, path string
	row        reflect.Type
}

// tables are the files in the order in which they stand in the package.
var tables = []table{
	{"organization", "organizations.csv", reflect.TypeFor[Organization]()},
	{"service", "services.csv", reflect.TypeFor[Service]()},
	{"attribute", "attributes.csv", reflect.TypeFor[Attribute]()},
	{"service_at_location", "service_at_location.csv", reflect.TypeFor[ServiceAtLocation]()},
	{"location", "locations.csv", reflect.TypeFor[Location]()},
	{"phone", "phones.csv", reflect.TypeFor[Phone]()},
	{"contact", "contacts.csv", reflect.TypeFor[Contact]()},
	{"address", "addresses.csv", reflect.TypeFor[Address]()},
	{"schedule", "schedules.csv", reflect.TypeFor[Schedule]()},
	{"funding", "funding.csv", reflect.TypeFor[Funding]()},
	{"service_area", "service_areas.csv", reflect.TypeFor[ServiceArea]()},
	{"required_document", "required_documents.csv", reflect.TypeFor[RequiredDocument]()},
	{"language", "languages.csv", reflect.TypeFor[Language]()},
	{"accessibility", "accessibility.csv", reflect.TypeFor[Accessibility]()},
	{"taxonomy_term", "taxonomy_terms.csv", reflect.TypeFor[TaxonomyTerm]()},
	{"taxonomy", "taxonomies.csv", reflect.TypeFor[Taxonomy]()},
	{"cost_option", "cost_options.csv", reflect.TypeFor[CostOption]()},
	{"organization_identifier", "organization_identifiers.csv", reflect.TypeFor[OrganizationIdentifier]()},
	{"url", "url.csv", reflect.TypeFor[URL]()},
}

// column is a member of a row that is a cell: text or number.
type column struct {
	name  string
	index int
}

// columns are a row's cells; lists and objects are rows of other tables.
func (t table) columns() []column {
	var out []column
	for i := range t.row.NumField() {
		f := t.row.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch k := f.Type; {
		case k.Kind() == reflect.Slice, k.Kind() == reflect.Pointer && k.Elem().Kind() == reflect.Struct:
		default:
			out = append(out, column{name, i})
		}
	}
	return out
}

// references name the table to which a member leads.
var references = map[string]string{
	"organization_id": "organization", "parent_organization_id": "organization", "service_id": "service", "location_id": "location",
	"service_at_location_id": "service_at_location", "taxonomy_term_id": "taxonomy_term", "taxonomy_id": "taxonomy", "parent_id": "taxonomy_term",
}

type object = map[string]any

// dataPackage is the description of the package (Frictionless Data, tabular data package), from the tables.
//
// at is the time of what is in it; a package of no known time tells none, for "created" must be one (RFC 3339).
func dataPackage(lang string, at time.Time) ([]byte, error) {
	var resources []object
	for _, t := range tables {
		var fields, keys []object
		for _, c := range t.columns() {
			field := object{"name": c.name, "type": fieldType(t, c)}
			if c.name == "opens_at" || c.name == "closes_at" {
				field["format"] = "%H:%M"
			}
			constraints := object{}
			if isRequired(t.name, c.name) {
				constraints["required"] = true
			}
			if c.name == "id" {
				constraints["unique"] = true
			}
			if enum := enums[t.name+"."+c.name]; enum != nil {
				constraints["enum"] = enum
			}
			if len(constraints) > 0 {
				field["constraints"] = constraints
			}
			fields = append(fields, field)
			if to := references[c.name]; to != "" {
				if to == t.name {
					to = "" // the same table, as the specification of data packages has it
				}
				keys = append(keys, object{"fields": c.name, "reference": object{"resource": to, "fields": "id"}})
			}
		}
		schema := object{"primaryKey": "id", "fields": fields}
		if len(keys) > 0 {
			schema["foreignKeys"] = keys
		}
		resources = append(resources, object{
			"name": t.name, "path": t.path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "profile": "tabular-data-resource", "schema": schema,
		})
	}
	about := object{
		"name": "varanto-hsds", "title": "Public services of Finland", "profile": "tabular-data-package", "version": Version,
		"licenses":  []object{{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}},
		"languages": []string{lang}, "resources": resources,
	}
	if !at.IsZero() {
		about["created"] = stamp(catalog.At(at))
	}
	return json.MarshalIndent(about, "", "  ")
}

func fieldType(t table, c column) string {
	f := t.row.Field(c.index).Type
	switch {
	case f.Kind() == reflect.Int, f.Kind() == reflect.Pointer:
		return "number"
	case c.name == "valid_from", c.name == "valid_to":
		return "date"
	case c.name == "last_modified":
		return "datetime"
	case c.name == "opens_at", c.name == "closes_at":
		return "time"
	}
	return "string"
}
