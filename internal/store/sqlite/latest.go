package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/store"
)

const (
	// latestBatch is how many revisions one query of Latest asks for by their Seq.
	latestBatch = 500
	// latestReaders is how many such queries run at the same time: most of their time is the processor's.
	latestReaders = 2
)

// place says where in the log an entry of Latest is, and what the entry adds to the revision.
type place struct {
	seq, firstSeq, firstMicros int64
}

// Latest implements store.Log. It reads the heads, orders them in memory and fetches their revisions in the
// order in which the file holds them; that is faster than letting SQLite sort rows with documents.
func (l *Log) Latest(ctx context.Context, fn func(store.Entry) error) (int64, error) {
	const doing = "read the latest revisions"
	if l.isClosed() {
		return 0, store.ErrClosed
	}
	tx, err := l.readers.BeginTx(ctx, nil)
	if err != nil {
		return 0, l.fail(ctx, doing, err)
	}
	defer tx.Rollback() // nothing was written

	var head int64
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM revision`).Scan(&head); err != nil {
		return 0, l.fail(ctx, doing, err)
	}
	places, err := readPlaces(ctx, tx)
	if err != nil {
		return 0, l.fail(ctx, doing, err)
	}
	if err := tx.Rollback(); err != nil {
		return 0, l.fail(ctx, doing, err)
	}
	if err := l.fetch(ctx, places, fn); err != nil {
		return 0, err
	}
	return head, nil
}

// fetch calls fn for the revisions at those places in their order, while it reads those that follow. It needs no
// transaction, for revisions never change.
func (l *Log) fetch(ctx context.Context, places []place, fn func(store.Entry) error) error {
	const doing = "read the latest revisions"
	ctx, stop := context.WithCancel(ctx)
	var group sync.WaitGroup
	defer group.Wait()
	defer stop()

	batches := slices.Collect(slices.Chunk(places, latestBatch))
	readers := make([]chan fetched, min(latestReaders, len(batches)))
	for r := range readers {
		readers[r] = make(chan fetched, 1)
		group.Go(func() {
			for i := r; i < len(batches); i += len(readers) {
				entries, err := l.readEntries(ctx, batches[i]) // no reader holds a connection while it waits for fn
				select {
				case readers[r] <- fetched{entries, err}:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	for i := range batches {
		select {
		case f := <-readers[i%len(readers)]:
			if f.err != nil {
				return l.fail(ctx, doing, f.err)
			}
			for _, e := range f.entries {
				if err := fn(e); err != nil {
					return err
				}
			}
		case <-ctx.Done():
			return l.fail(ctx, doing, ctx.Err())
		}
	}
	return nil
}

// fetched is a batch of revisions, or why there is none.
type fetched struct {
	entries []store.Entry
	err     error
}

func readPlaces(ctx context.Context, tx *sql.Tx) ([]place, error) {
	rows, err := tx.QueryContext(ctx, `SELECT seq, public_seq, first_seq, first_time FROM entity`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var places []place
	for rows.Next() {
		var p place
		var public sql.NullInt64
		if err := rows.Scan(&p.seq, &public, &p.firstSeq, &p.firstMicros); err != nil {
			return nil, err
		}
		places = append(places, p)
		if public.Valid && public.Int64 != p.seq {
			p.seq = public.Int64
			places = append(places, p)
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.seq, b.seq) })
	return places, rows.Err()
}

// readEntries fetches a batch.
func (l *Log) readEntries(ctx context.Context, batch []place) ([]store.Entry, error) {
	args := make([]any, len(batch))
	for i, p := range batch {
		args[i] = p.seq
	}
	query := `SELECT ` + revisionColumns + ` FROM revision WHERE seq IN (?` + strings.Repeat(", ?", len(batch)-1) + `) ORDER BY seq`
	rows, err := l.readers.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	entries := make([]store.Entry, 0, len(batch))
	for rows.Next() {
		rev, err := scanRevision(rows)
		if err != nil {
			return nil, err
		}
		p := batch[min(len(entries), len(batch)-1)]
		if rev.Seq != p.seq {
			return nil, fmt.Errorf("a head points at revision %d, which is not in the log", p.seq)
		}
		entries = append(entries, store.Entry{
			Revision: rev, FirstSeq: p.firstSeq, FirstTime: time.UnixMicro(p.firstMicros).UTC(),
		})
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(entries) != len(batch) {
		return nil, fmt.Errorf("a head points at revision %d, which is not in the log", batch[len(entries)].seq)
	}
	return entries, nil
}
