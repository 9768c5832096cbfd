package words

func englishData() Data {
	return Data{
		Title: "Open data", Lead: "Everything on this site can also be read freely by programs. No account is needed.",
		Parts: []DataPart{
			{"Interface", "Services, channels, organisations, service collections, general descriptions and code lists, and a search with the same filters as on the pages.",
				[]string{"Instructions and trial", "Description for machines (OpenAPI)"}},
			{"Interface of the Finnish Service Catalogue", "The same interface as the Finnish Service Catalogue (PTV) has, version 11, so programs made for it work as they are.", []string{"Description (Swagger)"}},
			{"Changes", "Every change with its number: what was published, changed or removed. Changes can be read, subscribed to or waited for.",
				[]string{"Change log (JSON)", "Feed (Atom)", "Feed (JSON Feed)"}},
			{"Files and other standards", "The same information in common forms, always up to date.",
				[]string{"Places (GeoJSON)", "Places (OGC API Features)", "Services (HSDS 3)", "Package of tables (HSDS, ZIP)", "Linked data (CPSV-AP)", "Services (CSV)", "Services (Excel)", "Whole catalogue (JSON Lines)", "Whole catalogue, packed (gzip)"}},
			{"AI assistants", "An assistant can search, read and compare services over the protocol MCP. Give it the address below.", nil},
		},
		Webhooks: "Changes can also come as messages to an address of your own (webhook). Messages are signed and sent again when needed. Subscriptions are made by those who run the site.",
		Licence:  "The information may be used freely when the source is named. Licence:", LicenceName: "Creative Commons Attribution 4.0 (CC BY 4.0)",
		Address: "Address:", Share: "Show services on your own site",
		Test: "Self-test", TestLead: "The server holds every form against its own standard when information changes.",
		TestAt: "Checked %s.", TestNone: "Not checked yet.", Format: "Format", Standard: "Standard", Checked: "Checked", Outcome: "Result",
		CheckedOf: "%s / %s", Fine: "In order", Problems: "Problems: %s", TestData: "Result for machines (JSON)",
	}
}
