package search

// A role is what a text is for the reader; it decides what a word in it is worth.
type role uint8

const (
	roleName role = iota
	roleAlternative
	roleKeyword
	roleTerm        // preferred labels of ontology terms
	roleTermOther   // their alternative and hidden labels
	roleGeneralName // name of the general description that a service leans on
	roleGeneralSummary
	roleGeneralText
	roleClass
	roleLifeEvent
	roleTargetGroup
	roleSummary
	roleDescription
	roleInstruction
	roleConnection // what a connection says of a service and its channel
	roleNeighbour  // names of the channels of a service, of the services of a channel
	roleOrganization
	rolePlace
	roleIdentifier // business codes, form identifiers
	roles
)

// A weighing says how much one mention in a role is worth and how long its texts typically are: a longer one makes
// each of its words worth less, in the measure of slope. Typical lengths instead of measured averages keep a
// document's worth the same while others come and go.
type weighing struct {
	// field is how Reason.Field and Highlight.Field call the role.
	field  string
	weight float64
	length float64
	slope  float64
	// grams tells whether the text is found by pieces of words, too.
	grams bool
}

// weighings are by role. They follow the weights of finnish-language catalogue searches (names before keywords before
// texts) and were checked on people's queries.
var weighings = [roles]weighing{
	roleName:           {"name", 4, 4, 0.5, true},
	roleAlternative:    {"name", 3.5, 4, 0.5, true},
	roleKeyword:        {"keyword", 2.5, 3, 0.2, true},
	roleTerm:           {"term", 2, 2, 0.2, true},
	roleTermOther:      {"term", 1.4, 2, 0.2, true},
	roleGeneralName:    {"name", 2.5, 4, 0.4, true},
	roleGeneralSummary: {"summary", 1.2, 20, 0.5, true},
	roleGeneralText:    {"description", 0.6, 120, 0.5, false},
	roleClass:          {"class", 1, 4, 0.2, true},
	roleLifeEvent:      {"class", 0.8, 4, 0.2, false},
	roleTargetGroup:    {"class", 0.5, 4, 0.2, false},
	roleSummary:        {"summary", 2, 20, 0.5, true},
	roleDescription:    {"description", 1, 120, 0.5, false},
	roleInstruction:    {"instruction", 0.6, 60, 0.5, false},
	roleConnection:     {"connection", 0.5, 20, 0.5, false},
	roleNeighbour:      {"channel", 0.8, 4, 0.3, false},
	roleOrganization:   {"organization", 0.8, 3, 0.2, false},
	rolePlace:          {"place", 0.8, 2, 0.2, false},
	roleIdentifier:     {"keyword", 2, 1, 0, false},
}

const (
	// worthOfPart is what a part of a compound in a text is worth beside a word of its own.
	worthOfPart = 0.5
	// steps is the fineness with which worths are kept in the index.
	steps = 32
	// maxWorth bounds what a word is worth in one document.
	maxWorth = 60
)
