package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/varanto/varanto/internal/store"
)

// Check implements store.Log. It also lets SQLite check the structure of the file.
func (l *Log) Check(ctx context.Context) ([]store.Problem, error) {
	const doing = "check the log"
	if l.isClosed() {
		return nil, store.ErrClosed
	}
	tx, err := l.readers.BeginTx(ctx, nil)
	if err != nil {
		return nil, l.fail(ctx, doing, err)
	}
	defer tx.Rollback() // nothing was written

	audit := store.NewAudit()
	for _, step := range []func(context.Context, *sql.Tx, *store.Audit) error{
		checkFile, checkRevisions, checkHeads,
	} {
		err := step(ctx, tx, audit)
		if isDamage(err) {
			audit.Report(store.Problem{Text: fmt.Sprintf("the file is damaged: %v", err)})
			continue
		}
		if err != nil {
			return nil, l.fail(ctx, doing, err)
		}
	}
	return audit.Problems(), nil
}

func checkFile(ctx context.Context, tx *sql.Tx, audit *store.Audit) error {
	rows, err := tx.QueryContext(ctx, fmt.Sprintf(`PRAGMA quick_check(%d)`, store.MaxProblems))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var said string
		if err := rows.Scan(&said); err != nil {
			return err
		}
		if said != "ok" {
			audit.Report(store.Problem{Text: "the file is damaged: " + said})
		}
	}
	return rows.Err()
}

func checkRevisions(ctx context.Context, tx *sql.Tx, audit *store.Audit) error {
	rows, err := tx.QueryContext(ctx, `SELECT `+revisionColumns+`, hash FROM revision ORDER BY seq`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var stored []byte
		rev, err := scanRevision(rows, &stored)
		if err != nil {
			audit.Report(store.Problem{Text: err.Error()})
			continue
		}
		var hash store.Hash
		copy(hash[:], stored)
		audit.Revision(rev, hash)
	}
	return rows.Err()
}

func checkHeads(ctx context.Context, tx *sql.Tx, audit *store.Audit) error {
	rows, err := tx.QueryContext(ctx, `SELECT `+headColumns+` FROM entity`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		row, err := scanHead(rows)
		if err != nil {
			audit.Report(store.Problem{Text: err.Error()})
			continue
		}
		audit.Head(row)
	}
	return rows.Err()
}
