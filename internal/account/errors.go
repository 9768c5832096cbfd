package account

import (
	"errors"
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/account/password"
)

var (
	// ErrCredentials says that username, password or code is wrong, or that the account may not log in: which of them it is
	// is told to nobody.
	ErrCredentials = errors.New("the username or the password is wrong")
	// ErrToken says that a bearer token is not accepted, for whatever reason; the reason follows in the text, for logs.
	ErrToken = errors.New("the token is not valid")
	// ErrLink says that the single-use token of a letter is unknown, used or too old.
	ErrLink = errors.New("the link is not valid any more")
	// ErrForbidden says that the caller may not do that to that account or organisation.
	ErrForbidden = errors.New("the caller has no right to that")
	// ErrNotFound says that there is no such account.
	ErrNotFound = errors.New("there is no such account")
	// ErrNoSession says that the request has no person who is logged in.
	ErrNoSession = errors.New("nobody is logged in")
	// ErrLogInAgain says that who has no password must have proven it again at the OIDC provider within the last ten minutes for that.
	ErrLogInAgain = errors.New("the log-in is not new enough for that: log in again")
	// ErrLastAdmin says that nobody could administer the accounts any more.
	ErrLastAdmin = errors.New("this is the last active person with the role Admin: make another one first")
	// ErrNoAccount says that who logged in at an OIDC provider has no account here and no invitation.
	ErrNoAccount = errors.New("there is no account for that identity: ask for an invitation")
	// ErrNoProvider says that log-in through OIDC is not configured.
	ErrNoProvider = errors.New("log-in through OIDC is not configured")
)

// Locked says that too many attempts have failed, for this account or from this address; it says the same for accounts
// that do not exist and for right passwords.
type Locked struct {
	// After is how long the next attempt is refused.
	After time.Duration
}

func (e *Locked) Error() string {
	return fmt.Sprintf("too many attempts have failed: try again in %d seconds", e.Seconds())
}

// Seconds are whole seconds to wait, as the header Retry-After has them.
func (e *Locked) Seconds() int { return int((e.After + time.Second - 1) / time.Second) }

// Invalid says that a value breaks a rule. Its text in three languages is Text.
type Invalid struct {
	// Field is the value's name as the command line and forms call it: "username", "password", "email", "name", "role",
	// "organization", "language", "right", "code".
	Field string
	// Rule is the rule's name in the table of texts.
	Rule string
	// Arguments are the numbers or words that the rule's text mentions.
	Arguments []any
}

func invalid(field, rule string, arguments ...any) *Invalid {
	return &Invalid{Field: field, Rule: rule, Arguments: arguments}
}

func (e *Invalid) Error() string { return e.Field + ": " + e.Text("en") }

// checkPassword is the policy for new passwords of an account.
func checkPassword(typed string, a Account) error {
	rule := password.Check(typed, a.Username, a.Email, a.Name)
	switch rule {
	case password.Fine:
		return nil
	case password.TooShort:
		return invalid("password", string(rule), password.MinLength)
	case password.TooLong:
		return invalid("password", string(rule), password.MaxLength)
	}
	return invalid("password", string(rule))
}
