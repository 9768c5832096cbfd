package rule

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Transition returns the rule that a change of status through PTV's interface breaks, nil when it is allowed.
// from is the status of the newest revision, empty for a new entity; Withdrawn is taken as Modified.
func Transition(from, to catalog.Status) []catalog.Problem { return nil }

// Act returns the rule that a person's or a job's change of status breaks, nil when it is allowed.
// from is the status of the newest revision, empty for a new entity. published tells that a published revision is
// public at the moment.
func Act(action Action, from catalog.Status, published bool) []catalog.Problem { return nil }

// Action is what a person or a job does to an entity's status.
type Action string

// The actions.
const (
	ActSave     Action = "save"     // keeps a draft, or edits beside the published version
	ActPublish  Action = "publish"  // Draft, Modified, Withdrawn, Published to Published
	ActWithdraw Action = "withdraw" // Published to Withdrawn
	ActArchive  Action = "archive"  // anything that is not archived to Deleted
	ActRestore  Action = "restore"  // Deleted to Withdrawn (wire: Modified)
	ActDiscard  Action = "discard"  // an edit beside the published version falls away
)

// Schedule returns the rules that the dates of PTV's validFrom and validTo break. Zero times are not given; expires is
// when the entity would be archived automatically, zero when it would not. status is the one that is asked for.
func Schedule(status catalog.Status, publishAt, archiveAt, expires, now time.Time) []catalog.Problem {
	return nil
}
