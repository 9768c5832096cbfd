package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// SessionStore keeps what the library scs asks for: session data under the hash of a cookie. It implements scs.CtxStore.
type SessionStore struct{ DB *DB }

// FindCtx answers the data of a session that has not expired.
func (s SessionStore) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	err = s.DB.readers.QueryRowContext(ctx, `SELECT data FROM session WHERE token = ? AND expires > ?`,
		token, time.Now().UnixMicro()).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, err
}

// CommitCtx keeps the data until it expires.
func (s SessionStore) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) error {
	return s.DB.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO session (token, data, expires) VALUES (?, ?, ?)
			ON CONFLICT (token) DO UPDATE SET data = excluded.data, expires = excluded.expires`, token, data, expires.UnixMicro())
		return err
	})
}

// DeleteCtx drops a session; one that is not there is fine.
func (s SessionStore) DeleteCtx(ctx context.Context, token string) error {
	return s.DB.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM session WHERE token = ?`, token)
		return err
	})
}

// Find is FindCtx for callers without a context.
func (s SessionStore) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for callers without a context.
func (s SessionStore) Commit(token string, data []byte, expires time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expires)
}

// Delete is DeleteCtx for callers without a context.
func (s SessionStore) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
