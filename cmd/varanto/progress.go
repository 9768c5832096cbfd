package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-isatty"

	"github.com/varanto/varanto/internal/editorial"
)

// progressBar shows how far a command has come: on a terminal as one line that is drawn anew, elsewhere as a line when
// a phase ends.
type progressBar struct {
	to       io.Writer
	terminal bool
	phase    string
	last     string
	drawn    bool
}

func newProgressBar(to io.Writer) *progressBar {
	f, ok := to.(*os.File)
	return &progressBar{to: to, terminal: ok && isatty.IsTerminal(f.Fd())}
}

// importing shows the progress of an import.
func (b *progressBar) importing(p editorial.Progress) {
	b.show(p.Phase, p.Done, p.Total, p.Rate)
}

// show draws a phase's state. total is 0 while it is not known; rate is a second.
func (b *progressBar) show(phase string, done, total int, rate float64) {
	if phase != b.phase {
		b.end()
		b.phase = phase
	}
	b.last = barLine(phase, done, total, rate)
	if b.terminal {
		fmt.Fprintf(b.to, "\r\x1b[K%s", b.last)
		b.drawn = true
	}
}

const barWidth = 30

func barLine(phase string, done, total int, rate float64) string {
	if total <= 0 {
		return fmt.Sprintf("%-10s %d  %.0f/s", phase, done, rate)
	}
	full := min(barWidth, barWidth*done/total)
	line := fmt.Sprintf("%-10s [%s%s] %d/%d  %.0f/s", phase,
		strings.Repeat("=", full), strings.Repeat(" ", barWidth-full), done, total, rate)
	if left := total - done; left > 0 && rate > 0 {
		line += fmt.Sprintf("  %s left", time.Duration(float64(left)/rate*float64(time.Second)).Round(time.Second))
	}
	return line
}

// print writes a line of its own.
func (b *progressBar) print(line string) {
	if b.drawn {
		fmt.Fprint(b.to, "\r\x1b[K")
		b.drawn = false
	}
	fmt.Fprintln(b.to, line)
}

// end leaves the line of the phase as it stands.
func (b *progressBar) end() {
	switch {
	case b.last == "":
		return
	case b.drawn:
		fmt.Fprintln(b.to)
	default:
		fmt.Fprintln(b.to, b.last)
	}
	b.last, b.phase, b.drawn = "", "", false
}
