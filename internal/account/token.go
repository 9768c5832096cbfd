package account

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

const (
	issuer   = "varanto"
	audience = "varanto-in"
	// maxToken bounds what is looked at; a token of ours has some 400 bytes.
	maxToken = 4096
)

// claims is what a token says. Rights are not in it: they are those that the account has when the token is used.
type claims struct {
	jwt.RegisteredClaims
	Organization string `json:"org,omitempty"` // empty: all of the account's
	Generation   int64  `json:"gen"`           // of the account; a later one ends the token
}

// IssueToken makes a bearer token for the IN API: a JWT, HS256 with the key of this data folder. A zero organisation makes
// it valid for all of the account's.
func (d *Directory) IssueToken(ctx context.Context, a Account, organization catalog.ID) (token string, expires time.Time, err error) {
	if !d.serves(a, organization) {
		return "", time.Time{}, invalid("organization", "organization-foreign")
	}
	now := d.Now()
	c := claims{RegisteredClaims: jwt.RegisteredClaims{
		Issuer: issuer, Audience: jwt.ClaimStrings{audience}, Subject: string(a.ID), ID: uuid.NewString(),
		IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(d.TokenLife)),
	}}
	if organization != uuid.Nil {
		c.Organization = organization.String()
	}
	err = d.db.Write(ctx, func(tx *sql.Tx) error {
		r, err := rowByID(ctx, tx, a.ID)
		if err != nil {
			return err
		}
		if r.State != Active {
			return ErrCredentials
		}
		c.Generation = r.generation
		if _, err := tx.ExecContext(ctx, `UPDATE account SET last_login = ? WHERE id = ?`, micros(now), a.ID); err != nil {
			return err
		}
		e := about(string(a.ID), ActToken, r.Account, Done, "")
		if organization != uuid.Nil {
			e.Organization = organization
		}
		return d.insertAudit(ctx, tx, e)
	})
	if err != nil {
		return "", time.Time{}, fmt.Errorf("issue a token: %w", err)
	}
	token, err = jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(d.tokenKey)
	if err != nil {
		return "", time.Time{}, fmt.Errorf("sign a token: %w", err)
	}
	return token, c.ExpiresAt.UTC(), nil
}

// verifyQuery reads in one go what decides about a token.
const verifyQuery = `SELECT a.state, a.role, a.rights, a.generation,
		(SELECT group_concat(hex(m.organization), '' ORDER BY m.place) FROM membership m WHERE m.account = a.id)
	FROM account a WHERE a.id = ?`

// VerifyToken answers who presents a token. Rights and state are those that the account has now, not those at log-in. The
// error is ErrToken, or a failure of the store.
func (d *Directory) VerifyToken(ctx context.Context, token string) (editorial.Caller, error) {
	c, err := d.parseToken(token)
	if err != nil {
		return editorial.Caller{}, err
	}
	var a Account
	var generation int64
	var organizations sql.NullString
	// Of a context that cannot end: the driver watches others with a goroutine, which costs more than this query.
	err = d.verify.QueryRowContext(context.WithoutCancel(ctx), c.Subject).Scan(&a.State, &a.Role, &a.Rights, &generation, &organizations)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return editorial.Caller{}, fmt.Errorf("%w: its account is not known", ErrToken)
	case err != nil:
		return editorial.Caller{}, fmt.Errorf("verify a token: %w", err)
	case generation != c.Generation:
		return editorial.Caller{}, fmt.Errorf("%w: it was ended", ErrToken)
	case a.State != Active:
		return editorial.Caller{}, fmt.Errorf("%w: its account is %s", ErrToken, a.State)
	}
	a.ID = ID(c.Subject)
	if a.Organizations, err = parseOrganizations(organizations.String); err != nil {
		return editorial.Caller{}, fmt.Errorf("verify a token: %w", err)
	}
	caller := a.Caller()
	if c.Organization == "" {
		return caller, nil
	}
	organization, err := uuid.Parse(c.Organization)
	if err != nil || !d.serves(a, organization) {
		return editorial.Caller{}, fmt.Errorf("%w: its organisation is not the account's any more", ErrToken)
	}
	caller.Organizations = []catalog.ID{organization}
	return caller, nil
}

// parseToken checks all that can be checked without the store: form, algorithm, signature, issuer, audience and times.
func (d *Directory) parseToken(token string) (claims, error) {
	if len(token) > maxToken {
		return claims{}, fmt.Errorf("%w: it is too long", ErrToken)
	}
	var c claims
	_, err := jwt.ParseWithClaims(token, &c, func(*jwt.Token) (any, error) { return d.tokenKey, nil },
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}), jwt.WithIssuer(issuer), jwt.WithAudience(audience),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithTimeFunc(d.Now), jwt.WithStrictDecoding())
	if err != nil {
		return claims{}, fmt.Errorf("%w: %w", ErrToken, err)
	}
	if c.IssuedAt == nil || c.ID == "" || c.Subject == "" {
		return claims{}, fmt.Errorf("%w: it lacks iat, jti or sub", ErrToken)
	}
	return c, nil
}

func parseOrganizations(digits string) ([]catalog.ID, error) {
	var out []catalog.ID
	for ; len(digits) >= 32; digits = digits[32:] {
		id, err := uuid.Parse(digits[:32])
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}
