package account

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// row is an account with its secrets, as the store has it.
type row struct {
	Account
	password      string
	generation    int64
	rightsVersion int64
	totp          []byte
	totpStep      int64
}

const rowColumns = `id, state, username, name, email, language, role, rights, password, generation, rights_version,
	totp, totp_on, totp_step, created, last_login`

// queryer is a transaction or the readers.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

type scanner interface{ Scan(...any) error }

func scanRow(s scanner) (row, error) {
	var r row
	var created, lastLogin int64
	err := s.Scan(&r.ID, &r.State, &r.Username, &r.Name, &r.Email, &r.Language, &r.Role, &r.Rights, &r.password,
		&r.generation, &r.rightsVersion, &r.totp, &r.TwoStep, &r.totpStep, &created, &lastLogin)
	r.HasPassword = r.password != ""
	r.Created, r.LastLogin = fromMicros(created), fromMicros(lastLogin)
	return r, err
}

// rowByID answers ErrNotFound when there is none.
func rowByID(ctx context.Context, q queryer, id ID) (row, error) {
	r, err := scanRow(q.QueryRowContext(ctx, `SELECT `+rowColumns+` FROM account WHERE id = ?`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return row{}, ErrNotFound
	}
	if err != nil {
		return row{}, fmt.Errorf("read an account: %w", err)
	}
	r.Organizations, err = organizationsOf(ctx, q, id)
	return r, err
}

// rowByHandle finds by what somebody typed: username or e-mail.
func rowByHandle(ctx context.Context, q queryer, typed string) (row, error) {
	for _, key := range handles(typed) {
		id, err := holder(ctx, q, key)
		if err != nil {
			return row{}, err
		}
		if id != "" {
			return rowByID(ctx, q, id)
		}
	}
	return row{}, ErrNotFound
}

// holder answers whose key it is, "" for nobody's.
func holder(ctx context.Context, q queryer, key string) (ID, error) {
	var id ID
	err := q.QueryRowContext(ctx, `SELECT account FROM handle WHERE key = ?`, key).Scan(&id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("look an account up: %w", err)
	}
	return id, nil
}

func organizationsOf(ctx context.Context, q queryer, id ID) ([]catalog.ID, error) {
	rows, err := q.QueryContext(ctx, `SELECT organization FROM membership WHERE account = ? ORDER BY place`, id)
	if err != nil {
		return nil, fmt.Errorf("read an account's organisations: %w", err)
	}
	defer rows.Close()
	var out []catalog.ID
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return nil, err
		}
		organization, err := uuid.FromBytes(b)
		if err != nil {
			return nil, err
		}
		out = append(out, organization)
	}
	return out, rows.Err()
}

func setOrganizations(ctx context.Context, tx *sql.Tx, id ID, organizations []catalog.ID) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM membership WHERE account = ?`, id); err != nil {
		return err
	}
	for i, o := range organizations {
		_, err := tx.ExecContext(ctx, `INSERT INTO membership (account, place, organization) VALUES (?, ?, ?)
			ON CONFLICT DO NOTHING`, id, i, o[:])
		if err != nil {
			return err
		}
	}
	return nil
}

// endAccess ends all tokens, sessions and letters of an account; keep is a log-in that stays, "" for none.
func endAccess(ctx context.Context, tx *sql.Tx, id ID, keep string) error {
	for _, q := range []struct {
		text string
		args []any
	}{
		{`UPDATE account SET generation = generation + 1 WHERE id = ?`, []any{id}},
		{`DELETE FROM login WHERE account = ? AND id <> ?`, []any{id, keep}},
		{`DELETE FROM letter WHERE account = ?`, []any{id}},
	} {
		if _, err := tx.ExecContext(ctx, q.text, q.args...); err != nil {
			return err
		}
	}
	return nil
}

// anotherAdmin answers ErrLastAdmin when nobody but that account could administer all.
func anotherAdmin(ctx context.Context, tx *sql.Tx, id ID) error {
	var n int
	err := tx.QueryRowContext(ctx, `SELECT count(*) FROM account WHERE role = ? AND state = ? AND id <> ? AND id LIKE 'u:%'`,
		editorial.Admin, Active, id).Scan(&n)
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrLastAdmin
	}
	return nil
}

func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func fromMicros(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMicro(n).UTC()
}
