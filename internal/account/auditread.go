package account

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Filter chooses entries of the audit log; the zero value chooses all.
type Filter struct {
	Actor        string
	Action       string // exact, or with a dot at its end all that begin so: "account."
	Organization catalog.ID
	Subject      string
	Outcome      Outcome
	Since, Until time.Time // Since included, Until not; zero is open
}

// AuditPage is a part of the audit log, newest first.
type AuditPage struct {
	Entries []Entry
	Next    int64 // give it as before to go on; 0 at the end
}

// maxAuditPage bounds what one page holds.
const maxAuditPage = 1000

// ReadAudit answers at most limit entries (1 to 1000) with sequence numbers below before (0: from the newest). An Admin sees
// all; a MainUser what touches the own organisations; others get ErrForbidden. The reading is audited as well.
func (d *Directory) ReadAudit(ctx context.Context, by editorial.Caller, f Filter, before int64, limit int) (AuditPage, error) {
	used := Entry{Actor: by.Actor, Action: ActReadAudit, Organization: f.Organization, Subject: f.Subject, Outcome: Done}
	where, args := f.conditions()
	switch {
	case by.Role == editorial.Admin && !by.API:
	case by.Role == editorial.MainUser && !by.API:
		own, err := d.ownAudited(ctx, by)
		if err != nil {
			return AuditPage{}, err
		}
		where = append(where, `hex(organization) IN (SELECT value FROM json_each(?))`)
		args = append(args, own)
	default:
		used.Outcome = Refused
		d.AuditLater(used)
		return AuditPage{}, ErrForbidden
	}
	d.AuditLater(used) // every page: a number in an address must not be a way to read unseen
	if before > 0 {
		where, args = append(where, `seq < ?`), append(args, before)
	}
	limit = min(max(limit, 1), maxAuditPage)
	query := `SELECT seq, time, actor, action, organization, kind, subject, outcome, detail FROM audit`
	if len(where) > 0 {
		query += ` WHERE ` + strings.Join(where, ` AND `)
	}
	rows, err := d.db.Reader().QueryContext(ctx, query+` ORDER BY seq DESC LIMIT ?`, append(args, limit+1)...)
	if err != nil {
		return AuditPage{}, fmt.Errorf("read the audit log: %w", err)
	}
	defer rows.Close()
	var page AuditPage
	for rows.Next() {
		e, err := scanEntry(rows)
		if err != nil {
			return AuditPage{}, fmt.Errorf("read the audit log: %w", err)
		}
		page.Entries = append(page.Entries, e)
	}
	if len(page.Entries) > limit {
		page.Entries = page.Entries[:limit]
		page.Next = page.Entries[limit-1].Sequence
	}
	return page, rows.Err()
}

func scanEntry(s scanner) (Entry, error) {
	var e Entry
	var at int64
	var organization []byte
	err := s.Scan(&e.Sequence, &at, &e.Actor, &e.Action, &organization, &e.Kind, &e.Subject, &e.Outcome, &e.Detail)
	if err == nil && organization != nil {
		e.Organization, err = uuid.FromBytes(organization)
	}
	e.Time = fromMicros(at)
	return e, err
}

// conditions are parts of WHERE with their arguments; no text of the filter stands in the SQL.
func (f Filter) conditions() (where []string, args []any) {
	add := func(condition string, a ...any) { where, args = append(where, condition), append(args, a...) }
	if f.Actor != "" {
		add(`actor = ?`, f.Actor)
	}
	switch {
	case strings.HasSuffix(f.Action, "."):
		add(`action >= ? AND action < ?`, f.Action, strings.TrimSuffix(f.Action, ".")+"/") // "/" follows "."
	case f.Action != "":
		add(`action = ?`, f.Action)
	}
	if f.Organization != uuid.Nil {
		add(`organization = ?`, f.Organization[:])
	}
	if f.Subject != "" {
		add(`subject = ?`, f.Subject)
	}
	if f.Outcome != "" {
		add(`outcome = ?`, f.Outcome)
	}
	if !f.Since.IsZero() {
		add(`time >= ?`, micros(f.Since))
	}
	if !f.Until.IsZero() {
		add(`time < ?`, micros(f.Until))
	}
	return where, args
}

// ownAudited are the organisations in the audit log that the caller's rights reach, as a JSON list of hexadecimal ids. The
// query jumps from one organisation to the next instead of reading all entries.
func (d *Directory) ownAudited(ctx context.Context, by editorial.Caller) (string, error) {
	rows, err := d.db.Reader().QueryContext(ctx, `WITH RECURSIVE known (o) AS (
			SELECT (SELECT min(organization) FROM audit WHERE organization IS NOT NULL)
			UNION ALL
			SELECT (SELECT min(organization) FROM audit WHERE organization > known.o) FROM known WHERE known.o IS NOT NULL
		) SELECT o FROM known WHERE o IS NOT NULL`)
	if err != nil {
		return "", fmt.Errorf("read the audit log's organisations: %w", err)
	}
	defer rows.Close()
	own := []string{}
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return "", err
		}
		if id, err := uuid.FromBytes(b); err == nil && d.reaches(by.Organizations, id) {
			own = append(own, strings.ToUpper(hex.EncodeToString(b)))
		}
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	list, err := json.Marshal(own)
	return string(list), err
}
