package words

var englishPlaces = Places{
	Municipality: "Municipality", Choose: "Choose municipality", Change: "Change", Remove: "Remove",
	ChangeIt: "Change municipality, now %s", RemoveIt: "Remove the chosen municipality %s",
	Title: "Choose your municipality", Lead: "When you choose a municipality, you see its own services first, then those of the area and of the whole country.",
	Use: "Use this municipality", None: "No municipality (all of Finland)", Remember: "Remember on this device",
	RememberHelp: "Your browser keeps the municipality's number in a cookie for a year. Nothing else is kept and nobody is identified. Without this, the choice travels in the links and is forgotten when you close the page.",
	Remembered:   "This device remembers the municipality %s.", Forget: "Forget the municipality on this device", Unknown: "The municipality was not found. Choose it from the list.",
	AllByName: "Municipalities from A to Z", Back: "Back to the page",
	GroupLocal: "Local services: %s", GroupRegional: "Services of the area", GroupWide: "Services in all of Finland",
	GroupBest: "Best match", GroupRest: "Other results",
	MapTitle: "Places on the map", MapTitleFor: "Places on the map: %s", ShowMap: "Map", ShowList: "List",
	Views: "Show the results", SkipMap: "Skip the map and go to the list", MapName: "Map: service locations", ListName: "Service locations",
	Count: "{n} places", CountOne: "1 place", InView: "{n} places within the map, {all} in all", InViewOne: "1 place within the map, {all} in all", NoneInView: "There are no places within the map. Zoom out or move the map.",
	Follow: "The list follows the map", More: "Show {n} more", Cluster: "{n} places, zoom in", Loading: "Getting the places…",
	Failed: "The map could not be shown. The places are in the list.", Some: "The map shows %s of %s places. The rest are on the pages of the list, or narrow the search.",
	NoPlaces: "No places were found", NoPlacesHelp: "Try other words, or see all results as a list.",
	NoScript: "The map needs JavaScript. The same places are in the list below.", Route: "Route", RouteTo: "Route: %s",
	PhoneMap: "Open in the phone's map", ShowOnMap: "Show the places on the map", ShowAll: "Show the whole area", Narrow: "Narrow the search",
	MapByKeyboard: "Arrow keys move the map, plus and minus change the scale.",
}
