package editorial

import (
	"context"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Current is an entity as it stands now.
type Current struct {
	Ref
	// Number, Status, Actor and Time are those of the newest revision.
	Number int
	Status catalog.Status
	Actor  string
	Time   time.Time
	// Entity is the newest document with all language versions; Public the published one, nil when nothing is public.
	Entity, Public catalog.Entity
	// PublicNumber is the number of the published revision, 0 when nothing is public.
	PublicNumber int
	// Languages is the state of each language version, in PTV's order.
	Languages []LanguageVersion
	// Edited tells that a public language version has been changed since it was published, or one was added as draft.
	// An entity of status Modified that is not Edited differs only by withdrawn or archived language versions.
	Edited   bool
	Mirrored bool
}

// LanguageVersion is one language version of an entity.
type LanguageVersion struct {
	Language             string
	State                catalog.LanguageState
	PublishAt, ArchiveAt catalog.Moment
}

// Version is one revision in an entity's history.
type Version struct {
	Number int
	Status catalog.Status
	// Action is what was done, as far as the revisions tell: created, saved, published, withdrawn, archived, restored,
	// removed.
	Action       string
	Actor        string
	Organization catalog.ID
	Time         time.Time
	// Languages are the language versions that the document holds.
	Languages []string
	// Public tells that this is what everybody sees now.
	Public bool
}

// Read returns an entity as it stands, drafts and archived ones too. The caller needs ActionRead.
func (d *Desk) Read(ctx context.Context, c Caller, r Ref) (*Current, error) {
	return nil, errNotBuilt
}

// History returns who changed an entity when, newest first. The caller needs ActionRead.
func (d *Desk) History(ctx context.Context, c Caller, r Ref) ([]Version, error) {
	return nil, errNotBuilt
}

// Revision returns an entity as it was in one revision. The caller needs ActionRead.
func (d *Desk) Revision(ctx context.Context, c Caller, r Ref, number int) (catalog.Entity, Version, error) {
	return nil, Version{}, errNotBuilt
}

// Difference returns the difference between any two revisions of an entity; from may be 0, which is nothing at all.
// The caller needs ActionRead.
func (d *Desk) Difference(ctx context.Context, c Caller, r Ref, from, to int) ([]Change, error) {
	return nil, errNotBuilt
}

// Revert saves the content of an earlier revision anew, as an edit to be published like any other.
func (d *Desk) Revert(ctx context.Context, c Caller, r Ref, number int) (*Outcome, error) {
	return nil, errNotBuilt
}
