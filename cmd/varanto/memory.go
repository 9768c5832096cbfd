package main

import (
	"os"
	"runtime/debug"

	"github.com/varanto/varanto/internal/ops"
)

// tuneForStart returns what to call when all that a start allocates has been allocated. It leaves the collector alone
// where the environment says what it should do.
func tuneForStart() (started func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	h := ops.KeepHeadroom(ops.StartHeadroom)
	return func() {
		h.Set(ops.ServeHeadroom)
		debug.FreeOSMemory()
	}
}
