package page

// dataLinks are where the parts of words.Data lead, part by part.
var dataLinks = [][]string{
	{"/open/v1/docs", "/open/v1/openapi.json"},
	{"/swagger/ui"},
	{"/open/v1/changes", "/open/v1/changes.atom", "/open/v1/changes.json"},
	{"/open/v1/export/places.geojson", "/open/v1/ogc", "/open/v1/hsds", "/open/v1/export/hsds.zip", "/open/v1/export/services.cpsv.jsonld",
		"/open/v1/export/services.csv", "/open/v1/export/services.xlsx", "/open/v1/export/catalogue.jsonl", "/open/v1/export/catalogue.jsonl.gz"},
	nil,
}

// Addresses of the open interfaces that pages name besides.
const (
	assistantPath = "/mcp"
	selfTestPath  = "/open/v1/selftest"
)
