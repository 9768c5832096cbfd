package account

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"

	"github.com/varanto/varanto/internal/account/oidc"
	"github.com/varanto/varanto/internal/editorial"
)

// OIDCPath is the page of the site to which a provider sends people back; it calls FinishOIDC.
const OIDCPath = "/studio/oidc"

// homePath is where a log-in ends that did not say where.
const homePath = "/studio"

// oidcFlow is a log-in at the provider under way, as the session keeps it.
type oidcFlow struct {
	oidc.Flow
	// Link is the person to whom the identity is to be linked, who has proven it; empty for a log-in.
	Link ID `json:"link,omitempty"`
	// Prove is the person who is logged in and is to prove it again; empty for a log-in.
	Prove ID `json:"prove,omitempty"`
}

// BeginOIDC answers the provider's address to which the browser is sent to log in; after that it is to go to returnTo, a path
// of this site. The errors are ErrNoProvider, or that the provider cannot be asked.
func (s *Sessions) BeginOIDC(ctx context.Context, returnTo string) (string, error) {
	return s.beginFlow(ctx, (*oidc.Provider).Begin, returnTo, oidcFlow{})
}

// BeginLink is BeginOIDC for linking the identity to who is logged in. As before any other change of how one logs in, it asks for
// the password, or of who has none for a proof within the last ten minutes (BeginProof). The errors beside those of BeginOIDC are
// ErrNoSession, ErrCredentials, *Locked and ErrLogInAgain.
func (s *Sessions) BeginLink(ctx context.Context, r *http.Request, password, returnTo string) (string, error) {
	c, err := s.withProvider(ctx)
	if err != nil {
		return "", err
	}
	if _, err := s.d.confirm(ctx, c.account.ID, password, s.Remote(r)); err != nil {
		return "", err
	}
	return s.beginFlow(ctx, (*oidc.Provider).Begin, returnTo, oidcFlow{Link: c.account.ID})
}

// withProvider is who is logged in, where there is a provider to prove something at. The errors are ErrNoProvider and ErrNoSession.
func (s *Sessions) withProvider(ctx context.Context) (*current, error) {
	c := currentOf(ctx)
	switch {
	case s.d.OIDC == nil:
		return nil, ErrNoProvider
	case c.login == "":
		return nil, ErrNoSession
	}
	return c, nil
}

// beginner is Begin or BeginAgain of a provider.
type beginner func(p *oidc.Provider, ctx context.Context, returnTo string) (oidc.Flow, string, error)

func (s *Sessions) beginFlow(ctx context.Context, begin beginner, returnTo string, flow oidcFlow) (address string, err error) {
	if s.d.OIDC == nil {
		return "", ErrNoProvider
	}
	flow.Flow, address, err = begin(s.d.OIDC, ctx, oidc.SafeReturn(returnTo, homePath))
	if err != nil {
		return "", err
	}
	kept, err := json.Marshal(flow)
	if err != nil {
		return "", err
	}
	s.put(ctx, keyOIDC, string(kept))
	return address, nil
}

// FinishedOIDC is what came of a log-in at the provider.
type FinishedOIDC struct {
	Return string // where to go on; empty after an error
	Link   bool   // an identity was to be linked
	Proof  bool   // who is logged in was to prove it again; with neither, the person was to be logged in
}

// FinishOIDC takes what the provider's redirect brought (its query), and logs the person in or, after BeginLink, links the identity
// to who is logged in, or after BeginProof takes it as a proof. The second step is the provider's business. The errors are ErrNoProvider,
// ErrNoAccount (when linking or proving: the identity is another's), oidc.ErrFlow, oidc.ErrRefused and, when proving, oidc.ErrNoTime and
// oidc.ErrOld.
func (s *Sessions) FinishOIDC(ctx context.Context, r *http.Request, query url.Values) (done FinishedOIDC, err error) {
	if s.d.OIDC == nil {
		return done, ErrNoProvider
	}
	var flow oidcFlow
	if kept := s.manager.PopString(ctx, keyOIDC); kept != "" {
		if err := json.Unmarshal([]byte(kept), &flow); err != nil {
			return done, err
		}
	}
	done.Link, done.Proof = flow.Link != "", flow.Prove != ""
	identity, err := s.d.OIDC.Finish(ctx, flow.Flow, query)
	switch c := currentOf(ctx); {
	case done.Proof:
		err = s.takeProof(ctx, flow.Prove, identity, err)
	case err != nil:
	case done.Link && (c.login == "" || c.account.ID != flow.Link): // who has proven it has gone
		err = oidc.ErrFlow
	case done.Link:
		err = s.d.link(ctx, c, identity)
	default:
		var a Account
		if a, err = s.d.byIdentity(ctx, identity); err == nil {
			err = s.begin(ctx, r, a, throughProvider)
		}
	}
	if err == nil {
		done.Return = flow.Return
	}
	return done, err
}

// byIdentity finds the account of an identity: the one it is linked to, else one that waits for it. The error is ErrNoAccount.
func (d *Directory) byIdentity(ctx context.Context, identity oidc.Identity) (Account, error) {
	var found row
	err := d.db.Write(ctx, func(tx *sql.Tx) (err error) {
		var id ID
		err = tx.QueryRowContext(ctx, `SELECT account FROM identity WHERE issuer = ? AND subject = ?`,
			identity.Issuer, identity.Subject).Scan(&id)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			found, err = d.welcome(ctx, tx, identity)
			return err
		case err != nil:
			return err
		}
		if found, err = rowByID(ctx, tx, id); err == nil && found.State != Active {
			err = ErrNoAccount
		}
		return err
	})
	if errors.Is(err, ErrNoAccount) {
		d.AuditLater(about("", ActLogIn, found.Account, Refused, "oidc"))
	}
	return found.Account, wrap("log in by an identity", err)
}

// welcome links an identity that comes for the first time. By its e-mail, for which the provider vouches, it finds who is invited,
// and who has no other way to log in; an account with a password is never taken over, its owner links the identity when
// logged in.
func (d *Directory) welcome(ctx context.Context, tx *sql.Tx, identity oidc.Identity) (row, error) {
	var found row
	err := ErrNotFound
	var key string
	if email, k, wrong := ParseEmail(identity.Email); wrong == nil {
		identity.Email, key = email, k
		var id ID
		if id, err = holder(ctx, tx, key); err == nil && id == "" {
			err = ErrNotFound
		}
		if err == nil {
			found, err = rowByID(ctx, tx, id)
		}
	}
	switch {
	case errors.Is(err, ErrNotFound) && d.SignUp:
		return d.signUp(ctx, tx, identity, key)
	case errors.Is(err, ErrNotFound):
		return row{}, ErrNoAccount
	case err != nil:
		return row{}, err
	}
	var links int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM identity WHERE account = ?`, found.ID).Scan(&links); err != nil {
		return row{}, err
	}
	waits := found.State == Invited || found.State == Active && found.password == "" && links == 0
	// What is the address at the provider may be somebody's username here: that is not whom it was sent to.
	if !waits || found.ID.API() || !sameEmail(found.Email, identity.Email) {
		return found, ErrNoAccount
	}
	if found.Name == "" {
		if name, err := parseName(identity.Name); err == nil {
			found.Name = name
		}
	}
	found.State = Active
	_, err = tx.ExecContext(ctx, `UPDATE account SET state = ?, name = ? WHERE id = ?`, found.State, found.Name, found.ID)
	if err != nil {
		return row{}, err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM letter WHERE account = ?`, found.ID); err != nil {
		return row{}, err
	}
	return found, d.insertLink(ctx, tx, found.Account, identity)
}

func (d *Directory) signUp(ctx context.Context, tx *sql.Tx, identity oidc.Identity, key string) (row, error) {
	c := checked{Account: Account{ID: newID(false), State: Active, Language: defaultLanguage, Role: editorial.Viewer}}
	if key != "" {
		c.Email, c.keys = identity.Email, []string{key}
	}
	if name, err := parseName(identity.Name); err == nil {
		c.Name = name
	}
	if err := d.insert(ctx, tx, &c, ""); err != nil {
		return row{}, err
	}
	return row{Account: c.Account}, d.insertLink(ctx, tx, c.Account, identity)
}

// link adds an identity to a person who has proven it in that log-in, and tells the person by letter. One that is another's stays
// the other's: ErrNoAccount. When the log-in has ended while the provider was asked, nothing is linked: oidc.ErrFlow.
func (d *Directory) link(ctx context.Context, c *current, identity oidc.Identity) error {
	a, added := c.account, false
	err := d.db.Write(ctx, func(tx *sql.Tx) error {
		var id ID
		err := tx.QueryRowContext(ctx, `SELECT account FROM login WHERE id = ?`, loginHash(c.login)).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) || err == nil && id != a.ID {
			return oidc.ErrFlow
		}
		if err != nil {
			return err
		}
		err = tx.QueryRowContext(ctx, `SELECT account FROM identity WHERE issuer = ? AND subject = ?`,
			identity.Issuer, identity.Subject).Scan(&id)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			added = true
			return d.insertLink(ctx, tx, a, identity)
		case err == nil && id != a.ID:
			return ErrNoAccount
		}
		return err
	})
	switch {
	case errors.Is(err, ErrNoAccount):
		d.AuditLater(about(string(a.ID), ActLink, a, Refused, ""))
	case err == nil && added:
		d.tell(a, a.Email, "linked")
	}
	return wrap("link an identity", err)
}

func (d *Directory) insertLink(ctx context.Context, tx *sql.Tx, a Account, identity oidc.Identity) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO identity (issuer, subject, account) VALUES (?, ?, ?)`,
		identity.Issuer, identity.Subject, a.ID)
	if err != nil {
		return err
	}
	return d.insertAudit(ctx, tx, about(string(a.ID), ActLink, a, Done, ""))
}

// Linked tells whether a person may log in through OIDC.
func (d *Directory) Linked(ctx context.Context, id ID) (linked bool, err error) {
	err = d.db.Reader().QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM identity WHERE account = ?)`, id).Scan(&linked)
	return linked, wrap("look for identities", err)
}

// endLinks drops all identities of an account, and tells whether there were any.
func (d *Directory) endLinks(ctx context.Context, tx *sql.Tx, actor string, a Account) (bool, error) {
	result, err := tx.ExecContext(ctx, `DELETE FROM identity WHERE account = ?`, a.ID)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	if err != nil || n == 0 {
		return false, err
	}
	return true, d.insertAudit(ctx, tx, about(actor, ActLink, a, Done, "ended"))
}
