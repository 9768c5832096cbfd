package mcp

import sdk "github.com/modelcontextprotocol/go-sdk/mcp"

// addTools lists what assistants can do.
func (d *desk) addTools(server *sdk.Server) {
	tool(d, server, "search_services", "Search public services",
		"Finds Finnish public services, and with 'type' also places, phones, online services, forms, organisations and service "+
			"collections. Understands everyday words, inflected Finnish and names of places; filters by municipality, class, target "+
			"group, life event, organisation, language, price and opening hours. Answers names, summaries, ids and links. Read one "+
			"with get_service or get_place before telling details.", d.search)
	tool(d, server, "get_service", "Read a service",
		"Everything about one service: what it is, for whom, what to do, requirements, price, processing time, languages, "+
			"who is responsible, and its channels (online, phone, form, place) with addresses, numbers and today's hours.", d.service)
	tool(d, server, "get_place", "Read a place",
		"Everything about one place of service (or another channel): address, location, phone numbers, hours now and for seven "+
			"days with exceptions, accessibility, and the services there.", d.place)
	tool(d, server, "compare_services", "Compare services",
		"Puts the facts of 2 to 5 services side by side: price, languages, area, requirements, processing time, channels, and "+
			"says in what they are the same and in what they differ.", d.compare)
	tool(d, server, "suggest", "Complete a name",
		"Completes the beginning of a word to names of services, places, classes, terms, organisations and areas, also with "+
			"typing errors. Use it to find the right id or code.", d.suggest)
	tool(d, server, "list_codes", "List codes",
		"Lists codes that search_services takes: municipalities, areas, service classes, target groups, life events, languages, "+
			"types of services and channels, industries.", d.codes)
	tool(d, server, "open_now", "Places open now",
		"Finds places that are open at this moment, in a municipality or near a point, with address and hours. Hours on holidays "+
			"may differ; the answer says so.", d.openNow)
}
