package words

func finnishData() Data {
	return Data{
		Title: "Avoin data", Lead: "Kaikki tämän sivuston tiedot ovat vapaasti luettavissa myös ohjelmilla. Tunnuksia ei tarvita.",
		Parts: []DataPart{
			{"Rajapinta", "Palvelut, asiointikanavat, organisaatiot, palvelukokonaisuudet, yleiskuvaukset ja koodistot sekä haku samoilla rajauksilla kuin sivuilla.",
				[]string{"Ohjeet ja kokeilu", "Kuvaus koneelle (OpenAPI)"}},
			{"Palvelutietovarannon rajapinta", "Sama rajapinta kuin Palvelutietovarannossa (versio 11), joten nykyiset ohjelmat toimivat sellaisinaan.", []string{"Kuvaus (Swagger)"}},
			{"Muutokset", "Jokainen muutos järjestysnumeroineen: mitä julkaistiin, muuttui tai poistui. Muutoksia voi lukea, tilata syötteenä tai odottaa yhteys auki.",
				[]string{"Muutosloki (JSON)", "Syöte (Atom)", "Syöte (JSON Feed)"}},
			{"Tiedostot ja muut standardit", "Samat tiedot yleisissä muodoissa, aina ajan tasalla.",
				[]string{"Palvelupaikat (GeoJSON)", "Palvelupaikat (OGC API Features)", "Palvelut (HSDS 3)", "Taulukkopaketti (HSDS, ZIP)", "Linkitetty data (CPSV-AP)", "Palvelut (CSV)", "Palvelut (Excel)", "Koko tietosisältö (JSON Lines)", "Koko tietosisältö pakattuna (gzip)"}},
			{"Tekoälyavustajat", "Avustaja voi hakea, lukea ja vertailla palveluja MCP-yhteyskäytännöllä. Anna avustajalle alla oleva osoite.", nil},
		},
		Webhooks: "Muutokset voi saada myös viesteinä omaan osoitteeseen (webhook). Viestit on allekirjoitettu ja niitä yritetään uudelleen. Tilauksen tekee sivuston ylläpitäjä.",
		Licence:  "Tietoja saa käyttää vapaasti, kun lähde mainitaan. Lisenssi:", LicenceName: "Creative Commons Nimeä 4.0 (CC BY 4.0)",
		Address: "Osoite:", Share: "Liitä palvelut omalle sivullesi",
		Test: "Itsetestaus", TestLead: "Palvelin tarkistaa jokaisen muodon sen omaa standardia vasten, kun tiedot muuttuvat.",
		TestAt: "Tarkistettu %s.", TestNone: "Vielä ei ole tarkistettu.", Format: "Tiedostomuoto", Standard: "Standardi", Checked: "Tarkistettu", Outcome: "Tulos",
		CheckedOf: "%s / %s", Fine: "Kunnossa", Problems: "Ongelmia: %s", TestData: "Tulos koneelle (JSON)",
	}
}
