package hsds

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"time"
)

// description is what a check reads of datapackage.json.
type description struct {
	Resources []struct {
		Name, Path string
		Schema     struct {
			Fields []struct {
				Name, Type  string
				Constraints struct {
					Required bool
					Enum     []string
				}
			}
			ForeignKeys []struct {
				Fields    string
				Reference struct{ Resource string }
			}
		}
	}
}

// forms are how cells of a field's type are written (Frictionless Data, Table Schema, with HSDS's format of times).
var forms = map[string]func(string) error{
	"string":   func(string) error { return nil },
	"number":   func(s string) error { _, err := strconv.ParseFloat(s, 64); return err },
	"date":     func(s string) error { _, err := time.Parse(time.DateOnly, s); return err },
	"datetime": func(s string) error { _, err := time.Parse(time.RFC3339, s); return err },
	"time":     func(s string) error { _, err := time.Parse("15:04", s); return err },
}

// CheckZip holds a tabular package against its own description: all tables are there with the columns that it names, cells
// have the form and the values of their fields, ids come once, and what refers to another table finds its row. It returns
// what is wrong and how many rows there are.
func CheckZip(b []byte) (problems []string, rows int) {
	c := &checker{}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return []string{"the package cannot be unpacked: " + err.Error()}, 0
	}
	var d description
	files := map[string][][]string{}
	for _, f := range z.File {
		content, err := contentOf(f)
		if err == nil && f.Name == packageFile {
			err = json.Unmarshal(content, &d)
		} else if err == nil {
			files[f.Name], err = csv.NewReader(bytes.NewReader(content)).ReadAll()
		}
		if err != nil {
			c.tell("%s: %v", f.Name, err)
		}
	}
	ids := map[string]map[string]bool{}
	for _, r := range d.Resources {
		ids[r.Name] = map[string]bool{}
		if len(files[r.Path]) == 0 {
			c.tell("%s is not there", r.Path)
			continue
		}
		for _, row := range files[r.Path][1:] {
			if ids[r.Name][row[0]] {
				c.tell("%s: the id %s comes twice", r.Path, row[0])
			}
			ids[r.Name][row[0]] = true
			rows++
		}
	}
	for i := range d.Resources {
		c.table(&d, i, files[d.Resources[i].Path], ids)
	}
	return c.problems, rows
}

func contentOf(f *zip.File) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}

func (c *checker) table(d *description, n int, rows [][]string, ids map[string]map[string]bool) {
	r := &d.Resources[n]
	if len(rows) == 0 {
		return // told already
	}
	var names []string
	for i, f := range r.Schema.Fields {
		names = append(names, f.Name)
		if i >= len(rows[0]) || forms[f.Type] == nil {
			c.tell("%s: the field %s has no column or the unknown type %q", r.Path, f.Name, f.Type)
			continue
		}
		for _, row := range rows[1:] {
			switch {
			case row[i] == "" && f.Constraints.Required:
				c.tell("%s has a row without %s", r.Path, f.Name)
			case row[i] == "":
			case f.Constraints.Enum != nil && !slices.Contains(f.Constraints.Enum, row[i]), forms[f.Type](row[i]) != nil:
				c.tell("%s: %s is %q", r.Path, f.Name, row[i])
			}
		}
	}
	if !slices.Equal(names, rows[0]) {
		c.tell("%s has the columns %v, described are %v", r.Path, rows[0], names)
		return
	}
	for _, k := range r.Schema.ForeignKeys {
		to := k.Reference.Resource
		if to == "" {
			to = r.Name
		}
		i := slices.Index(names, k.Fields)
		for _, row := range rows[1:] {
			if row[i] != "" && !ids[to][row[i]] {
				c.tell("%s: %s %s is not in %s", r.Path, k.Fields, row[i], to)
			}
		}
	}
}
