// Package words holds every text of the public pages in Finnish, Swedish and English.
//
// A message is a field of Words, so a template that asks for a message that does not exist does not compile; a test
// sees to it that no language leaves a field empty. Messages with places for values are fmt formats.
package words

// Words is the catalogue of one language.
type Words struct {
	// Lang is the language's code, Name its name in itself.
	Lang, Name string

	Page     Page
	Home     Home
	Search   Search
	Find     Finding
	Widgets  Sharing
	Suggest  Suggest
	Service  Service
	Channel  Channel
	Hours    Hours
	Place    Place
	Org      Organization
	Problem  Problem
	Terms    Terms
	Calendar Calendar

	// The pages round the content.
	Around
}

// Page is the frame round every page.
type Page struct {
	SkipToContent  string
	Languages      string // names the navigation between languages
	FrontPage      string
	Breadcrumb     string
	OnlyIn         string // %s = languages as Join gives them, in their "in Finnish" form
	Emergency      string
	EmergencyCall  string
	MedicalHelp    string
	MedicalCall    string
	AboutSite      string
	ForEditors     string // leads to their log-in
	OpensElsewhere string // said after a link that leads to another site
}

// Home is the front page.
type Home struct {
	Title, Lead       string
	TryThese          string
	Examples          []string // searches to begin with
	HowTitle          string
	HowFind, HowFindT string
	HowWay, HowWayT   string
	HowDo, HowDoT     string
}

// Search is the search form and its results.
type Search struct {
	Label, Municipality, WholeCountry string
	Button                            string
	Title                             string
	TitleFor                          string // %s = query
	CountOne, CountMany               string // CountMany: %s = number
	InMunicipality                    string // %s = municipality
	Nothing, NothingHelp              string
	NothingHere                       string // %s = municipality
	TryCountry                        string
	Approximate                       string
	Loosened                          string
	ReachLocal                        string // %s = municipality
	ReachRegional, ReachNationwide    string
	Showing                           string // %d, %d, %s = first, last, total
	Pager, Previous, Next             string
	PageOf                            string // %d, %d
	Ways                              string // before the kinds of channels of a result
	Ask                               string
}

// Service is the service page.
type Service struct {
	Kicker        string
	AlsoKnownAs   string
	Instructions  string
	Description   string
	Channels      string
	NoChannels    string
	NoChannelsAsk string
	Requirements  string
	ForWhom       string
	LifeEvents    string
	Classes       string
	Keywords      string
	Charge        string
	Legislation   string
	Processing    string
	Deadline      string
	Validity      string
	Areas         string
	Languages     string
	Organizations string
	Vouchers      string
	Collections   string
	Details       string
	TimesAndTerms string
	ProvidedBy    string
}

// Channel is a channel, as a card or a page.
type Channel struct {
	OpenService    string
	OpenForm       string
	Details        string
	Phone          string
	Email          string
	Address        string
	WebPages       string
	Languages      string
	Files          string
	Attachments    string
	FormID         string // %s
	Authentication string
	Signatures     string // %d
	Accessibility  string
	Charge         string
	CallCharge     string
	SendTo         string
	Receiver       string // %s
	Services       string
	NoServices     string
	Contact        string
	Provider       string
}

// Hours is opening hours.
type Hours struct {
	Title         string
	OpenUntil     string // %s = clock
	OpenUntilDay  string // %s, %s = day, clock
	AlwaysOpen    string
	Closed        string
	ClosedNow     string
	OpensToday    string // %s = clock
	OpensTomorrow string // %s = clock
	OpensOn       string // %s, %s = day, clock
	ByReservation string
	Unknown       string
	AllDay        string
	Week          string
	Day           string
	Open          string
	Exceptions    string
	Differs       string // of an exception that has words only
	Dates         string
	From, Until   string // %s = date
	Show          string
	Today         string
}

// Place is a service location.
type Place struct {
	Map             string
	MapOf           string // %s = name
	MapSource       string
	OpenMap         string
	ZoomIn, ZoomOut string
	Entrances       string
	MainEntrance    string
	Entrance        string
	ServicesHere    string
}

// Organization is an organisation's page.
type Organization struct {
	Kicker       string
	Services     string
	NoServices   string
	Places       string
	Parts        string
	PartOf       string
	BusinessCode string
	Contact      string
}

// Problem is the pages that say what went wrong and what to do.
type Problem struct {
	NotFound, NotFoundHelp string
	Gone, GoneHelp         string
	Failed, FailedHelp     string
	Instead                string // over what is like it
	InsteadAsk             string // before who answered for it
	ToFront                string
}

// Terms names what PTV's published terms mean.
type Terms struct {
	ChannelGroup map[string]string // heading over the channels of a type
	Kind         map[string]string // one item: Service, Organization, channel types
	Charge       map[string]string
	Role         map[string]string
	Provision    map[string]string
	AreaType     map[string]string
	Phone        map[string]string
	Address      map[string]string
	OrgType      map[string]string
	A11yLevel    map[string]string
	WCAG         map[string]string
	InLanguage   map[string]string // "in Finnish"
}

// Calendar is how days, dates and times are written.
type Calendar struct {
	Days      [7]string // from Sunday, as in the middle of a sentence
	OnDays    [7]string // "on Monday"
	Months    [12]string
	Date      string // reference layout of fmt: %[1]d day, %[2]s month's name, %[3]d month, %[4]d year
	Clock     string // %[1]d hour, %[2]02d minute
	And       string
	Thousands string
}
