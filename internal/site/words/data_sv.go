package words

func swedishData() Data {
	return Data{
		Title: "Öppna data", Lead: "Alla uppgifter på webbplatsen kan fritt läsas också av program. Inga koder behövs.",
		Parts: []DataPart{
			{"Gränssnitt", "Tjänster, kanaler, organisationer, tjänstehelheter, allmänna beskrivningar och kodlistor samt sökning med samma avgränsningar som på sidorna.",
				[]string{"Anvisningar och test", "Beskrivning för maskiner (OpenAPI)"}},
			{"Servicedatalagrets gränssnitt", "Samma gränssnitt som i Servicedatalagret (version 11), så befintliga program fungerar som de är.", []string{"Beskrivning (Swagger)"}},
			{"Ändringar", "Varje ändring med löpnummer: vad som publicerats, ändrats eller tagits bort. Ändringarna kan läsas, prenumereras på eller inväntas.",
				[]string{"Ändringslogg (JSON)", "Flöde (Atom)", "Flöde (JSON Feed)"}},
			{"Filer och andra standarder", "Samma uppgifter i allmänna format, alltid aktuella.",
				[]string{"Serviceställen (GeoJSON)", "Serviceställen (OGC API Features)", "Tjänster (HSDS 3)", "Tabellpaket (HSDS, ZIP)", "Länkade data (CPSV-AP)", "Tjänster (CSV)", "Tjänster (Excel)", "Hela innehållet (JSON Lines)", "Hela innehållet packat (gzip)"}},
			{"AI-assistenter", "En assistent kan söka, läsa och jämföra tjänster med protokollet MCP. Ge assistenten adressen nedan.", nil},
		},
		Webhooks: "Ändringar kan också fås som meddelanden till en egen adress (webhook). Meddelandena är signerade och skickas på nytt vid behov. Prenumerationen görs av den som driver webbplatsen.",
		Licence:  "Uppgifterna får användas fritt när källan anges. Licens:", LicenceName: "Creative Commons Erkännande 4.0 (CC BY 4.0)",
		Address: "Adress:", Share: "Lägg tjänster på din egen webbplats",
		Test: "Självtest", TestLead: "Servern kontrollerar varje format mot dess egen standard när uppgifterna ändras.",
		TestAt: "Kontrollerat %s.", TestNone: "Ännu inte kontrollerat.", Format: "Filformat", Standard: "Standard", Checked: "Kontrollerat", Outcome: "Resultat",
		CheckedOf: "%s / %s", Fine: "I ordning", Problems: "Problem: %s", TestData: "Resultat för maskiner (JSON)",
	}
}
