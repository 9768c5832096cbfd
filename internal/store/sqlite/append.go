package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// appendStatements are compiled once for the writer's one connection.
type appendStatements struct {
	lastSeq, findHead, addRevision, addHead, moveHead *sql.Stmt
}

func prepareAppend(ctx context.Context, db *sql.DB) (s appendStatements, err error) {
	for _, p := range []struct {
		stmt **sql.Stmt
		text string
	}{
		{&s.lastSeq, `SELECT coalesce(max(seq), 0) FROM revision`},
		{&s.findHead, `SELECT ` + headColumns + ` FROM entity WHERE kind = ? AND id = ?`},
		{&s.addRevision, `INSERT INTO revision
			(seq, kind, id, number, status, actor, organization, time, hash, document)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`},
		{&s.addHead, `INSERT INTO entity (number, status, seq, hash, public_seq, first_seq, first_time, kind, id)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`},
		{&s.moveHead, `UPDATE entity SET number = ?, status = ?, seq = ?, hash = ?, public_seq = ?
			WHERE kind = ? AND id = ?`},
	} {
		if *p.stmt, err = db.PrepareContext(ctx, p.text); err != nil {
			return s, errors.Join(err, s.close())
		}
	}
	return s, nil
}

func (s appendStatements) close() error {
	var errs []error
	for _, stmt := range []*sql.Stmt{s.lastSeq, s.findHead, s.addRevision, s.addHead, s.moveHead} {
		if stmt != nil {
			errs = append(errs, stmt.Close())
		}
	}
	return errors.Join(errs...)
}

func (s appendStatements) in(ctx context.Context, tx *sql.Tx) appendStatements {
	return appendStatements{
		lastSeq:     tx.StmtContext(ctx, s.lastSeq),
		findHead:    tx.StmtContext(ctx, s.findHead),
		addRevision: tx.StmtContext(ctx, s.addRevision),
		addHead:     tx.StmtContext(ctx, s.addHead),
		moveHead:    tx.StmtContext(ctx, s.moveHead),
	}
}

// Append implements store.Log.
func (l *Log) Append(ctx context.Context, drafts ...store.Draft) ([]store.Revision, error) {
	if l.isClosed() {
		return nil, store.ErrClosed
	}
	if err := store.ValidateDrafts(drafts); err != nil {
		return nil, err
	}
	if len(drafts) == 0 {
		return nil, nil
	}
	var revs []store.Revision
	err := l.write(ctx, "append to the log", func(tx *sql.Tx) (err error) {
		revs, err = l.appendIn(ctx, tx, drafts)
		return err
	})
	if err != nil {
		return nil, err
	}
	l.bell.ring()
	return revs, nil
}

// write runs do in a transaction of the writer's connection, one at a time.
func (l *Log) write(ctx context.Context, doing string, do func(*sql.Tx) error) error {
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return l.fail(ctx, doing, ctx.Err())
	case <-l.closed:
		return store.ErrClosed
	}
	if l.isClosed() {
		return store.ErrClosed
	}
	tx, err := beginWhenFree(ctx, l.writer)
	if err != nil {
		return l.fail(ctx, doing, err)
	}
	if err := do(tx); err != nil {
		if undo := tx.Rollback(); undo != nil {
			err = errors.Join(err, undo)
		}
		return fmt.Errorf("%s: %w", doing, err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("%s: commit: %w", doing, err)
	}
	return nil
}

func (l *Log) appendIn(ctx context.Context, tx *sql.Tx, drafts []store.Draft) ([]store.Revision, error) {
	// The driver watches every statement of a context that can end, which costs more than the statements.
	run := context.WithoutCancel(ctx)
	stmts := l.appending.in(run, tx)

	var seq int64
	if err := stmts.lastSeq.QueryRowContext(run).Scan(&seq); err != nil {
		return nil, err
	}
	now := time.Now()
	revs := make([]store.Revision, 0, len(drafts))
	for _, d := range drafts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		seq++
		rev, err := stmts.appendOne(run, d, seq, now)
		if err != nil {
			return nil, err
		}
		revs = append(revs, rev)
	}
	return revs, nil
}

func (s appendStatements) appendOne(ctx context.Context, d store.Draft, seq int64, now time.Time) (store.Revision, error) {
	head, err := s.head(ctx, d.Kind, d.ID)
	if err != nil {
		return store.Revision{}, err
	}
	if head.Number != d.Base {
		return store.Revision{}, &store.ConflictError{Kind: d.Kind, ID: d.ID, Base: d.Base, Newest: head.Number}
	}
	rev := d.Revision(seq, now)
	hash := store.HashOf(rev.Document)
	_, err = s.addRevision.ExecContext(ctx, rev.Seq, string(rev.Kind), rev.ID[:], rev.Number, string(rev.Status),
		rev.Actor, organizationColumn(rev.Organization), rev.Time.UnixMicro(), hash[:], rev.Document)
	if err != nil {
		return store.Revision{}, err
	}
	return rev, s.saveHead(ctx, head.Advance(rev, hash))
}

// head returns the zero row when the entity is new.
func (s appendStatements) head(ctx context.Context, kind catalog.Kind, id catalog.ID) (store.HeadRow, error) {
	row, err := scanHead(s.findHead.QueryRowContext(ctx, string(kind), id[:]))
	if errors.Is(err, sql.ErrNoRows) {
		return store.HeadRow{}, nil
	}
	return row, err
}

func (s appendStatements) saveHead(ctx context.Context, h store.HeadRow) error {
	public := sql.NullInt64{Int64: h.PublicSeq, Valid: h.PublicSeq != 0}
	if h.Number > 1 {
		_, err := s.moveHead.ExecContext(ctx, h.Number, string(h.Status), h.Seq, h.Hash[:], public,
			string(h.Kind), h.ID[:])
		return err
	}
	_, err := s.addHead.ExecContext(ctx, h.Number, string(h.Status), h.Seq, h.Hash[:], public,
		h.FirstSeq, h.FirstTime.UnixMicro(), string(h.Kind), h.ID[:])
	return err
}

func organizationColumn(id catalog.ID) []byte {
	if id == (catalog.ID{}) {
		return nil
	}
	return id[:]
}
