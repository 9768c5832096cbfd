package running

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Memory is what a process has of the machine's memory, in bytes: now (VmRSS) and at most so far (VmHWM).
type Memory struct{ Resident, Peak int64 }

// MemoryOf reads the memory of a process (proc_pid_status(5)).
func MemoryOf(pid int) (Memory, error) {
	path := fmt.Sprintf("/proc/%d/status", pid)
	resident, err := Kilobytes(path, "VmRSS")
	if err != nil {
		return Memory{}, err
	}
	peak, err := Kilobytes(path, "VmHWM")
	return Memory{resident, peak}, err
}

// Kilobytes reads a line like "name : 12 kB" of a file, in bytes.
func Kilobytes(path, name string) (int64, error) {
	n, err := strconv.ParseInt(strings.TrimSuffix(LineOf(path, name), " kB"), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%s: %s: %w", path, name, err)
	}
	return n * 1024, nil
}

// tick is the unit of processor times in /proc; Linux shows 100 a second everywhere.
const tick = 10 * time.Millisecond

// ProcessorTime is what a process and its children that still run have used of the processors, in user and kernel
// mode (proc_pid_stat(5)).
func ProcessorTime(pid int) (time.Duration, error) {
	pids, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return 0, err
	}
	var total time.Duration
	found := false
	for _, dir := range pids {
		s, err := readStat(dir)
		if err != nil || s.pid != pid && s.parent != pid {
			continue // others come and go
		}
		found = found || s.pid == pid
		total += s.used
	}
	if !found {
		return 0, fmt.Errorf("process %d is gone", pid)
	}
	return total, nil
}

type stat struct {
	pid, parent int
	used        time.Duration
}

// Fields of /proc/PID/stat after the name in parentheses (proc_pid_stat(5)).
const (
	statParent = 1
	statUser   = 11
	statKernel = 12
)

func readStat(dir string) (stat, error) {
	text, err := os.ReadFile(filepath.Join(dir, "stat"))
	if err != nil {
		return stat{}, err
	}
	return parseStat(string(text))
}

func parseStat(text string) (stat, error) {
	head, _, _ := strings.Cut(text, " ")
	fields := strings.Fields(text[strings.LastIndexByte(text, ')')+1:])
	if len(fields) <= statKernel {
		return stat{}, fmt.Errorf("%q is not a process", text)
	}
	var numbers [4]int
	for i, field := range []string{head, fields[statParent], fields[statUser], fields[statKernel]} {
		n, err := strconv.Atoi(field)
		if err != nil {
			return stat{}, err
		}
		numbers[i] = n
	}
	return stat{numbers[0], numbers[1], time.Duration(numbers[2]+numbers[3]) * tick}, nil
}
