package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/running"
)

// imported is how one import went.
type imported struct {
	took time.Duration
	// peak is the memory at most, in bytes.
	peak int64
	// complaint is the end of what an import said that rejected records; empty when it took all.
	complaint string
}

// rate is in records a second.
func (i imported) rate(records int) float64 { return float64(records) / i.took.Seconds() }

// runImport imports the corpus into the data folder.
func runImport(ctx context.Context, binary, data string, c *corpus) (imported, error) {
	var said running.Tail
	cmd := exec.CommandContext(ctx, binary, "import", "--data", data, c.dir)
	cmd.Stdout, cmd.Stderr = &said, &said
	began := time.Now()
	err := cmd.Run()
	i := imported{took: time.Since(began)}
	if cmd.ProcessState == nil || ctx.Err() != nil {
		return i, fmt.Errorf("import: %w", err)
	}
	i.peak = peakOf(cmd.ProcessState)
	if err != nil {
		i.complaint = said.String()
	}
	return i, nil
}

// catalogue is a corpus imported into a data folder.
type catalogue struct {
	corpus *corpus
	data   string
	first  imported
	// again is a second import of the same records, which finds nothing to change.
	again imported
}

// makeCatalogue generates and imports a corpus, in a data folder below work.
func (b *bench) makeCatalogue(ctx context.Context, s loaded.Size) (*catalogue, error) {
	b.progress("corpus of %s", sizeText(s))
	c, err := makeCorpus(ctx, b.cache, b.options.shared, s)
	if err != nil {
		return nil, err
	}
	data, err := os.MkdirTemp(b.work, "data-")
	if err != nil {
		return nil, err
	}
	made := &catalogue{corpus: c, data: data}
	b.progress("import of %s records", markdown.Count(c.records))
	if made.first, err = runImport(ctx, b.options.binary, data, c); err != nil {
		return nil, err
	}
	b.progress("the same import again")
	made.again, err = runImport(ctx, b.options.binary, data, c)
	return made, err
}

const importBar = 2000 // entities a second

func (b *bench) reportImport(c *catalogue) {
	b.report.heading("Import")
	b.report.say("%s records (%s); connections and code items come on top and are not counted.\n", markdown.Count(c.corpus.records), c.corpus.origin)
	t := markdown.NewTable("import", "time", "records/s", "memory, at most", "bar", "")
	rate := c.first.rate(c.corpus.records)
	t.Add("into an empty folder", span(c.first.took), markdown.Count(int(rate)), bytesText(c.first.peak),
		">= "+markdown.Count(importBar)+"/s", b.report.atLeast(rate, importBar))
	t.Add("the same again", span(c.again.took), markdown.Count(int(c.again.rate(c.corpus.records))), bytesText(c.again.peak))
	b.report.table(t)
	if c.first.complaint != "" {
		b.report.say("\nThe import rejected records; it ended with:\n\n```\n%s\n```", c.first.complaint)
	}
}
