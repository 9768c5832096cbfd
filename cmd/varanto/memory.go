package main

import (
	"os"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ops"
)

// memory tunes the collector of a server. It leaves it alone where the environment says what it should do.
type memory struct {
	headroom *ops.Headroom // nil: left alone
	serving  atomic.Bool
	writing  *ops.Spell
}

// restAfterWriting is how long nothing has to change until the memory that changes were lent goes back.
const restAfterWriting = 10 * time.Second

// tuneForStart sets the collector for a start.
func tuneForStart() *memory {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return &memory{}
	}
	h := ops.KeepHeadroom(ops.StartHeadroom)
	return &memory{
		headroom: h,
		writing:  ops.NewSpell(restAfterWriting, func() { h.Lend(ops.WriteHeadroom) }, h.TakeBack),
	}
}

// started is to be called when all that a start allocates has been allocated.
func (m *memory) started() {
	if m.headroom == nil {
		return
	}
	m.headroom.Set(ops.ServeHeadroom)
	debug.FreeOSMemory()
	m.serving.Store(true)
}

// changed lends memory to those who change content: see ops.Headroom.
func (m *memory) changed(_ *live.Snapshot, changed []live.Changed) {
	if m.serving.Load() && len(changed) > 0 {
		m.writing.Touch()
	}
}
