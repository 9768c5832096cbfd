package ops

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// Headroom keeps the room for garbage the same however large the heap is, by setting the collector's percentage anew
// after each collection. The collector's own setting, a share of the heap, lets a large heap that lives long grow to
// twice its size, or collects a small one all the time.
//
// Who changes content may be lent more room for a while: a collection of a national catalogue takes as much of two
// processors as hundreds of changes, and with little room whoever allocates has to help it along and waits.
type Headroom struct {
	bytes, lent atomic.Int64
}

// Rooms that a server keeps.
const (
	// StartHeadroom is how much garbage a start may pile up beside what stays. Where more lies between, what stays is
	// strewn over more memory, for good: a national catalogue rests on 150 MB more when it is loaded with as much garbage
	// as content.
	StartHeadroom = 160 << 20
	// ServeHeadroom is what readers may pile up: searches allocate, reads of single entities next to nothing. A collection of
	// a national catalogue takes a processor for half a second, in which changes are seen later: the less often the better.
	ServeHeadroom = 128 << 20
	// WriteHeadroom is what may pile up while content is changed.
	WriteHeadroom = 512 << 20
)

// The share of the heap stays within bounds that keep the collector from running all the time, or hardly ever.
const leastPercent, mostPercent = 5, 400

// KeepHeadroom leaves room for that many bytes of garbage from now on. There should be one in a program.
func KeepHeadroom(bytes int64) *Headroom {
	h := &Headroom{}
	h.bytes.Store(bytes)
	h.afterCollection()
	return h
}

// Set changes the room; it takes effect with the next collection.
func (h *Headroom) Set(bytes int64) { h.bytes.Store(bytes) }

// Lend gives that much room at once, where it is more than the usual one.
func (h *Headroom) Lend(bytes int64) {
	h.lent.Store(bytes)
	h.apply()
}

// TakeBack ends the lending. What was used of it goes back to the system, which takes a collection; nobody waits for it.
func (h *Headroom) TakeBack() {
	h.lent.Store(0)
	h.apply()
	go debug.FreeOSMemory()
}

// room is how much there is now.
func (h *Headroom) room() int64 { return max(h.bytes.Load(), h.lent.Load()) }

func (h *Headroom) apply() { debug.SetGCPercent(percentFor(liveHeap(), h.room())) }

// sentinel is garbage at once; its finalizer runs after the collection that finds it.
type sentinel struct{ _ *Headroom }

func (h *Headroom) afterCollection() {
	h.apply()
	runtime.SetFinalizer(&sentinel{h}, func(*sentinel) { h.afterCollection() })
}

// percentFor is the percentage that leaves that headroom beside a heap of live bytes.
func percentFor(live, headroom int64) int {
	if live <= 0 {
		return mostPercent
	}
	return int(min(max(headroom*100/live, leastPercent), mostPercent))
}

// liveHeap is what the last collection left, in bytes; 0 before the first.
func liveHeap() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(sample[0].Value.Uint64())
}
