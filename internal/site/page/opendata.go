package page

import (
	"github.com/varanto/varanto/internal/open/export/record"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// dataLink is where a link of the page leads: to a file of that media type, to an interface that machines ask (asked), or to
// what describes the part's interface.
type dataLink struct {
	address, media string
	asked          bool
}

// dataLinks are where the parts of words.Data lead, part by part.
var dataLinks = [][]dataLink{
	{{address: "/open/v1/docs"}, {address: "/open/v1/openapi.json"}},
	{{address: "/swagger/ui"}},
	{
		{address: "/open/v1/changes", asked: true}, {address: "/open/v1/changes.atom", media: "application/atom+xml"},
		{address: "/open/v1/changes.json", media: "application/feed+json"},
	},
	{
		{address: "/open/v1/export/places.geojson", media: "application/geo+json"}, {address: "/open/v1/ogc", asked: true},
		{address: "/open/v1/hsds", asked: true}, {address: "/open/v1/export/hsds.zip", media: "application/zip"},
		{address: "/open/v1/export/services.cpsv.jsonld", media: "application/ld+json"}, {address: "/open/v1/export/services.csv", media: "text/csv"},
		{address: "/open/v1/export/services.xlsx", media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{address: "/open/v1/export/catalogue.jsonl", media: "application/jsonl"}, {address: "/open/v1/export/catalogue.jsonl.gz", media: "application/gzip"},
	},
	nil,
}

// described are the interfaces that whole parts of the page are about, by the number of the part.
var described = map[int]string{0: "/open/v1", 1: "/api/v11", 4: assistantPath}

// Addresses of the open interfaces that pages name besides.
const (
	assistantPath = "/mcp"
	selfTestPath  = "/open/v1/selftest"
)

// Data is what the page of open data shows, for machines.
func Data(w *words.Data) view.OpenData {
	d := view.OpenData{Title: w.Title, Lead: w.Lead, About: w.Parts[0].Text, Licence: record.LicenceURL}
	for i, p := range w.Parts {
		about := view.DataInterface{Name: p.Title, About: p.Text, Address: described[i]}
		for j, to := range dataLinks[i] {
			switch {
			case to.media != "":
				d.Files = append(d.Files, view.DataFile{Name: p.Links[j], Address: to.address, MediaType: to.media})
			case to.asked:
				d.Interfaces = append(d.Interfaces, view.DataInterface{Name: p.Links[j], Address: to.address})
			default:
				about.Documentation = append(about.Documentation, to.address)
			}
		}
		if about.Address != "" {
			d.Interfaces = append(d.Interfaces, about)
		}
	}
	return d
}
