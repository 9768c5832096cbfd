package view

// Suggestions are what somebody may be typing, and what was taken otherwise than typed.
type Suggestions struct {
	Groups []SuggestionGroup
	// Corrections are words that no name has, with what was taken for them; nil mostly.
	Corrections []SuggestedWord
	// Dropped are words that were left out, for nothing has all of them; nil mostly.
	Dropped []string
}

// SuggestedWord is a typed word and the word that was taken for it.
type SuggestedWord struct{ Typed, Taken string }

// SuggestionGroup is suggestions of one kind while somebody types.
type SuggestionGroup struct {
	// Kind is service, place, channel, serviceClass, ontologyTerm, organization or area.
	Kind  string
	Items []Suggestion
}

// Suggestion leads to a page, or to results, in one step.
type Suggestion struct {
	// Name is followed by the name of the municipality where the last word was taken for that; Href has it then, too.
	Name Text
	// Matched is the other name by which it was met; empty when the name itself was.
	Matched string
	Href    string
}
