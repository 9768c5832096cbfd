package words

func finnish() *Words {
	w := &Words{
		Lang: "fi", Name: "Suomi",
		Frame: Frame{
			Studio: "Ylläpito", SkipToContent: "Siirry sisältöön", Languages: "Kieli", Sections: "Ylläpidon osiot", FrontPage: "Ylläpidon etusivu",
			Welcome: "Tervetuloa, %s", WelcomeText: "Valitse, mitä haluat tehdä.",
			NothingToDo: "Roolillasi voit tässä osassa hoitaa vain omaa tunnustasi.",
			PublicSite:  "Siirry julkisille sivuille", OwnAccount: "Oma tunnus", LogIn: "Kirjaudu sisään", LogOut: "Kirjaudu ulos",
			Notice: "Viesti", ErrorPrefix: "Virhe:",
			NotFound: "Sivua ei ole", NotFoundText: "Osoite on väärä, sivu on poistettu tai se ei kuulu organisaatiollesi.",
			Forbidden: "Sinulla ei ole oikeutta tähän", ForbiddenText: "Roolisi ei salli tätä. Kysy oikeuksia organisaatiosi pääkäyttäjältä.",
			OtherSite: "Pyyntö tuli toiselta sivustolta", OtherSiteText: "Mitään ei tehty. Avaa sivu uudelleen ja yritä sitten.",
			BadRequest: "Pyyntöä ei ymmärretty", BadRequestText: "Mitään ei tehty. Palaa edelliselle sivulle ja yritä uudelleen.",
			Ended: "Istuntosi on päättynyt", EndedText: "Mitään ei tallennettu. Kirjaudu sisään ja yritä uudelleen.",
			TooLarge: "Lomake on liian suuri", TooLargeText: "Mitään ei tallennettu. Lyhennä tekstejä ja yritä uudelleen.",
			Broken: "Jokin meni vikaan", BrokenText: "Vika on kirjattu. Yritä hetken kuluttua uudelleen.",
		},
		Form: Form{
			Summary: "Korjaa nämä kohdat", Optional: "ei pakollinen", Choose: "Valitse", Save: "Tallenna", Cancel: "Peruuta", Back: "Takaisin",
			Missing: "Täytä kohta: %s.",
			TooMany: "Yrityksiä on ollut liikaa. Yritä uudelleen %d sekunnin kuluttua.",
			Search:  "Hae", Previous: "Edellinen", Next: "Seuraava", Pages: "Sivut", All: "Kaikki", Yes: "Kyllä", No: "Ei",
		},
	}
	w.accountsInFinnish()
	w.inboxInFinnish()
	return w
}
