package jsonld

import "github.com/varanto/varanto/internal/site/view"

// Data tells of the page of open data: a catalogue with the one data set that the site is, the files that it can be taken as
// and the interfaces that programs ask. publisher runs the site; empty when not known.
func Data(a About, v view.OpenData, publisher string) Graph {
	page, trail := a.page("WebPage", v.Title, "catalogue")
	var by *organization
	if publisher != "" {
		by = &organization{Type: "Organization", ID: a.absolute(a.Home) + "#operator", Name: publisher}
	}
	catalogue := dataCatalog{
		Type: "DataCatalog", ID: a.named(a.Address, "catalogue"), URL: a.absolute(a.Address), Name: a.Site, Description: v.Lead,
		InLanguage: []string{"fi", "sv", "en"}, License: v.Licence, Publisher: by, Dataset: &link{a.named(a.Address, "data")},
	}
	set := dataset{
		Type: "Dataset", ID: a.named(a.Address, "data"), URL: a.absolute(a.Address), Name: a.Site + ": " + v.Title, Description: v.Lead + " " + v.About,
		License: v.Licence, Free: true, Creator: by, Catalogue: &link{catalogue.ID},
	}
	for _, f := range v.Files {
		set.Distribution = append(set.Distribution, dataDownload{"DataDownload", f.Name, f.MediaType, a.absolute(f.Address)})
	}
	graph := append(Graph{page, catalogue, set}, trail...)
	for _, i := range v.Interfaces {
		api := webAPI{Type: "WebAPI", Name: i.Name, Description: i.About, URL: a.absolute(i.Address), Provider: by}
		for _, d := range i.Documentation {
			api.Documentation = append(api.Documentation, a.absolute(d))
		}
		graph = append(graph, api)
	}
	return graph
}

type dataCatalog struct {
	Type        string        `json:"@type"`
	ID          string        `json:"@id"`
	URL         string        `json:"url"`
	Name        string        `json:"name"`
	Description string        `json:"description"`
	InLanguage  []string      `json:"inLanguage"`
	License     string        `json:"license"`
	Publisher   *organization `json:"publisher,omitempty"`
	Dataset     *link         `json:"dataset"`
}

type dataset struct {
	Type         string         `json:"@type"`
	ID           string         `json:"@id"`
	URL          string         `json:"url"`
	Name         string         `json:"name"`
	Description  string         `json:"description"`
	License      string         `json:"license"`
	Free         bool           `json:"isAccessibleForFree"`
	Creator      *organization  `json:"creator,omitempty"`
	Catalogue    *link          `json:"includedInDataCatalog"`
	Distribution []dataDownload `json:"distribution"`
}

type dataDownload struct {
	Type    string `json:"@type"`
	Name    string `json:"name"`
	Format  string `json:"encodingFormat"`
	Address string `json:"contentUrl"`
}

type webAPI struct {
	Type          string        `json:"@type"`
	Name          string        `json:"name"`
	Description   string        `json:"description,omitempty"`
	URL           string        `json:"url"`
	Documentation []string      `json:"documentation,omitempty"`
	Provider      *organization `json:"provider,omitempty"`
}
