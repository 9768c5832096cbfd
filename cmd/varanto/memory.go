package main

import (
	"os"
	"runtime/debug"
)

// The catalogue is a large heap that lives long and hardly changes: the collector's usual settings would let it grow to
// twice its size. Each is set only where the environment does not say otherwise.
const (
	// loadLimit is the soft limit while the catalogue is loaded, when much is allocated that soon is garbage.
	loadLimit = 1200 << 20
	// loadPercent lets a catalogue that fits under the limit be loaded with few collections.
	loadPercent = 200
	// servePercent keeps the heap near the catalogue's own size. Reads allocate next to nothing.
	servePercent = 10
)

// tuneForLoading returns what to call when the catalogue is loaded and all its answers are made.
func tuneForLoading() (warmed func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	debug.SetGCPercent(loadPercent)
	unlimited := debug.SetMemoryLimit(loadLimit)
	return func() {
		debug.SetMemoryLimit(unlimited)
		debug.SetGCPercent(servePercent)
		debug.FreeOSMemory()
	}
}
