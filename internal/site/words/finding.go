package words

import (
	"fmt"
	"strings"
)

// Finding is what the search page says besides its form: narrowing, what was understood, and help.
type Finding struct {
	Filters, FiltersBack string
	Apply                string
	Chosen               string
	Remove               string // before the name of what is removed
	RemoveAll            string
	ShowMore             string // %d
	Results              string // a count beside the name of a filter, for ears: %s
	Facet                map[string]string
	Free                 string
	OpenNow              string
	OpenDay, OpenTime    string
	AnyDay               string
	OpenOn               string // %s, %s = day, clock
	Near, NearChosen     string
	NearHelp             string
	NearAsking, NearFail string
	PlaceRead            string // %s = place
	PlaceUndo            string
	PlaceVerbatim        string // %s = words
	Corrected            string // %s = words
	CorrectedUndo        string // %s = words
	Unknown              string // %s = what
	TooLong, NoText      string
	Themes               string
	HelpTitle            string
	HelpWords            string
	HelpRemove           string
	HelpEverything       string
	HelpContact          string
	Metres, Kilometres   string            // %s
	Why                  string            // said before the reasons
	Because              map[string]string // what related services share
	BecauseNamed         string            // %s, %s = what is shared, its name
	Other                string            // before a stretch of another text
	GeneralNote          string
	GeneralServices      string
	GeneralNone          string
	GeneralNear          string // %s, %s = municipality, number
	GeneralFar           string // %s = municipality
	Related              string
	AboutGeneral         string // links from a service to its general description
	CollectionServices   string
	CollectionChannels   string
}

// Suggest is the field that helps while somebody types.
type Suggest struct {
	List  string // names the list
	One   string
	Many  string // {n} = number
	None  string
	Taken string            // %s, %s = the word taken, the word typed
	Left  string            // %s = the word left out
	Group map[string]string // headings
}

// Distance writes how far something is: tens of metres, then kilometres with one decimal up to ten.
func (w *Words) Distance(metres int) string {
	switch {
	case metres < 1000:
		return fmt.Sprintf(w.Find.Metres, w.Number(max(10, (metres+5)/10*10)))
	case metres < 10_000:
		s := fmt.Sprintf("%.1f", float64(metres)/1000)
		if w.Lang != "en" {
			s = strings.Replace(s, ".", ",", 1)
		}
		return fmt.Sprintf(w.Find.Kilometres, s)
	}
	return fmt.Sprintf(w.Find.Kilometres, w.Number((metres+500)/1000))
}
