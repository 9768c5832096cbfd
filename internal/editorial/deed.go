package editorial

import (
	"errors"

	"github.com/varanto/varanto/internal/catalog"
)

// Deed is a use case of the desk that was carried out, or refused for want of a right.
type Deed struct {
	Caller Caller
	// Action is create, save, publish, withdraw, archive, restore, discard, schedule, confirm, copy, revert, connect, planned (what a
	// date asked for), or mass- and the action of a mass action, mass-undo for taking it back.
	Action string
	// Ref is the entity; zero for mass actions, and where it is not known.
	Ref Ref
	// Organization is whose right was used: the owner, of an organisation itself. Zero when it is not known.
	Organization catalog.ID
	// Count is how many entities a mass action changed.
	Count int
	// Err is nil for what was done, and a *Forbidden for what was refused.
	Err error
}

// tell tells Options.Told of a deed. Rehearsals change nothing, and what breaks rules or fails uses no right.
func (d *Desk) tell(deed Deed) {
	var forbidden *Forbidden
	if d.options.Told == nil || d.rehearse || deed.Err != nil && !errors.As(deed.Err, &forbidden) {
		return
	}
	if deed.Organization == (catalog.ID{}) && deed.Ref.ID != (catalog.ID{}) {
		deed.Organization = deed.Ref.ID
		if deed.Ref.Kind != catalog.KindOrganization {
			facts, _ := d.register.Find(deed.Ref)
			deed.Organization = facts.Owner
		}
	}
	d.options.Told(deed)
}
