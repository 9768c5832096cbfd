package words

func (w *Words) accountsInSwedish() {
	w.LogIn = LogIn{
		Title: "Logga in", Username: "Användarnamn eller e-post", Password: "Lösenord",
		Wrong: "Användarnamnet eller lösenordet är fel.", Go: "Logga in", Forgotten: "Har du glömt lösenordet?",
		Provider: "Logga in: %s", Or: "Du kan också logga in via en annan tjänst.",
		CodeTitle: "Ange verifieringskoden", Code: "Verifieringskod",
		CodeHint: "Se den sexsiffriga koden i autentiseringsappen. Om du inte har appen, skriv en av dina återställningskoder.",
		Out:      "Du har loggat ut.", ProviderDown: "Inloggningen via den andra tjänsten lyckas inte nu. Försök igen senare.",
		ProviderRefused: "Den andra tjänsten loggade inte in dig.", ProviderFlow: "Inloggningen tog för lång tid eller började i en annan webbläsare. Försök igen.",
		ProviderUnknown: "Du har inget konto här. Be din organisations huvudanvändare om en inbjudan.",
		ProviderTaken:   "Den här identiteten hör till ett annat konto.", ProviderLinked: "Inloggningen har kopplats till ditt konto.",
	}
	w.Letter = Letter{
		AskTitle: "Har du glömt lösenordet?", AskText: "Vi skickar en länk till din e-post. Med den kan du välja ett nytt lösenord.", AskGo: "Skicka länken",
		AskedTitle: "Läs din e-post", AskedText: "Om det finns ett konto med den uppgift du gav har vi skickat en länk till kontots e-post. Länken gäller en timme.",
		SetTitle: "Välj ett nytt lösenord", SetText: "När du byter lösenord loggas du ut på alla enheter.", NewPassword: "Nytt lösenord",
		PasswordHint: "Minst 12 tecken. Till exempel några ord efter varandra är ett bra lösenord.", SetGo: "Byt lösenord",
		SetDone:     "Lösenordet har bytts. Logga in med det nya lösenordet.",
		InviteTitle: "Ta kontot i bruk", InviteText: "Du har bjudits in att sköta serviceinformation. Ange ditt namn och välj ett lösenord.",
		InviteName: "Namn", InviteGo: "Ta kontot i bruk", InviteDone: "Kontot är klart. Logga in med din e-postadress och ditt lösenord.",
		EmailTitle: "Bekräfta e-postadressen", EmailText: "När du bekräftar adressen loggar du in med den och får meddelanden till den.", EmailGo: "Bekräfta adressen",
		EmailDone:  "E-postadressen har bytts.",
		EndedTitle: "Länken gäller inte längre", EndedInvitation: "Inbjudan har redan använts eller är för gammal. Be din organisations huvudanvändare om en ny.",
		EndedReset: "Länken har redan använts eller är för gammal. Be om en ny på inloggningssidan.",
		EndedEmail: "Länken har redan använts eller är för gammal. Byt adressen på nytt på din egen sida.",
	}
	w.Own = Own{
		Title: "Eget konto", About: "Namn, lösenord, tvåstegsinloggning och sessioner", Name: "Namn", Username: "Användarnamn", Email: "E-post",
		NoEmail: "Ingen adress", Language: "Språk", LanguageHint: "Sidorna och meddelandena är på det här språket.", Role: "Roll", Organizations: "Organisationer",
		AllOrganizations: "Alla organisationer", Details: "Egna uppgifter", Saved: "Uppgifterna har sparats.", Safety: "Inloggning och säkerhet",
		Password: "Lösenord", PasswordHint: "Vi försäkrar oss om att det är du.", PasswordWrong: "Lösenordet är fel.",
		ChangeEmail: "Byt e-postadress", ChangeEmailText: "Vi skickar en länk till den nya adressen. Adressen byts när du öppnar länken.", NewEmail: "Ny e-postadress",
		ChangeEmailGo: "Skicka länken", EmailSent: "Om adressen är ledig har en länk skickats till den: %s",
		ChangePassword: "Byt lösenord", SetPassword: "Välj ett lösenord", OldPassword: "Nuvarande lösenord",
		PasswordChanged: "Lösenordet har bytts. På andra enheter har du loggats ut.",
		Link:            "Koppla inloggning: %s", LinkText: "Därefter kan du logga in också via den.", Unlink: "Ta bort inloggningen: %s",
		UnlinkText: "Därefter loggar du in med användarnamn och lösenord.", UnlinkGo: "Ta bort", Unlinked: "Inloggningen har tagits bort.",
		Forget: "Ta bort mitt konto", ForgetText: "Namn, e-postadress, lösenord och rättigheter tas bort genast och för alltid. Kontot kan inte återställas.",
		ForgetKept: "Serviceinformationen och dess ändringshistorik finns kvar. Historiken innehåller inget namn.", ForgetGo: "Ta bort kontot för alltid", Forgotten: "Kontot har tagits bort.",
		LastAdmin: "Det här är den sista systemhuvudanvändaren. Gör först någon annan till systemhuvudanvändare.",
	}
	w.TwoStep = TwoStep{
		Title: "Tvåstegsinloggning", On: "Tvåstegsinloggning är i bruk.", Off: "Tvåstegsinloggning är inte i bruk.",
		Explain: "När du tar den i bruk frågas utöver lösenordet en kod från autentiseringsappen i din telefon. Då kommer ingen in med bara lösenordet.",
		Begin:   "Ta i bruk", SetupTitle: "Ta autentiseringsappen i bruk", Scan: "Öppna autentiseringsappen i telefonen och läs den här rutkoden.",
		QR: "Rutkod med den hemliga nyckeln", Secret: "Om du inte kan läsa rutkoden, skriv den här nyckeln i appen:",
		Code: "Kod från appen", CodeHint: "Sex siffror", CodeGo: "Bekräfta",
		CodesTitle: "Spara återställningskoderna", CodesText: "Koderna visas bara nu. Förvara dem på ett säkert ställe. Varje kod fungerar en gång om telefonen försvinner.",
		CodesGo: "Koderna är sparade", Left: "Återställningskoder kvar: %d.", NewCodes: "Du får nya koder när du tar tvåstegsinloggningen ur bruk och i bruk igen.",
		End: "Ta ur bruk", EndText: "Därefter loggar du in med bara lösenordet.", Ended: "Tvåstegsinloggningen har tagits ur bruk.",
	}
	w.Session = Session{
		Title: "Sessioner", Text: "I de här webbläsarna är du inloggad. Om du inte känner igen någon, avsluta den och byt lösenord.",
		Browser: "Webbläsare", Began: "Inloggad", Seen: "Senast använd", Unknown: "Okänd webbläsare", This: "Den här sessionen", End: "Avsluta",
		EndOthers: "Avsluta alla andra", Ended: "Sessionen har avslutats.", OthersEnded: "De andra sessionerna har avslutats.",
	}
	w.Manage = Manage{
		Role: "Roll", RightsTitle: "Uppgifter och rättigheter", Rights: "Rättigheter", State: "Status", LastLogin: "Senast inloggad", Created: "Skapat", Never: "Aldrig",
		More: "Andra åtgärder", Organizations: "Organisationer", OrganizationsHint: "Rättigheterna gäller också underorganisationer.",
		OrganizationMissing: "Välj minst en organisation.", NotYours: "Du har inte rätt att ge den här rollen eller organisationen. Välj bland dina egna organisationer.",
		FindOrganization: "Sök organisation med namn", FindGo: "Sök organisationer", FoundNone: "Ingen organisation hittades.",
		Found: "Hittade %d. Välj i listan.", FoundMore: "Hittade %d och dessutom %d andra. Precisera sökningen.",
		Disable: "Ta kontot ur bruk", DisableText: "När kontot är ur bruk kan man inte logga in med det. Du kan ta det i bruk igen.", Disabled: "Kontot har tagits ur bruk: %s",
		Enable: "Ta kontot i bruk", EnableText: "Kontot är ur bruk och man kan inte logga in med det.", Enabled: "Kontot har tagits i bruk: %s", Saved: "Sparat: %s",
		Text: "Namn, användarnamn eller e-post", CountOne: "1 konto", CountMany: "%d konton", Nobody: "Inget konto hittades.", PageOf: "Sida %d/%d",
		States: map[string]string{"invited": "Inbjuden", "active": "I bruk", "disabled": "Ur bruk"},
		Roles: map[string]string{"Admin": "Systemhuvudanvändare", "MainUser": "Huvudanvändare", "Editor": "Innehållsproducent", "Reviewer": "Granskare",
			"Viewer": "Läsare"},
		RolesAbout: map[string]string{"Admin": "Får göra allt i alla organisationer.", "MainUser": "Sköter organisationens uppgifter, personer och gränssnittsanvändare.",
			"Editor": "Skriver och publicerar tjänster och kanaler.", "Reviewer": "Läser och publicerar andras texter.", "Viewer": "Läser de egna organisationernas utkast."},
		RightNames: map[string]string{"OpenApiRead": "Läsa", "OpenApiWrite": "Skriva", "ASTIWrite": "Servicepunkternas kopplingar"},
		RightsAbout: map[string]string{"OpenApiRead": "Får hämta också opublicerade uppgifter (OpenApiRead).", "OpenApiWrite": "Får lägga till och ändra uppgifter (OpenApiWrite).",
			"ASTIWrite": "Får sköta servicepunkternas kopplingar (ASTIWrite)."},
	}
	w.People = People{
		Title: "Personer", About: "Bjud in personer, ge rättigheter och ta konton ur bruk", Email: "E-postadress", Language: "Språk för inbjudan och sidor",
		Invite: "Bjud in en person", InviteTitle: "Bjud in en person", InviteText: "Personen får en länk till sin e-post och tar kontot i bruk med den. Länken gäller 14 dagar.",
		InviteGo: "Skicka inbjudan", Invited: "Inbjudan har skickats: %s", InviteAgain: "Skicka inbjudan på nytt", ChangeTitle: "Person: %s",
		EndTwoStep: "Ta bort tvåstegsinloggningen", EndTwoStepText: "Om personen har förlorat både telefonen och återställningskoderna, ta bort tvåstegsinloggningen. Försäkra dig först om att det är rätt person som ber.",
		TwoStepEnded: "Tvåstegsinloggningen har tagits bort: %s", EndSessions: "Logga ut överallt", EndSessionsText: "Personen loggas ut på alla enheter.",
		SessionsEnded: "Utloggad överallt: %s", Forget: "Ta bort personens uppgifter för alltid", ForgetTitle: "Ska uppgifterna om %s tas bort för alltid?",
		ForgetText: "Namn, e-postadress, lösenord och rättigheter tas bort genast och för alltid. Kontot kan inte återställas.", ForgetGo: "Ta bort för alltid", Forgotten: "Uppgifterna har tagits bort: %s",
	}
	w.API = API{
		Title: "Gränssnittsanvändare", About: "Konton för program som överför uppgifter via gränssnittet", Text: "En gränssnittsanvändare är ett programs konto. En människa kan inte logga in på de här sidorna med det.",
		Add: "Lägg till gränssnittsanvändare", AddTitle: "Lägg till gränssnittsanvändare", AddText: "Lösenordet skapas åt dig och visas en gång.", AddGo: "Lägg till",
		Username: "Användarnamn", UsernameHint: "Till exempel bibliotek-overforing. Namnet kan inte ändras senare.", NameHint: "Vilket program eller system det gäller.",
		ChangeTitle: "Gränssnittsanvändare: %s", SecretTitle: "Spara lösenordet", SecretText: "Lösenordet visas bara nu. Kopiera det säkert till programmets inställningar.",
		Secret: "Lösenord", SecretOn: "Lösenordet är sparat", Reset: "Skapa ett nytt lösenord", ResetText: "Det gamla lösenordet och pågående sessioner slutar genast att fungera.",
		RightMissing: "Välj minst en rättighet.",
	}
	w.Audit = Audit{
		Title: "Händelselogg", About: "Vem gjorde vad och när", Text: "Loggen innehåller varje rättighet som använts eller nekats. Också läsning av loggen antecknas.", Time: "Tid", Who: "Vem",
		WhoHint: "Användarnamn eller e-post", WhoUnknown: "Det finns inget sådant konto i dina organisationer.", Act: "Handling", Subject: "Objekt", Organization: "Organisation",
		OrganizationUnknown: "Ingen av dina organisationer heter så.", OrganizationSeveral: "Namnet passar %d organisationer. Skriv hela namnet.",
		End: "Resultat", Since: "Från och med", Until: "Till och med", DateWrong: "Ange dagen i formen 31.12.2026.", Nothing: "Inga händelser hittades.",
		Newest: "Nyaste", Older: "Äldre", Unknown: "Okänd", Gone: "Borttaget konto", Program: "Program: %s",
		Outcomes: map[string]string{"done": "Gjort", "refused": "Nekat", "failed": "Misslyckat"},
		Acts: map[string]string{
			"account.login": "Inloggning", "account.code": "Verifieringskod", "account.logout": "Utloggning", "account.token": "Gränssnittets inloggning",
			"account.token-end": "Avslutade sessioner", "account.add": "Konto tillagt", "account.change": "Konto ändrat", "account.disable": "Konto ur bruk",
			"account.enable": "Konto i bruk", "account.forget": "Konto borttaget", "account.password": "Lösenord bytt", "account.invite": "Inbjudan",
			"account.accept": "Inbjudan godkänd", "account.ask-reset": "Glömt lösenord", "account.reset": "Lösenord återställt", "account.email": "E-post bytt",
			"account.two-step-on": "Tvåstegsinloggning i bruk", "account.two-step-off": "Tvåstegsinloggning ur bruk",
			"account.link": "Koppling av inloggning", "account.sessions-end": "Egna sessioner avslutade", "audit.read": "Loggen läst",
			"content.create": "Nytt innehåll", "content.save": "Ändring av innehåll", "content.publish": "Publicering", "content.withdraw": "Återtagande",
			"content.archive": "Arkivering", "content.restore": "Återställning ur arkivet", "content.discard": "Ändringar förkastade", "content.schedule": "Tidsbestämning",
			"content.copy": "Kopiering", "content.revert": "Återställning av tidigare version", "content.connect": "Anslutningar", "content.planned": "Tidsbestämd åtgärd",
			"content.mass-publish": "Masspublicering", "content.mass-withdraw": "Massåtertagande", "content.mass-archive": "Massarkivering", "content.mass-restore": "Massåterställning",
			"content.mass-copy": "Masskopiering", "content.mass-owner": "Massöverföring till organisation", "content.mass-schedule": "Masstidsbestämning", "content.mass-undo": "Massåtgärd ångrad",
		},
	}
}
