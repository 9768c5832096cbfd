// Package advice tells what would make content better: advice on quality, never errors. Its rules are heuristics over
// the texts of one service, channel or organisation, written out where they stand; each has a name, a level and a
// sentence in Finnish, Swedish and English that says what to do.
//
// The rules follow the project's notes on quality: M for metadata, T for texts, C for channels (Kind.Source).
package advice

import (
	"cmp"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

// Level is how much an advice weighs.
type Level string

// The levels. Content is published all the same.
const (
	Error   Level = "error"
	Warning Level = "warning"
	Info    Level = "info"
)

// weight is what an advice of the level takes off the score.
func (l Level) weight() int {
	switch l {
	case Error:
		return 15
	case Warning:
		return 5
	}
	return 1
}

// Advice is one thing that could be better.
type Advice struct {
	// Name is Kind.Name.
	Name  string
	Level Level
	// Field is the member's path in the canonical document, Language the content language; both may be empty.
	Field, Language string
	// Value is the passage that it is about, cut to a readable length; may be empty.
	Value string
	// Arguments fill the message; nil when it needs none.
	Arguments []catalog.Argument
}

// Facts are what the catalogue knows beyond the entity itself. The zero Facts are those of a lone draft: it has no
// channels and nothing is known of its owner.
type Facts struct {
	// Channels is how many channels a service is connected to, -1 when that is not known.
	Channels int
	// Services is how many services a channel is connected to, -1 when that is not known.
	Services int
	// Owner is the type of the owner organisation; empty when not known.
	Owner catalog.OrganizationType
	// Published are the languages in which the owner organisation is published; nil when not known.
	Published []string
	// Instructed are the languages in which the service's general description has a user instruction; nil when none.
	Instructed []string
	// Common tells how large a share (0 to 1) of the services of the catalogue have that ontology term; nil when not known.
	Common func(uri string) float64
}

// Of returns the advice on an entity, the heaviest first; nil when there is none. Only services, channels and
// organisations get advice.
func Of(e catalog.Entity, f Facts) []Advice {
	c := &adviser{facts: &f}
	switch e := e.(type) {
	case *catalog.Service:
		c.service(e)
	case *catalog.ServiceChannel:
		c.channel(e)
	case *catalog.Organization:
		c.organization(e)
	}
	slices.SortStableFunc(c.found, func(a, b Advice) int { return cmp.Compare(b.Level.weight(), a.Level.weight()) })
	return c.found
}

// Score is 100 less 15 an error, 5 a warning and 1 an info, never below 0. It is for owners, not for residents, and
// never ranks who produces services.
func Score(all []Advice) int {
	score := 100
	for _, a := range all {
		score -= a.Level.weight()
	}
	return max(score, 0)
}

// adviser gathers the advice on one entity.
type adviser struct {
	facts *Facts
	found []Advice
}

// maxFound bounds the advice on one entity.
const maxFound = 200

// advise notes an advice at its kind's level. arguments are pairs of name and value.
func (c *adviser) advise(name, field, language, value string, arguments ...string) {
	if len(c.found) >= maxFound {
		return
	}
	a := Advice{Name: name, Level: kindOf(name).Level, Field: field, Language: language, Value: catalog.Excerpt(value)}
	for i := 0; i+1 < len(arguments); i += 2 {
		a.Arguments = append(a.Arguments, catalog.Argument{Name: arguments[i], Value: arguments[i+1]})
	}
	c.found = append(c.found, a)
}
