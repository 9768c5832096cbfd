package main

import (
	"fmt"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
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
	has, err := running.MemoryOf(t.server.Pid())
	if err != nil {
		return err
	}
	t.rows = append(t.rows, []string{
		fmt.Sprintf(format, args...), markdown.Megabytes(has.Resident), markdown.Megabytes(has.Peak),
		"<= " + markdown.Megabytes(memoryBar), markdown.Verdict(has.Peak <= memoryBar),
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
