package view

// SharePage is the page on which a part of the site is made for another site, step by step.
type SharePage struct {
	// What is one of those below.
	What string
	// Municipality is a code, or empty.
	Municipality string

	// Choices of a list, and of a search field.
	Kind         string
	Themes       []ShareChoice
	TargetGroups []ShareChoice
	LifeEvents   []ShareChoice
	Text         string
	OpenNow      bool
	Limit        int
	ResultsIn    string

	// Find is what was typed to find a place, an organisation or a collection; Searched tells that there was something, Places
	// what was found.
	Find     string
	Searched bool
	Places   []ShareChoice

	Language string
	// Accent is as "#0b4f58"; Mended is the colour in which texts are shown when Accent is too light for them, or empty.
	Accent, Mended string
	Theme, Font    string
	Compact        bool

	// Snippets are nil as long as something has to be chosen.
	Snippets *Snippets
	// LeftOut names what could not be understood.
	LeftOut []string
}

// What can be shared.
const (
	ShareServices     = "services"
	ShareOrganization = "organization"
	ShareCollection   = "collection"
	SharePlace        = "place"
	ShareSearch       = "search"
)

// Found tells that what is shared is one entity, which has to be found first.
func (p SharePage) Found() bool {
	return p.What == SharePlace || p.What == ShareOrganization || p.What == ShareCollection
}

// ShareChoice is one line of a list of choices.
type ShareChoice struct {
	Value  string
	Name   Text
	Note   Text
	Chosen bool
}

// Snippets are the forms of what was made.
type Snippets struct {
	Script, Frame, Link string
	// Element is the tag of the script form; Attributes are names and values in turns.
	Element    string
	Attributes []string
	// Preview is the address of the page in the iframe; Height is its height in pixels.
	Preview string
	Height  int
}
