package rule

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
	// Requesting: of a request; the caller looks and makes the problem with Broken.
	Requesting Step = "request"
)

// Source tells where a rule comes from.
type Source string

// The sources. Where PTV's running service and its published release differ, the running service holds.
const (
	PTV     Source = "PTV v11 IN"
	Live    Source = "PTV v11 IN, running service"
	Release Source = "PTV release 3.4"
	Own     Source = "Varanto"
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

// Rules returns all rules in the order of docs/validation.md.
func Rules() []Rule { return nil }
