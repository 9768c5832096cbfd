package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// readStatements are the queries that are asked all the time, compiled once for each connection that reads.
type readStatements struct {
	head                  *sql.Stmt
	newest, history, feed prepared
}

func prepareReading(ctx context.Context, db *sql.DB) (s readStatements, err error) {
	for _, p := range []struct {
		stmt **sql.Stmt
		text string
	}{
		{&s.head, `SELECT coalesce(max(seq), 0) FROM revision`},
		{&s.newest.Stmt, `SELECT ` + revisionColumns + ` FROM revision WHERE kind = ? AND id = ? ORDER BY number DESC LIMIT 1`},
		{&s.history.Stmt, `SELECT ` + revisionColumns + ` FROM revision WHERE kind = ? AND id = ? ORDER BY number`},
		{&s.feed.Stmt, `SELECT ` + revisionColumns + ` FROM revision WHERE seq > ? ORDER BY seq LIMIT ?`},
	} {
		if *p.stmt, err = db.PrepareContext(ctx, p.text); err != nil {
			return s, errors.Join(err, s.close())
		}
	}
	return s, nil
}

func (s readStatements) close() error {
	var errs []error
	for _, stmt := range []*sql.Stmt{s.head, s.newest.Stmt, s.history.Stmt, s.feed.Stmt} {
		if stmt != nil {
			errs = append(errs, stmt.Close())
		}
	}
	return errors.Join(errs...)
}
