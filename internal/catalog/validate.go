package catalog

import (
	"slices"
)

// maxProblems bounds what is reported of one entity, so that a hostile record cannot fill the memory.
const maxProblems = 1000

// Validate holds an entity against the rules that every entity keeps, drafts and imported ones too: what must be there,
// fixed lists of values, patterns, content languages, doubles. The rules are those of PTV's Open API v11 for what it
// gives out; lengths, required summaries and what publishing asks for are stricter and not for here.
// Problem.Field is the member's path in the entity's canonical document. nil means that nothing is wrong.
func Validate(e Entity) []Problem {
	c := new(checker)
	switch e := e.(type) {
	case *Service:
		c.service(e)
	case *ServiceChannel:
		c.channel(e)
	case *Organization:
		c.organization(e)
	case *GeneralDescription:
		c.generalDescription(e)
	case *ServiceCollection:
		c.collection(e)
	case *Connection:
		c.connection(e)
	case *CodeItem:
		c.codeItem(e)
	}
	return c.problems
}

// checker walks an entity and notes what is wrong, and where.
type checker struct {
	at       Path
	problems []Problem
}

func (c *checker) enter(member string)            { c.at.Enter(member) }
func (c *checker) enterAt(member string, i int)   { c.at.EnterAt(member, i) }
func (c *checker) leave()                         { c.at.Leave() }
func (c *checker) required(member, what string)   { c.add(member, "required", "", what+" is missing") }
func (c *checker) duplicate(member, value string) { c.add(member, "duplicate", value, "given twice") }

func (c *checker) add(member, rule, value, message string, arguments ...Argument) {
	if len(c.problems) >= maxProblems {
		return
	}
	c.problems = append(c.problems, Problem{
		Field: c.at.Field(member), Rule: rule, Value: Excerpt(value), Message: message, Arguments: arguments,
	})
}

// id wants a reference that names something.
func (c *checker) id(member string, id ID, what string) {
	if id == (ID{}) {
		c.required(member, what)
	}
}

// oneOf wants one of the values of a fixed list, or nothing.
func oneOf[T ~string](c *checker, member string, value T, allowed ...T) {
	if value == "" || slices.Contains(allowed, value) {
		return
	}
	values := Choices(allowed)
	c.add(member, "enum", string(value), "is none of "+values, Argument{"allowed", values})
}

// mustBeOneOf wants one of the values of a fixed list.
func mustBeOneOf[T ~string](c *checker, member string, value T, allowed ...T) {
	if value == "" {
		c.required(member, "one of "+Choices(allowed))
		return
	}
	oneOf(c, member, value, allowed...)
}

// pattern wants a text that fits, or nothing.
func (c *checker) pattern(member, value string, fits func(string) bool, form string) {
	if value != "" && !fits(value) {
		c.add(member, "pattern", value, "is not of the form "+form, Argument{"form", form})
	}
}

// excerptLength is how many characters of an offending value are shown.
const excerptLength = 80

// Excerpt cuts a value to the length that problems show of it.
func Excerpt(s string) string {
	n := 0
	for i := range s {
		if n == excerptLength {
			return s[:i]
		}
		n++
	}
	return s
}

// eachDouble calls found for every element whose key an earlier one has.
func eachDouble[T any, K comparable](elements []T, key func(*T) K, found func(i int)) {
	if len(elements) <= 8 {
		for i := range elements {
			for j := range i {
				if key(&elements[j]) == key(&elements[i]) {
					found(i)
					break
				}
			}
		}
		return
	}
	seen := make(map[K]struct{}, len(elements))
	for i := range elements {
		k := key(&elements[i])
		if _, double := seen[k]; double {
			found(i)
		}
		seen[k] = struct{}{}
	}
}
