package rule

// Rules of services, general descriptions and service collections.
const (
	TypeRequired          = "type-required"
	FundingRequired       = "funding-required"
	ServiceChargeType     = "service-charge-type"
	GeneralUnknown        = "general-unknown"
	GeneralUnpublished    = "general-unpublished"
	GeneralForbidden      = "general-forbidden"
	GeneralTypeRequired   = "general-type-required"
	ClassesRequired       = "classes-required"
	ClassesMany           = "classes-many"
	ClassMainOnly         = "class-main-only"
	ClassUnknown          = "class-unknown"
	TermsRequired         = "terms-required"
	TermsMany             = "terms-many"
	TermUnknown           = "term-unknown"
	GroupsRequired        = "groups-required"
	GroupUnknown          = "group-unknown"
	GroupBusiness         = "group-business"
	EventUnknown          = "event-unknown"
	EventsCitizens        = "events-citizens"
	IndustryUnknown       = "industry-unknown"
	IndustriesBusiness    = "industries-business"
	LawPageRequired       = "law-page-required"
	OtherIsMain           = "other-is-main"
	OtherTwice            = "other-twice"
	OtherUnpublished      = "other-unpublished"
	ProducersRequired     = "producers-required"
	ProducerTypeRequired  = "producer-type-required"
	ProducerSelf          = "producer-self"
	ProducerSelfText      = "producer-self-text"
	ProducerWho           = "producer-who"
	ProducerTwice         = "producer-twice"
	VouchersNotUsed       = "vouchers-not-used"
	VoucherIncomplete     = "voucher-incomplete"
	CollectionUnpublished = "collection-unpublished"
)

// Limits in items.
const (
	maxClasses = 4
	maxTerms   = 10
)

func serviceRules() []Rule {
	return []Rule{
		{
			Name: TypeRequired, Step: Completed, Source: PTV,
			Holds: "A service without a general description has a type",
			FI:    "Valitse palvelun tyyppi.", SV: "Välj tjänstens typ.", EN: "Choose the type of the service.",
		},
		{
			Name: FundingRequired, Step: Completed, Source: PTV, Holds: "A service says how it is funded",
			FI: "Valitse, onko palvelu julkinen vai yksityinen.",
			SV: "Välj om tjänsten är offentlig eller privat.",
			EN: "Choose whether the service is publicly or privately funded.",
		},
		{
			Name: ServiceChargeType, Step: Drafts, Source: PTV,
			Holds: "A service is Chargeable or FreeOfCharge, or says nothing",
			FI:    "Valitse palvelulle joko maksullinen tai maksuton.",
			SV:    "Välj antingen avgiftsbelagd eller avgiftsfri för tjänsten.",
			EN:    "Choose either chargeable or free of charge for the service.",
		},
		{
			Name: GeneralUnknown, Step: Drafts, Source: PTV,
			Holds: "The general description of a service exists and is not archived",
			FI:    "Valitse toinen pohjakuvaus. Tätä ei löydy, tai se on arkistoitu.",
			SV:    "Välj en annan grundbeskrivning. Den här finns inte eller är arkiverad.",
			EN:    "Choose another general description. This one does not exist or is archived.",
		},
		{
			Name: GeneralUnpublished, Step: Completed, Source: PTV,
			Holds: "The general description of a service is published",
			FI:    "Valitse julkaistu pohjakuvaus. Tätä ei ole julkaistu.",
			SV:    "Välj en publicerad grundbeskrivning. Den här är inte publicerad.",
			EN:    "Choose a published general description. This one is not published.",
		},
		{
			Name: GeneralForbidden, Step: Completed, Source: PTV,
			Holds: "The main responsible organisation may use the general description",
			FI:    "Valitse toinen pohjakuvaus. Organisaatiosi ei voi käyttää tätä.",
			SV:    "Välj en annan grundbeskrivning. Din organisation kan inte använda den här.",
			EN:    "Choose another general description. Your organisation cannot use this one.",
		},
		{
			Name: GeneralTypeRequired, Step: Completed, Source: PTV,
			Holds: "A general description says for whom it is (generalDescriptionType)",
			FI:    "Valitse, kenen palveluille pohjakuvaus on tarkoitettu.",
			SV:    "Välj för vems tjänster grundbeskrivningen är avsedd.",
			EN:    "Choose whose services the general description is for.",
		},
		{
			Name: ClassesRequired, Step: Publishing, Source: PTV,
			Holds: "A published service has a service class of its own or of its general description; a general " +
				"description always has one",
			FI: "Valitse ainakin yksi palveluluokka.",
			SV: "Välj minst en serviceklass.",
			EN: "Choose at least one service class.",
		},
		{
			Name: ClassesMany, Limit: maxClasses, Step: Drafts, Source: PTV,
			Holds: "A service has at most four service classes beside those of its general description",
			FI:    "Valitse enintään {max} palveluluokkaa. Nyt niitä on {count}.",
			SV:    "Välj högst {max} serviceklasser. Nu är de {count}.",
			EN:    "Choose {max} service classes at most. There are now {count}.",
		},
		{
			Name: ClassMainOnly, Limit: 1, Step: Completed, Source: PTV,
			Holds: "At least one service class is not a main class, those of the general description counted",
			FI:    "Valitse ainakin yksi tarkempi palveluluokka. Pelkkä pääluokka ei riitä.",
			SV:    "Välj minst en mer exakt serviceklass. Enbart en huvudklass räcker inte.",
			EN:    "Choose at least one narrower service class. A main class alone is not enough.",
		},
		unknown(ClassUnknown, "Service classes", "palveluluokat", "serviceklasserna", "service classes"),
		{
			Name: TermsRequired, Step: Publishing, Source: PTV,
			Holds: "A published service has an ontology term of its own or of its general description; a general " +
				"description always has one",
			FI: "Valitse ainakin yksi asiasana.",
			SV: "Välj minst ett ämnesord.",
			EN: "Choose at least one ontology term.",
		},
		{
			Name: TermsMany, Limit: maxTerms, Step: Drafts, Source: PTV,
			Holds: "A service has at most ten ontology terms beside those of its general description",
			FI:    "Valitse enintään {max} asiasanaa. Nyt niitä on {count}.",
			SV:    "Välj högst {max} ämnesord. Nu är de {count}.",
			EN:    "Choose {max} ontology terms at most. There are now {count}.",
		},
		unknown(TermUnknown, "Ontology terms", "asiasanat", "ämnesorden", "ontology terms"),
		{
			Name: GroupsRequired, Step: Publishing, Source: PTV,
			Holds: "A published service has a target group of its own or of its general description; a general " +
				"description always has one",
			FI: "Valitse ainakin yksi kohderyhmä.",
			SV: "Välj minst en målgrupp.",
			EN: "Choose at least one target group.",
		},
		unknown(GroupUnknown, "Target groups", "kohderyhmät", "målgrupperna", "target groups"),
		{
			Name: GroupBusiness, Step: Completed, Source: PTV,
			Holds: "Businesses and communities (KR2) as target group comes with one of its sub groups",
			FI:    "Valitse myös, mille yrityksille tai yhteisöille palvelu on tarkoitettu.",
			SV:    "Välj också vilka företag eller sammanslutningar tjänsten är avsedd för.",
			EN:    "Choose also which businesses or communities the service is for.",
		},
		unknown(EventUnknown, "Life events", "elämäntilanteet", "livssituationerna", "life events"),
		{
			Name: EventsCitizens, Step: Completed, Source: PTV,
			Holds: "Life events come with Citizens (KR1) among the target groups",
			FI:    "Valitse kohderyhmäksi myös kansalaiset, tai poista elämäntilanteet.",
			SV:    "Välj också medborgare som målgrupp, eller ta bort livssituationerna.",
			EN:    "Choose citizens as a target group too, or remove the life events.",
		},
		unknown(IndustryUnknown, "Industrial classes", "toimialaluokat", "näringsgrenarna", "industrial classes"),
		{
			Name: IndustriesBusiness, Step: Completed, Source: PTV,
			Holds: "Industrial classes come with businesses and communities (KR2) among the target groups",
			FI:    "Valitse kohderyhmäksi myös yritykset ja yhteisöt, tai poista toimialat.",
			SV:    "Välj också företag och sammanslutningar som målgrupp, eller ta bort näringsgrenarna.",
			EN:    "Choose businesses and communities as a target group too, or remove the industrial classes.",
		},
		{
			Name: LawPageRequired, Step: Completed, Source: PTV, Holds: "A law has the address where it can be read",
			FI: "Lisää verkko-osoite, josta lain voi lukea.",
			SV: "Lägg till webbadressen där lagen kan läsas.",
			EN: "Add the web address where the law can be read.",
		},
		{
			Name: OtherIsMain, Step: Completed, Source: PTV,
			Holds: "No other responsible organisation is the main responsible one",
			FI:    "Poista tämä muista vastuuorganisaatioista. Se on jo päävastuullinen.",
			SV:    "Ta bort den här från andra ansvariga. Den är redan huvudansvarig.",
			EN:    "Remove this from the other responsible organisations. It is already the main one.",
		},
		{
			Name: OtherTwice, Step: Completed, Source: PTV,
			Holds: "An organisation is other responsible once",
			FI:    "Poista toinen näistä. Sama vastuuorganisaatio on valittu kahdesti.",
			SV:    "Ta bort den ena. Samma ansvariga organisation har valts två gånger.",
			EN:    "Remove one of the two. The same responsible organisation is chosen twice.",
		},
		{
			Name: OtherUnpublished, Step: Completed, Source: PTV,
			Holds: "Other responsible organisations are published",
			FI:    "Valitse vain julkaistuja vastuuorganisaatioita. Tätä ei ole julkaistu.",
			SV:    "Välj bara publicerade ansvariga organisationer. Den här är inte publicerad.",
			EN:    "Choose published responsible organisations only. This one is not published.",
		},
		{
			Name: ProducersRequired, Step: Completed, Source: PTV, Holds: "A service says who produces it",
			FI: "Kerro, kuka palvelun tuottaa.",
			SV: "Ange vem som producerar tjänsten.",
			EN: "Say who produces the service.",
		},
		{
			Name: ProducerTypeRequired, Step: Completed, Source: PTV,
			Holds: "A producer has a way of production (provisionType)",
			FI:    "Valitse, tuotetaanko palvelu itse, ostetaanko se vai tuotetaanko se muuten.",
			SV:    "Välj om tjänsten produceras själv, köps eller produceras på annat sätt.",
			EN:    "Choose whether the service is self produced, procured or produced in another way.",
		},
		{
			Name: ProducerSelf, Step: Completed, Source: PTV,
			Holds: "Whoever produces a service itself is the main or another responsible organisation",
			FI:    "Valitse itse tuottavaksi vain palvelun vastuuorganisaatioita.",
			SV:    "Välj bara tjänstens ansvariga organisationer som självproducerande.",
			EN:    "Choose only responsible organisations of the service as self producing.",
		},
		{
			Name: ProducerSelfText, Step: Completed, Source: PTV,
			Holds: "A self producing organisation has no additional information",
			FI:    "Poista lisätieto. Itse tuottava organisaatio ei tarvitse sitä.",
			SV:    "Ta bort tilläggsinformationen. En självproducerande organisation behöver den inte.",
			EN:    "Remove the additional information. A self producing organisation needs none.",
		},
		{
			Name: ProducerWho, Step: Completed, Source: PTV,
			Holds: "A producer of another kind is an organisation or is told in words",
			FI:    "Valitse tuottaja tai kirjoita, kuka palvelun tuottaa.",
			SV:    "Välj producenten eller skriv vem som producerar tjänsten.",
			EN:    "Choose the producer or write who produces the service.",
		},
		{
			Name: ProducerTwice, Step: Completed, Source: PTV,
			Holds: "An organisation is a producer once",
			FI:    "Poista toinen näistä. Sama tuottaja on valittu kahdesti.",
			SV:    "Ta bort den ena. Samma producent har valts två gånger.",
			EN:    "Remove one of the two. The same producer is chosen twice.",
		},
		{
			Name: VouchersNotUsed, Step: Completed, Source: PTV,
			Holds: "Vouchers are listed only when the service says that vouchers are in use",
			FI:    "Merkitse palveluseteli käytössä olevaksi tai poista palvelusetelien tiedot.",
			SV:    "Ange att servicesedel används, eller ta bort uppgifterna om servicesedlar.",
			EN:    "Say that vouchers are in use, or remove the details of the vouchers.",
		},
		{
			Name: VoucherIncomplete, Step: Completed, Source: PTV, Holds: "A voucher has a name and a web address",
			FI: "Kirjoita palvelusetelin tiedoille nimi ja verkko-osoite.",
			SV: "Skriv ett namn och en webbadress för servicesedeln.",
			EN: "Write a name and a web address for the voucher.",
		},
		{
			Name: CollectionUnpublished, Step: Completed, Source: PTV,
			Holds: "The services and channels of a collection are published",
			FI:    "Valitse vain julkaistuja palveluja ja asiointikanavia. Tätä ei ole julkaistu.",
			SV:    "Välj bara publicerade tjänster och servicekanaler. Den här är inte publicerad.",
			EN:    "Choose published services and channels only. This one is not published.",
		},
	}
}

// unknown makes the rule that uris are in their classification. The words are as they stand in: Poista palveluluokat,
// Ta bort serviceklasserna.
func unknown(name, what, fi, sv, en string) Rule {
	return Rule{
		Name: name, Step: Drafts, Source: PTV,
		Holds: what + " are in the classification; those that are not are told in one message",
		FI:    "Poista nämä " + fi + ", joita ei tunneta: {uris}.",
		SV:    "Ta bort de okända " + sv + ": {uris}.",
		EN:    "Remove these unknown " + en + ": {uris}.",
	}
}
