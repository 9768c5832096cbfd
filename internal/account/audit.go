package account

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// Outcome is how an audited act ended.
type Outcome string

// The outcomes.
const (
	Done    Outcome = "done"
	Refused Outcome = "refused" // no right, or wrong credentials
	Failed  Outcome = "failed"  // invalid, in conflict, or an error
)

// Entry is one line of the audit log. It holds ids and names of acts only, never personal data.
type Entry struct {
	Sequence int64     // set by the log
	Time     time.Time // set by the log when zero; UTC, microseconds
	Actor    string    // Caller.Actor, or a job's name; empty when nobody is known
	Action   string    // what was done, such as "service.update" or "account.login"; at most 64 bytes
	// Organization is the one whose right was used, zero when there is none.
	Organization catalog.ID
	Kind         catalog.Kind // of the entity; empty when the act is about none or about an account
	Subject      string       // the entity's id, or the account's; at most 64 bytes
	Outcome      Outcome
	Detail       string // a rule's name or a count; at most 200 bytes, longer ones are cut
}

// The acts on accounts that the audit log tells of.
const (
	ActLogIn       = "account.login"
	ActCode        = "account.code"
	ActLogOut      = "account.logout"
	ActToken       = "account.token"
	ActTokenEnd    = "account.token-end"
	ActAdd         = "account.add"
	ActChange      = "account.change"
	ActDisable     = "account.disable"
	ActEnable      = "account.enable"
	ActForget      = "account.forget"
	ActPassword    = "account.password"
	ActInvite      = "account.invite"
	ActAccept      = "account.accept"
	ActAskReset    = "account.ask-reset"
	ActReset       = "account.reset"
	ActEmail       = "account.email"
	ActTwoStepOn   = "account.two-step-on"
	ActTwoStepOff  = "account.two-step-off"
	ActRecovery    = "account.recovery-codes"
	ActConfirm     = "account.confirm" // the password asked for again, refusals only; or a log-in at the OIDC provider
	ActLink        = "account.link"
	ActSessionsEnd = "account.sessions-end"
	ActReadAudit   = "audit.read"
)

const (
	maxAction  = 64
	maxSubject = 64
	maxDetail  = 200
	maxBatch   = 500
	// laziness is how long entries that nobody waits for may wait for others, to share the disk's work.
	laziness = 200 * time.Millisecond
)

var errClosed = errors.New("the accounts are closed")

// Audit appends an entry and returns when it is on the disk. Many calls at once share one transaction.
func (d *Directory) Audit(ctx context.Context, e Entry) error {
	done := make(chan error, 1)
	if !d.auditor.add(audited{e, done}) {
		return errClosed
	}
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// AuditLater appends an entry without waiting for the disk; it is there within a second, and when Close returns. It waits
// only while a thousand entries wait before it.
func (d *Directory) AuditLater(e Entry) { d.auditor.add(audited{e, nil}) }

// insertAudit appends an entry in the transaction of what it tells.
func (d *Directory) insertAudit(ctx context.Context, tx *sql.Tx, e Entry) error {
	if e.Time.IsZero() {
		e.Time = d.Now()
	}
	if len(e.Action) > maxAction || len(e.Subject) > maxSubject {
		e.Action, e.Subject = cut(e.Action, maxAction), cut(e.Subject, maxSubject)
	}
	var organization []byte
	if e.Organization != uuid.Nil {
		organization = e.Organization[:]
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO audit (time, actor, action, organization, kind, subject, outcome, detail)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		micros(e.Time), cut(e.Actor, maxSubject), e.Action, organization, e.Kind, e.Subject, e.Outcome, cut(e.Detail, maxDetail))
	if err != nil {
		return fmt.Errorf("write the audit log: %w", err)
	}
	return nil
}

// about is an entry on an account.
func about(actor, action string, a Account, outcome Outcome, detail string) Entry {
	e := Entry{Actor: actor, Action: action, Subject: string(a.ID), Outcome: outcome, Detail: detail}
	if len(a.Organizations) > 0 {
		e.Organization = a.Organizations[0]
	}
	return e
}

// cut shortens to whole characters.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}
