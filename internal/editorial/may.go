package editorial

import (
	"context"

	"github.com/varanto/varanto/internal/catalog"
)

// May tells whether the caller may do that with the entity as it stands: nil, a *Forbidden or a *NotFound. For
// ActionCreate see MayCreate.
func (d *Desk) May(ctx context.Context, c Caller, a Action, r Ref) error {
	return errNotBuilt
}

// MayCreate tells whether the caller may make an entity of that kind for that organisation: for an Organization the
// parent (zero for a main organisation), otherwise the owner. It is nil, a *Forbidden or a *NotFound (no such
// organisation).
func (d *Desk) MayCreate(ctx context.Context, c Caller, k catalog.Kind, organization catalog.ID) error {
	return errNotBuilt
}
