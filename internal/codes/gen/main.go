// Command gen derives the embedded tables of package codes from a folder of code lists in JSON:
//
//	go run ./internal/codes/gen -from DIR
//
// DIR holds codelists/*.json and ontology/terms.json. Only codes, names, identifiers and relations are taken; the
// sentences that describe classes are left behind. The same input gives the same bytes.
package main

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	from := flag.String("from", "", "folder with codelists/ and ontology/")
	to := flag.String("to", "internal/codes/data", "folder of the tables")
	flag.Parse()
	if err := generate(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// list says how one table is made.
type list struct {
	name, file string
	// packed tables are gzipped.
	packed        bool
	version, from string
	// header holds further header lines.
	header  [][2]string
	columns []string
	row     func(item) []string
}

func generate(from, to string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, l := range lists {
		items, err := read(filepath.Join(from, l.file))
		if err != nil {
			return err
		}
		rows := make([][]string, 0, len(items))
		for _, i := range items {
			rows = append(rows, l.row(i))
		}
		if l.columns[0] == "code" {
			slices.SortFunc(rows, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
		}
		if err := l.write(to, rows); err != nil {
			return fmt.Errorf("%s: %w", l.name, err)
		}
	}
	return former.write(to, formerRows)
}

func (l list) write(to string, rows [][]string) error {
	var b strings.Builder
	header := append([][2]string{{"version", l.version}, {"source", l.from}}, l.header...)
	for _, h := range header {
		fmt.Fprintf(&b, "# %s\t%s\n", h[0], h[1])
	}
	b.WriteString(strings.Join(l.columns, "\t") + "\n")
	for _, row := range rows {
		if len(row) != len(l.columns) {
			return fmt.Errorf("a row has %d values for %d columns", len(row), len(l.columns))
		}
		for i, v := range row {
			if strings.ContainsAny(v, "\t\n\r") {
				return fmt.Errorf("value %q of %s holds a tab or line break", v, l.columns[i])
			}
		}
		b.WriteString(strings.Join(row, "\t") + "\n")
	}
	name := filepath.Join(to, l.name+".tsv")
	if !l.packed {
		return os.WriteFile(name, []byte(b.String()), 0o644)
	}
	f, err := os.Create(name + ".gz")
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write([]byte(b.String())); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return f.Close()
}

// item is one object of a list, read loosely: lists differ in their members.
type item map[string]any

func read(file string) ([]item, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var items []item
	if err := json.Unmarshal(b, &items); err == nil {
		return items, nil
	}
	var byName map[string][]item // types.json: several lists in one file
	if err := json.Unmarshal(b, &byName); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	names := make([]string, 0, len(byName))
	for name := range byName {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, i := range byName[name] {
			i["list"] = name
			items = append(items, i)
		}
	}
	return items, nil
}

func (i item) text(member string) string {
	switch v := i[member].(type) {
	case string:
		return strings.TrimSpace(v) // some names have blanks around them, which PTV does not give out
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

func (i item) texts(member string) string {
	values, _ := i[member].([]any)
	var out []string
	for _, v := range values {
		if s, ok := v.(string); ok {
			out = append(out, strings.TrimSpace(s))
		}
	}
	return strings.Join(out, "|")
}

// uris gives the uris of a relation, shortened, each once. Some values of the source are several uris joined by ";".
func (i item) uris(member string) string {
	var out []string
	for uri := range strings.SplitSeq(strings.ReplaceAll(i.texts(member), ";", "|"), "|") {
		if uri = short(uri); !slices.Contains(out, uri) {
			out = append(out, uri)
		}
	}
	return strings.Join(out, "|")
}

func (i item) in(member, language string) string {
	m, _ := i[member].(map[string]any)
	return item(m).text(language)
}

func (i item) listIn(member, language string) string {
	m, _ := i[member].(map[string]any)
	return item(m).texts(language)
}

func (i item) names() []string {
	return []string{i.in("names", "fi"), i.in("names", "sv"), i.in("names", "en")}
}

// meters cuts a coordinate to whole metres: the lists give the middle of a town.
func meters(s string) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "0"
	}
	return strconv.FormatFloat(f, 'f', 0, 64)
}

func short(uri string) string { return strings.TrimPrefix(uri, "http://www.yso.fi/onto/") }

func whole(number string) string { return cmp.Or(number, "0") }
