package account

import (
	"context"

	"github.com/varanto/varanto/internal/editorial"
)

// ForgetSelf is Forget by the person: it asks for the password of who has one. The audit log tells of it as of the person's own
// act. The errors are ErrCredentials, *Locked and ErrLastAdmin.
func (d *Directory) ForgetSelf(ctx context.Context, id ID, password, remote string) error {
	if _, err := d.confirm(ctx, id, password, remote); err != nil {
		return err
	}
	return d.Forget(ctx, editorial.Caller{Actor: string(id), Role: editorial.Admin}, id)
}
