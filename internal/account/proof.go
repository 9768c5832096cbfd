package account

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/varanto/varanto/internal/account/oidc"
)

// freshTime is how long after the proof who has no password may change how the account is logged in to.
const freshTime = 10 * time.Minute

// proven tells whether the proof of a session is new enough.
func (d *Directory) proven(c *current) bool {
	return c.login != "" && !c.proven.IsZero() && d.Now().Sub(c.proven) < freshTime
}

// BeginProof is BeginOIDC for who is logged in and has no password to give again: the provider is told to ask anew. A log-in alone
// proves little, since the provider's own session may have lasted for days. The errors are ErrNoProvider, ErrNoSession, or that the
// provider cannot be asked.
func (s *Sessions) BeginProof(ctx context.Context, returnTo string) (string, error) {
	c, err := s.withProvider(ctx)
	if err != nil {
		return "", err
	}
	return s.beginFlow(ctx, (*oidc.Provider).BeginAgain, returnTo, oidcFlow{Prove: c.account.ID})
}

// takeProof notes in the session that who is logged in has proven it at the provider, unless that failed with refusal. The identity must
// be linked to that very person: ErrNoAccount. The cookie is renewed, since the session may do more now.
func (s *Sessions) takeProof(ctx context.Context, id ID, identity oidc.Identity, refusal error) error {
	c := currentOf(ctx)
	if c.login == "" || c.account.ID != id { // who began it has gone
		return oidc.ErrFlow
	}
	err := refusal
	if err == nil {
		err = s.d.holds(ctx, id, identity)
	}
	if err != nil {
		s.d.AuditLater(about(string(id), ActConfirm, c.account, Refused, "oidc"))
		return err
	}
	if err := s.manager.RenewToken(ctx); err != nil {
		return err
	}
	if err := s.d.Audit(ctx, about(string(id), ActConfirm, c.account, Done, "oidc")); err != nil {
		return wrap("note a proof", err)
	}
	s.manager.Put(ctx, keyProven, micros(identity.Proven))
	c.proven = identity.Proven
	return nil
}

// holds tells whether an identity is linked to the person: nil or ErrNoAccount.
func (d *Directory) holds(ctx context.Context, id ID, identity oidc.Identity) error {
	var holder ID
	err := d.db.Reader().QueryRowContext(ctx, `SELECT account FROM identity WHERE issuer = ? AND subject = ?`,
		identity.Issuer, identity.Subject).Scan(&holder)
	if errors.Is(err, sql.ErrNoRows) || err == nil && holder != id {
		return ErrNoAccount
	}
	return wrap("look for an identity", err)
}
