package account

import (
	"context"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// New is what is told of an account that is made.
type New struct {
	API           bool
	Username      string // compulsory for API users; a person may have an e-mail instead
	Name          string
	Email         string
	Language      string // "" is "fi"
	Password      string // may be empty for people: then they log in through OIDC or get a letter
	Role          editorial.Role
	Organizations []catalog.ID    // compulsory but for an Admin
	Rights        editorial.Right // of an API user; 0 is what the role allows
}

// Change is what is changed of an account; nil members stay.
type Change struct {
	Name, Language *string
	Role           *editorial.Role
	Organizations  *[]catalog.ID
	Rights         *editorial.Right
}

// Search chooses accounts; the zero value chooses all but the forgotten.
type Search struct {
	API          *bool      // nil: people and API users
	Organization catalog.ID // those with a role in exactly this organisation
	State        State
	Text         string // part of username, name or e-mail
}

// CommandLine is who acts on the command line of the machine: it may do everything.
var CommandLine = editorial.Caller{Actor: "command-line", Role: editorial.Admin, Rights: editorial.RightRead | editorial.RightWrite}

// Add makes an account. An Admin may make any; a MainUser those of the own organisations, up to MainUser.
func (d *Directory) Add(ctx context.Context, by editorial.Caller, n New) (Account, error) {
	return Account{}, errNotBuilt
}

// Account answers one account.
func (d *Directory) Account(ctx context.Context, by editorial.Caller, id ID) (Account, error) {
	return Account{}, errNotBuilt
}

// Accounts lists the accounts that the caller may see, by name: an Admin all, a MainUser those of the own organisations.
func (d *Directory) Accounts(ctx context.Context, by editorial.Caller, s Search) ([]Account, error) {
	return nil, errNotBuilt
}

// Names answers the display names of actors, for histories; those of forgotten ones and jobs are missing.
func (d *Directory) Names(ctx context.Context, actors []string) (map[string]string, error) {
	return nil, errNotBuilt
}

// Change changes an account. Who is logged in gets a new session on the next request.
func (d *Directory) Change(ctx context.Context, by editorial.Caller, id ID, c Change) (Account, error) {
	return Account{}, errNotBuilt
}

// Disable ends an account's sessions and tokens and refuses it until Enable.
func (d *Directory) Disable(ctx context.Context, by editorial.Caller, id ID) error {
	return errNotBuilt
}

// Enable lets a disabled account log in again.
func (d *Directory) Enable(ctx context.Context, by editorial.Caller, id ID) error { return errNotBuilt }

// Forget deletes all that tells who an account is: name, e-mail, credentials, sessions, letters. The id stays in the logs.
func (d *Directory) Forget(ctx context.Context, by editorial.Caller, id ID) error { return errNotBuilt }

// SetPassword gives an account a password without asking for the old one, and ends its sessions and tokens.
func (d *Directory) SetPassword(ctx context.Context, by editorial.Caller, id ID, password string) error {
	return errNotBuilt
}

// ChangePassword is for the person: it asks for the old password (not for who has none), and ends other sessions.
func (d *Directory) ChangePassword(ctx context.Context, id ID, old, password, remote string) error {
	return errNotBuilt
}

// Invite makes an account in the state Invited and sends its letter; for one that is Invited already it sends a new letter.
func (d *Directory) Invite(ctx context.Context, by editorial.Caller, n New) (Account, error) {
	return Account{}, errNotBuilt
}

// Invitation answers who is invited by a letter's token, without using it. The error is ErrLink.
func (d *Directory) Invitation(ctx context.Context, token string) (Account, error) {
	return Account{}, errNotBuilt
}

// AcceptInvitation gives the invited account a name and a password and makes it Active.
func (d *Directory) AcceptInvitation(ctx context.Context, token, name, password string) (Account, error) {
	return Account{}, errNotBuilt
}

// AskReset sends a letter to the person with that username or e-mail. It answers the same, as fast, when there is none.
func (d *Directory) AskReset(ctx context.Context, username, remote string) error { return errNotBuilt }

// Reset sets a new password with a letter's token, and ends sessions and tokens. The second step stays as it was.
func (d *Directory) Reset(ctx context.Context, token, password string) error { return errNotBuilt }

// AskEmail sends a letter to the new address; the address changes when its link is followed. It asks for the password
// of who has one.
func (d *Directory) AskEmail(ctx context.Context, id ID, password, email, remote string) error {
	return errNotBuilt
}

// ConfirmEmail changes the address with a letter's token, and tells the old one.
func (d *Directory) ConfirmEmail(ctx context.Context, token string) (Account, error) {
	return Account{}, errNotBuilt
}

// TwoStepSetup is what a person needs to set up an authenticator.
type TwoStepSetup struct {
	Secret string // base32, for typing
	URL    string // otpauth://, for a QR code
}

// BeginTwoStep makes a secret, which counts only after FinishTwoStep.
func (d *Directory) BeginTwoStep(ctx context.Context, id ID, password, remote string) (TwoStepSetup, error) {
	return TwoStepSetup{}, errNotBuilt
}

// FinishTwoStep takes the first code, turns the second step on and answers the recovery codes, this once.
func (d *Directory) FinishTwoStep(ctx context.Context, id ID, code, remote string) (recovery []string, err error) {
	return nil, errNotBuilt
}

// EndTwoStep turns the second step off: the person with the password, or who may manage the account without.
func (d *Directory) EndTwoStep(ctx context.Context, by editorial.Caller, id ID, password, remote string) error {
	return errNotBuilt
}
