package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
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

// tick is the unit of processor times in /proc; Linux shows 100 a second everywhere.
const tick = 10 * time.Millisecond

// Places of the times among the fields after the program's name in /proc/PID/stat (proc_pid_stat(5)).
const (
	fieldUser   = 11
	fieldKernel = 12
)

// usedBy is the processor time of another process so far; 0 where it cannot be told, as on another machine.
func usedBy(process int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", process))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(after)
	if len(fields) <= fieldKernel {
		return 0
	}
	var ticks int64
	for _, at := range []int{fieldUser, fieldKernel} {
		n, err := strconv.ParseInt(fields[at], 10, 64)
		if err != nil {
			return 0
		}
		ticks += n
	}
	return time.Duration(ticks) * tick
}
