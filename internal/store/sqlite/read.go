package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

const (
	// maxFeedBytes bounds the documents that one call of Feed holds in memory.
	maxFeedBytes = 64 << 20
	// newestBatch is how many entities one query of NewestOf asks for.
	newestBatch = 500
)

// Head implements store.Log.
func (l *Log) Head(ctx context.Context) (int64, error) {
	if l.isClosed() {
		return 0, store.ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return 0, l.fail(ctx, "read the log's head", err)
	}
	var head int64
	err := l.reading.head.QueryRowContext(context.WithoutCancel(ctx)).Scan(&head)
	return head, l.fail(ctx, "read the log's head", err)
}

// Newest implements store.Log.
func (l *Log) Newest(ctx context.Context, kind catalog.Kind, id catalog.ID) (store.Revision, error) {
	revs, err := l.revisions(ctx, "read the newest revision", all, l.reading.newest, string(kind), id[:])
	if err != nil {
		return store.Revision{}, err
	}
	if len(revs) == 0 {
		return store.Revision{}, notFound(kind, id)
	}
	return revs[0], nil
}

// NewestOf implements store.Log.
func (l *Log) NewestOf(
	ctx context.Context, kind catalog.Kind, ids []catalog.ID, fn func(store.Revision) error,
) error {
	if len(ids) == 1 {
		rev, err := l.Newest(ctx, kind, ids[0])
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		return fn(rev)
	}
	for batch := range slices.Chunk(ids, newestBatch) {
		args := []any{string(kind)}
		for _, id := range batch {
			args = append(args, id[:])
		}
		revs, err := l.revisions(ctx, "read the newest revisions", all, text(`SELECT `+revisionColumns+` FROM revision
			WHERE seq IN (SELECT seq FROM entity WHERE kind = ? AND id IN (?`+strings.Repeat(", ?", len(batch)-1)+`))`), args...)
		if err != nil {
			return err
		}
		for _, rev := range revs {
			if err := fn(rev); err != nil {
				return err
			}
		}
	}
	return nil
}

// History implements store.Log.
func (l *Log) History(ctx context.Context, kind catalog.Kind, id catalog.ID) ([]store.Revision, error) {
	revs, err := l.revisions(ctx, "read the history", all, l.reading.history, string(kind), id[:])
	if err != nil {
		return nil, err
	}
	if len(revs) == 0 {
		return nil, notFound(kind, id)
	}
	return revs, nil
}

// Feed implements store.Log.
func (l *Log) Feed(ctx context.Context, after int64, limit int) ([]store.Revision, error) {
	const doing = "read the feed"
	if limit < 1 {
		return nil, fmt.Errorf("%s: the limit must be positive, not %d", doing, limit)
	}
	size := 0
	return l.revisions(ctx, doing, func(rev store.Revision) (more bool) {
		size += len(rev.Document)
		return size < maxFeedBytes
	}, l.reading.feed, after, limit)
}

// NewestNumbers implements store.Log.
func (l *Log) NewestNumbers(ctx context.Context, kind catalog.Kind) (map[catalog.ID]store.Head, error) {
	const doing = "read the newest numbers"
	if l.isClosed() {
		return nil, store.ErrClosed
	}
	rows, err := l.readers.QueryContext(ctx, `SELECT `+headColumns+` FROM entity WHERE kind = ?`, string(kind))
	if err != nil {
		return nil, l.fail(ctx, doing, err)
	}
	defer rows.Close()
	heads := map[catalog.ID]store.Head{}
	for rows.Next() {
		row, err := scanHead(rows)
		if err != nil {
			return nil, l.fail(ctx, doing, err)
		}
		heads[row.ID] = row.Head
	}
	if err := rows.Err(); err != nil {
		return nil, l.fail(ctx, doing, err)
	}
	return heads, nil
}

// all makes revisions return every row.
func all(store.Revision) (more bool) { return true }

// query is a prepared statement, or a text.
type query interface {
	in(ctx context.Context, db *sql.DB, args []any) (*sql.Rows, error)
}

type text string

func (t text) in(ctx context.Context, db *sql.DB, args []any) (*sql.Rows, error) {
	return db.QueryContext(ctx, string(t), args...)
}

type prepared struct{ *sql.Stmt }

func (p prepared) in(ctx context.Context, _ *sql.DB, args []any) (*sql.Rows, error) {
	return p.QueryContext(ctx, args...)
}

// revisions returns the query's rows up to the first after which wants says no.
func (l *Log) revisions(
	ctx context.Context, doing string, wants func(store.Revision) (more bool), q query, args ...any,
) ([]store.Revision, error) {
	if l.isClosed() {
		return nil, store.ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return nil, l.fail(ctx, doing, err)
	}
	// The driver watches every query of a context that can end, with a goroutine of its own, which costs more than most of
	// these queries.
	rows, err := q.in(context.WithoutCancel(ctx), l.readers, args)
	if err != nil {
		return nil, l.fail(ctx, doing, err)
	}
	defer rows.Close()
	var revs []store.Revision
	for rows.Next() {
		if err := ctx.Err(); err != nil {
			return nil, l.fail(ctx, doing, err)
		}
		rev, err := scanRevision(rows)
		if err != nil {
			return nil, l.fail(ctx, doing, err)
		}
		revs = append(revs, rev)
		if !wants(rev) {
			return revs, nil
		}
	}
	if err := rows.Err(); err != nil {
		return nil, l.fail(ctx, doing, err)
	}
	return revs, nil
}

func notFound(kind catalog.Kind, id catalog.ID) error {
	return fmt.Errorf("%s %s: %w", kind, id, store.ErrNotFound)
}
