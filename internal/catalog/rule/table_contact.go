package rule

// Rules of telephone numbers, mail and web addresses.
const (
	PhoneNumber       = "phone-number"
	PhonePrefix       = "phone-prefix"
	PhonePrefixCode   = "phone-prefix-code"
	ChargeDescription = "charge-description"
	EmailForm         = "email-form"
	EmailRequired     = "email-required"
	URLForm           = "url-form"
	URLRequired       = "url-required"
)

func contactRules() []Rule {
	return []Rule{
		{
			Name: PhoneNumber, Limit: 20, Step: Drafts, Source: PTV, Holds: "A telephone number is 1 to 20 digits",
			FI: "Kirjoita puhelinnumero pelkin numeroin, ilman välejä ja maatunnusta.",
			SV: "Skriv telefonnumret med bara siffror, utan mellanslag och landskod.",
			EN: "Write the telephone number in digits only, without blanks and country code.",
		},
		{
			Name: PhonePrefix, Step: Drafts, Source: PTV,
			Holds: "A telephone number has a country's dial code unless it is a Finnish service number",
			FI:    "Valitse maatunnus, esimerkiksi +358, tai merkitse numero suomalaiseksi palvelunumeroksi.",
			SV:    "Välj landskod, till exempel +358, eller ange att numret är ett finskt servicenummer.",
			EN:    "Choose the country code, such as +358, or mark the number as a Finnish service number.",
		},
		{
			Name: PhonePrefixCode, Step: Drafts, Source: PTV, Holds: "The dial code is one of a country",
			FI: "Valitse maatunnus luettelosta. Tunnusta ”{value}” ei ole.",
			SV: "Välj landskoden i listan. Koden ”{value}” finns inte.",
			EN: "Choose the country code from the list. There is no “{value}”.",
		},
		{
			Name: ChargeDescription, Step: Drafts, Source: PTV,
			Holds: "A call with the charge type Other has a description of the price",
			FI:    "Kirjoita, mitä puhelu maksaa. Valitsit hinnaksi ”muu”.",
			SV:    "Skriv vad samtalet kostar. Du har valt avgiften ”annan”.",
			EN:    "Write what the call costs. You have chosen the charge “other”.",
		},
		{
			Name: EmailForm, Step: Drafts, Source: PTV,
			Holds: "A mail address has a name, an at sign and a domain; other letters than English ones are allowed",
			FI:    "Tarkista sähköpostiosoite ”{value}”. Oikea muoto on nimi@esimerkki.fi.",
			SV:    "Kontrollera e-postadressen ”{value}”. Rätt form är namn@exempel.fi.",
			EN:    "Check the e-mail address “{value}”. The right form is name@example.fi.",
		},
		{
			Name: EmailRequired, Step: Drafts, Source: PTV, Holds: "An e-mail entry has an address",
			FI: "Kirjoita sähköpostiosoite tai poista tyhjä rivi.",
			SV: "Skriv e-postadressen eller ta bort den tomma raden.",
			EN: "Write the e-mail address or remove the empty row.",
		},
		{
			Name: URLForm, Step: Drafts, Source: PTV,
			Holds: "A web address is http, https or ftp with a full host name, an IP address or localhost, an optional " +
				"numeric port, and no blanks",
			FI: "Tarkista verkko-osoite ”{value}”. Oikea muoto on https://www.esimerkki.fi.",
			SV: "Kontrollera webbadressen ”{value}”. Rätt form är https://www.exempel.fi.",
			EN: "Check the web address “{value}”. The right form is https://www.example.fi.",
		},
		{
			Name: URLRequired, Step: Drafts, Source: PTV, Holds: "A web page, an attachment or a form's file has an address",
			FI: "Kirjoita verkko-osoite tai poista tyhjä rivi.",
			SV: "Skriv webbadressen eller ta bort den tomma raden.",
			EN: "Write the web address or remove the empty row.",
		},
	}
}
