package rule

// Rules of organisations.
const (
	OrganizationTypeRequired = "organization-type-required"
	MunicipalityRequired     = "municipality-required"
	MunicipalityForbidden    = "municipality-forbidden"
	MunicipalityArea         = "municipality-area"
	RegionalLimited          = "regional-limited"
	BusinessCode             = "business-code"
	OIDForm                  = "oid-form"
	OIDTaken                 = "oid-taken"
	ParentUnknown            = "parent-unknown"
	ParentCycle              = "parent-cycle"
	ParentLevels             = "parent-levels"
)

// maxLevels is how many levels a tree of organisations has, the main organisation counted.
const maxLevels = 7

func organizationRules() []Rule {
	return []Rule{
		{
			Name: OrganizationTypeRequired, Step: Completed, Source: PTV, Holds: "An organisation has a type",
			FI: "Valitse organisaation tyyppi.", SV: "Välj organisationens typ.", EN: "Choose the type of the organisation.",
		},
		{
			Name: MunicipalityRequired, Step: Completed, Source: PTV,
			Holds: "An organisation of the type Municipality says which one it is",
			FI:    "Valitse kunta.", SV: "Välj kommunen.", EN: "Choose the municipality.",
		},
		{
			Name: MunicipalityForbidden, Step: Completed, Source: PTV,
			Holds: "Only an organisation of the type Municipality has a municipality",
			FI:    "Poista kunta, tai valitse organisaation tyypiksi kunta.",
			SV:    "Ta bort kommunen, eller välj kommun som organisationens typ.",
			EN:    "Remove the municipality, or choose municipality as the type of the organisation.",
		},
		{
			Name: MunicipalityArea, Step: Completed, Source: PTV,
			Holds: "An organisation of the type Municipality has no other area than itself",
			FI:    "Poista alue. Kunnan alue tulee kunnasta itsestään.",
			SV:    "Ta bort området. En kommuns område är kommunen själv.",
			EN:    "Remove the area. The area of a municipality is the municipality itself.",
		},
		{
			Name: RegionalLimited, Step: Completed, Source: PTV,
			Holds: "An organisation of the type RegionalOrganization has a limited area",
			FI:    "Valitse alueeksi ”rajattu alue”. Alueellinen organisaatio toimii rajatulla alueella.",
			SV:    "Välj ”begränsat område”. En regional organisation verkar på ett begränsat område.",
			EN:    "Choose “limited area”. A regional organisation works in a limited area.",
		},
		{
			Name: BusinessCode, Step: Drafts, Source: PTV, Holds: "A business id is seven digits, a hyphen and a digit",
			FI: "Kirjoita Y-tunnus muodossa 1234567-1.",
			SV: "Skriv FO-numret i formen 1234567-1.",
			EN: "Write the business ID in the form 1234567-1.",
		},
		{
			Name: OIDForm, Limit: 7, Step: Drafts, Source: PTV,
			Holds: "The OID of an organisation is seven numbers with full stops between them",
			FI:    "Kirjoita OID-tunnus muodossa 1.2.246.10.1234567.10.0.",
			SV:    "Skriv OID-koden i formen 1.2.246.10.1234567.10.0.",
			EN:    "Write the OID in the form 1.2.246.10.1234567.10.0.",
		},
		{
			Name: OIDTaken, Step: Drafts, Source: PTV, Holds: "No other organisation has the OID",
			FI: "Tarkista OID-tunnus. Toisella organisaatiolla on jo ”{value}”.",
			SV: "Kontrollera OID-koden. En annan organisation har redan ”{value}”.",
			EN: "Check the OID. Another organisation already has “{value}”.",
		},
		{
			Name: ParentUnknown, Step: Drafts, Source: PTV, Holds: "The parent of an organisation exists and is not archived",
			FI: "Valitse toinen yläorganisaatio. Tätä ei löydy, tai se on arkistoitu.",
			SV: "Välj en annan överordnad organisation. Den här finns inte eller är arkiverad.",
			EN: "Choose another parent organisation. This one does not exist or is archived.",
		},
		{
			Name: ParentCycle, Step: Drafts, Source: PTV, Holds: "An organisation is not below itself",
			FI: "Valitse toinen yläorganisaatio. Tämä on organisaation omassa alapuussa.",
			SV: "Välj en annan överordnad organisation. Den här ligger under organisationen själv.",
			EN: "Choose another parent organisation. This one lies below the organisation itself.",
		},
		{
			Name: ParentLevels, Limit: maxLevels, Step: Drafts, Source: PTV,
			Holds: "A tree of organisations has at most seven levels",
			FI:    "Valitse ylempi organisaatio. Tasoja voi olla {max}, nyt niitä olisi {count}.",
			SV:    "Välj en högre organisation. Det får finnas {max} nivåer, nu vore de {count}.",
			EN:    "Choose a higher organisation. There can be {max} levels; there would be {count}.",
		},
	}
}
