package words

// Places is what the pages say about the chosen municipality, and about maps with their lists.
type Places struct {
	// The municipality that was chosen, as every page shows it.
	Municipality   string
	Choose         string
	Change, Remove string
	ChangeIt       string // for ears: %s = municipality
	RemoveIt       string // for ears: %s = municipality

	// The page where it is chosen.
	Title, Lead   string
	Use           string
	None          string
	Remember      string
	RememberHelp  string
	Remembered    string // %s = municipality
	Forget        string
	Unknown       string
	AllByName     string
	Back          string
	GroupLocal    string // %s = municipality
	GroupRegional string
	GroupWide     string
	GroupBest     string
	GroupRest     string

	// Maps.
	MapTitle      string
	MapTitleFor   string // %s = words
	ShowMap       string
	ShowList      string
	Views         string // names the choice between list and map
	SkipMap       string
	MapName       string
	ListName      string
	Count         string // {n}
	CountOne      string
	InView        string // {n}, {all}
	InViewOne     string // of one; {all}
	NoneInView    string
	Follow        string
	More          string // {n}
	Cluster       string // {n}
	Loading       string
	Failed        string
	Some          string // %s, %s = shown, all
	NoPlaces      string
	NoPlacesHelp  string
	NoScript      string
	Route         string
	RouteTo       string // for ears: %s = place
	PhoneMap      string
	ShowOnMap     string
	ShowAll       string
	Narrow        string
	MapByKeyboard string
}

// PlacesFor is the catalogue of that language; Finnish for one that the pages do not speak.
func PlacesFor(code string) *Places {
	switch code {
	case "sv":
		return &swedishPlaces
	case "en":
		return &englishPlaces
	}
	return &finnishPlaces
}
