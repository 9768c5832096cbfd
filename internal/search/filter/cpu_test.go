package filter_test

import (
	"runtime"
	"syscall"
	"testing"
)

func cpu(b *testing.B, fn func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var a, z syscall.Rusage
	syscall.Getrusage(1, &a)
	n := 0
	for b.Loop() {
		fn()
		n++
	}
	syscall.Getrusage(1, &z)
	b.ReportMetric(float64(z.Utime.Nano()+z.Stime.Nano()-a.Utime.Nano()-a.Stime.Nano())/float64(n)/1e6, "cpu-ms/op")
}
