package rule

// Rules of areas and addresses.
const (
	AreaTypeRequired     = "area-type-required"
	AreasRequired        = "areas-required"
	AreasForbidden       = "areas-forbidden"
	AreaEmpty            = "area-empty"
	AreaUnknown          = "area-unknown"
	AreaWider            = "area-wider"
	AreasMixed           = "areas-mixed"
	MunicipalityUnknown  = "municipality-unknown"
	AddressTypeRequired  = "address-type-required"
	AddressCombination   = "address-combination"
	AddressAbroadAlone   = "address-abroad-alone"
	AddressRequired      = "address-required"
	StreetRequired       = "street-required"
	StreetNumberRequired = "street-number-required"
	BoxRequired          = "box-required"
	PostalRequired       = "postal-required"
	PostalUnknown        = "postal-unknown"
	PointRequired        = "point-required"
	PlaceTextRequired    = "place-text-required"
	AbroadRequired       = "abroad-required"
	DeliveryRequired     = "delivery-required"
	CountryUnknown       = "country-unknown"
)

func placeRules() []Rule {
	return []Rule{
		{
			Name: AreaTypeRequired, Step: Completed, Source: PTV,
			Holds: "A service says how wide it reaches, and so does an organisation that is no municipality",
			FI:    "Valitse alue, jolla palvelua annetaan.",
			SV:    "Välj området där tjänsten ges.",
			EN:    "Choose the area in which the service is given.",
		},
		{
			Name: AreasRequired, Step: Completed, Source: PTV, Holds: "A limited area says which areas it consists of",
			FI: "Valitse alueet tai kunnat, joihin rajaus tehdään.",
			SV: "Välj områdena eller kommunerna som begränsningen gäller.",
			EN: "Choose the areas or municipalities that it is limited to.",
		},
		{
			Name: AreasForbidden, Step: Drafts, Source: PTV, Holds: "Areas are given only with the area type LimitedType",
			FI: "Poista alueet tai valitse ”rajattu alue”.",
			SV: "Ta bort områdena eller välj ”begränsat område”.",
			EN: "Remove the areas or choose “limited area”.",
		},
		{
			Name: AreaEmpty, Step: Completed, Source: PTV, Holds: "An area of municipalities names one at least",
			FI: "Valitse ainakin yksi kunta.", SV: "Välj minst en kommun.", EN: "Choose at least one municipality.",
		},
		{
			Name: AreaUnknown, Step: Drafts, Source: PTV, Holds: "An area's code is in the list of its type",
			FI: "Valitse alue luettelosta. Aluekoodia ”{value}” ei tunneta.",
			SV: "Välj området i listan. Områdeskoden ”{value}” är okänd.",
			EN: "Choose the area from the list. The code “{value}” is not known.",
		},
		{
			Name: AreaWider, Step: Completed, Source: PTV,
			Holds: "The area of a service or a channel is not wider than that of its main responsible organisation",
			FI:    "Rajaa alue vastuuorganisaation alueelle. Nyt alue on sitä laajempi.",
			SV:    "Begränsa området till den ansvariga organisationens område. Nu är det större.",
			EN:    "Keep the area within that of the responsible organisation. It is wider now.",
		},
		{
			Name: AreasMixed, Limit: 1, Step: Completed, Source: PTV,
			Holds: "The areas of an organisation are all of one type (subAreaType)",
			FI:    "Valitse kaikki alueet samasta luettelosta, esimerkiksi vain kuntia.",
			SV:    "Välj alla områden i samma lista, till exempel bara kommuner.",
			EN:    "Choose all areas from one list, such as municipalities only.",
		},
		{
			Name: MunicipalityUnknown, Step: Drafts, Source: PTV, Holds: "A municipality is one of today's",
			FI: "Valitse kunta luettelosta. Kuntakoodia ”{value}” ei tunneta.",
			SV: "Välj kommunen i listan. Kommunkoden ”{value}” är okänd.",
			EN: "Choose the municipality from the list. The code “{value}” is not known.",
		},
		{
			Name: AddressTypeRequired, Step: Completed, Source: PTV,
			Holds: "An address has a type and a sub type (a delivery address has no type)",
			FI:    "Valitse, millainen osoite on.",
			SV:    "Välj vilket slags adress det är.",
			EN:    "Choose what kind of address it is.",
		},
		{
			Name: AddressCombination, Step: Drafts, Source: PTV,
			Holds: "Service locations: Location with Single, Other or Abroad, Postal with Street, PostOfficeBox or Abroad. " +
				"Organisations: Visiting with Street, Other or Foreign, Postal with Street, PostOfficeBox or Foreign",
			FI: "Valitse toisenlainen osoite. Tässä voi olla: {allowed}.",
			SV: "Välj ett annat slags adress. Här kan finnas: {allowed}.",
			EN: "Choose another kind of address. Here it can be: {allowed}.",
		},
		{
			Name: AddressAbroadAlone, Step: Drafts, Source: PTV,
			Holds: "A service location with a visiting address abroad has no visiting address of another sub type",
			FI:    "Jätä käyntiosoitteiksi joko ulkomaiset tai kotimaiset osoitteet.",
			SV:    "Behåll antingen utländska eller inhemska besöksadresser.",
			EN:    "Keep either visiting addresses abroad or those in Finland.",
		},
		{
			Name: AddressRequired, Step: Completed, Source: PTV, Holds: "An address has what its sub type says",
			FI: "Kirjoita osoite tai poista tyhjä osoite.",
			SV: "Skriv adressen eller ta bort den tomma adressen.",
			EN: "Write the address or remove the empty one.",
		},
		{
			Name: StreetRequired, Step: Completed, Source: PTV, Holds: "A street address has a street",
			FI: "Kirjoita kadun nimi.", SV: "Skriv gatunamnet.", EN: "Write the name of the street.",
		},
		{
			Name: StreetNumberRequired, Step: Completed, Source: PTV,
			Holds: "A street has a number or coordinates, except in the delivery address of a form",
			FI:    "Kirjoita osoitenumero tai merkitse paikka kartalle.",
			SV:    "Skriv gatunumret eller märk ut platsen på kartan.",
			EN:    "Write the street number or mark the place on the map.",
		},
		{
			Name: BoxRequired, Step: Completed, Source: PTV, Holds: "A post office box address has a box",
			FI: "Kirjoita postilokero, esimerkiksi PL 12.", SV: "Skriv postboxen, till exempel PB 12.",
			EN: "Write the post office box, such as PL 12.",
		},
		{
			Name: PostalRequired, Step: Completed, Source: PTV, Holds: "A street or a post office box has a postal code",
			FI: "Kirjoita postinumero.", SV: "Skriv postnumret.", EN: "Write the postal code.",
		},
		{
			Name: PostalUnknown, Step: Drafts, Source: PTV, Holds: "A postal code is one of Posti's",
			FI: "Tarkista postinumero. Postinumeroa ”{value}” ei ole.",
			SV: "Kontrollera postnumret. Postnumret ”{value}” finns inte.",
			EN: "Check the postal code. There is no “{value}”.",
		},
		{
			Name: PointRequired, Step: Completed, Source: PTV, Holds: "A place without a street has both coordinates",
			FI: "Merkitse paikka kartalle.", SV: "Märk ut platsen på kartan.", EN: "Mark the place on the map.",
		},
		{
			Name: PlaceTextRequired, Step: Completed, Source: PTV, Holds: "A place without a street is told in words",
			FI: "Kirjoita lisätietoihin, miten paikka löytyy.",
			SV: "Skriv i tilläggsinformationen hur man hittar platsen.",
			EN: "Write in the additional information how to find the place.",
		},
		{
			Name: AbroadRequired, Step: Completed, Source: PTV, Holds: "An address abroad is told in words",
			FI: "Kirjoita ulkomainen osoite.", SV: "Skriv den utländska adressen.", EN: "Write the address abroad.",
		},
		{
			Name: DeliveryRequired, Step: Completed, Source: PTV,
			Holds: "A delivery address without a street or a box tells in words where to send the form",
			FI:    "Kirjoita, minne lomake lähetetään.",
			SV:    "Skriv vart blanketten skickas.",
			EN:    "Write where the form is sent.",
		},
		{
			Name: CountryUnknown, Step: Drafts, Source: PTV, Holds: "A country's code is one of ISO 3166",
			FI: "Valitse maa luettelosta. Maakoodia ”{value}” ei tunneta.",
			SV: "Välj landet i listan. Landskoden ”{value}” är okänd.",
			EN: "Choose the country from the list. The code “{value}” is not known.",
		},
	}
}
