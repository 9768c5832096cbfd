package rule

// Rules of changes of status and of dates, and of requests.
const (
	StatusNew       = "status-new"
	StatusChange    = "status-change"
	StatusShut      = "status-shut"
	ActionForbidden = "action-forbidden"
	ArchiveInUse    = "archive-in-use"
	DatePast        = "date-past"
	DateOrder       = "date-order"
	DateFromStatus  = "date-from-status"
	DateToStatus    = "date-to-status"
	DateExpiry      = "date-expiry"

	SourceIDTaken     = "source-id-taken"
	OwnerForbidden    = "owner-forbidden"
	MainOrganization  = "main-organization"
	ClassesAgain      = "classes-again"
	FilesAgain        = "files-again"
	BooleanRequired   = "boolean-required"
	MemberUnknown     = "member-unknown"
	ReferenceNotFound = "not-found"
)

func changeRules() []Rule {
	return []Rule{
		{
			Name: StatusNew, Step: Changing, Source: PTV, Holds: "A new entity is a Draft or Published",
			FI: "Valitse uuden sisällön tilaksi luonnos tai julkaistu.",
			SV: "Välj utkast eller publicerad som det nya innehållets status.",
			EN: "Choose draft or published as the status of new content.",
		},
		{
			Name: StatusChange, Step: Changing, Source: PTV,
			Holds: "Draft goes to Draft or Published; Published and Deleted go to Modified, Published or Deleted",
			FI:    "Valitse toinen tila. Tilasta {from} ei voi siirtyä tilaan {to}.",
			SV:    "Välj en annan status. Det går inte att byta från {from} till {to}.",
			EN:    "Choose another status. It cannot go from {from} to {to}.",
		},
		{
			Name: StatusShut, Step: Changing, Source: PTV,
			Holds: "PTV's interface changes nothing whose newest version is Modified, until somebody publishes or discards it",
			FI:    "Julkaise tai hylkää ensin muokattu versio. Siihen asti rajapinta ei muuta sisältöä.",
			SV:    "Publicera eller förkasta först den redigerade versionen. Gränssnittet ändrar inget före det.",
			EN:    "Publish or discard the modified version first. Until then the interface changes nothing.",
		},
		{
			Name: ActionForbidden, Step: Changing, Source: Own,
			Holds: "Only the public is withdrawn, only the archived restored, only an edit beside the public version " +
				"discarded, and the archived is restored before it is edited",
			FI: "{action} ei onnistu, kun sisällön tila on {from}.",
			SV: "{action} är inte möjligt när innehållets status är {from}.",
			EN: "{action} is not possible while the status is {from}.",
		},
		{
			Name: ArchiveInUse, Step: Changing, Source: PTV,
			Holds: "PTV's interface does not archive an organisation with content or sub-organisations, and nobody " +
				"archives a general description that services use",
			FI: "Siirrä tai arkistoi ensin sisällöt, jotka käyttävät tätä. Niitä on {count}.",
			SV: "Flytta eller arkivera först innehållet som använder detta. Antal: {count}.",
			EN: "Move or archive first what uses this. There are {count}.",
		},
		{
			Name: DatePast, Step: Changing, Source: PTV, Holds: "A date of publishing or archiving is in the future",
			FI: "Valitse päivä, joka on vasta tulossa.", SV: "Välj en dag som ligger i framtiden.",
			EN: "Choose a day that is still to come.",
		},
		{
			Name: DateOrder, Step: Changing, Source: PTV, Holds: "Archiving comes after publishing",
			FI: "Valitse arkistointipäivä, joka on julkaisupäivän jälkeen.",
			SV: "Välj en arkiveringsdag som är efter publiceringsdagen.",
			EN: "Choose a day of archiving after the day of publishing.",
		},
		{
			Name: DateFromStatus, Step: Changing, Source: PTV, Holds: "A date of publishing goes with Draft or Modified",
			FI: "Poista julkaisupäivä, tai valitse tilaksi luonnos tai muokattu.",
			SV: "Ta bort publiceringsdagen, eller välj utkast eller redigerad som status.",
			EN: "Remove the day of publishing, or choose draft or modified as the status.",
		},
		{
			Name: DateToStatus, Step: Changing, Source: PTV,
			Holds: "A date of archiving without one of publishing goes with Published",
			FI:    "Poista arkistointipäivä, tai valitse tilaksi julkaistu.",
			SV:    "Ta bort arkiveringsdagen, eller välj publicerad som status.",
			EN:    "Remove the day of archiving, or choose published as the status.",
		},
		{
			Name: DateExpiry, Step: Changing, Source: PTV, Holds: "Publishing comes before automatic archiving",
			FI: "Valitse aikaisempi julkaisupäivä. Sisältö arkistoituu jo {date}.",
			SV: "Välj en tidigare publiceringsdag. Innehållet arkiveras redan {date}.",
			EN: "Choose an earlier day of publishing. The content is archived already on {date}.",
		},
		{
			Name: SourceIDTaken, Step: Requesting, Source: PTV,
			Holds: "A source id is given to one entity of its kind and API user, for ever",
			FI:    "Valitse toinen lähdetunnus. Tunnus ”{value}” on jo toisella sisällöllä ({id}).",
			SV:    "Välj ett annat käll-id. ”{value}” finns redan hos ett annat innehåll ({id}).",
			EN:    "Choose another source id. “{value}” already belongs to other content ({id}).",
		},
		{
			Name: OwnerForbidden, Step: Requesting, Source: PTV,
			Holds: "Content goes to organisations that the caller may write for",
			FI:    "Valitse oma organisaatiosi. Sinulla ei ole oikeutta tähän.",
			SV:    "Välj din egen organisation. Du har inte rätt till den här.",
			EN:    "Choose your own organisation. You have no right to this one.",
		},
		{
			Name: MainOrganization, Step: Requesting, Source: PTV,
			Holds: "Main organisations are made by system main users",
			FI:    "Valitse yläorganisaatio. Pääorganisaation perustaa vain järjestelmän pääkäyttäjä.",
			SV:    "Välj en överordnad organisation. Bara systemets huvudanvändare skapar huvudorganisationer.",
			EN:    "Choose a parent organisation. Only system main users make main organisations.",
		},
		{
			Name: ClassesAgain, Step: Requesting, Source: Live,
			Holds: "A PUT with status Published and no general description in it has classes, terms and target groups in it",
			FI:    "Lähetä {member} uudelleen. Ne tarvitaan aina, kun palvelu julkaistaan ilman pohjakuvausta.",
			SV:    "Skicka {member} på nytt. De behövs när en tjänst publiceras utan grundbeskrivning.",
			EN:    "Send {member} again. They are needed whenever a service is published without a general description.",
		},
		{
			Name: FilesAgain, Step: Requesting, Source: PTV,
			Holds: "A PUT that deletes a published form's files has new ones",
			FI:    "Lähetä lomakkeelle uusi tiedosto. Julkaistulla lomakkeella pitää olla sellainen.",
			SV:    "Skicka en ny fil för blanketten. En publicerad blankett behöver en.",
			EN:    "Send a new file for the form. A published form needs one.",
		},
		{
			Name: BooleanRequired, Step: Requesting, Source: PTV, Holds: "A truth value is true or false, not null",
			FI: "{member}: anna arvoksi true tai false.", SV: "{member}: ange värdet true eller false.",
			EN: "{member}: give the value true or false.",
		},
		{
			Name: MemberUnknown, Step: Requesting, Source: Own,
			Holds: "A dry run tells the members of a request that the interface does not know",
			FI:    "Tarkista kentän nimi. Rajapinta ei tunne kenttää ”{value}” eikä lue sitä.",
			SV:    "Kontrollera fältets namn. Gränssnittet känner inte till ”{value}” och läser det inte.",
			EN:    "Check the name of the member. The interface does not know “{value}” and does not read it.",
		},
		{
			Name: ReferenceNotFound, Step: Requesting, Source: PTV, Holds: "What a request names exists",
			FI: "Tarkista tunniste. Sisältöä ”{value}” ei löydy.",
			SV: "Kontrollera identifieraren. Innehållet ”{value}” finns inte.",
			EN: "Check the id. Nothing is found with “{value}”.",
		},
	}
}
