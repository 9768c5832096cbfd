package view

// Item is a service, channel, organisation, general description or collection in a list.
type Item struct {
	// Kind is Service, Organization, GeneralDescription, ServiceCollection or a channel type.
	Kind     string
	Href     string
	Name     Text
	Summary  Text
	Provider Text
	// Channels are the types of channels of a service, without doubles.
	Channels []string
	// ChargeType is a service's, see Charge.
	ChargeType string
	// Reach is Local, Regional or Nationwide where somebody searched in a municipality, else empty.
	Reach string
	// Where is a place's visiting address in one line.
	Where Text
	// Hours say how things stand with a channel's; Phone is a phone channel's first number to call, nil when there is none.
	Hours Standing
	Phone *Phone
	// Metres is how far it is from where the reader is, a service by the nearest of its places; 0 when that is not known.
	Metres int
	// Why says in sentences of the page's language why it was found; empty when nothing was asked in words.
	Why string
	// Shown are the name, the summary and a stretch of another text with the words marked that were found; empty where
	// nothing is to be marked.
	Shown Shown
	// Because is why a related service is named, in facts; nil for all else.
	Because []Because
}

// Shown is texts of an item with marks.
type Shown struct{ Name, Summary, Other Marked }

// Marked is a text in pieces. Lang is as Text's.
type Marked struct {
	Pieces []Piece
	Lang   string
}

// Empty tells that there is nothing marked to show.
func (m Marked) Empty() bool { return len(m.Pieces) == 0 }

// Piece is a stretch of a text; Found tells that it is a word that was looked for.
type Piece struct {
	Text  string
	Found bool
}

// Because is a fact that two services share. Fact is the search's name of it; Name says it, and may be empty.
type Because struct {
	Fact string
	Name Text
}
