package words

func swedishFinding() Finding {
	return Finding{
		Filters: "Avgränsa resultaten", FiltersBack: "Tillbaka till resultaten", Apply: "Visa resultaten", Chosen: "Valda avgränsningar",
		Remove: "Ta bort avgränsningen:", RemoveAll: "Ta bort alla avgränsningar", ShowMore: "Visa resten (%d)", Results: "(%s)",
		Facet: map[string]string{"type": "Vad du söker", "channelType": "Sätt att uträtta ärendet", "serviceClass": "Ämne", "targetGroup": "För vem",
			"lifeEvent": "Livssituation", "area": "Område", "organization": "Organisation", "language": "Tjänstens språk", "free": "Pris",
			"openAt": "Öppet", "near": "Läge"},
		Free: "Bara avgiftsfria", OpenNow: "Öppet nu", OpenDay: "Dag", OpenTime: "Klockan", AnyDay: "Vilken dag som helst",
		OpenOn: "Öppet %s kl. %s", Near: "Visa de närmaste först", NearChosen: "De närmaste först",
		NearHelp:   "Webbläsaren ber om lov att använda ditt läge. Läget avrundas till ungefär hundra meter. Du kan också välja kommun bredvid sökfältet.",
		NearAsking: "Läget söks.", NearFail: "Läget kunde inte hittas. Välj kommun bredvid sökfältet.",
		PlaceRead: "Sökningen gällde %s.", PlaceUndo: "Sök i hela landet", PlaceVerbatim: "Sök med orden ”%s”",
		Corrected: "Sökningen gjordes med ”%s”.", CorrectedUndo: "Sök med ”%s”",
		Unknown: "Det här kändes inte igen och lämnades bort: %s.", TooLong: "Sökorden var långa. Bara början lästes.",
		NoText: "En del av sökorden var inte text. Den lämnades bort.", Themes: "Bläddra efter ämne", HelpTitle: "Så kommer du vidare",
		HelpWords: "Sök med bara ett ord:", HelpRemove: "Det finns resultat utan avgränsningen:", HelpEverything: "Ta bort alla avgränsningar",
		HelpContact: "Fråga kommunen:", Metres: "%s meter bort", Kilometres: "%s kilometer bort", Why: "Därför hittades det här:",
		Because: map[string]string{"SameClass": "samma ämne", "SameTargetGroup": "samma målgrupp", "SameLifeEvent": "samma livssituation",
			"SameChannel": "samma sätt att uträtta ärendet", "SameTerm": "samma ämnesord", "SameGeneralDescription": "samma allmänna beskrivning", "SameCollection": "samma helhet", "SameNeed": "samma behov", "SameName": "samma namn"},
		BecauseNamed: "%s: %s", Other: "Ur texten:",
		GeneralNote:     "Det här är en allmän beskrivning, samma i hela landet. Tjänsten ordnas av någon av organisationerna nedan.",
		GeneralServices: "Tjänster", GeneralNone: "Ingen tjänst använder beskrivningen ännu.",
		GeneralNear: "Kommun: %s. %s av dessa betjänar kommunens invånare. De står först.", GeneralFar: "Kommun: %s. Ingen av dessa betjänar kommunens invånare.", Related: "Andra tjänster för samma behov",
		AboutGeneral: "Allmän beskrivning", CollectionServices: "Tjänster", CollectionChannels: "Sätt att uträtta ärendet och platser",
	}
}

func swedishSuggest() Suggest {
	return Suggest{
		List: "Förslag", One: "1 förslag. Välj med piltangenterna.", Many: "{n} förslag. Välj med piltangenterna.",
		None: "Inga förslag.", Taken: "Förslag för ”%s” i stället för ”%s”.", Left: "Förslag utan ordet ”%s”: inget namn har alla orden.",
		Group: map[string]string{"service": "Tjänster", "place": "Platser", "channel": "Sätt att uträtta ärendet",
			"organization": "Organisationer", "serviceClass": "Ämnen", "ontologyTerm": "Ämnesord", "area": "Kommuner och områden"},
	}
}
