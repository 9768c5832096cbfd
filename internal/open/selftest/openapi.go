package selftest

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// Path is where the newest result is.
const Path = "/open/v1/selftest"

// Describe adds the self-test to the description of the open interface.
func Describe(d *huma.OpenAPI) {
	text := func(doc string) *huma.Schema { return &huma.Schema{Type: huma.TypeString, Description: doc} }
	count := func(doc string) *huma.Schema { return &huma.Schema{Type: huma.TypeInteger, Description: doc} }
	schemas := d.Components.Schemas.Map()
	schemas["SelfTestForm"] = &huma.Schema{
		Type: huma.TypeObject, Description: "What was found of one form",
		Required: []string{"name", "standard", "specification", "path", "checked", "of", "ok", "problems"},
		Properties: map[string]*huma.Schema{
			"name": text("The form"), "standard": text("The standard's name and version"), "specification": text("Where that can be read"),
			"path": text("Where the form is; for one that there is for each entity, where it was checked first. Empty when there is no entity, and for what cannot be read with one GET"), "checked": count("How many entities of the sample were looked at"),
			"of": count("How many there are"), "ok": {Type: huma.TypeBoolean, Description: "Nothing is wrong"},
			"problems": {Type: huma.TypeArray, Items: text(""), Description: "What is wrong, the first few"},
		},
	}
	schemas["SelfTest"] = &huma.Schema{
		Type: huma.TypeObject, Description: "The newest result", Required: []string{"sequence", "at", "tookMilliseconds", "ok", "forms"},
		Properties: map[string]*huma.Schema{
			"sequence": count("Of which state of the catalogue"), "at": {Type: huma.TypeString, Format: "date-time"},
			"tookMilliseconds": count("How long it took"), "ok": {Type: huma.TypeBoolean, Description: "No form has a problem"},
			"forms": {Type: huma.TypeArray, Items: &huma.Schema{Ref: "#/components/schemas/SelfTestForm"}},
		},
	}
	problem := map[string]*huma.MediaType{"application/problem+json": {Schema: &huma.Schema{Ref: "#/components/schemas/Problem"}}}
	d.AddOperation(&huma.Operation{
		OperationID: "selfTest", Method: http.MethodGet, Path: Path, Tags: []string{"Exports"}, Summary: "How the forms keep their standards",
		Description: "While the server runs it asks itself for a sample of every form, and holds that against the standard's rules.",
		Responses: map[string]*huma.Response{
			"200": {Description: "OK", Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Ref: "#/components/schemas/SelfTest"}}}},
			"503": {Description: "The first self-test has not ended yet", Content: problem},
		},
	})
}
