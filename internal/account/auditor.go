package account

import (
	"context"
	"database/sql"
	"sync"
	"time"
)

type audited struct {
	entry Entry
	done  chan error // nil: nobody waits
}

// auditor writes the entries of many callers in few transactions.
type auditor struct {
	d     *Directory
	in    chan audited
	ended chan struct{}

	mu     sync.RWMutex // held for reading while adding, so that nobody adds to what is closed
	closed bool
}

func newAuditor(d *Directory) *auditor {
	a := &auditor{d: d, in: make(chan audited, 2*maxBatch), ended: make(chan struct{})}
	go a.run()
	return a
}

func (a *auditor) add(e audited) bool {
	a.mu.RLock()
	defer a.mu.RUnlock()
	if a.closed {
		return false
	}
	if e.entry.Time.IsZero() {
		e.entry.Time = a.d.Now()
	}
	a.in <- e
	return true
}

func (a *auditor) close() {
	a.mu.Lock()
	if !a.closed {
		a.closed = true
		close(a.in)
	}
	a.mu.Unlock()
	<-a.ended
}

func (a *auditor) run() {
	defer close(a.ended)
	for first := range a.in {
		batch := a.gather(first)
		err := a.d.db.Write(context.Background(), func(tx *sql.Tx) error {
			for _, e := range batch {
				if err := a.d.insertAudit(context.Background(), tx, e.entry); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			a.d.Logger.Error("the audit log could not be written", "entries", len(batch), "error", err)
		}
		for _, e := range batch {
			if e.done != nil {
				e.done <- err
			}
		}
	}
}

// gather takes what else waits; while nobody waits for the disk, also what comes soon.
func (a *auditor) gather(first audited) []audited {
	batch := []audited{first}
	soon := time.NewTimer(laziness)
	defer soon.Stop()
	hurry := first.done != nil
	for len(batch) < maxBatch {
		var e audited
		var ok bool
		if hurry {
			select {
			case e, ok = <-a.in:
			default:
				return batch
			}
		} else {
			select {
			case e, ok = <-a.in:
			case <-soon.C:
				return batch
			}
		}
		if !ok {
			return batch
		}
		batch = append(batch, e)
		hurry = hurry || e.done != nil
	}
	return batch
}
