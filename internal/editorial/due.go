package editorial

import (
	"context"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// DueReport tells what RunDue did.
type DueReport struct {
	Published, Archived, Expired []Ref
	// Failed are the entities whose planned publishing or archiving failed; the plan's date is cleared.
	Failed []MassFailure
}

// RunDue publishes and archives what is due, and archives what has expired. A publishing that fails clears its date and
// becomes a task. It may be called as often as one likes.
func (d *Desk) RunDue(ctx context.Context) (*DueReport, error) {
	return nil, errNotBuilt
}

// TaskKind is why an entity waits for somebody.
type TaskKind string

// The kinds of task (PTV's tehtävät).
const (
	// TaskExpiring is published and will be archived at Due.
	TaskExpiring TaskKind = "expiring"
	// TaskStale is published and has not been updated for long.
	TaskStale TaskKind = "stale"
	// TaskDraft was never published.
	TaskDraft TaskKind = "draft"
	// TaskEdited has an edit over what is public.
	TaskEdited TaskKind = "edited"
	// TaskNoChannel is a service without channels; TaskNoService a channel without services.
	TaskNoChannel TaskKind = "no-channel"
	TaskNoService TaskKind = "no-service"
	// TaskMissingLanguage is an organisation that lacks languages (Languages) in which it has content.
	TaskMissingLanguage TaskKind = "missing-language"
	// TaskPublishFailed is a planned publishing that failed.
	TaskPublishFailed TaskKind = "publish-failed"
	// TaskPlanned is to be published or archived at Due.
	TaskPlanned TaskKind = "planned"
)

// Task is an entity that waits for somebody.
type Task struct {
	TaskKind
	Facts
	// Due is when it happens by itself; zero when it does not.
	Due time.Time
	// Missing are the languages that TaskMissingLanguage is about.
	Missing []string
}

// Tasks lists the tasks of the caller's own organisations (all for an Admin), of those kinds or of all, the most urgent
// and then the oldest first within a kind.
func (d *Desk) Tasks(ctx context.Context, c Caller, kinds ...TaskKind) ([]Task, error) {
	return nil, errNotBuilt
}

var _ = catalog.Plan{}
