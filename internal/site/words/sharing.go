package words

// Sharing is what parts of the site say on other sites, and the page that makes them.
type Sharing struct {
	// Shown beside the content on other sites.
	Route     string
	ShowAll   string // %s = number
	ReadMore  string
	Source    string            // %s = the site's name
	ListTitle map[string]string // services, places, all
	NewWindow string
	NoneHere  string
	// NothingAsked and WrongAsk are told in a frame whose address asks for nothing, or for what is none.
	NothingAsked, WrongAsk string // %s = parameter

	// The page that makes parts.
	Title, Lead            string
	StepWhat, StepWhere    string
	StepLook, StepCopy     string
	What                   map[string]string // services, organization, collection, place, search
	WhatHelp               map[string]string
	Kind                   string
	Kinds                  map[string]string // services, places, all
	Theme, AllThemes       string
	TargetGroup, LifeEvent string
	Everyone, Any          string
	Words, WordsHelp       string
	OpenNow                string
	Limit                  string
	// By what is looked for: place, organization, collection.
	FindPlace, FindHelp   map[string]string
	ChoosePlace, NoPlaces map[string]string
	NoPlaceYet            map[string]string
	ResultsWhere          string
	ResultsIn             map[string]string // here, site
	Language              string
	Colour, ColourHelp    string
	ColourMended          string // %s = colour
	Background            string
	Backgrounds           map[string]string // light, dark, auto
	Font                  string
	Fonts                 map[string]string // inherit, own
	Compact               string
	Update                string
	Preview, PreviewHelp  string
	PreviewEmpty          string
	Form                  map[string]string // script, frame, link
	FormHelp              map[string]string // script, frame, link
	Copy, Copied, NotCopy string
	Updated               string
	LeftOut               string // %s = what
	Privacy               string
}
