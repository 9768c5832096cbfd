package editorial

import (
	"time"

	"github.com/varanto/varanto/internal/store"
)

// Options say how a Desk works. The zero value is usable.
type Options struct {
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Ageing says when content is old; the zero value is PTV's.
	Ageing Ageing
	// Told, when set, is told of every use case that was carried out and of every refusal for want of a right, for an audit
	// log. It must not wait.
	Told func(Deed)
}

// Ageing says when content counts as old (PTV's rules, as settings), in calendar months since its last change.
type Ageing struct {
	// Archive is after how many months published phone channels and service locations are archived by RunDue; 0 means
	// 18, a negative number never.
	Archive int
	// Warn is after how many months Tasks lists published phone channels and service locations: as expiring where RunDue
	// will archive them, else as not updated; 0 means 15.
	Warn int
	// Stale is after how many months Tasks lists other published services and channels as not updated; 0 means 18.
	Stale int
}

// Desk is the door to everything that changes content: it holds rights and rules against a change, and appends it to the
// log. It is safe for use by many goroutines; changes that wait for the disk at the same time share one transaction.
//
// Every use case answers an Outcome, or fails with *Invalid, *Forbidden, *NotFound, *Conflict, or an error of the log.
// When it fails nothing was written.
type Desk struct {
	log      store.Log
	register *Register
	options  Options
	rehearse bool
	queue    *queue
}

// NewDesk makes the desk of a log. The register must be of the same log; there is one desk for a register.
func NewDesk(log store.Log, register *Register, o Options) *Desk {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Ageing.Archive == 0 {
		o.Ageing.Archive = 18
	}
	if o.Ageing.Warn == 0 {
		o.Ageing.Warn = 15
	}
	if o.Ageing.Stale == 0 {
		o.Ageing.Stale = 18
	}
	return &Desk{log: log, register: register, options: o, queue: newQueue()}
}

// Rehearsal returns a desk that does everything but write: dryRun. Its outcomes tell every broken rule and every field
// that would change; rules broken are no error there. Rights are held as ever.
func (d *Desk) Rehearsal() *Desk {
	r := *d
	r.rehearse = true
	return &r
}

// Register returns the facts that the desk works with.
func (d *Desk) Register() *Register { return d.register }
