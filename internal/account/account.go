package account

import (
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

// Caller is the account as the use cases of the catalogue judge it.
func (a Account) Caller() editorial.Caller {
	c := editorial.Caller{Actor: string(a.ID), Role: a.Role, Organizations: a.Organizations, Rights: a.Rights, API: a.ID.API()}
	if c.API {
		return c
	}
	c.Rights = editorial.RightRead
	switch a.Role {
	case editorial.Admin, editorial.MainUser, editorial.Editor:
		c.Rights |= editorial.RightWrite
	}
	return c
}
