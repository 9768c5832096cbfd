package account

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// ID is the opaque name of an account: "u:<uuid>" of a person, "a:<uuid>" of an API user. It is what the catalogue's log
// and the audit log call an actor.
type ID string

const (
	personPrefix = "u:"
	apiPrefix    = "a:"
)

func newID(api bool) ID {
	if api {
		return ID(apiPrefix + uuid.NewString())
	}
	return ID(personPrefix + uuid.NewString())
}

// API tells whether the id is an API user's.
func (id ID) API() bool { return strings.HasPrefix(string(id), apiPrefix) }

// State is where an account is in its life.
type State string

// The states of an account.
const (
	// Invited has no way to log in yet; the invitation waits in a letter.
	Invited State = "invited"
	// Active may log in.
	Active State = "active"
	// Disabled may not log in; its tokens and sessions have ended.
	Disabled State = "disabled"
	// Forgotten is an id without a person: all that told who it was is deleted.
	Forgotten State = "forgotten"
)

// Account is a person or an API user, as its administrators see it. It holds no secrets.
type Account struct {
	ID       ID
	State    State
	Username string // as it was written; empty when the person logs in by e-mail only, or is forgotten
	Name     string // display name; may be empty for API users
	Email    string // empty when there is none
	Language string // of letters and pages: "fi", "sv" or "en"
	Role     editorial.Role
	// Organizations are those for which the account has its role; their sub-organisations are included. Empty for an Admin
	// who may do everything.
	Organizations []catalog.ID
	// Rights are those given to an API user; a person's follow from the role (Caller).
	Rights editorial.Right
	// TwoStep tells that a second step is asked for after the password.
	TwoStep bool
	// HasPassword is false for who logs in through OIDC only, or has not answered the invitation.
	HasPassword bool
	Created     time.Time
	LastLogin   time.Time // zero: never
}

// Caller is the account as the use cases of the catalogue judge it. People read, and write as far as their role goes.
func (a Account) Caller() editorial.Caller {
	c := editorial.Caller{Actor: string(a.ID), Role: a.Role, Organizations: a.Organizations, Rights: a.Rights, API: a.ID.API()}
	if !c.API {
		c.Rights = fullRights(a.Role)
	}
	return c
}

// fullRights are the most that a role allows, and what an API user gets when no rights are chosen.
func fullRights(r editorial.Role) editorial.Right {
	switch r {
	case editorial.Admin, editorial.MainUser, editorial.Editor:
		return editorial.RightRead | editorial.RightWrite | editorial.RightASTI
	case editorial.Reviewer:
		return editorial.RightRead | editorial.RightWrite // to publish; the role keeps it from writing
	}
	return editorial.RightRead
}

// rightName is a right with PTV's name for it.
type rightName struct {
	right editorial.Right
	name  string
}

var rightNames = []rightName{{editorial.RightRead, "OpenApiRead"}, {editorial.RightWrite, "OpenApiWrite"}, {editorial.RightASTI, "ASTIWrite"}}

// RightNames are PTV's names of the rights in the set.
func RightNames(r editorial.Right) []string {
	var names []string
	for _, known := range rightNames {
		if r.Has(known.right) {
			names = append(names, known.name)
		}
	}
	return names
}

// ParseRights is the set of rights with these names, in any case of letters. The error is *Invalid.
func ParseRights(names ...string) (editorial.Right, error) {
	var out editorial.Right
	for _, name := range names {
		i := slices.IndexFunc(rightNames, func(k rightName) bool { return strings.EqualFold(k.name, name) })
		if i < 0 {
			return 0, invalid("right", "right-unknown", name)
		}
		out |= rightNames[i].right
	}
	return out, nil
}

// roleNames are the roles as the command line and forms write them, from the widest.
var roleNames = []struct {
	role editorial.Role
	name string
}{
	{editorial.Admin, "admin"}, {editorial.MainUser, "main-user"}, {editorial.Editor, "editor"},
	{editorial.Reviewer, "reviewer"}, {editorial.Viewer, "viewer"},
}

// ParseRole is the role with that name: admin, main-user, editor, reviewer or viewer. The error is *Invalid.
func ParseRole(name string) (editorial.Role, error) {
	for _, r := range roleNames {
		if r.name == name {
			return r.role, nil
		}
	}
	return "", invalid("role", "role-unknown", name)
}

// RoleName is the role as ParseRole takes it.
func RoleName(role editorial.Role) string {
	for _, r := range roleNames {
		if r.role == role {
			return r.name
		}
	}
	return string(role)
}
