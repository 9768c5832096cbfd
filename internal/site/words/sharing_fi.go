package words

func finnishSharing() Sharing {
	return Sharing{
		Route: "Reittiohje", ShowAll: "Näytä kaikki (%s)", ReadMore: "Lue lisää", Source: "Tiedot: %s", ListTitle: map[string]string{"services": "Palvelut", "places": "Palvelupaikat", "all": "Palvelut ja palvelupaikat"}, NewWindow: "(toinen sivusto)", NoneHere: "Tähän ei juuri nyt löytynyt mitään.",

		Title:    "Jaa palvelut omalle sivustollesi",
		Lead:     "Valitse, mitä näytetään, ja kopioi valmis koodi omalle sivullesi. Tiedot pysyvät ajan tasalla itsestään. Tunnuksia ei tarvita.",
		StepWhat: "1. Mitä näytetään?", StepWhere: "2. Mistä tiedot haetaan?", StepLook: "3. Miltä se näyttää?", StepCopy: "4. Kopioi koodi",
		What: map[string]string{"services": "Luettelo palveluista tai paikoista", "place": "Yksi palvelupaikka", "search": "Hakukenttä"},
		WhatHelp: map[string]string{"services": "Esimerkiksi kunnan kirjastot tai perheiden palvelut.",
			"place": "Osoite, tämän päivän aukioloaika ja puhelinnumero.", "search": "Kävijä hakee palveluja suoraan sivultasi."},
		Kind: "Luettelossa on", Kinds: map[string]string{"services": "Palveluja", "places": "Palvelupaikkoja", "all": "Molempia"},
		Theme: "Aihe", AllThemes: "Kaikki aiheet", TargetGroup: "Kenelle", LifeEvent: "Elämäntilanne", Everyone: "Kaikille", Any: "Mikä tahansa",
		Words: "Hakusanat", WordsHelp: "Voit jättää tyhjäksi. Esimerkiksi: kirjasto.", OpenNow: "Näytä vain ne, jotka ovat avoinna nyt",
		Limit: "Montako näytetään", FindPlace: "Paikan nimi", FindHelp: "Kirjoita paikan nimi tai liitä paikan sivun osoite ja paina Päivitä.",
		ChoosePlace: "Valitse paikka", NoPlaces: "Nimellä ei löytynyt paikkoja. Kokeile toista nimeä tai kuntaa.",
		NoPlaceYet:   "Etsi paikka kohdassa 2. Sen jälkeen saat koodin.",
		ResultsWhere: "Hakutulokset näytetään", ResultsIn: map[string]string{"here": "Omalla sivullasi", "site": "Tällä sivustolla"},
		Language: "Kieli", Colour: "Väri", ColourHelp: "Linkkien ja painikkeiden väri, esimerkiksi #0b4f58.",
		ColourMended: "Väri on liian vaalea tekstille. Linkit näytetään tummempina: %s.",
		Background:   "Tausta", Backgrounds: map[string]string{"light": "Vaalea", "dark": "Tumma", "auto": "Kävijän laitteen mukaan"},
		Font: "Kirjasin", Fonts: map[string]string{"inherit": "Oman sivustosi kirjasin", "own": "Tämän sivuston kirjasin"},
		Compact: "Tiivis esitys", Update: "Päivitä", Preview: "Esikatselu",
		PreviewHelp: "Näin osa näkyy sivullasi.", PreviewEmpty: "Esikatselu näkyy tässä, kun olet valinnut, mitä näytetään.",
		Form: map[string]string{"script": "Koodi sivulle (suositus)", "frame": "Kehys ilman skriptejä", "link": "Pelkkä linkki"},
		FormHelp: map[string]string{"script": "Liitä koodi sivun HTML:ään. Osa mukautuu sivusi leveyteen ja kirjasimeen.",
			"frame": "Toimii järjestelmissä, jotka sallivat vain iframe-kehyksen.", "link": "Toimii kaikkialla, myös sähköpostissa."},
		Copy: "Kopioi", Copied: "Koodi on kopioitu.", NotCopy: "Kopiointi ei onnistunut. Valitse teksti ja kopioi se itse.",
		Updated: "Esikatselu ja koodi on päivitetty.", LeftOut: "Tätä ei ymmärretty, joten se jätettiin pois: %s.",
		Privacy: "Osa ei käytä evästeitä eikä lataa mitään muilta sivustoilta. Kävijöitä ei seurata.",
	}
}
