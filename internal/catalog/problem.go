package catalog

import (
	"fmt"
	"strings"
)

// Problem is one broken rule of an entity or of the record it came in.
type Problem struct {
	// Field is the member's path in the record, such as serviceNames[0].value; empty for the record as a whole.
	Field string
	// Rule is the rule's short name, such as required, enum, pattern, reference, duplicate, syntax.
	Rule string
	// Value is the offending value, cut to a readable length; empty when there is none.
	Value string
	// Message says in words what is wrong and what would be right, in English.
	Message string
	// Language is the content language in which the rule is broken; empty when it is broken whatever the language.
	Language string
	// Arguments are what the rule's message in other languages speaks of; nil when it needs nothing more than the rest.
	Arguments []Argument
}

// Argument is something that a message names, such as max and 150.
type Argument struct{ Name, Value string }

// Argument returns the value of the argument of that name, "" when there is none.
func (p Problem) Argument(name string) string {
	for _, a := range p.Arguments {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
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

// Choices is the value of an Argument that tells what can be chosen from: the values with commas.
func Choices[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
