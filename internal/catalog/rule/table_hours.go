package rule

// Rules of service hours.
const (
	HoursTime        = "hours-time"
	HoursOrder       = "hours-order"
	HoursValidity    = "hours-validity"
	HoursExclusive   = "hours-exclusive"
	HoursWeekClosed  = "hours-week-closed"
	HoursEmpty       = "hours-empty"
	HoursOneRow      = "hours-one-row"
	HoursFlags       = "hours-flags"
	HoursDayRequired = "hours-day-required"
)

func hoursRules() []Rule {
	return []Rule{
		{
			Name: HoursTime, Step: Drafts, Source: Live,
			Holds: "Times are whole minutes (the release knew quarter hours only)",
			FI:    "Kirjoita kellonaika tunteina ja minuutteina, esimerkiksi 08:30.",
			SV:    "Skriv klockslaget i timmar och minuter, till exempel 08:30.",
			EN:    "Write the time in hours and minutes, such as 08:30.",
		},
		{
			Name: HoursOrder, Step: Drafts, Source: PTV,
			Holds: "A time ends after it begins, unless it goes over midnight; 00:00 at the end is midnight",
			FI:    "Tarkista kellonajat. Loppuajan pitää olla alkuajan jälkeen.",
			SV:    "Kontrollera klockslagen. Sluttiden ska vara efter starttiden.",
			EN:    "Check the times. The end must come after the beginning.",
		},
		{
			Name: HoursValidity, Step: Drafts, Source: PTV, Holds: "The last day of a set of hours is after its first day",
			FI: "Tarkista päivät. Viimeisen päivän pitää olla ensimmäisen jälkeen.",
			SV: "Kontrollera dagarna. Den sista dagen ska vara efter den första.",
			EN: "Check the days. The last one must come after the first one.",
		},
		{
			Name: HoursExclusive, Limit: 1, Step: Drafts, Source: PTV,
			Holds: "Closed, always open, by appointment and opening times exclude each other",
			FI:    "Valitse vain yksi: suljettu, aina avoinna, ajanvarauksella tai aukioloajat.",
			SV:    "Välj bara ett: stängt, alltid öppet, med tidsbokning eller öppettider.",
			EN:    "Choose only one: closed, always open, by appointment or opening times.",
		},
		{
			Name: HoursWeekClosed, Step: Drafts, Source: PTV, Holds: "Ordinary hours are not closed",
			FI: "Merkitse sulkeminen poikkeavaksi palveluajaksi.",
			SV: "Ange stängningen som en avvikande servicetid.",
			EN: "Say that it is closed with exceptional service hours.",
		},
		{
			Name: HoursEmpty, Step: Completed, Source: PTV,
			Holds: "Ordinary hours have times, are always open, by appointment, or are told in words",
			FI:    "Lisää aukioloajat, tai kirjoita, milloin palvelua saa.",
			SV:    "Lägg till öppettider, eller skriv när service ges.",
			EN:    "Add the opening times, or write when the service is given.",
		},
		{
			Name: HoursOneRow, Limit: 1, Step: Completed, Source: PTV,
			Holds: "Exceptional hours that are not closed and hours over midnight have exactly one opening time",
			FI:    "Anna tähän yksi aukioloaika. Tee muista omat palveluajat.",
			SV:    "Ange en öppettid här. Gör egna servicetider av de andra.",
			EN:    "Give one opening time here. Make service hours of their own of the others.",
		},
		{
			Name: HoursFlags, Step: Drafts, Source: PTV,
			Holds: "Exceptional hours and hours over midnight are not always open or by appointment",
			FI:    "Poista ”aina avoinna” ja ”ajanvarauksella”. Ne kuuluvat vain tavalliseen viikkoon.",
			SV:    "Ta bort ”alltid öppet” och ”med tidsbokning”. De hör bara till en vanlig vecka.",
			EN:    "Remove “always open” and “by appointment”. They belong to an ordinary week only.",
		},
		{
			Name: HoursDayRequired, Step: Completed, Source: PTV,
			Holds: "An opening time has a day of the week, except in exceptional hours",
			FI:    "Valitse viikonpäivä.", SV: "Välj veckodagen.", EN: "Choose the day of the week.",
		},
	}
}
