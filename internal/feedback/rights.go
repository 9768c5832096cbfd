package feedback

import (
	"errors"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Rights are refused unless a line here gives them. Only people have any: API users have no inbox.

// ErrForbidden says that the caller sees a message, but may not do that with it.
var ErrForbidden = errors.New("the role does not allow that with feedback")

// responsible is the organisation that answers now for what messages are about: the owner of the entity, ended or not; the
// organisation that answered when they came, where the catalogue does not know the entity or it has no owner; zero for the
// site itself and for what is common to all. Such messages only system main users see.
func responsible(r *editorial.Register, kind catalog.Kind, entity, then catalog.ID) catalog.ID {
	if f, ok := r.Find(editorial.Ref{Kind: kind, ID: entity}); ok && f.Owner != (catalog.ID{}) {
		return f.Owner
	}
	return then
}

// sees tells whether a caller may read messages for which that organisation answers: a system main user all, other people
// those of the own organisations and those below.
func sees(r *editorial.Register, c editorial.Caller, organization catalog.ID) bool {
	switch {
	case c.API, !c.Rights.Has(editorial.RightRead):
		return false
	case c.Role == editorial.Admin:
		return true
	case !slices.Contains(editorial.Roles(), c.Role):
		return false
	}
	return r.Within(organization, c.Organizations...)
}

// Handlers are the roles that mark messages as handled and open them again: those that write content.
func Handlers() []editorial.Role {
	return []editorial.Role{editorial.Admin, editorial.MainUser, editorial.Editor}
}

// MayHandle tells whether somebody of that role marks messages as handled and opens them again.
func MayHandle(role editorial.Role) bool { return slices.Contains(Handlers(), role) }

// MayDelete tells whether somebody of that role deletes messages.
func MayDelete(role editorial.Role) bool {
	return role == editorial.Admin || role == editorial.MainUser
}
