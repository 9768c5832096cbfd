package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export"
	"github.com/varanto/varanto/internal/open/export/cpsv"
	"github.com/varanto/varanto/internal/open/export/geojson"
	"github.com/varanto/varanto/internal/open/export/hsds"
	"github.com/varanto/varanto/internal/open/export/record"
	"github.com/varanto/varanto/internal/open/export/sheet"
	"github.com/varanto/varanto/internal/open/export/whole"
)

// exportCommand writes what is published in a data folder in one of the open forms.
type exportCommand struct {
	Data    string `help:"The data folder." default:"data" type:"path"`
	Format  string `help:"v11 (a folder that import reads), geojson (places), hsds (tabular package, a zip file), csv or xlsx (services), cpsv (JSON-LD), jsonl or jsonl.gz (everything)." enum:"v11,geojson,hsds,csv,xlsx,cpsv,jsonl,jsonl.gz" required:""`
	Lang    string `help:"The language of forms that have one." enum:"fi,sv,en" default:"fi"`
	BaseURL string `help:"Scheme and host of the site, for addresses of pages."`
	Name    string `help:"What the site is called." default:"Varanto"`
	Out     string `arg:"" help:"The file to write, - for the standard output; for v11 a folder." type:"path"`
}

// Run writes the file, whole or not at all.
func (c *exportCommand) Run(ctx context.Context, stdout, stderr io.Writer) error {
	s, err := loadExisting(ctx, c.Data, newLogger(stderr, "text"))
	if err != nil {
		return err
	}
	if c.Format == "v11" {
		return exportFolder(ctx, c.Out, s)
	}
	if filepath.Base(c.Out) == "-" {
		return c.write(stdout, s)
	}
	return writeFile(c.Out, func(w io.Writer) error { return c.write(w, s) })
}

func (c *exportCommand) write(w io.Writer, s *live.Snapshot) error {
	r := record.Reader{Snapshot: s, Lang: c.Lang, Base: c.BaseURL}
	switch c.Format {
	case "geojson":
		return geojson.Write(w, r, geojson.Places(s))
	case "hsds":
		return hsds.WriteZip(w, r)
	case "csv":
		return sheet.WriteCSV(w, r, export.Services(s), ',')
	case "xlsx":
		return sheet.WriteXLSX(w, r, c.Name, export.Services(s))
	case "cpsv":
		return cpsv.Write(w, r, c.Name, export.Services(s))
	}
	in := whole.NewFile(s, c.Format == "jsonl.gz").NewReader()
	defer in.Close()
	_, err := in.WriteTo(w)
	return err
}

// writeFile writes a file beside its place and moves it there when it is whole.
func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	out := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(write(out), out.Flush(), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// folderFiles are the files of PTV's shapes, an entity a line, named as in the demo catalogue.
var folderFiles = map[catalog.Kind]string{
	catalog.KindOrganization: "organizations.jsonl", catalog.KindGeneralDescription: "general-descriptions.jsonl",
	catalog.KindServiceChannel: "channels.jsonl", catalog.KindService: "services.jsonl", catalog.KindServiceCollection: "service-collections.jsonl",
}

// exportFolder writes what import reads: the answers that keep all marks of the texts.
func exportFolder(ctx context.Context, dir string, s *live.Snapshot) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for kind, name := range folderFiles {
		t := s.Table(kind)
		err := writeFile(filepath.Join(dir, name), func(w io.Writer) error {
			for e := range t.Each(t.Published()) {
				if err := ctx.Err(); err != nil {
					return err
				}
				if _, err := w.Write(e.WithHeaders().Body); err != nil {
					return err
				}
				if _, err := io.WriteString(w, "\n"); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}
