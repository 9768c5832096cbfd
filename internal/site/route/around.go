package route

// Around is a page of which there is one in each language, or a root of pages that are no entities.
type Around int

// The pages round the content.
const (
	Topics Around = iota // service classes
	TargetGroups
	LifeEvents
	Changes
	Feedback
	Statement
	Privacy
	OpenData
	SearchPage // its parameters are Search's
	MapPage    // of all places; it takes the parameters of the search page
	ChoicePage // of a municipality
)

var aroundCalled = [...][3]string{
	Topics:       {"aiheet", "amnen", "topics"},
	TargetGroups: {"kohderyhmat", "malgrupper", "target-groups"},
	LifeEvents:   {"elamantilanteet", "livssituationer", "life-situations"},
	Changes:      {"muutokset", "andringar", "changes"},
	Feedback:     {"palaute", "respons", "feedback"},
	Statement:    {"saavutettavuus", "tillganglighet", "accessibility"},
	Privacy:      {"tietosuoja", "dataskydd", "privacy"},
	OpenData:     {"avoin-data", "oppna-data", "open-data"},
	SearchPage:   {"haku", "sok", "search"},
	MapPage:      {"kartta", "karta", "map"},
	ChoicePage:   {"kunta", "kommun", "municipality"},
}

// Arounds lists them all.
func Arounds() []Around {
	return []Around{Topics, TargetGroups, LifeEvents, Changes, Feedback, Statement, Privacy, OpenData, SearchPage, MapPage, ChoicePage}
}

// Word is what the page is called in that language.
func (a Around) Word(lang string) string {
	switch lang {
	case "sv":
		return aroundCalled[a][1]
	case "en":
		return aroundCalled[a][2]
	}
	return aroundCalled[a][0]
}

// Words are all words that lead to the page.
func (a Around) Words() []string { return aroundCalled[a][:] }

// In is the page in that language.
func (a Around) In(lang string) string { return "/" + lang + "/" + a.Word(lang) }

// Below is a page below it; ref is as in addresses of entities, or empty for the page itself.
func (a Around) Below(lang, ref string) string {
	if ref == "" {
		return a.In(lang)
	}
	return a.In(lang) + "/" + ref
}

// Browses tells that the pages lead through a classification.
func (a Around) Browses() bool { return a <= LifeEvents }

// Names of the parameters of the pages round the content.
const (
	// KindParameter and IDParameter name what feedback is about: a Kind's Finnish word, and a whole id.
	KindParameter = "aihe"
	IDParameter   = "id"
	// OrganizationParameter keeps the changes of one organisation: its whole id.
	OrganizationParameter = "organisaatio"
)

// FeedbackOn is the form for feedback on what a page of the kind is about.
func FeedbackOn(lang string, k Kind, id string) string {
	return With(Feedback.In(lang), KindParameter, called[k].fi, IDParameter, id)
}

// ParseKind reads a Kind's word in any language.
func ParseKind(word string) (Kind, bool) {
	for _, k := range Kinds() {
		for _, w := range k.Words() {
			if w == word {
				return k, true
			}
		}
	}
	return 0, false
}
