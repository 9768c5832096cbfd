package catalog

import "fmt"

// Problem is one broken rule of an entity or of the record it came in.
type Problem struct {
	// Field is the member's path in the record, such as serviceNames[0].value; empty for the record as a whole.
	Field string
	// Rule is the rule's short name, such as required, enum, pattern, reference, duplicate, syntax.
	Rule string
	// Value is the offending value, cut to a readable length; empty when there is none.
	Value string
	// Message says in words what is wrong and what would be right.
	Message string
}

// Error makes a Problem usable as an error.
func (p Problem) Error() string {
	s := p.Message
	if p.Field != "" {
		s = p.Field + ": " + s
	}
	if p.Value != "" {
		s = fmt.Sprintf("%s (value %q)", s, p.Value)
	}
	return s + " [" + p.Rule + "]"
}
