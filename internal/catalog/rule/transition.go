package rule

import (
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Transition returns the rule that a change of status through PTV's interface breaks, nil when it is allowed.
// from is the status of the newest revision, empty for a new entity; Withdrawn is PTV's Modified.
func Transition(from, to catalog.Status) []catalog.Problem {
	if from == catalog.StatusWithdrawn {
		from = catalog.StatusModified
	}
	rule, allowed := StatusChange, []catalog.Status(nil)
	switch from {
	case "":
		rule, allowed = StatusNew, []catalog.Status{catalog.StatusDraft, catalog.StatusPublished}
	case catalog.StatusDraft:
		allowed = []catalog.Status{catalog.StatusDraft, catalog.StatusPublished}
	case catalog.StatusPublished, catalog.StatusDeleted:
		allowed = []catalog.Status{catalog.StatusModified, catalog.StatusPublished, catalog.StatusDeleted}
	case catalog.StatusModified:
		rule = StatusShut
	}
	if slices.Contains(allowed, to) {
		return nil
	}
	return []catalog.Problem{Broken(rule, "publishingStatus", string(to), "from", string(from), "to", string(to))}
}

// Action is what a person or a job does to an entity's status.
type Action string

// The actions.
const (
	ActSave     Action = "save"     // keeps a draft, or edits beside the published version
	ActPublish  Action = "publish"  // to Published, out of the archive, too
	ActWithdraw Action = "withdraw" // Published to Withdrawn
	ActArchive  Action = "archive"  // anything that is not archived to Deleted
	ActRestore  Action = "restore"  // Deleted to Withdrawn (Modified on the wire)
	ActDiscard  Action = "discard"  // an edit beside the published version falls away
	ActConfirm  Action = "confirm"  // what is public is said to be right as it is
)

// Act returns the rule that a person's or a job's change of status breaks, nil when it is allowed.
// from is the status of the newest revision, empty for a new entity. published tells that a published revision is
// public at the moment.
func Act(action Action, from catalog.Status, published bool) []catalog.Problem {
	live := from == catalog.StatusDraft || from == catalog.StatusPublished || from == catalog.StatusModified ||
		from == catalog.StatusWithdrawn
	allowed := false
	switch action {
	case ActSave:
		allowed = live || from == ""
	case ActPublish:
		allowed = live || from == "" || from == catalog.StatusDeleted
	case ActWithdraw:
		allowed = live && published
	case ActArchive:
		allowed = live
	case ActRestore:
		allowed = from == catalog.StatusDeleted
	case ActDiscard:
		allowed = from == catalog.StatusModified && published
	case ActConfirm:
		allowed = live && published
	}
	if allowed {
		return nil
	}
	return []catalog.Problem{Broken(ActionForbidden, "publishingStatus", string(action), "action", string(action), "from", string(from))}
}

// Schedule returns the rules that the dates of PTV's validFrom and validTo break: days, of which the time part does
// not count. Zero times are not given; expires is when the entity would be archived automatically, zero when it would
// not. status is the one that is asked for. Days are those of the zones that the times are in.
func Schedule(status catalog.Status, publishAt, archiveAt, expires, now time.Time) []catalog.Problem {
	problems := Dates(day(publishAt), day(archiveAt), day(expires), day(now))
	if !publishAt.IsZero() && status != catalog.StatusDraft && status != catalog.StatusModified {
		problems = append(problems, Broken(DateFromStatus, "validFrom", string(status)))
	}
	if publishAt.IsZero() && !archiveAt.IsZero() && status != catalog.StatusPublished {
		problems = append(problems, Broken(DateToStatus, "validTo", string(status)))
	}
	return problems
}

// Dates returns the rules that times of publishing and archiving break, to the moment. Zero times are not given.
func Dates(publishAt, archiveAt, expires, now time.Time) []catalog.Problem {
	var problems []catalog.Problem
	if !publishAt.IsZero() && !publishAt.After(now) {
		problems = append(problems, Broken(DatePast, "validFrom", shown(publishAt)))
	}
	if !archiveAt.IsZero() && !archiveAt.After(now) {
		problems = append(problems, Broken(DatePast, "validTo", shown(archiveAt)))
	}
	if !publishAt.IsZero() && !archiveAt.IsZero() && !archiveAt.After(publishAt) {
		problems = append(problems, Broken(DateOrder, "validTo", shown(archiveAt)))
	}
	if !publishAt.IsZero() && !expires.IsZero() && !publishAt.Before(expires) {
		problems = append(problems, Broken(DateExpiry, "validFrom", shown(publishAt), "date", expires.Format(time.DateOnly)))
	}
	return problems
}

// day is the day of a time as midnight in UTC, so that days of different zones can be compared.
func day(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func shown(t time.Time) string { return t.Format("2006-01-02T15:04:05") }
