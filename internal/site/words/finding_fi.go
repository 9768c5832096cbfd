package words

func finnishFinding() Finding {
	return Finding{
		Filters: "Rajaa tuloksia", FiltersBack: "Takaisin tuloksiin", Apply: "Näytä tulokset", Chosen: "Valitut rajaukset",
		Remove: "Poista rajaus:", RemoveAll: "Poista kaikki rajaukset", ShowMore: "Näytä loput (%d)", Results: "(%s)",
		Facet: map[string]string{"type": "Mitä etsit", "channelType": "Tapa asioida", "serviceClass": "Aihe", "targetGroup": "Kenelle",
			"lifeEvent": "Elämäntilanne", "area": "Alue", "organization": "Organisaatio", "language": "Palvelun kieli", "free": "Hinta",
			"openAt": "Avoinna", "near": "Sijainti"},
		Free: "Vain maksuttomat", OpenNow: "Avoinna nyt", OpenDay: "Päivä", OpenTime: "Kello", AnyDay: "Mikä tahansa päivä",
		OpenOn: "Avoinna %s klo %s", Near: "Näytä lähimmät ensin", NearChosen: "Lähimmät ensin",
		NearHelp:   "Selain kysyy luvan sijaintiisi. Sijainti pyöristetään noin sataan metriin. Voit myös valita kunnan hakukentän vierestä.",
		NearAsking: "Haetaan sijaintia.", NearFail: "Sijaintia ei saatu. Valitse kunta hakukentän vierestä.",
		PlaceRead: "Haettiin paikasta %s.", PlaceUndo: "Hae koko maasta", PlaceVerbatim: "Hae sanoilla ”%s”",
		Corrected: "Haettiin sanoilla ”%s”.", CorrectedUndo: "Hae sanoilla ”%s”",
		Unknown: "Tätä ei tunnistettu, joten se jätettiin pois: %s.", TooLong: "Hakusanat olivat pitkät. Niistä luettiin alku.",
		NoText: "Osa hakusanoista ei ollut tekstiä. Se jätettiin pois.", Themes: "Selaa aiheittain", HelpTitle: "Näin pääset eteenpäin",
		HelpWords: "Hae vain yhdellä sanalla:", HelpRemove: "Löytyy ilman rajausta:", HelpEverything: "Poista kaikki rajaukset",
		HelpContact: "Kysy kunnasta:", Metres: "%s metrin päässä", Kilometres: "%s kilometrin päässä", Why: "Miksi tämä löytyi:",
		Because: map[string]string{"SameClass": "sama aihe", "SameTargetGroup": "sama kohderyhmä", "SameLifeEvent": "sama elämäntilanne",
			"SameChannel": "sama asiointitapa", "SameTerm": "sama asiasana", "SameGeneralDescription": "sama yleiskuvaus", "SameCollection": "sama kokonaisuus", "SameNeed": "sama tarve", "SameName": "sama nimi"},
		BecauseNamed: "%s: %s", Other: "Tekstistä:",
		GeneralNote:     "Tämä on yleiskuvaus, sama koko maassa. Palvelun järjestää jokin alla olevista organisaatioista.",
		GeneralServices: "Palvelut", GeneralNone: "Yksikään palvelu ei vielä käytä tätä kuvausta.",
		GeneralNear: "Kunta: %s. Näistä %s palvelee kunnan asukkaita. Ne ovat ensin.", GeneralFar: "Kunta: %s. Yksikään näistä ei palvele kunnan asukkaita.", Related: "Muita palveluja samaan tarpeeseen",
		AboutGeneral: "Yleiskuvaus", CollectionServices: "Palvelut", CollectionChannels: "Asiointitavat ja paikat",
	}
}

func finnishSuggest() Suggest {
	return Suggest{
		List: "Ehdotukset", One: "1 ehdotus. Valitse nuolinäppäimillä.", Many: "{n} ehdotusta. Valitse nuolinäppäimillä.",
		None: "Ei ehdotuksia.", Taken: "Ehdotukset sanalla ”%s” sanan ”%s” sijasta.", Left: "Ehdotukset ilman sanaa ”%s”: kaikkia sanoja ei ole missään nimessä.",
		Group: map[string]string{"service": "Palvelut", "place": "Paikat", "channel": "Asiointitavat",
			"organization": "Organisaatiot", "serviceClass": "Aiheet", "ontologyTerm": "Asiasanat", "area": "Kunnat ja alueet"},
	}
}
