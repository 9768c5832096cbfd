package editorial

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// MaxMass is how many entities one mass action takes.
const MaxMass = 5000

// MassAction is what is done with many entities.
type MassAction string

// The mass actions.
const (
	MassPublish  MassAction = "publish"
	MassWithdraw MassAction = "withdraw"
	MassArchive  MassAction = "archive"
	MassRestore  MassAction = "restore"
	MassCopy     MassAction = "copy"
	MassOwner    MassAction = "owner"
	MassSchedule MassAction = "schedule"
)

// Mass is an action on many entities. A preview is Run on a rehearsal.
type Mass struct {
	Action MassAction
	Refs   []Ref
	// Languages are the language versions that publish, withdraw, archive and restore are about; none means all.
	Languages []string
	// Owner is the organisation that copies and moved entities are to belong to; a zero one keeps the owner of copies.
	Owner catalog.ID
	// Plan is what schedule sets.
	Plan catalog.Plan
}

// MassReport tells what a mass action did.
type MassReport struct {
	// ID names the action in Undo; zero in a rehearsal.
	ID   uuid.UUID
	Done int
	// Failures are the entities with which it could not be done, in the order of Mass.Refs.
	Failures []MassFailure
	// Outcomes are those of a rehearsal, in the order of Mass.Refs, without their documents; nil otherwise.
	Outcomes []Outcome
}

// MassFailure is an entity with which a mass action could not be done, and why.
type MassFailure struct {
	Ref
	Err error
}

// MassRecord tells of a mass action of the past.
type MassRecord struct {
	ID     uuid.UUID
	Action MassAction
	Actor  string
	Time   time.Time
	// Entities is how many entities it was asked for.
	Entities int
	// Undone tells that it was undone.
	Undone bool
}

// Mass does something with up to MaxMass entities, in batches. One entity's failure does not stop the others. progress,
// when not nil, is told at most ten times a second. When the context ends the report tells how far it came.
func (d *Desk) Mass(ctx context.Context, c Caller, m Mass, progress func(Progress)) (*MassReport, error) {
	return nil, errNotBuilt
}

// Undo takes a mass action back: each entity becomes what it was before, as new revisions. Entities that were changed
// since are left alone and reported as failures.
func (d *Desk) Undo(ctx context.Context, c Caller, id uuid.UUID, progress func(Progress)) (*MassReport, error) {
	return nil, errNotBuilt
}

// Masses lists the latest mass actions of that caller, newest first; all callers' for an Admin.
func (d *Desk) Masses(ctx context.Context, c Caller) ([]MassRecord, error) {
	return nil, errNotBuilt
}
