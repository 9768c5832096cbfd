package view

// SuggestionGroup is suggestions of one kind while somebody types.
type SuggestionGroup struct {
	// Kind is Service, ServiceLocation, ServiceChannel, Organization, ServiceClass, OntologyTerm or Municipality.
	Kind  string
	Items []Suggestion
}

// Suggestion leads to a page, or to results, in one step.
type Suggestion struct {
	Name Text
	// Matched is the other name by which it was met; empty when the name itself was.
	Matched string
	Href    string
}
