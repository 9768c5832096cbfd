// Package markdown writes tables that read well both as Markdown and on a terminal, and puts them into documents.
package markdown

import (
	"strings"
	"unicode/utf8"
)

// Table is a table whose columns line up: the first one on the left, the others on the right.
type Table struct {
	header []string
	rows   [][]string
}

// NewTable makes a table without rows.
func NewTable(header ...string) *Table { return &Table{header: header} }

// Add adds a row; missing cells at its end stay empty, and there must not be more than the header has.
func (t *Table) Add(cells ...string) {
	row := make([]string, len(t.header))
	copy(row, cells)
	t.rows = append(t.rows, row)
}

// String writes the table, with a newline at its end.
func (t *Table) String() string {
	widths := t.widths()
	var b strings.Builder
	writeRow(&b, t.header, widths)
	for i, n := range widths {
		rule := strings.Repeat("-", n)
		if i > 0 {
			rule = rule[1:] + ":"
		}
		b.WriteString("| " + rule + " ")
	}
	b.WriteString("|\n")
	for _, row := range t.rows {
		writeRow(&b, row, widths)
	}
	return b.String()
}

// narrowest is what a column's rule needs.
const narrowest = 3

func (t *Table) widths() []int {
	widths := make([]int, len(t.header))
	for _, row := range append([][]string{t.header}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell), narrowest)
		}
	}
	return widths
}

func writeRow(b *strings.Builder, cells []string, widths []int) {
	for i, cell := range cells {
		space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if i == 0 {
			b.WriteString("| " + cell + space + " ")
		} else {
			b.WriteString("| " + space + cell + " ")
		}
	}
	b.WriteString("|\n")
}
