package rule

import "github.com/varanto/varanto/internal/catalog"

// Message says in plain words what to do about a problem, in fi, sv or en (anything else reads as en).
// A problem of a rule that is not in Rules keeps its own English Message.
func Message(lang string, p catalog.Problem) string { return p.Message }

// Broken makes the problem of a rule that the caller has found broken: rights, source ids and the like, which are in
// Rules but which only the caller can see. arguments are pairs of name and value.
func Broken(rule, field, value string, arguments ...string) catalog.Problem {
	return catalog.Problem{Field: field, Rule: rule, Value: catalog.Excerpt(value)}
}
