package words

func englishFinding() Finding {
	return Finding{
		Filters: "Narrow the results", FiltersBack: "Back to the results", Apply: "Show results", Chosen: "Chosen filters",
		Remove: "Remove the filter:", RemoveAll: "Remove all filters", ShowMore: "Show the rest (%d)", Results: "(%s)",
		Facet: map[string]string{"type": "What you are looking for", "channelType": "Way to use", "serviceClass": "Topic", "targetGroup": "For whom",
			"lifeEvent": "Life situation", "area": "Area", "organization": "Organisation", "language": "Language of service", "free": "Price",
			"openAt": "Open", "near": "Location"},
		Free: "Free of charge only", OpenNow: "Open now", OpenDay: "Day", OpenTime: "Time", AnyDay: "Any day",
		OpenOn: "Open %s at %s", Near: "Show the nearest first", NearChosen: "Nearest first",
		NearHelp:   "Your browser asks whether it may use your location. It is rounded to about a hundred metres. You can also choose a municipality beside the search field.",
		NearAsking: "Finding your location.", NearFail: "Your location was not found. Choose a municipality beside the search field.",
		PlaceRead: "You searched in %s.", PlaceUndo: "Search the whole country", PlaceVerbatim: "Search for “%s”",
		Corrected: "These are results for “%s”.", CorrectedUndo: "Search for “%s”",
		Unknown: "This was not recognised and was left out: %s.", TooLong: "Your search was long. Only the beginning was read.",
		NoText: "Part of your search was not text. It was left out.", Themes: "Browse by topic", HelpTitle: "What you can do",
		HelpWords: "Search with one word only:", HelpRemove: "There are results without the filter:", HelpEverything: "Remove all filters",
		HelpContact: "Ask the municipality:", Metres: "%s metres away", Kilometres: "%s kilometres away", Why: "Why this was found:",
		Because: map[string]string{"SameClass": "same topic", "SameTargetGroup": "same target group", "SameLifeEvent": "same life situation",
			"SameChannel": "same way to use", "SameTerm": "same subject term", "SameGeneralDescription": "same general description", "SameCollection": "same collection", "SameNeed": "same need", "SameName": "same name"},
		BecauseNamed: "%s: %s", Other: "From the text:",
		GeneralNote:     "This is a general description, the same in the whole country. The service is provided by one of the organisations below.",
		GeneralServices: "Services", GeneralNone: "No service uses this description yet.",
		GeneralNear: "Municipality: %s. Of these, %s serve its residents. They come first.", GeneralFar: "Municipality: %s. None of these serve its residents.", Related: "Other services for the same need",
		AboutGeneral: "General description", CollectionServices: "Services", CollectionChannels: "Ways to use and places",
	}
}

func englishSuggest() Suggest {
	return Suggest{
		List: "Suggestions", One: "1 suggestion. Use the arrow keys to choose.", Many: "{n} suggestions. Use the arrow keys to choose.",
		None: "No suggestions.", Taken: "Suggestions for “%s” instead of “%s”.", Left: "Suggestions without “%s”: no name has all the words.",
		Group: map[string]string{"service": "Services", "place": "Places", "channel": "Ways to use",
			"organization": "Organisations", "serviceClass": "Topics", "ontologyTerm": "Subject terms", "area": "Municipalities and areas"},
	}
}
