package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/varanto/varanto/internal/store"
)

// Cursor implements store.Log.
func (l *Log) Cursor(ctx context.Context, name string) ([]byte, error) {
	if l.isClosed() {
		return nil, store.ErrClosed
	}
	var value []byte
	err := l.readers.QueryRowContext(ctx, `SELECT value FROM cursor WHERE name = ?`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return value, l.fail(ctx, "read a cursor", err)
}

// SetCursor implements store.Log.
func (l *Log) SetCursor(ctx context.Context, name string, value []byte) error {
	if l.isClosed() {
		return store.ErrClosed
	}
	if err := store.ValidateCursor(name, value); err != nil {
		return err
	}
	run := context.WithoutCancel(ctx)
	return l.write(ctx, "store a cursor", func(tx *sql.Tx) error {
		if len(value) == 0 {
			_, err := tx.ExecContext(run, `DELETE FROM cursor WHERE name = ?`, name)
			return err
		}
		_, err := tx.ExecContext(run, `INSERT INTO cursor (name, value) VALUES (?, ?)
			ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
		return err
	})
}
