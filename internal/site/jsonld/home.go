package jsonld

// Home tells of the whole site and how to search it. search is the search page's address, with {words} where the words
// go.
func Home(a About, search string) Graph {
	return Graph{webSite{
		Type: "WebSite", ID: a.siteID(), URL: a.absolute(a.Home), Name: a.Site, InLanguage: a.Lang,
		PotentialAction: &searchAction{
			Type: "SearchAction", Target: entryPoint{"EntryPoint", a.absolute(search)}, QueryInput: "required name=words",
		},
	}}
}
