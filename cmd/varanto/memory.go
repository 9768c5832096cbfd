package main

import (
	"os"
	"runtime/debug"
)

// The catalogue is a large heap that lives long and hardly changes: the collector's usual settings would let it grow to
// twice its size. Each is set only where the environment does not say otherwise.
const (
	// startLimit is the soft limit while the catalogue is loaded and the search index built or caught up, when much is
	// allocated that soon is garbage. A catalogue that needs more gets more, with more work for the collector.
	startLimit = 1350 << 20
	// startPercent is how much garbage a start may pile up beside what stays. Where more lies between, what stays is
	// strewn over more memory, for good: at 200 a national catalogue rests on 150 MB more than at 20, and is loaded in
	// three quarters of the time.
	startPercent = 20
	// servePercent keeps the heap near the catalogue's own size. Reads allocate next to nothing.
	servePercent = 5
)

// tuneForStart returns what to call when all that a start allocates has been allocated.
func tuneForStart() (started func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	debug.SetGCPercent(startPercent)
	unlimited := debug.SetMemoryLimit(startLimit)
	return func() {
		debug.SetMemoryLimit(unlimited)
		debug.SetGCPercent(servePercent)
		debug.FreeOSMemory()
	}
}
