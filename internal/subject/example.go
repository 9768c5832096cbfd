package subject

// Example is a text whose subjects are known.
type Example struct {
	// ID names the text; examples of one ID are one example. It may be empty.
	ID string
	// Twin, when it is not empty, is common to examples that are versions of one text, such as a general description and
	// the services that lean on it.
	Twin string
	// Texts is the text in its languages, at most one a language.
	Texts []Text
	// Terms and Classes are uris. Either may be empty: unknown, not "none".
	Terms, Classes []string
}

func (e *Example) in(language string) (Text, bool) {
	for _, t := range e.Texts {
		if t.Language == language {
			return t, true
		}
	}
	return Text{}, false
}

// title is the first title in PTV's order of languages.
func (e *Example) title() string {
	for _, l := range languages {
		if t, ok := e.in(l); ok && t.Title != "" {
			return t.Title
		}
	}
	return ""
}
