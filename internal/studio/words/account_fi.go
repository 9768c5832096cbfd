package words

func (w *Words) accountsInFinnish() {
	w.LogIn = LogIn{
		Title: "Kirjaudu sisään", Username: "Käyttäjätunnus tai sähköposti", Password: "Salasana",
		Wrong: "Käyttäjätunnus tai salasana on väärä.", Go: "Kirjaudu sisään", Forgotten: "Unohditko salasanan?",
		Provider: "Kirjaudu: %s", Or: "Voit kirjautua myös toisen palvelun kautta.",
		CodeTitle: "Anna vahvistuskoodi", Code: "Vahvistuskoodi",
		CodeHint: "Katso kuusinumeroinen koodi todennussovelluksesta. Jos sovellus ei ole käytössä, kirjoita jokin palautuskoodeistasi.",
		Out:      "Olet kirjautunut ulos.", ProviderDown: "Kirjautuminen toisen palvelun kautta ei nyt onnistu. Yritä myöhemmin uudelleen.",
		ProviderRefused: "Toinen palvelu ei kirjannut sinua sisään.", ProviderFlow: "Kirjautuminen kesti liian kauan tai alkoi toisessa selaimessa. Yritä uudelleen.",
		ProviderUnknown: "Sinulla ei ole täällä tunnusta. Pyydä kutsu organisaatiosi pääkäyttäjältä.",
		ProviderTaken:   "Tämä tunnistautuminen on liitetty toiseen tunnukseen.", ProviderLinked: "Kirjautuminen on liitetty tunnukseesi.",
	}
	w.Letter = Letter{
		AskTitle: "Unohditko salasanan?", AskText: "Lähetämme sähköpostiisi linkin, jolla voit valita uuden salasanan.", AskGo: "Lähetä linkki",
		AskedTitle: "Katso sähköpostisi", AskedText: "Jos antamallasi tiedolla on tunnus, siihen liitettyyn sähköpostiin on lähetetty linkki. Linkki on voimassa tunnin.",
		SetTitle: "Valitse uusi salasana", SetText: "Kun vaihdat salasanan, kirjaudut ulos kaikilta laitteilta.", NewPassword: "Uusi salasana",
		PasswordHint: "Vähintään 12 merkkiä. Esimerkiksi muutama sana peräkkäin on hyvä salasana.", SetGo: "Vaihda salasana",
		SetDone:     "Salasana on vaihdettu. Kirjaudu sisään uudella salasanalla.",
		InviteTitle: "Ota tunnus käyttöön", InviteText: "Sinut on kutsuttu ylläpitämään palvelutietoja. Anna nimesi ja valitse salasana.",
		InviteName: "Nimi", InviteGo: "Ota tunnus käyttöön", InviteDone: "Tunnus on valmis. Kirjaudu sisään sähköpostiosoitteellasi ja salasanallasi.",
		EmailTitle: "Vahvista sähköpostiosoite", EmailText: "Kun vahvistat osoitteen, kirjaudut jatkossa sillä ja saat siihen viestit.", EmailGo: "Vahvista osoite",
		EmailDone:  "Sähköpostiosoite on vaihdettu.",
		EndedTitle: "Linkki ei ole enää voimassa", EndedInvitation: "Kutsu on jo käytetty, tai se on vanhentunut. Pyydä uusi kutsu organisaatiosi pääkäyttäjältä.",
		EndedReset: "Linkki on jo käytetty, tai se on vanhentunut. Pyydä uusi linkki kirjautumissivulta.",
		EndedEmail: "Linkki on jo käytetty, tai se on vanhentunut. Vaihda osoite uudelleen omalla sivullasi.",
	}
	w.Own = Own{
		Title: "Oma tunnus", About: "Nimi, salasana, kaksivaiheinen kirjautuminen ja istunnot", Name: "Nimi", Username: "Käyttäjätunnus", Email: "Sähköposti",
		NoEmail: "Ei osoitetta", Language: "Kieli", LanguageHint: "Sivut ja viestit ovat tällä kielellä.", Role: "Rooli", Organizations: "Organisaatiot",
		AllOrganizations: "Kaikki organisaatiot", Details: "Omat tiedot", Saved: "Tiedot on tallennettu.", Safety: "Kirjautuminen ja turvallisuus",
		Password: "Salasana", PasswordHint: "Varmistamme, että tekijä olet sinä.", PasswordWrong: "Salasana on väärä.",
		ChangeEmail: "Vaihda sähköpostiosoite", ChangeEmailText: "Lähetämme uuteen osoitteeseen linkin. Osoite vaihtuu, kun avaat linkin.", NewEmail: "Uusi sähköpostiosoite",
		ChangeEmailGo: "Lähetä linkki", EmailSent: "Jos osoite on vapaa, siihen on lähetetty linkki: %s",
		ChangePassword: "Vaihda salasana", SetPassword: "Valitse salasana", OldPassword: "Nykyinen salasana",
		PasswordChanged: "Salasana on vaihdettu. Muilla laitteilla olet kirjautunut ulos.",
		Link:            "Liitä kirjautuminen: %s", LinkText: "Voit sen jälkeen kirjautua myös sen kautta.", Unlink: "Poista kirjautuminen: %s",
		UnlinkText: "Tämän jälkeen kirjaudut käyttäjätunnuksella ja salasanalla.", UnlinkGo: "Poista", Unlinked: "Kirjautuminen on poistettu.",
		Forget: "Poista oma tunnus", ForgetText: "Nimi, sähköpostiosoite, salasana ja oikeudet poistetaan heti ja pysyvästi. Tunnusta ei voi palauttaa.",
		ForgetKept: "Palvelutiedot ja niiden muutoshistoria säilyvät. Historiassa ei ole nimeä.", ForgetGo: "Poista tunnus pysyvästi", Forgotten: "Tunnus on poistettu.",
		LastAdmin: "Tämä on viimeinen järjestelmän pääkäyttäjä. Tee ensin toisesta henkilöstä järjestelmän pääkäyttäjä.",
	}
	w.TwoStep = TwoStep{
		Title: "Kaksivaiheinen kirjautuminen", On: "Kaksivaiheinen kirjautuminen on käytössä.", Off: "Kaksivaiheinen kirjautuminen ei ole käytössä.",
		Explain: "Kun otat sen käyttöön, salasanan lisäksi kysytään koodi puhelimesi todennussovelluksesta. Kukaan ei silloin pääse sisään pelkällä salasanalla.",
		Begin:   "Ota käyttöön", SetupTitle: "Ota todennussovellus käyttöön", Scan: "Avaa puhelimen todennussovellus ja lue tämä ruutukoodi.",
		QR: "Ruutukoodi, jossa on salainen avain", Secret: "Jos et voi lukea ruutukoodia, kirjoita sovellukseen tämä avain:",
		Code: "Koodi sovelluksesta", CodeHint: "Kuusi numeroa", CodeGo: "Vahvista",
		CodesTitle: "Ota palautuskoodit talteen", CodesText: "Koodit näytetään vain nyt. Säilytä ne turvallisessa paikassa. Kukin koodi toimii kerran, jos puhelin katoaa.",
		CodesGo: "Koodit ovat tallessa", Left: "Palautuskoodeja on jäljellä: %d.", NewCodes: "Saat uudet koodit, kun poistat kaksivaiheisen kirjautumisen käytöstä ja otat sen uudelleen käyttöön.",
		End: "Poista käytöstä", EndText: "Tämän jälkeen kirjaudut pelkällä salasanalla.", Ended: "Kaksivaiheinen kirjautuminen on poistettu käytöstä.",
	}
	w.Session = Session{
		Title: "Istunnot", Text: "Näissä selaimissa olet kirjautunut sisään. Jos et tunnista jotakin, lopeta se ja vaihda salasana.",
		Browser: "Selain", Began: "Kirjauduttu", Seen: "Viimeksi käytetty", Unknown: "Tuntematon selain", This: "Tämä istunto", End: "Lopeta",
		EndOthers: "Lopeta kaikki muut", Ended: "Istunto on lopetettu.", OthersEnded: "Muut istunnot on lopetettu.",
	}
	w.Manage = Manage{
		Role: "Rooli", RightsTitle: "Tiedot ja oikeudet", Rights: "Oikeudet", State: "Tila", LastLogin: "Viimeksi kirjautunut", Created: "Luotu", Never: "Ei koskaan",
		More: "Muut toiminnot", Organizations: "Organisaatiot", OrganizationsHint: "Oikeudet koskevat myös aliorganisaatioita.",
		OrganizationMissing: "Valitse vähintään yksi organisaatio.", NotYours: "Sinulla ei ole oikeutta antaa tätä roolia tai organisaatiota. Valitse omista organisaatioistasi.",
		FindOrganization: "Hae organisaatiota nimellä", FindGo: "Hae organisaatiot", FoundNone: "Yhtään organisaatiota ei löytynyt.",
		Found: "Löytyi %d. Valitse luettelosta.", FoundMore: "Löytyi %d, ja lisäksi %d muuta. Tarkenna hakua.",
		Disable: "Poista tunnus käytöstä", DisableText: "Kun tunnus on poissa käytöstä, sillä ei voi kirjautua. Voit ottaa sen uudelleen käyttöön.", Disabled: "Tunnus on poistettu käytöstä: %s",
		Enable: "Ota tunnus käyttöön", EnableText: "Tunnus on poissa käytöstä, eikä sillä voi kirjautua.", Enabled: "Tunnus on otettu käyttöön: %s", Saved: "Tallennettu: %s",
		Text: "Nimi, tunnus tai sähköposti", CountOne: "1 tunnus", CountMany: "%d tunnusta", Nobody: "Yhtään tunnusta ei löytynyt.", PageOf: "Sivu %d/%d",
		States: map[string]string{"invited": "Kutsuttu", "active": "Käytössä", "disabled": "Poissa käytöstä"},
		Roles: map[string]string{"Admin": "Järjestelmän pääkäyttäjä", "MainUser": "Pääkäyttäjä", "Editor": "Sisällöntuottaja", "Reviewer": "Tarkastaja",
			"Viewer": "Lukija"},
		RolesAbout: map[string]string{"Admin": "Saa tehdä kaikkea kaikissa organisaatioissa.", "MainUser": "Ylläpitää organisaation tietoja, henkilöitä ja rajapintakäyttäjiä.",
			"Editor": "Kirjoittaa ja julkaisee palveluja ja kanavia.", "Reviewer": "Lukee ja julkaisee muiden tekstejä.", "Viewer": "Lukee omien organisaatioiden luonnoksia."},
		RightNames: map[string]string{"OpenApiRead": "Lukeminen", "OpenApiWrite": "Kirjoittaminen", "ASTIWrite": "Asiointipisteiden liitokset"},
		RightsAbout: map[string]string{"OpenApiRead": "Saa hakea myös julkaisemattomat tiedot (OpenApiRead).", "OpenApiWrite": "Saa lisätä ja muuttaa tietoja (OpenApiWrite).",
			"ASTIWrite": "Saa ylläpitää asiointipisteiden liitoksia (ASTIWrite)."},
	}
	w.People = People{
		Title: "Henkilöt", About: "Kutsu henkilöitä, anna oikeuksia ja poista tunnuksia käytöstä", Email: "Sähköpostiosoite", Language: "Kutsun ja sivujen kieli",
		Invite: "Kutsu henkilö", InviteTitle: "Kutsu henkilö", InviteText: "Henkilö saa sähköpostiinsa linkin, jolla hän ottaa tunnuksen käyttöön. Linkki on voimassa 14 päivää.",
		InviteGo: "Lähetä kutsu", Invited: "Kutsu on lähetetty: %s", InviteAgain: "Lähetä kutsu uudelleen", ChangeTitle: "Henkilö: %s",
		EndTwoStep: "Poista kaksivaiheinen kirjautuminen", EndTwoStepText: "Jos henkilöltä ovat kadonneet puhelin ja palautuskoodit, poista kaksivaiheinen kirjautuminen. Varmista ensin, että pyytäjä on oikea henkilö.",
		TwoStepEnded: "Kaksivaiheinen kirjautuminen on poistettu: %s", EndSessions: "Kirjaa ulos kaikkialta", EndSessionsText: "Henkilö kirjataan ulos kaikilta laitteilta.",
		SessionsEnded: "Kirjattu ulos kaikkialta: %s", Forget: "Poista henkilön tiedot pysyvästi", ForgetTitle: "Poistetaanko henkilön %s tiedot pysyvästi?",
		ForgetText: "Nimi, sähköpostiosoite, salasana ja oikeudet poistetaan heti ja pysyvästi. Tunnusta ei voi palauttaa.", ForgetGo: "Poista pysyvästi", Forgotten: "Tiedot on poistettu: %s",
	}
	w.API = API{
		Title: "Rajapintakäyttäjät", About: "Tunnukset ohjelmille, jotka siirtävät tietoja rajapinnan kautta", Text: "Rajapintakäyttäjä on ohjelman tunnus. Ihminen ei voi kirjautua sillä näille sivuille.",
		Add: "Lisää rajapintakäyttäjä", AddTitle: "Lisää rajapintakäyttäjä", AddText: "Salasana luodaan puolestasi, ja se näytetään kerran.", AddGo: "Lisää",
		Username: "Käyttäjätunnus", UsernameHint: "Esimerkiksi kirjasto-siirto. Tunnusta ei voi muuttaa myöhemmin.", NameHint: "Mistä ohjelmasta tai järjestelmästä on kyse.",
		ChangeTitle: "Rajapintakäyttäjä: %s", SecretTitle: "Ota salasana talteen", SecretText: "Salasana näytetään vain nyt. Kopioi se ohjelman asetuksiin turvallisesti.",
		Secret: "Salasana", SecretOn: "Salasana on tallessa", Reset: "Luo uusi salasana", ResetText: "Vanha salasana ja voimassa olevat istunnot lakkaavat heti toimimasta.",
		RightMissing: "Valitse vähintään yksi oikeus.",
	}
	w.Audit = Audit{
		Title: "Tapahtumaloki", About: "Kuka teki mitä ja milloin", Text: "Lokissa on jokainen käytetty ja evätty oikeus. Myös lokin lukeminen kirjataan.", Time: "Aika", Who: "Tekijä",
		WhoHint: "Käyttäjätunnus tai sähköposti", WhoUnknown: "Tällaista tunnusta ei ole organisaatioissasi.", Act: "Teko", Subject: "Kohde", Organization: "Organisaatio",
		OrganizationUnknown: "Tämännimistä organisaatiota ei ole organisaatioissasi.", OrganizationSeveral: "Nimi sopii %d organisaatioon. Kirjoita nimi kokonaan.",
		End: "Tulos", Since: "Alkaen", Until: "Päättyen", DateWrong: "Anna päivä muodossa 31.12.2026.", Nothing: "Yhtään tapahtumaa ei löytynyt.",
		Newest: "Uusimmat", Older: "Vanhemmat", Unknown: "Tuntematon", Gone: "Poistettu tunnus", Program: "Ohjelma: %s",
		Outcomes: map[string]string{"done": "Tehty", "refused": "Evätty", "failed": "Epäonnistui"},
		Acts: map[string]string{
			"account.login": "Kirjautuminen", "account.code": "Vahvistuskoodi", "account.logout": "Uloskirjautuminen", "account.token": "Rajapinnan kirjautuminen",
			"account.token-end": "Istuntojen lopetus", "account.add": "Tunnuksen lisäys", "account.change": "Tunnuksen muutos", "account.disable": "Tunnuksen poisto käytöstä",
			"account.enable": "Tunnuksen käyttöönotto", "account.forget": "Tunnuksen poisto", "account.password": "Salasanan vaihto", "account.invite": "Kutsu",
			"account.accept": "Kutsun hyväksyntä", "account.ask-reset": "Unohtunut salasana", "account.reset": "Salasanan palautus", "account.email": "Sähköpostin vaihto",
			"account.two-step-on": "Kaksivaiheinen kirjautuminen käyttöön", "account.two-step-off": "Kaksivaiheinen kirjautuminen pois",
			"account.link": "Kirjautumisen liittäminen", "account.sessions-end": "Omien istuntojen lopetus", "audit.read": "Lokin lukeminen",
			"content.create": "Sisällön luonti", "content.save": "Sisällön muutos", "content.publish": "Julkaisu", "content.withdraw": "Julkaisun peruminen",
			"content.archive": "Arkistointi", "content.restore": "Palautus arkistosta", "content.discard": "Muutosten hylkäys", "content.schedule": "Ajastus",
			"content.copy": "Kopiointi", "content.revert": "Aiemman version palautus", "content.connect": "Liitokset", "content.planned": "Ajastettu toimi",
			"content.mass-publish": "Joukkojulkaisu", "content.mass-withdraw": "Joukkojulkaisun peruminen", "content.mass-archive": "Joukkoarkistointi", "content.mass-restore": "Joukkopalautus",
			"content.mass-copy": "Joukkokopiointi", "content.mass-owner": "Joukon siirto organisaatiolle", "content.mass-schedule": "Joukkoajastus", "content.mass-undo": "Joukkotoimen kumoaminen",
		},
	}
}
