package rule

// Rules of service channels and connections.
const (
	WebPageRequired       = "web-page-required"
	PhoneRequired         = "phone-required"
	FileRequired          = "file-required"
	AccessibilityRequired = "accessibility-required"
	AccessibilityLevel    = "accessibility-level"
	AccessibilityNoLevel  = "accessibility-no-level"
	StatementRequired     = "statement-required"
	StatementForbidden    = "statement-forbidden"
	SignatureQuantity     = "signature-quantity"
	LocationRequired      = "location-required"
	UnshareServing        = "unshare-serving"
	ChannelTypeFixed      = "channel-type-fixed"

	ConnectionService    = "connection-service"
	ConnectionChannel    = "connection-channel"
	ConnectionPublished  = "connection-published"
	ConnectionShared     = "connection-shared"
	ConnectionLanguage   = "connection-language"
	ConnectionDetails    = "connection-details"
	ConnectionExtra      = "connection-extra"
	ConnectionExtraCode  = "connection-extra-code"
	ConnectionTwice      = "connection-twice"
	ConnectionASTI       = "connection-asti"
	ConnectionNotAllowed = "connection-not-allowed"
)

func channelRules() []Rule {
	return []Rule{
		{
			Name: WebPageRequired, Step: Completed, Source: PTV,
			Holds: "An electronic channel and a web page channel have a web address in every language version",
			FI:    "Lisää verkko-osoite {language}.", SV: "Lägg till webbadressen {language}.", EN: "Add the web address {language}.",
		},
		{
			Name: PhoneRequired, Step: Completed, Source: PTV,
			Holds: "A phone channel has a number in every language version",
			FI:    "Lisää puhelinnumero {language}.", SV: "Lägg till telefonnumret {language}.",
			EN: "Add the telephone number {language}.",
		},
		{
			Name: FileRequired, Step: Completed, Source: PTV,
			Holds: "A printable form has the address of its file in every language version",
			FI:    "Lisää lomakkeen verkko-osoite {language}.", SV: "Lägg till blankettens webbadress {language}.",
			EN: "Add the web address of the form {language}.",
		},
		{
			Name: AccessibilityRequired, Step: Completed, Source: PTV,
			Holds: "An electronic channel and a web page channel tell their accessibility in every language version",
			FI:    "Kerro sivuston saavutettavuudesta {language}.",
			SV:    "Ange webbplatsens tillgänglighet {language}.",
			EN:    "Tell how accessible the site is {language}.",
		},
		{
			Name: AccessibilityLevel, Step: Drafts, Source: PTV,
			Holds: "FullyCompliant has the WCAG level AA or AAA, PartiallyCompliant the level A",
			FI:    "Valitse WCAG-taso {allowed}. Se kuuluu valittuun saavutettavuuteen.",
			SV:    "Välj WCAG-nivån {allowed}. Den hör till den valda tillgängligheten.",
			EN:    "Choose the WCAG level {allowed}. It belongs to the chosen accessibility.",
		},
		{
			Name: AccessibilityNoLevel, Step: Drafts, Source: PTV,
			Holds: "NonCompliant and Unknown have no WCAG level",
			FI:    "Poista WCAG-taso. Se ei kuulu valittuun saavutettavuuteen.",
			SV:    "Ta bort WCAG-nivån. Den hör inte till den valda tillgängligheten.",
			EN:    "Remove the WCAG level. It does not belong to the chosen accessibility.",
		},
		{
			Name: StatementRequired, Step: Completed, Source: PTV,
			Holds: "The accessibility statement has a name and a web address, unless the accessibility is unknown",
			FI:    "Kirjoita saavutettavuusselosteen nimi ja verkko-osoite.",
			SV:    "Skriv tillgänglighetsutlåtandets namn och webbadress.",
			EN:    "Write the name and the web address of the accessibility statement.",
		},
		{
			Name: StatementForbidden, Step: Drafts, Source: PTV,
			Holds: "When the accessibility is unknown there is no accessibility statement",
			FI:    "Poista saavutettavuusseloste tai valitse, miten saavutettava sivusto on.",
			SV:    "Ta bort tillgänglighetsutlåtandet, eller välj hur tillgänglig webbplatsen är.",
			EN:    "Remove the accessibility statement, or choose how accessible the site is.",
		},
		{
			Name: SignatureQuantity, Limit: 1, Step: Completed, Source: PTV,
			Holds: "An electronic channel that asks for signatures says how many, one at least",
			FI:    "Kerro, kuinka monta allekirjoitusta tarvitaan. Luku on vähintään {min}.",
			SV:    "Ange hur många underskrifter som behövs. Talet är minst {min}.",
			EN:    "Say how many signatures are needed, at least {min}.",
		},
		{
			Name: LocationRequired, Limit: 1, Step: Completed, Source: PTV,
			Holds: "A service location has a visiting address (type Location)",
			FI:    "Lisää ainakin yksi käyntiosoite.",
			SV:    "Lägg till minst en besöksadress.",
			EN:    "Add at least one visiting address.",
		},
		{
			Name: UnshareServing, Step: Completed, Source: PTV,
			Holds: "A channel stays shared while services of other organisations have ASTI connections to it",
			FI:    "Pidä kanava yhteiskäyttöisenä. Muiden palveluja on liitetty siihen (ASTI).",
			SV:    "Låt kanalen vara i gemensam användning. Andras tjänster har kopplats till den (ASTI).",
			EN:    "Keep the channel shared. Services of others are connected to it (ASTI).",
		},
		{
			Name: ChannelTypeFixed, Step: Requesting, Source: PTV, Holds: "The type of a channel does not change",
			FI: "Tee uusi asiointikanava. Kanavan tyyppiä ei voi vaihtaa.",
			SV: "Skapa en ny servicekanal. Kanalens typ kan inte ändras.",
			EN: "Make a new channel. The type of a channel cannot be changed.",
		},
		{
			Name: ConnectionService, Step: Drafts, Source: PTV,
			Holds: "The service of a connection exists and is not archived",
			FI:    "Valitse toinen palvelu. Tätä ei löydy, tai se on arkistoitu.",
			SV:    "Välj en annan tjänst. Den här finns inte eller är arkiverad.",
			EN:    "Choose another service. This one does not exist or is archived.",
		},
		{
			Name: ConnectionChannel, Step: Drafts, Source: PTV,
			Holds: "A channel that is connected or proposed exists and is not archived",
			FI:    "Valitse toinen asiointikanava. Tätä ei löydy, tai se on arkistoitu.",
			SV:    "Välj en annan servicekanal. Den här finns inte eller är arkiverad.",
			EN:    "Choose another channel. This one does not exist or is archived.",
		},
		{
			Name: ConnectionPublished, Step: Drafts, Source: PTV, Holds: "A channel that is connected is published",
			FI: "Julkaise ensin asiointikanava. Vasta sitten sen voi liittää palveluun.",
			SV: "Publicera först servicekanalen. Sedan kan den kopplas till tjänsten.",
			EN: "Publish the channel first. Then it can be connected to the service.",
		},
		{
			Name: ConnectionShared, Step: Drafts, Source: PTV,
			Holds: "A channel that is connected is shared or belongs to the service's own organisations (not asked of ASTI)",
			FI:    "Valitse oman organisaatiosi kanava tai yhteiskäyttöinen kanava. Tämä ei ole kumpikaan.",
			SV:    "Välj en egen kanal eller en kanal i gemensam användning. Den här är ingetdera.",
			EN:    "Choose a channel of your own organisation or a shared one. This is neither.",
		},
		{
			Name: ConnectionLanguage, Step: Drafts, Source: PTV,
			Holds: "The service and the channel of a connection share a language version",
			FI:    "Valitse kanava, jolla on sama kieliversio kuin palvelulla.",
			SV:    "Välj en kanal som har samma språkversion som tjänsten.",
			EN:    "Choose a channel that has a language version in common with the service.",
		},
		{
			Name: ConnectionDetails, Step: Drafts, Source: PTV,
			Holds: "A connection has hours and contact details only with a service location, an electronic or a phone channel",
			FI:    "Poista liitoksen ajat ja yhteystiedot. Ne eivät kuulu tähän kanavaan.",
			SV:    "Ta bort kopplingens tider och kontaktuppgifter. De hör inte till den här kanalen.",
			EN:    "Remove the hours and contact details of the connection. They do not belong to this channel.",
		},
		{
			Name: ConnectionExtra, Step: Drafts, Source: PTV, Holds: "ASTI connections are with service locations only",
			FI: "Valitse palvelupaikka. ASTI-palvelut voi liittää vain siihen.",
			SV: "Välj ett serviceställe. ASTI-tjänster kan kopplas bara till ett sådant.",
			EN: "Choose a service location. ASTI services can be connected only to one.",
		},
		{
			Name: ConnectionExtraCode, Step: Drafts, Source: PTV,
			Holds: "An extra type of a connection has a type and a code, each code once",
			FI:    "Valitse ASTI-palvelun laji. Kunkin lajin voi valita kerran.",
			SV:    "Välj ASTI-tjänstens slag. Varje slag kan väljas en gång.",
			EN:    "Choose the kind of the ASTI service. Each kind can be chosen once.",
		},
		{
			Name: ConnectionTwice, Step: Requesting, Source: PTV, Holds: "A list of connections names a channel once",
			FI: "Poista toinen liitos. Sama asiointikanava on luettelossa kahdesti.",
			SV: "Ta bort den ena kopplingen. Samma servicekanal finns två gånger i listan.",
			EN: "Remove one connection. The same channel is in the list twice.",
		},
		{
			Name: ConnectionASTI, Step: Requesting, Source: PTV, Holds: "A regular connection does not take the place of an ASTI one",
			FI: "Poista tämä liitos. Kanavalla on jo ASTI-liitos palveluun, ja se säilyy.",
			SV: "Ta bort den här kopplingen. Kanalen har redan en ASTI-koppling till tjänsten, och den står kvar.",
			EN: "Remove this connection. The channel already has an ASTI connection to the service, which stays.",
		},
		{
			Name: ConnectionNotAllowed, Step: Requesting, Source: PTV,
			Holds: "Hours and contact details are sent only to where the operation takes them",
			FI:    "Poista palveluajat ja yhteystiedot. Tässä ne voi antaa vain palvelupaikalle.",
			SV:    "Ta bort tiderna och kontaktuppgifterna. Här kan bara ett serviceställe ha dem.",
			EN:    "Remove the hours and contact details. Here only a service location can have them.",
		},
	}
}
