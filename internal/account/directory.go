package account

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"time"

	"github.com/varanto/varanto/internal/account/lockout"
	"github.com/varanto/varanto/internal/account/mail"
	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/account/password"
	"github.com/varanto/varanto/internal/account/sqlite"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Options are the settings of a Directory; the zero value is fit for use.
type Options struct {
	// Now tells the time; nil is time.Now.
	Now func() time.Time
	// Logger gets what operators should know; never a name or an address. nil is silent.
	Logger *slog.Logger
	// Cost is of hashing passwords; the zero value is password.DefaultCost. Only tests want less.
	Cost password.Cost
	// Origin is the public address of the site, for links in letters: "https://palvelut.example.fi", without a slash.
	Origin string
	// Parent answers the organisation above one, false for main and unknown ones. With nil, rights reach only the
	// organisations themselves. It must be safe for many goroutines.
	Parent func(catalog.ID) (catalog.ID, bool)
	// Mail sends letters; nil writes them into the folder mail/ of the data folder.
	Mail mail.Sender
	// OIDC is where people may log in beside passwords; nil is nowhere.
	OIDC *oidc.Provider
	// Proxies are those before the server; nil is LoopbackProxies.
	Proxies Proxies
	// SignUp lets who logs in through OIDC without an account or invitation have one, as a Viewer of no organisation.
	SignUp bool
	// TokenLife is how long a token of the IN API is valid; 0 is 24 hours, as in PTV's training environment.
	TokenLife time.Duration
	// AuditKeep is how long entries of the audit log are kept; 0 is for ever.
	AuditKeep time.Duration
}

const defaultTokenLife = 24 * time.Hour

// mailFolder is in the data folder.
const mailFolder = "mail"

// Directory is the book of accounts. Its methods may be called by many goroutines at once.
type Directory struct {
	Options
	dataDir  string
	db       *sqlite.DB
	tokenKey []byte
	sealKey  []byte
	guard    *lockout.Guard // of passwords
	codes    *lockout.Guard // of the second step
	letters  *lockout.Guard // of what is asked for by letter
	slots    chan struct{}  // hashes at the same time
	nobody   string         // the hash that is verified for who does not exist
	verify   *sql.Stmt
	auditor  *auditor
	post     *postman
}

// Open opens accounts.db in the data folder, making both when they do not exist, and the keys beside it.
func Open(ctx context.Context, dataDir string, o Options) (_ *Directory, err error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Cost == (password.Cost{}) {
		o.Cost = password.DefaultCost
	}
	if o.Parent == nil {
		o.Parent = func(catalog.ID) (catalog.ID, bool) { return catalog.ID{}, false }
	}
	if o.Mail == nil {
		o.Mail = mail.Folder{Path: filepath.Join(dataDir, mailFolder), Logger: o.Logger, Now: o.Now}
	}
	if o.Proxies == nil {
		o.Proxies = LoopbackProxies()
	}
	if o.TokenLife == 0 {
		o.TokenLife = defaultTokenLife
	}
	db, err := sqlite.Open(ctx, dataDir)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, db.Close())
		}
	}()
	d := &Directory{
		Options: o, dataDir: dataDir, db: db, guard: lockout.New(o.Now),
		codes: lockout.New(o.Now), letters: lockout.New(o.Now), slots: make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
	if d.tokenKey, err = loadKey(dataDir, TokenKeyFile); err != nil {
		return nil, err
	}
	if d.sealKey, err = loadKey(dataDir, SealKeyFile); err != nil {
		return nil, err
	}
	anything, _ := randomToken()
	if d.nobody, err = password.Hash(anything, o.Cost); err != nil {
		return nil, err
	}
	if d.verify, err = db.Reader().PrepareContext(ctx, verifyQuery); err != nil {
		return nil, fmt.Errorf("prepare the check of tokens: %w", err)
	}
	if wrong := d.sweepLetters(ctx); wrong != nil { // no reason to keep all others out
		d.Logger.Error("the letters of forgotten accounts could not be deleted", "error", wrong)
	}
	d.auditor = newAuditor(d)
	d.post = newPostman(d)
	return d, nil
}

// Close ends the work under way, sends the letters that wait, and closes the database.
func (d *Directory) Close() error {
	d.post.close()
	d.auditor.close()
	return errors.Join(d.verify.Close(), d.db.Close())
}

// Tidy deletes what has had its time: sessions, links, audit entries older than Options.AuditKeep, and letters that are left of
// forgotten accounts. It is to be called every hour or so.
func (d *Directory) Tidy(ctx context.Context) error {
	now := d.Now()
	err := d.db.Write(ctx, func(tx *sql.Tx) error {
		for _, q := range []string{
			`DELETE FROM session WHERE expires <= ?`, `DELETE FROM letter WHERE expires <= ?`,
		} {
			if _, err := tx.ExecContext(ctx, q, micros(now)); err != nil {
				return err
			}
		}
		// A log-in without a session cannot be used; the longest session bounds it.
		if _, err := tx.ExecContext(ctx, `DELETE FROM login WHERE began <= ?`, micros(now.Add(-longestSession))); err != nil {
			return err
		}
		if d.AuditKeep <= 0 {
			return nil
		}
		before := micros(now.Add(-d.AuditKeep))
		if _, err := tx.ExecContext(ctx, `UPDATE audit_bound SET before = max(before, ?)`, before); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM audit WHERE time < ?`, before)
		return err
	})
	if err := errors.Join(err, d.sweepLetters(ctx)); err != nil {
		return fmt.Errorf("tidy the accounts: %w", err)
	}
	return nil
}

// reaches tells whether an organisation is one of those or below one.
func (d *Directory) reaches(organizations []catalog.ID, o catalog.ID) bool {
	for range maxDepth {
		for _, own := range organizations {
			if own == o {
				return true
			}
		}
		parent, ok := d.Parent(o)
		if !ok {
			return false
		}
		o = parent
	}
	return false
}

// maxDepth bounds the walk up a tree that, damaged, might be a ring. PTV allows seven levels.
const maxDepth = 32

// manages tells whether the caller may manage the account: an Admin all, a MainUser those whose organisations are all the
// caller's own, unless they are Admins. API users manage nobody.
func (d *Directory) manages(by editorial.Caller, a Account) bool {
	if by.API {
		return false
	}
	if by.Role == editorial.Admin {
		return true
	}
	if by.Role != editorial.MainUser || a.Role == editorial.Admin || len(a.Organizations) == 0 {
		return false
	}
	for _, o := range a.Organizations {
		if !d.reaches(by.Organizations, o) {
			return false
		}
	}
	return true
}
