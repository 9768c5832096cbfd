package account

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

var errNotBuilt = errors.New("not built yet")

// Options are the settings of a Directory; the zero value is fit for use.
type Options struct {
	// Now tells the time; nil is time.Now.
	Now func() time.Time
	// Logger gets what operators should know; never a name or an address. nil is silent.
	Logger *slog.Logger
	// Origin is the public address of the site, for links in letters: "https://palvelut.example.fi", without a slash.
	Origin string
	// Parent answers the organisation above one, false for main and unknown ones. With nil, rights reach only the
	// organisations themselves.
	Parent func(catalog.ID) (catalog.ID, bool)
	// TokenLife is how long a token of the IN API is valid; 0 is 24 hours.
	TokenLife time.Duration
}

// Directory is the book of accounts. Its methods may be called by many goroutines at once.
type Directory struct{}

// Open opens accounts.db in the data folder, making both when they do not exist, and the key of tokens beside it.
func Open(ctx context.Context, dataDir string, o Options) (*Directory, error) {
	return nil, errNotBuilt
}

// Close ends the work under way and closes the database.
func (d *Directory) Close() error { return errNotBuilt }

// Authenticate proves an API user by username and password, and that it serves the organisation; a zero organisation asks
// for all that it has. remote is the address of the request ("192.0.2.1:443" or without port); it is kept as a keyed hash
// in memory only. The errors are ErrCredentials, *Locked and *Invalid (field "organization": told only to who knows
// the password); others are failures of the store.
func (d *Directory) Authenticate(ctx context.Context, username, password string, organization catalog.ID, remote string) (Account, error) {
	return Account{}, errNotBuilt
}

// IssueToken makes a bearer token for the IN API. A zero organisation makes it valid for all of the account's.
func (d *Directory) IssueToken(ctx context.Context, a Account, organization catalog.ID) (token string, expires time.Time, err error) {
	return "", time.Time{}, errNotBuilt
}

// VerifyToken answers who presents a token. Rights and state are those that the account has now, not those at log-in. The
// error is ErrToken, or a failure of the store.
func (d *Directory) VerifyToken(ctx context.Context, token string) (editorial.Caller, error) {
	return editorial.Caller{}, errNotBuilt
}

// RevokeToken ends one token before its time. The error is ErrToken when it is not valid anyway.
func (d *Directory) RevokeToken(ctx context.Context, token string) error { return errNotBuilt }
