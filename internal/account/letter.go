package account

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"time"
)

// purpose is what a letter's link does.
type purpose string

const (
	forInvitation purpose = "invitation"
	forReset      purpose = "reset"
	forEmail      purpose = "email"
)

// Pages of the site to which links in letters lead; the single-use token follows as the query's "token".
const (
	InvitationPath = "/studio/invitation"
	ResetPath      = "/studio/password"
	EmailPath      = "/studio/email"
)

func (p purpose) path() string {
	switch p {
	case forInvitation:
		return InvitationPath
	case forReset:
		return ResetPath
	}
	return EmailPath
}

// life is how long a link is valid.
func (p purpose) life() time.Duration {
	if p == forInvitation {
		return 14 * 24 * time.Hour
	}
	return time.Hour
}

// newLink makes the link of a letter; earlier ones of the same purpose end. It is kept as a hash only.
func (d *Directory) newLink(ctx context.Context, tx *sql.Tx, p purpose, id ID, email string) (link string, err error) {
	if _, err := tx.ExecContext(ctx, `DELETE FROM letter WHERE account = ? AND purpose = ?`, id, p); err != nil {
		return "", err
	}
	token, hash := randomToken()
	_, err = tx.ExecContext(ctx, `INSERT INTO letter (hash, purpose, account, email, expires) VALUES (?, ?, ?, ?, ?)`,
		hash, p, id, email, micros(d.Now().Add(p.life())))
	return d.Origin + p.path() + "?token=" + url.QueryEscape(token), err
}

// readLink answers the account and the address of a link that is valid, without using it. The error is ErrLink.
func (d *Directory) readLink(ctx context.Context, q queryer, p purpose, token string) (r row, email string, err error) {
	var id ID
	err = q.QueryRowContext(ctx, `SELECT account, email FROM letter WHERE hash = ? AND purpose = ? AND expires > ?`,
		hashToken(token), p, micros(d.Now())).Scan(&id, &email)
	if errors.Is(err, sql.ErrNoRows) {
		return row{}, "", ErrLink
	}
	if err != nil {
		return row{}, "", err
	}
	r, err = rowByID(ctx, q, id)
	return r, email, err
}

// useLink is readLink in the transaction that ends the link.
func (d *Directory) useLink(ctx context.Context, tx *sql.Tx, p purpose, token string) (r row, email string, err error) {
	if r, email, err = d.readLink(ctx, tx, p, token); err != nil {
		return row{}, "", err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM letter WHERE hash = ?`, hashToken(token))
	return r, email, err
}
