package words

// Inbox is the feedback of readers of the public pages.
type Inbox struct {
	Title, About, Text, State, StateOpen, StateHandled string
	Entity, EntityChosen                               string
	Whose, WhoseOrphans                                string
	None, One                                          string
	Many                                               string // %d = open ones
	Nothing, List                                      string
	Site                                               string // what feedback about the site itself is about
	NoName, Topic, Came, Language, Organization        string
	OpenPage, OnlyThis                                 string
	Ended, Unknown, Mirrored, Orphan                   string
	Handle, Reopen, Delete                             string
	HandledBy                                          string // %s = who, %s = when
	HandledNow, Reopened                               string
	DeleteTitle, DeleteText, DeleteGo, Deleted         string
	Letters, LettersText, LettersOn, LettersOff        string
	LettersYes, LettersNo, LettersNoEmail              string
	Topics                                             map[string]string // by feedback.Topic
	Languages                                          map[string]string // by code
}
