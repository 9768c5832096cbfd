package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// table is a Markdown table whose columns line up, so that it reads well on a terminal too. The first column is
// aligned left, the others right.
type table struct {
	header []string
	rows   [][]string
}

func newTable(header ...string) *table { return &table{header: header} }

// add adds a row; missing cells at its end stay empty.
func (t *table) add(cells ...string) {
	row := make([]string, len(t.header))
	copy(row, cells)
	t.rows = append(t.rows, row)
}

func (t *table) writeTo(w io.Writer) error {
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
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *table) widths() []int {
	widths := make([]int, len(t.header))
	for _, row := range append([][]string{t.header}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell), 3)
		}
	}
	return widths
}

func writeRow(b *strings.Builder, cells []string, widths []int) {
	for i, cell := range cells {
		if i == 0 {
			fmt.Fprintf(b, "| %-*s ", widths[i], cell)
		} else {
			fmt.Fprintf(b, "| %*s ", widths[i], cell)
		}
	}
	b.WriteString("|\n")
}
