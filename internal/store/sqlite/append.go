package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlitefile"
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
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`},
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
	l.keeping.Do(func() { l.keepers.Go(l.keep) })
	l.keeper.wrote(sizeOf(drafts))
	return revs, nil
}

// sizeOf is about what drafts take in the file, in bytes.
func sizeOf(drafts []store.Draft) (size int64) {
	for i := range drafts {
		size += revisionBytes + int64(len(drafts[i].Document))
	}
	return size
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
	tx, err := sqlitefile.Begin(ctx, l.writer)
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

	if err := stmts.expect(run, drafts); err != nil {
		return nil, err
	}
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

// expect holds what drafts expect of other entities against the log as it is before them.
func (s appendStatements) expect(ctx context.Context, drafts []store.Draft) error {
	for i := range drafts {
		for _, e := range drafts[i].Expects {
			h, err := scanHead(s.findHead.QueryRowContext(ctx, string(e.Kind), e.ID[:]))
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			if h.Number != e.Number {
				return &store.ConflictError{Kind: e.Kind, ID: e.ID, Base: e.Number, Newest: h.Number}
			}
		}
	}
	return nil
}

func (s appendStatements) appendOne(ctx context.Context, d store.Draft, seq int64, now time.Time) (store.Revision, error) {
	rev := d.Revision(seq, now)
	hash := store.HashOf(rev.Document)
	advance := s.moveHeadOf
	if d.Base == 0 {
		advance = s.addHeadOf
	}
	if err := advance(ctx, rev, hash); err != nil {
		return store.Revision{}, err
	}
	_, err := s.addRevision.ExecContext(ctx, rev.Seq, string(rev.Kind), rev.ID[:], rev.Number, string(rev.Status),
		rev.Actor, organizationColumn(rev.Organization), rev.Time.UnixMicro(), hash[:], rev.Document)
	return rev, err
}

// addHeadOf adds the head of a new entity. It does not look first whether the entity is new: an import of new
// entities is where speed matters most.
func (s appendStatements) addHeadOf(ctx context.Context, rev store.Revision, hash store.Hash) error {
	h := store.HeadRow{}.Advance(rev, hash)
	result, err := s.addHead.ExecContext(ctx, h.Number, string(h.Status), h.Seq, h.Hash[:], publicColumn(h),
		h.FirstSeq, h.FirstTime.UnixMicro(), string(h.Kind), h.ID[:])
	if err != nil {
		return err
	}
	added, err := result.RowsAffected()
	if err != nil || added == 1 {
		return err
	}
	there, err := scanHead(s.findHead.QueryRowContext(ctx, string(rev.Kind), rev.ID[:]))
	if err != nil {
		return err
	}
	return &store.ConflictError{Kind: rev.Kind, ID: rev.ID, Newest: there.Number}
}

// moveHeadOf moves the head of an entity to its next revision.
func (s appendStatements) moveHeadOf(ctx context.Context, rev store.Revision, hash store.Hash) error {
	h, err := scanHead(s.findHead.QueryRowContext(ctx, string(rev.Kind), rev.ID[:]))
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if base := rev.Number - 1; h.Number != base {
		return &store.ConflictError{Kind: rev.Kind, ID: rev.ID, Base: base, Newest: h.Number}
	}
	h = h.Advance(rev, hash)
	_, err = s.moveHead.ExecContext(ctx, h.Number, string(h.Status), h.Seq, h.Hash[:], publicColumn(h),
		string(h.Kind), h.ID[:])
	return err
}

func publicColumn(h store.HeadRow) sql.NullInt64 {
	return sql.NullInt64{Int64: h.PublicSeq, Valid: h.PublicSeq != 0}
}

func organizationColumn(id catalog.ID) []byte {
	if id == (catalog.ID{}) {
		return nil
	}
	return id[:]
}
