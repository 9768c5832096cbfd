package rule

// Rules of what an import or a request is read from, and of what programs ask of the desk.
const (
	Syntax         = "syntax"
	ValueType      = "type"
	TooLarge       = "size"
	KindUnknown    = "kind"
	CodeUnknown    = "code"
	InCircle       = "cycle"
	TooDeep        = "levels"
	StillUsed      = "used"
	BodyMissing    = "body"
	SourceIDOther  = "source-id-other"
	MassSize       = "mass-size"
	ChannelRefused = "connection-channel-refused"
	ServiceRefused = "connection-service-refused"
)

// maxMass is how many entities one mass action takes.
const maxMass = 5000

func readRules() []Rule {
	return []Rule{
		{
			Name: Syntax, Step: Reading, Source: Own,
			Holds: "A file or a body is JSON in UTF-8 that nests no deeper than real content does",
			FI:    "Korjaa tiedoston tai pyynnön muoto. Sitä ei voi lukea JSONina.",
			SV:    "Rätta filens eller begärans form. Den går inte att läsa som JSON.",
			EN:    "Mend the form of the file or the request. It cannot be read as JSON.",
		},
		{
			Name: ValueType, Step: Reading, Source: Own,
			Holds: "A value is of the sort that its member has",
			FI:    "{member}: anna oikeanlainen arvo: teksti, luku, totuusarvo, luettelo tai olio.",
			SV:    "{member}: ge ett värde av rätt slag: text, tal, sanningsvärde, lista eller objekt.",
			EN:    "{member}: give a value of the right sort: text, number, truth value, list or object.",
		},
		{
			Name: TooLarge, Step: Reading, Source: Own,
			Holds: "A record, a body or a document is no larger than the catalogue can hold",
			FI:    "Lyhennä sisältöä. Näin suurta ei voi ottaa vastaan.",
			SV:    "Förkorta innehållet. Det är för stort för att tas emot.",
			EN:    "Make the content smaller. It is too large to be taken.",
		},
		{
			Name: KindUnknown, Step: Reading, Source: Own,
			Holds: "A record is a service, service channel, organisation, general description or service collection",
			FI:    "Tarkista tietue. Se ei ole palvelu, asiointikanava, organisaatio, pohjakuvaus eikä palvelukokonaisuus.",
			SV:    "Kontrollera posten. Den är ingen tjänst, servicekanal, organisation, grundbeskrivning eller servicehelhet.",
			EN:    "Check the record. It is no service, service channel, organisation, general description or service collection.",
		},
		{
			Name: CodeUnknown, Step: Reading, Source: Own,
			Holds: "A class or term is in the code lists, or a record says what it is",
			FI:    "Kerro luokan tai asiasanan nimi. Osoitetta ”{value}” ei tunneta.",
			SV:    "Ange klassens eller ämnesordets namn. Adressen ”{value}” är okänd.",
			EN:    "Tell the name of the class or term. The address “{value}” is not known.",
		},
		{
			Name: InCircle, Step: Reading, Source: PTV, Holds: "No organisation of an import is its own ancestor",
			FI: "Valitse toinen yläorganisaatio. Organisaatio ei voi olla itsensä yläpuolella.",
			SV: "Välj en annan överordnad organisation. En organisation kan inte stå ovanför sig själv.",
			EN: "Choose another parent organisation. An organisation cannot stand above itself.",
		},
		{
			Name: TooDeep, Limit: maxLevels, Step: Reading, Source: PTV,
			Holds: "Organisations of an import stand on seven levels at most",
			FI:    "Valitse yläorganisaatio ylemmältä tasolta. Tasoja voi olla enintään seitsemän.",
			SV:    "Välj en överordnad organisation högre upp. Det kan finnas högst sju nivåer.",
			EN:    "Choose a parent organisation further up. There can be seven levels at most.",
		},
		{
			Name: StillUsed, Step: Reading, Source: Own,
			Holds: "An import ends no organisation that published content of the catalogue would still name",
			FI:    "Arkistoi tai siirrä ensin sisältö, joka nimeää tämän organisaation.",
			SV:    "Arkivera eller flytta först innehållet som nämner organisationen.",
			EN:    "Archive or move first the content that names this organisation.",
		},
		{
			Name: BodyMissing, Step: Reading, Source: PTV, Holds: "A request that writes has a body",
			FI: "Lähetä pyynnön sisältö. Se puuttuu.", SV: "Skicka begärans innehåll. Det saknas.",
			EN: "Send the body of the request. It is missing.",
		},
		{
			Name: SourceIDOther, Step: Requesting, Source: Own,
			Holds: "An entity has one source id, that of the API user who gave it first",
			FI:    "Jätä lähdetunnus pois. Toinen rajapintakäyttäjä on jo antanut sisällölle tunnuksen, ja niitä on vain yksi.",
			SV:    "Lämna bort käll-id:t. En annan API-användare har redan gett innehållet ett, och det har bara ett.",
			EN:    "Leave the source id out. The content has one already, from another API user.",
		},
		{
			Name: MassSize, Limit: maxMass, Step: Requesting, Source: Own,
			Holds: "A mass action is about one entity at least, and no more than the limit",
			FI:    "Valitse vähintään yksi ja enintään {max} kohdetta. Nyt niitä on {count}.",
			SV:    "Välj minst ett och högst {max} objekt. Nu är de {count}.",
			EN:    "Choose at least one and at most {max} items. There are now {count}.",
		},
		{
			Name: ChannelRefused, Step: Requesting, Source: PTV,
			Holds: "A channel that is to be connected is there, published, and shared or of the own organisations",
			FI:    "Valitse toinen kanava. Tätä ei löydy, sitä ei ole julkaistu tai se on muiden eikä yhteiskäytössä.",
			SV:    "Välj en annan kanal. Den här finns inte, är inte publicerad eller är andras och inte i gemensam användning.",
			EN:    "Choose another channel. This one is not there, not published, or neither yours nor shared.",
		},
		{
			Name: ServiceRefused, Step: Requesting, Source: PTV,
			Holds: "A service that is to be connected is there, not archived, and of the own organisations",
			FI:    "Valitse toinen palvelu. Tätä ei löydy, se on arkistoitu tai se ei ole sinun.",
			SV:    "Välj en annan tjänst. Den här finns inte, är arkiverad eller är inte din.",
			EN:    "Choose another service. This one is not there, archived, or not yours.",
		},
	}
}
