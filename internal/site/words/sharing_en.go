package words

func englishSharing() Sharing {
	return Sharing{
		Route: "Directions", ShowAll: "Show all (%s)", ReadMore: "Read more", Source: "Information: %s", ListTitle: map[string]string{"services": "Services", "places": "Service locations", "all": "Services and service locations"}, NewWindow: "(another site)", NoneHere: "There is nothing to show here right now.",

		Title:    "Share services on your own site",
		Lead:     "Choose what to show and copy the code to your page. The information stays up to date by itself. You do not need an account.",
		StepWhat: "1. What is shown?", StepWhere: "2. Where does it come from?", StepLook: "3. How does it look?", StepCopy: "4. Copy the code",
		What: map[string]string{"services": "A list of services or places", "place": "One service location", "search": "A search field"},
		WhatHelp: map[string]string{"services": "Such as the libraries of a municipality, or services for families.",
			"place": "Address, opening hours today and phone number.", "search": "Visitors search for services on your page."},
		Kind: "The list has", Kinds: map[string]string{"services": "Services", "places": "Service locations", "all": "Both"},
		Theme: "Topic", AllThemes: "All topics", TargetGroup: "For whom", LifeEvent: "Situation in life", Everyone: "For everyone", Any: "Any",
		Words: "Words to search for", WordsHelp: "You can leave this empty. Example: library.", OpenNow: "Only show what is open now",
		Limit: "How many are shown", FindPlace: "Name of the place", FindHelp: "Type the name of the place, or paste the address of its page, and press Update.",
		ChoosePlace: "Choose a place", NoPlaces: "No places were found by that name. Try another name or municipality.",
		NoPlaceYet:   "Find the place in step 2. Then you get the code.",
		ResultsWhere: "Results are shown", ResultsIn: map[string]string{"here": "On your own page", "site": "On this site"},
		Language: "Language", Colour: "Colour", ColourHelp: "The colour of links and buttons, such as #0b4f58.",
		ColourMended: "The colour is too light for text. Links are shown darker: %s.",
		Background:   "Background", Backgrounds: map[string]string{"light": "Light", "dark": "Dark", "auto": "As on the visitor's device"},
		Font: "Font", Fonts: map[string]string{"inherit": "The font of your site", "own": "The font of this site"},
		Compact: "Compact", Update: "Update", Preview: "Preview",
		PreviewHelp: "This is how it looks on your page.", PreviewEmpty: "The preview is shown here when you have chosen what to show.",
		Form: map[string]string{"script": "Code for the page (recommended)", "frame": "A frame without scripts", "link": "A link only"},
		FormHelp: map[string]string{"script": "Paste the code into the HTML of the page. It takes the width and the font of your page.",
			"frame": "Works in systems that only allow an iframe.", "link": "Works everywhere, in e-mail too."},
		Copy: "Copy", Copied: "The code has been copied.", NotCopy: "Copying failed. Select the text and copy it yourself.",
		Updated: "The preview and the code have been updated.", LeftOut: "This was not understood and was left out: %s.",
		Privacy: "It uses no cookies and loads nothing from other sites. Visitors are not followed.",
	}
}
