package rule

import "sync"

// Step tells when a rule is asked.
type Step string

// The steps. Each of the first four asks the rules of those before it, too.
const (
	// Always: by catalog.Validate, of imported content too.
	Always Step = "always"
	// Drafts: of every draft.
	Drafts Step = "draft"
	// Completed: of everything that is sent to PTV's interface.
	Completed Step = "complete"
	// Publishing: of what becomes public.
	Publishing Step = "publish"
	// Changing: of a change of status or of dates.
	Changing Step = "change"
	// Reading: of what an import or a request is read from.
	Reading Step = "read"
	// Requesting: of a request; the caller looks and makes the problem with Broken.
	Requesting Step = "request"
)

// Source tells where a rule comes from.
type Source string

// The sources. Where PTV's running service and its published release differ, the running service holds.
const (
	PTV  Source = "PTV v11 IN"
	Live Source = "PTV v11 IN as it runs today, wider than in release 3.4"
	Own  Source = "Varanto"
)

// Rule is one rule.
type Rule struct {
	// Name is Problem.Rule.
	Name string
	// Holds says in English what the rule asks for.
	Holds string
	// Limit is the rule's number, 0 when it has none.
	Limit  int
	Step   Step
	Source Source
	// FI, SV and EN are the message's templates, {name} standing for what the problem says.
	FI, SV, EN string
}

// Template returns the message's template in fi, sv or en (anything else reads as en).
func (r *Rule) Template(lang string) string {
	switch lang {
	case "fi":
		return r.FI
	case "sv":
		return r.SV
	}
	return r.EN
}

// Rules returns all rules in the order of docs/validation.md. The slice is the caller's.
func Rules() []Rule {
	var all []Rule
	for _, group := range [][]Rule{
		baseRules(), neededRules(), textRules(), serviceRules(), channelRules(), contactRules(), placeRules(),
		hoursRules(), organizationRules(), changeRules(), readRules(),
	} {
		all = append(all, group...)
	}
	return all
}

// Find returns the rule of that name; false when there is none.
func Find(name string) (Rule, bool) {
	r, ok := byName()[name]
	return r, ok
}

var byName = sync.OnceValue(func() map[string]Rule {
	all := Rules()
	names := make(map[string]Rule, len(all))
	for _, r := range all {
		names[r.Name] = r
	}
	return names
})
