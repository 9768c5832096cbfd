package words

func (w *Words) inboxInFinnish() {
	w.Inbox = Inbox{
		Title: "Palaute", About: "Lue, mitä lukijat sanovat organisaatiosi palveluista, ja merkitse palaute käsitellyksi",
		Text:  "Julkisten sivujen lukijoiden palaute organisaatioidesi tiedoista. Lähettäjästä ei tallenneta mitään, joten palautteeseen ei voi vastata.",
		State: "Käsittely", StateOpen: "Avoimet", StateHandled: "Käsitellyt", Entity: "Kohde", EntityChosen: "Valittu kohde",
		Whose: "Kenelle", WhoseOrphans: "Ne, joille ei ole muuta käsittelijää",
		None: "Avointa palautetta ei ole.", One: "1 avoin palaute", Many: "%d avointa palautetta",
		Nothing: "Tällaista palautetta ei ole.", List: "Palautteet, uusin ensin", Site: "Sivusto",
		NoName: "Kohde, jolla ei ole nimeä", Topic: "Aihe", Came: "Saapunut", Language: "Sivun kieli", Organization: "Vastuuorganisaatio",
		OpenPage: "Julkinen sivu", OnlyThis: "Kaikki tämän kohteen palaute",
		Ended: "Kohde ei ole enää käytössä", Unknown: "Kohdetta ei ole tietovarannossa", Mirrored: "Tiedot ylläpidetään toisessa tietovarannossa",
		Orphan: "Organisaatiolla ei ole täällä ylläpitäjää: välitä palaute",
		Handle: "Merkitse käsitellyksi", Reopen: "Avaa uudelleen", Delete: "Poista", HandledBy: "Käsitellyt %s, %s",
		HandledNow: "Palaute on merkitty käsitellyksi.", Reopened: "Palaute on avattu uudelleen.",
		DeleteTitle: "Poistetaanko palaute pysyvästi?", DeleteText: "Poista palaute, jos siinä on henkilötietoja tai joku pyytää sitä. Tekstiä ei voi palauttaa.",
		DeleteGo: "Poista pysyvästi", Deleted: "Palaute on poistettu.",
		Letters: "Kirje uudesta palautteesta", LettersText: "Saat kirjeen, kun uutta palautetta on tullut, enintään kerran vuorokaudessa. Kirjeessä on vain määrä ja linkki tänne.",
		LettersOn: "Tilaa kirjeet", LettersOff: "Lopeta kirjeet", LettersYes: "Kirjeet on tilattu.", LettersNo: "Kirjeitä ei enää lähetetä.",
		LettersNoEmail: "Tunnuksellasi ei ole sähköpostiosoitetta, joten kirjettä ei voi lähettää.",
		Topics: map[string]string{"wrong": "Tiedoissa on virhe", "missing": "Jokin tieto puuttuu", "unclear": "Tietoa on vaikea ymmärtää",
			"barrier": "Sivua tai paikkaa ei voi käyttää esteen takia", "other": "Muu asia"},
		Languages: map[string]string{"fi": "suomi", "sv": "ruotsi", "en": "englanti"},
	}
}
