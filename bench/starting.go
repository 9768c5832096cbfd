package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
)

const (
	startBar  = 10 * time.Second
	memoryBar = 1_500_000_000 // bytes
)

// measureStart starts the server twice: the first time it has a search index to build, the second time it has all.
// The second server is left running.
func (b *bench) measureStart(ctx context.Context, c *catalogue) (*server, error) {
	t := markdown.NewTable("start", "ready after", "bar", "", "memory then", "at most", "search index after", "memory then", "at most", "bar", "")
	b.progress("first start")
	s, err := serve(ctx, b.options.binary, c.data)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = s.Close() // the first error matters more
		}
	}()
	if err = b.addStart(ctx, t, "after the import", s); err != nil {
		return s, err
	}
	shown, err := s.entities(ctx)
	if err != nil {
		return s, err
	}
	if err = s.Close(); err != nil {
		return s, err
	}
	b.progress("second start")
	if s, err = serve(ctx, b.options.binary, c.data); err != nil {
		return s, err
	}
	if err = b.addStart(ctx, t, "again", s); err != nil {
		return s, err
	}
	b.report.heading("Start and memory")
	b.report.say("Published entities: %s.", listCounts(shown))
	b.report.say("Ready is the first 200 of /readyz after the start of the process; the search index is done when the process rests.")
	b.report.say("Memory is resident (VmRSS), \"at most\" its peak so far (VmHWM).\n")
	b.report.table(t)
	return s, nil
}

// addStart adds a row on a server that has just become ready, and waits until it has nothing more to do.
func (b *bench) addStart(ctx context.Context, t *markdown.Table, name string, s *server) error {
	ready, err := running.MemoryOf(s.Pid())
	if err != nil {
		return err
	}
	b.progress("ready after %s; waiting for the search index", span(s.Ready))
	took, err := s.Settle(ctx)
	if err != nil {
		return err
	}
	settled, err := running.MemoryOf(s.Pid())
	if err != nil {
		return err
	}
	t.Add(name, span(s.Ready), "<= "+span(startBar), b.report.atMost(s.Ready.Seconds(), startBar.Seconds()),
		bytesText(ready.Resident), bytesText(ready.Peak), span(s.Ready+took), bytesText(settled.Resident), bytesText(settled.Peak),
		"<= "+bytesText(memoryBar), b.report.atMost(float64(settled.Resident), memoryBar))
	return nil
}

// reportMemory tells what a server has after all reads.
func (b *bench) reportMemory(s *server) error {
	u, err := running.MemoryOf(s.Pid())
	if err != nil {
		return err
	}
	t := markdown.NewTable("memory after the reads", "resident", "at most", "bar", "")
	t.Add("varanto serve", bytesText(u.Resident), bytesText(u.Peak), "<= "+bytesText(memoryBar),
		b.report.atMost(float64(u.Resident), memoryBar))
	b.report.print("\n")
	b.report.table(t)
	return nil
}

func listCounts(counts map[string]int) string {
	var parts []string
	for kind, n := range counts {
		parts = append(parts, fmt.Sprintf("%s %s", kind, markdown.Count(n)))
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}
