package markdown

import (
	"fmt"
	"io"
	"strings"
)

// Report is text with tables that is shown as it is made, and kept.
type Report struct {
	shown io.Writer
	text  strings.Builder
}

// NewReport shows a report on that writer.
func NewReport(shown io.Writer) *Report { return &Report{shown: shown} }

// Say writes a line.
func (r *Report) Say(format string, args ...any) { r.print(fmt.Sprintf(format, args...) + "\n") }

// Table writes a table below a line that says what it shows.
func (r *Report) Table(title string, t *Table) { r.print("\n" + title + "\n\n" + t.String()) }

// String is all that was written.
func (r *Report) String() string { return r.text.String() }

func (r *Report) print(text string) {
	r.text.WriteString(text)
	_, _ = io.WriteString(r.shown, text) // nobody is left to tell
}

// Verdict tells whether a bar is met.
func Verdict(met bool) string {
	if met {
		return "met"
	}
	return "MISSED"
}
