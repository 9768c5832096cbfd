package rule

// Rules of how long and how short texts may be.
const (
	NameLength           = "name-length"
	ChannelNameLength    = "channel-name-length"
	SummaryLength        = "summary-length"
	DescriptionLength    = "description-length"
	InstructionLength    = "instruction-length"
	BackgroundLength     = "background-length"
	RequirementLength    = "requirement-length"
	ShortTextLength      = "short-text-length"
	ConnectionTextLength = "connection-text-length"
	KeywordLength        = "keyword-length"
	HoursTextLength      = "hours-text-length"
	ProducerTextLength   = "producer-text-length"
	InvoiceTextLength    = "invoice-text-length"
	InvoiceAddressLength = "invoice-address-length"
	AddressTextLength    = "address-text-length"
	DeliveryTextLength   = "delivery-text-length"
	AbroadLength         = "abroad-length"
	StreetLength         = "street-length"
	StreetNumberLength   = "street-number-length"
	BoxLength            = "box-length"
	ReceiverLength       = "receiver-length"
	FormIdentifierLength = "form-identifier-length"
	OIDLength            = "oid-length"
	LawNameLength        = "law-name-length"
	URLLength            = "url-length"
	WebPageNameLength    = "web-page-name-length"
	StatementNameLength  = "statement-name-length"
	AttachmentNameLength = "attachment-name-length"
	AttachmentTextLength = "attachment-text-length"
	EmailLength          = "email-length"
	EmailTextLength      = "email-text-length"
	PhoneTextLength      = "phone-text-length"
	ChargeTextLength     = "charge-text-length"
	VoucherTextLength    = "voucher-text-length"
	TextShort            = "text-short"
	TextEmpty            = "text-empty"
)

// Limits in characters.
const (
	maxName           = 100
	maxChannelName    = 300
	maxSummary        = 150
	maxDescription    = 5000
	maxShortText      = 500
	maxConnectionText = 500
	maxKeyword        = 150
	maxInfo           = 150
	maxInvoiceAddress = 110
	maxAbroad         = 500
	maxStreet         = 100
	maxStreetNumber   = 30
	maxMark           = 100
	maxLawName        = 500
	maxURL            = 500
	maxLinkName       = 100
	maxEmail          = 100
	maxContactText    = 300
	minText           = 5
)

func textRules() []Rule {
	return []Rule{
		tooLong(NameLength, maxName, PTV, "A name, also an alternative one, of anything but electronic and phone channels",
			"nimi", "namnet", "the name"),
		tooLong(ChannelNameLength, maxChannelName, Live, "The name of an electronic or phone channel",
			"nimi", "namnet", "the name"),
		tooLong(SummaryLength, maxSummary, PTV, "A summary", "tiivistelmä", "sammanfattningen", "the summary"),
		tooLong(DescriptionLength, maxDescription, Live, "A description", "kuvaus", "beskrivningen", "the description"),
		tooLong(InstructionLength, maxDescription, Live, "A user instruction",
			"toimintaohje", "handlingsinstruktionen", "the user instruction"),
		tooLong(BackgroundLength, maxDescription, Live, "A general description's background and instruction of use",
			"taustateksti", "bakgrundstexten", "the background text"),
		tooLong(RequirementLength, maxDescription, Live, "Criteria (requirements)",
			"ehdot ja kriteerit", "villkoren och kriterierna", "the criteria"),
		tooLong(ShortTextLength, maxShortText, PTV, "Processing time, deadline, validity, charge information, service type",
			"lisätieto", "tilläggsinformationen", "the additional information"),
		tooLong(ConnectionTextLength, maxConnectionText, PTV, "A text of a connection",
			"liitoksen lisätieto", "kopplingens tilläggsinformation", "the text of the connection"),
		tooLong(KeywordLength, maxKeyword, PTV, "A keyword", "avainsana", "nyckelordet", "the keyword"),
		tooLong(HoursTextLength, maxInfo, PTV, "The information of service hours",
			"palveluajan lisätieto", "servicetidens tilläggsinformation", "the information about the service hours"),
		tooLong(ProducerTextLength, maxInfo, PTV, "The information about a producer",
			"tuottajan lisätieto", "producentens tilläggsinformation", "the information about the producer"),
		tooLong(InvoiceTextLength, maxInfo, PTV, "The information about electronic invoices",
			"verkkolaskutuksen lisätieto", "e-faktureringens tilläggsinformation", "the information about e-invoices"),
		tooLong(InvoiceAddressLength, maxInvoiceAddress, PTV, "The operator code and address for electronic invoices",
			"verkkolaskutuksen tieto", "uppgiften om e-fakturering", "the e-invoice detail"),
		tooLong(AddressTextLength, maxInfo, PTV, "The additional information of an address",
			"osoitteen lisätieto", "adressens tilläggsinformation", "the information about the address"),
		tooLong(DeliveryTextLength, maxInfo, PTV, "A delivery address in words",
			"toimitusohje", "leveransanvisningen", "the delivery instruction"),
		tooLong(AbroadLength, maxAbroad, PTV, "An address abroad",
			"ulkomainen osoite", "den utländska adressen", "the address abroad"),
		tooLong(StreetLength, maxStreet, PTV, "The name of a street", "kadun nimi", "gatunamnet", "the street name"),
		tooLong(StreetNumberLength, maxStreetNumber, PTV, "The number in a street",
			"osoitenumero", "gatunumret", "the street number"),
		tooLong(BoxLength, maxStreet, PTV, "A post office box", "postilokero", "postboxen", "the post office box"),
		tooLong(ReceiverLength, maxMark, PTV, "The receiver of a form",
			"lomakkeen vastaanottaja", "blankettens mottagare", "the receiver of the form"),
		tooLong(FormIdentifierLength, maxMark, PTV, "The identifier of a form",
			"lomakkeen tunnus", "blankettens beteckning", "the form identifier"),
		tooLong(OIDLength, maxMark, PTV, "An OID", "OID-tunnus", "OID-koden", "the OID"),
		tooLong(LawNameLength, maxLawName, PTV, "The name of a law", "lain nimi", "lagens namn", "the name of the law"),
		tooLong(URLLength, maxURL, PTV, "A web address", "verkko-osoite", "webbadressen", "the web address"),
		tooLong(WebPageNameLength, maxLinkName, PTV, "The name of a web page",
			"verkkosivun nimi", "webbsidans namn", "the name of the web page"),
		tooLong(StatementNameLength, maxLinkName, PTV, "The name of an accessibility statement",
			"saavutettavuusselosteen nimi", "tillgänglighetsutlåtandets namn", "the name of the accessibility statement"),
		tooLong(AttachmentNameLength, maxLinkName, PTV, "The name of an attachment",
			"liitteen nimi", "bilagans namn", "the name of the attachment"),
		tooLong(AttachmentTextLength, maxContactText, Live, "The description of an attachment",
			"liitteen kuvaus", "bilagans beskrivning", "the description of the attachment"),
		tooLong(EmailLength, maxEmail, PTV, "An e-mail address", "sähköpostiosoite", "e-postadressen", "the e-mail address"),
		tooLong(EmailTextLength, maxEmail, PTV, "The description of an e-mail address",
			"sähköpostin kuvaus", "e-postadressens beskrivning", "the description of the e-mail address"),
		tooLong(PhoneTextLength, maxContactText, Live, "The additional information of a telephone number",
			"puhelinnumeron lisätieto", "telefonnumrets tilläggsinformation", "the information about the telephone number"),
		tooLong(ChargeTextLength, maxContactText, Live, "The price of a call in words",
			"puhelun hintatieto", "samtalets prisuppgift", "the price of the call"),
		tooLong(VoucherTextLength, maxContactText, Live, "The additional information of a service voucher",
			"palvelusetelin lisätieto", "servicesedelns tilläggsinformation", "the information about the voucher"),
		{
			Name: TextShort, Limit: minText, Step: Drafts, Source: PTV,
			Holds: "Descriptions, requirements, and the information about producers, vouchers, phones, attachments, " +
				"addresses and extra types have at least five characters that can be seen, or are left out",
			FI: "{text}: kirjoita vähintään {min} merkkiä tai poista teksti.",
			SV: "{text}: skriv minst {min} tecken eller ta bort texten.",
			EN: "{text}: write at least {min} characters or leave the text out.",
		},
		{
			Name: TextEmpty, Step: Requesting, Source: PTV,
			Holds: "A text that is sent has a value",
			FI:    "{text}: kirjoita teksti tai jätä se pois kokonaan.",
			SV:    "{text}: skriv texten eller lämna bort den.",
			EN:    "{text}: write the text or leave it out altogether.",
		},
	}
}

// tooLong makes the rule of a text's length. The words are as they stand in: Lyhennä nimi, Förkorta namnet, Shorten the
// name.
func tooLong(name string, limit int, source Source, what, fi, sv, en string) Rule {
	return Rule{
		Name: name, Limit: limit, Step: Drafts, Source: source, Holds: what + " is not longer than the limit",
		FI: "Lyhennä " + fi + " enintään {max} merkkiin. Nyt merkkejä on {length}.",
		SV: "Förkorta " + sv + " till högst {max} tecken. Nu är de {length}.",
		EN: "Shorten " + en + " to {max} characters at most. It now has {length}.",
	}
}
