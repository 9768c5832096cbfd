package main

import (
	"os"
	"syscall"
)

// peakOf is the most memory that an ended process had, in bytes; Linux counts it in kilobytes (getrusage(2)).
func peakOf(s *os.ProcessState) int64 {
	if used, ok := s.SysUsage().(*syscall.Rusage); ok {
		return int64(used.Maxrss) * 1024
	}
	return 0
}
