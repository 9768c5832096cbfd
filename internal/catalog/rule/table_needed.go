package rule

// Rules of what must be there.
const (
	NameRequired        = "name-required"
	SummaryRequired     = "summary-required"
	DescriptionRequired = "description-required"
	LanguagesRequired   = "languages-required"
	OwnerRequired       = "owner-required"
	OwnerOne            = "owner-one"
	OwnerUnknown        = "owner-unknown"
	OwnerUnpublished    = "owner-unpublished"
	OwnerLanguage       = "owner-language"
	NameTaken           = "name-taken"
	NameIsSummary       = "name-is-summary"
	LanguageExtra       = "language-extra"
	LanguageTwice       = "language-twice"
	LanguageUnknown     = "language-unknown"
	DisplayNameRequired = "display-name-required"
	DisplayNameMissing  = "display-name-missing"
)

func neededRules() []Rule {
	return []Rule{
		{
			Name: NameRequired, Step: Completed, Source: PTV, Holds: "Every language version has a name",
			FI: "Kirjoita nimi {language}.", SV: "Skriv ett namn {language}.", EN: "Write a name {language}.",
		},
		{
			Name: SummaryRequired, Step: Completed, Source: PTV,
			Holds: "Every language version has a summary (service collections need none)",
			FI:    "Kirjoita tiivistelmä {language}.", SV: "Skriv en sammanfattning {language}.", EN: "Write a summary {language}.",
		},
		{
			Name: DescriptionRequired, Step: Completed, Source: PTV,
			Holds: "Every language version of a service, a channel or a general description has a description; " +
				"a service's may come from its general description, a general description's may be a background description",
			FI: "Kirjoita kuvaus {language}.", SV: "Skriv en beskrivning {language}.", EN: "Write a description {language}.",
		},
		{
			Name: LanguagesRequired, Step: Completed, Source: PTV,
			Holds: "A service or channel says in which languages it serves",
			FI:    "Valitse ainakin yksi kieli, jolla palvelua saa.",
			SV:    "Välj minst ett språk som kunden får service på.",
			EN:    "Choose at least one language in which the service is given.",
		},
		{
			Name: LanguageUnknown, Step: Drafts, Source: PTV,
			Holds: "A language of service is in the list of languages",
			FI:    "Valitse kieli luettelosta. Kielikoodia ”{value}” ei tunneta.",
			SV:    "Välj ett språk i listan. Språkkoden ”{value}” är okänd.",
			EN:    "Choose a language from the list. The code “{value}” is not known.",
		},
		{
			Name: OwnerRequired, Step: Drafts, Source: PTV,
			Holds: "A service has a main responsible organisation",
			FI:    "Valitse päävastuullinen organisaatio.",
			SV:    "Välj den huvudansvariga organisationen.",
			EN:    "Choose the main responsible organisation.",
		},
		{
			Name: OwnerOne, Limit: 1, Step: Drafts, Source: PTV,
			Holds: "A service has one main responsible organisation only",
			FI:    "Valitse vain yksi päävastuullinen organisaatio.",
			SV:    "Välj bara en huvudansvarig organisation.",
			EN:    "Choose one main responsible organisation only.",
		},
		{
			Name: OwnerUnknown, Step: Drafts, Source: PTV,
			Holds: "An organisation that is named exists and is not archived",
			FI:    "Valitse toinen organisaatio. Tätä ei löydy, tai se on arkistoitu.",
			SV:    "Välj en annan organisation. Den här finns inte eller är arkiverad.",
			EN:    "Choose another organisation. This one does not exist or is archived.",
		},
		{
			Name: OwnerUnpublished, Step: Publishing, Source: PTV,
			Holds: "The main responsible organisation of what is published is published itself",
			FI:    "Julkaise ensin vastuuorganisaatio. Sitä ei ole vielä julkaistu.",
			SV:    "Publicera först den ansvariga organisationen. Den är inte publicerad än.",
			EN:    "Publish the responsible organisation first. It has not been published yet.",
		},
		{
			Name: OwnerLanguage, Step: Publishing, Source: PTV,
			Holds: "The main responsible organisation is published in every language that is published",
			FI:    "Julkaise ensin vastuuorganisaation tiedot {language}. Ne puuttuvat vielä.",
			SV:    "Publicera först den ansvariga organisationens uppgifter {language}. De saknas ännu.",
			EN:    "Publish the responsible organisation {language} first. That language version is missing.",
		},
		{
			Name: NameTaken, Step: Completed, Source: PTV,
			Holds: "No other service of the organisation has the name (when it is published), no other channel of the " +
				"organisation and type has it (the displayed one of a service location); case and blanks do not count",
			FI: "Valitse toinen nimi. Organisaatiolla on jo ”{value}”.",
			SV: "Välj ett annat namn. Organisationen har redan ”{value}”.",
			EN: "Choose another name. The organisation already has “{value}”.",
		},
		{
			Name: NameIsSummary, Step: Completed, Source: PTV,
			Holds: "The summary is not the same as the name in the same language (a service's when it is published)",
			FI:    "Kirjoita tiivistelmä, joka kertoo enemmän kuin nimi ({language}).",
			SV:    "Skriv en sammanfattning som säger mer än namnet ({language}).",
			EN:    "Write a summary that says more than the name ({language}).",
		},
		{
			Name: LanguageExtra, Step: Completed, Source: PTV,
			Holds: "Texts, phones and links are only in languages of which there is a language version: a name or a description",
			FI:    "Tee ensin kieliversio {language}, tai poista tämä teksti.",
			SV:    "Gör först en språkversion {language}, eller ta bort texten.",
			EN:    "Make a language version {language} first, or remove this text.",
		},
		{
			Name: LanguageTwice, Step: Drafts, Source: PTV,
			Holds: "Web addresses of electronic, web page and phone channels and of laws, accessibility classifications " +
				"and choices of displayed names are given once a language",
			FI: "{member}: jätä vain yksi tieto {language}.",
			SV: "{member}: låt bara en uppgift {language} vara kvar.",
			EN: "{member}: leave only one {language}.",
		},
		{
			Name: DisplayNameRequired, Step: Completed, Source: PTV,
			Holds: "A service location or organisation says in every language version which name is displayed",
			FI:    "Valitse, kumpi nimi näytetään {language}.",
			SV:    "Välj vilket namn som visas {language}.",
			EN:    "Choose which name is displayed {language}.",
		},
		{
			Name: DisplayNameMissing, Step: Completed, Source: PTV,
			Holds: "The name that is to be displayed is given",
			FI:    "Kirjoita vaihtoehtoinen nimi {language}, tai valitse näytettäväksi toinen nimi.",
			SV:    "Skriv ett alternativt namn {language}, eller välj att visa det andra namnet.",
			EN:    "Write the alternative name {language}, or choose to display the other one.",
		},
	}
}
