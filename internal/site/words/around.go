package words

import (
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
)

// Around is what the pages say that lead to content and stand round it.
type Around struct {
	Start     Start
	Browse    Browse
	News      News
	Take      Take
	Feedback  Feedback
	Statement Statement
	Privacy   Privacy
	Data      Data
	// Told is what is said of content besides: whose words it is, and that hours may differ.
	Told Told
}

// Start is the parts of the front page that lead on.
type Start struct {
	Open, OpenHelp      string
	OpenNear            string
	OpenIn              string // %s = municipality
	OpenCountry         string
	Groups, Events, New string
	NewAll              string
}

// Browse is the pages of service classes, target groups and life events. Maps are by the names of facets.
type Browse struct {
	Title    map[string]string // of the page of all
	Lead     map[string]string
	One      map[string]string // over the name of one
	All      map[string]string // leads to the page of all
	Narrower map[string]string
	Services string
	Count    string // %s
	CountIn  string // %s, %s = municipality, number
	None     string
	NoneIn   string // %s = municipality
	Country  string
	Narrow   string
	NotesIn  string // %s = municipality
}

// News is the page of changes.
type News struct {
	Title, Lead  string
	In           string // %s = municipality
	Of           string // %s = organisation
	None         string
	Change       map[string]string // by what happened
	Nameless     string
	Choose       string
	Show         string
	Clear        string
	Feed         string
	Organization string // leads from an organisation to its changes
}

// Take is how to take a page along.
type Take struct {
	Title, Address, AddressHelp string
	Mail                        string
	MailSubject                 string // %s = title
	Print, PrintHelp            string
}

// Feedback is the form for what readers have to say.
type Feedback struct {
	Title      string
	TitleFor   string // %s = name
	Ask        string // leads to the form
	AskSite    string
	To         string // %s = organisation
	ToSite     string
	Topic      string
	Topics     map[string]string
	Text       string
	Rules      string // %d = characters
	NoAnswer   string
	Continue   string
	Check      string
	CheckHelp  string
	Send       string
	Trap       string
	Empty      string
	Cut        string // %d = characters
	Early      string
	TooOften   string
	Full       string
	Refused    string
	Off        string
	Unreadable string // characters that are none
	Used       string // a form that was sent before, now with other words
	Sent       string // over what is said when it was sent before with the same words
	SentText   string
	Personal   map[string]string
	Thanks     string
	ThanksText string
	Back       string // %s = name
	Unknown    string
	Wrong      string // over a list of what is wrong
}

// Statement is the accessibility statement: act 306/2019, section 9, and the Commission's decision (EU) 2018/1523.
type Statement struct {
	Title         string
	Lead          string // %s, %s = site, operator
	NoOperator    string
	Status        string
	Statuses      map[string]string // full, partial, none, unassessed
	Known         string
	Issues        []string
	Method        string
	MethodText    string
	Made          string // %s = date
	Notice        string
	NoticeText    string
	NoticeForm    string
	NoticeMail    string // before an address
	Answer        string // to those who write by email
	NoAnswer      string // to those who use the form
	Supervisor    string
	SupervisorAsk string
	SupervisorOf  string
	SupervisorWeb string
	Law           string
}

// Privacy is the page on what is stored.
type Privacy struct {
	Title    string
	Lead     string // %s = site
	Operator string // %s = operator
	Parts    []Part
	Contact  string // before an address
}

// Part is a heading with its text.
type Part struct{ Title, Text string }

// Told is said of content.
type Told struct {
	General     string // marks a text of a general description
	Elsewhere   string
	Updated     string // %s = date
	Checked     string // %s = date: somebody looked at it later and found it right
	Responsible string // before an organisation
	Today       string // %s = hours
	TodayIs     string // %s = holiday
	MayDiffer   string
	TodayDiffer string // %s = holiday
	Holiday     map[string]string
	Nameless    string
	LoosenedOne string // few results have the only word
	Tables      string // before links to the results as tables
	Calendar    string // leads to exceptional hours for calendars
	Purpose     string // after the site's name, what it is for
	Outside     string // %s = municipality that a service does not serve
	OutsideFind string // %s = municipality; leads on
}

// HolidayNote says that today is a holiday and whether hours may differ; empty on ordinary days.
func (w *Words) HolidayNote(h hours.Day, s hours.State) string {
	name := w.Told.Holiday[h.Holiday.Name]
	switch {
	case name != "" && (h.Uncertain || s.Kind == hours.Open && s.Uncertain):
		return fmt.Sprintf(w.Told.TodayDiffer, name)
	case name != "" && h.Holiday.Off:
		return fmt.Sprintf(w.Told.TodayIs, name)
	case s.Uncertain:
		return w.Told.MayDiffer
	}
	return ""
}

// Today writes the hours of today; empty when nothing is known of it.
func (w *Words) Today(h hours.Day) string {
	if !h.Known || h.Reservation && len(h.Open) == 0 {
		return ""
	}
	return fmt.Sprintf(w.Told.Today, lower(w.Intervals(h.Open)))
}

// Moment writes a date with its time of day.
func (w *Words) Moment(t time.Time) string { return w.Date(t) + " " + w.ClockOf(t) }

func lower(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}
