package main

import (
	"syscall"
	"time"

	"github.com/varanto/varanto/bench/running"
)

// used is the processor time of this process so far, of all its threads, in user and kernel (getrusage(2)); 0 where it
// cannot be told.
func used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// watch tells how much time something took, of the clock and of the processors.
type watch struct {
	began     time.Time
	processor time.Duration
}

func newWatch() watch { return watch{time.Now(), used()} }

// spent is time of the clock and of the processors.
type spent struct{ time, processor time.Duration }

// lap is what has been spent since the watch was made.
func (w watch) lap() spent { return spent{time.Since(w.began), used() - w.processor} }

// usedBy is the processor time of another process so far; 0 where it cannot be told, as on another machine.
func usedBy(process int) time.Duration {
	used, _ := running.ProcessorTime(process) // as said
	return used
}
