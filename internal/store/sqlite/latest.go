package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/store"
)

// latestBatch is how many revisions one query of Latest asks for by their Seq.
const latestBatch = 500

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
	fetch, err := tx.PrepareContext(ctx, fetchQuery(latestBatch))
	if err != nil {
		return 0, l.fail(ctx, doing, err)
	}
	defer fetch.Close()
	for batch := range slices.Chunk(places, latestBatch) {
		entries, err := readEntries(ctx, fetch, batch)
		if err != nil {
			return 0, l.fail(ctx, doing, err)
		}
		for _, e := range entries {
			if err := fn(e); err != nil {
				return 0, err
			}
		}
	}
	return head, nil
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

func fetchQuery(n int) string {
	return `SELECT ` + revisionColumns + ` FROM revision WHERE seq IN (?` + strings.Repeat(", ?", n-1) + `) ORDER BY seq`
}

// readEntries fetches a batch. A short one is filled up with its own first Seq, which IN takes once.
func readEntries(ctx context.Context, fetch *sql.Stmt, batch []place) ([]store.Entry, error) {
	args := make([]any, latestBatch)
	for i := range args {
		args[i] = batch[0].seq
		if i < len(batch) {
			args[i] = batch[i].seq
		}
	}
	rows, err := fetch.QueryContext(ctx, args...)
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
