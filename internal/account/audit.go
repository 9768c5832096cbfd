package account

import (
	"context"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
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
	Action   string    // what was done, such as "service.update" or "account.login"; at most 64 ASCII characters
	// Organization is the one whose right was used, zero when there is none.
	Organization catalog.ID
	Kind         catalog.Kind // of the entity; empty when the act is about none or about an account
	Subject      string       // the entity's id, or the account's
	Outcome      Outcome
	Detail       string // a rule's name or a count; at most 200 bytes
}

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

// Audit appends an entry and returns when it is on the disk. Many calls at once share one transaction.
func (d *Directory) Audit(ctx context.Context, e Entry) error { return errNotBuilt }

// AuditLater appends an entry without waiting for the disk; it is there within a second, and when Close returns.
func (d *Directory) AuditLater(e Entry) {}

// ReadAudit answers at most limit entries with sequence numbers below before (0: from the newest). An Admin sees all; a
// MainUser what touches the own organisations and their accounts; others get ErrForbidden.
func (d *Directory) ReadAudit(ctx context.Context, by editorial.Caller, f Filter, before int64, limit int) (AuditPage, error) {
	return AuditPage{}, errNotBuilt
}
