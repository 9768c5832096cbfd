package sqlite

import (
	"database/sql"
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/store"
)

const (
	revisionColumns = `seq, kind, id, number, status, actor, organization, time, document`
	headColumns     = `kind, id, number, status, seq, hash, public_seq, first_seq, first_time`
)

// scanner is a *sql.Row or a *sql.Rows.
type scanner interface{ Scan(into ...any) error }

// scanRevision reads revisionColumns and then the further columns into more.
func scanRevision(row scanner, more ...any) (store.Revision, error) {
	var (
		rev              store.Revision
		id, organization sql.RawBytes
		micros           int64
	)
	into := append([]any{&rev.Seq, &rev.Kind, &id, &rev.Number, &rev.Status, &rev.Actor, &organization, &micros,
		&rev.Document}, more...)
	if err := row.Scan(into...); err != nil {
		return store.Revision{}, err
	}
	if copy(rev.ID[:], id) != len(rev.ID) {
		return store.Revision{}, fmt.Errorf("revision %d has an id of %d bytes", rev.Seq, len(id))
	}
	copy(rev.Organization[:], organization)
	rev.Time = time.UnixMicro(micros).UTC()
	return rev, nil
}

// scanHead reads headColumns.
func scanHead(row scanner) (store.HeadRow, error) {
	var (
		h        store.HeadRow
		id, hash []byte
		public   sql.NullInt64
		micros   int64
	)
	err := row.Scan(&h.Kind, &id, &h.Number, &h.Status, &h.Seq, &hash, &public, &h.FirstSeq, &micros)
	if err != nil {
		return store.HeadRow{}, err
	}
	if copy(h.ID[:], id) != len(h.ID) || copy(h.Hash[:], hash) != len(h.Hash) {
		return store.HeadRow{}, fmt.Errorf("a head of kind %s has an id of %d bytes and a hash of %d",
			h.Kind, len(id), len(hash))
	}
	h.PublicSeq = public.Int64
	h.FirstTime = time.UnixMicro(micros).UTC()
	return h, nil
}
