package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/varanto/varanto/bench/markdown"
)

// memoryBar is what a server of a catalogue of national size may have, in bytes; the same as without writing.
const memoryBar = 1_500_000_000

// memoryTable tells what memory the server has at moments.
type memoryTable struct {
	server *server
	rows   [][]string
}

// add notes the moment now.
func (t *memoryTable) add(format string, args ...any) error {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", t.server.command.Process.Pid))
	if err != nil {
		return err
	}
	resident, err := kilobytes(string(text), "VmRSS")
	if err != nil {
		return err
	}
	peak, err := kilobytes(string(text), "VmHWM")
	if err != nil {
		return err
	}
	t.rows = append(t.rows, []string{
		fmt.Sprintf(format, args...), markdown.Megabytes(resident), markdown.Megabytes(peak),
		"<= " + markdown.Megabytes(memoryBar), markdown.Verdict(peak <= memoryBar),
	})
	return nil
}

func (t *memoryTable) tell(r *markdown.Report) {
	table := markdown.NewTable("memory of the server", "resident", "at most", "bar", "")
	for _, row := range t.rows {
		table.Add(row...)
	}
	r.Table("Resident memory, the search index's mapped files with it; \"at most\" is its peak so far (VmHWM).", table)
}

// kilobytes finds a line of /proc/PID/status (proc_pid_status(5)), in bytes.
func kilobytes(text, name string) (int64, error) {
	for line := range strings.Lines(text) {
		key, value, ok := strings.Cut(line, ":")
		if !ok || key != name {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		return n * 1024, nil
	}
	return 0, fmt.Errorf("there is no %s", name)
}
