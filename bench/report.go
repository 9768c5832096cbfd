package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/varanto/varanto/bench/markdown"
)

// report writes the tables as they are made, so that a run that is stopped has said what it knows.
type report struct {
	out io.Writer
	// text is all that was written, for the file of -write.
	text   strings.Builder
	missed int
}

func (r *report) heading(text string) { r.print("\n### " + text + "\n\n") }

func (r *report) say(format string, args ...any) { r.print(fmt.Sprintf(format, args...) + "\n") }

func (r *report) table(t *markdown.Table) { r.print(t.String()) }

func (r *report) print(s string) {
	r.text.WriteString(s)
	_, _ = io.WriteString(r.out, s) // nobody is left to tell
}

// verdict marks a figure against its bar and counts the missed ones.
func (r *report) verdict(met bool) string {
	if met {
		return "met"
	}
	r.missed++
	return "MISSED"
}

// atLeast and atMost are the two kinds of bars.
func (r *report) atLeast(got, bar float64) string { return r.verdict(got >= bar) }
func (r *report) atMost(got, bar float64) string  { return r.verdict(got <= bar) }
