package codes

import (
	"bytes"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

//go:embed data
var tables embed.FS

// A table is a text of tab-separated columns under a header: lines "# key<TAB>value", then one line
// of column names, then one line for each row. A value with several parts joins them with "|".
type table struct {
	meta    map[string]string
	columns map[string]int
	rows    [][]string
}

// mustTable reads the embedded table of that name. The tables are part of the program, so a broken
// one is a programming error that the tests find, not a condition for callers to handle.
func mustTable(name string) *table {
	t, err := readTable(name)
	if err != nil {
		panic(fmt.Sprintf("codes: embedded table %s: %v", name, err))
	}
	return t
}

func readTable(name string) (*table, error) {
	text, err := tableText(name)
	if err != nil {
		return nil, err
	}
	return parseTable(text)
}

// tableText returns the text of data/<name>.tsv or of data/<name>.tsv.gz.
func tableText(name string) (string, error) {
	plain, err := tables.ReadFile("data/" + name + ".tsv")
	if err == nil {
		return string(plain), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	packed, err := tables.ReadFile("data/" + name + ".tsv.gz")
	if err != nil {
		return "", err
	}
	return unpack(packed)
}

func unpack(packed []byte) (string, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", fmt.Errorf("unpack: %w", err)
	}
	var text strings.Builder
	// Texts shrink to about a quarter; the guess saves copying while the builder grows.
	text.Grow(5 * len(packed))
	if _, err := io.Copy(&text, r); err != nil {
		return "", fmt.Errorf("unpack: %w", err)
	}
	return text.String(), nil
}

func parseTable(text string) (*table, error) {
	t := &table{meta: map[string]string{}, columns: map[string]int{}}
	line, rest, _ := strings.Cut(text, "\n")
	for strings.HasPrefix(line, "# ") {
		key, value, ok := strings.Cut(line[2:], "\t")
		if !ok {
			return nil, fmt.Errorf("header line %q has no value", line)
		}
		t.meta[key] = value
		line, rest, _ = strings.Cut(rest, "\n")
	}
	for i, column := range strings.Split(line, "\t") {
		if _, double := t.columns[column]; double {
			return nil, fmt.Errorf("two columns have the name %q", column)
		}
		t.columns[column] = i
	}
	t.rows = make([][]string, 0, strings.Count(rest, "\n"))
	for line := range strings.Lines(rest) {
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(row) != len(t.columns) {
			return nil, fmt.Errorf("row %d has %d columns, want %d", len(t.rows)+1, len(row), len(t.columns))
		}
		t.rows = append(t.rows, row)
	}
	return t, nil
}

// get returns the value of a column in a row, "" for a column that the table does not have.
func (t *table) get(row []string, column string) string {
	i, ok := t.columns[column]
	if !ok {
		return ""
	}
	return row[i]
}

// list returns the parts of a value with several parts; nil when it is empty.
func (t *table) list(row []string, column string) []string {
	value := t.get(row, column)
	if value == "" {
		return nil
	}
	return strings.Split(value, "|")
}

func (t *table) names(row []string) Names {
	return Names{
		FI: t.get(row, "fi"), SV: t.get(row, "sv"), EN: t.get(row, "en"),
		SE: t.get(row, "se"), SMN: t.get(row, "smn"), SMS: t.get(row, "sms"),
	}
}
