// Package advice tells what would make content better: quality advice, never errors. Its rules are heuristics over
// the texts of one service, channel or organisation, written out where they stand.
package advice

import "github.com/varanto/varanto/internal/catalog"

// Level is how much an advice weighs.
type Level string

// The levels. Content is published all the same.
const (
	Error   Level = "error"
	Warning Level = "warning"
	Info    Level = "info"
)

// Advice is one thing that could be better.
type Advice struct {
	Name  string
	Level Level
	// Field is the member's path in the canonical document, Language the content language; both may be empty.
	Field, Language string
	// Value is the passage that it is about, cut to a readable length; may be empty.
	Value string
	// Arguments fill the message.
	Arguments []catalog.Argument
}

// Facts are what the catalogue knows beyond the entity itself. The zero Facts are those of a lone draft.
type Facts struct {
	// Channels is how many channels a service is connected to, -1 when that is not known.
	Channels int
	// Services is how many services a channel is connected to, -1 when that is not known.
	Services int
	// Published are the languages in which the owner organisation is published; nil when not known.
	Published []string
	// General tells the languages in which the service's general description has an instruction; nil when none.
	Instructed []string
	// Common tells how large a share (0 to 1) of the services of the catalogue have that ontology term; nil when not known.
	Common func(uri string) float64
	// Broader tells whether the first term (uri) stands above the second one; nil when not known.
	Broader func(above, below string) bool
}

// Of returns the advice on an entity, nil when there is none. Only services, channels and organisations get advice.
func Of(e catalog.Entity, f Facts) []Advice { return nil }

// Message says the advice in fi, sv or en (anything else reads as en).
func Message(lang string, a Advice) string { return "" }

// Score is 100 less 15 an error, 5 a warning and 1 an info, never below 0. It is for owners, not for residents.
func Score(all []Advice) int { return 0 }
