package hsds

import (
	"archive/zip"
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/record"
)

// WriteZip writes the tabular package: a file a table, and datapackage.json. As a zip file has one file after the other, the
// tables lie in temporary files until all is read.
func WriteZip(w io.Writer, r record.Reader) (err error) {
	dir, err := os.MkdirTemp("", "varanto-hsds-")
	if err != nil {
		return fmt.Errorf("make a temporary folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := writeFolder(dir, r); err != nil {
		return err
	}
	z, made := zip.NewWriter(w), r.At.UTC()
	if made.Before(firstTime) {
		made = firstTime
	}
	names := []string{packageFile}
	for _, t := range tables {
		names = append(names, t.path)
	}
	for _, name := range names {
		if err := pack(z, dir, name, made); err != nil {
			return fmt.Errorf("pack %s: %w", name, err)
		}
	}
	return z.Close()
}

const packageFile = "datapackage.json"

// firstTime is the earliest that a zip file's entry can have; an entry without a time would have the day 0 of the month 0,
// of which unpackers complain.
var firstTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func pack(z *zip.Writer, dir, name string, made time.Time) error {
	in, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: made})
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return err
}

// writeFolder writes the tabular package into a folder that exists.
func writeFolder(dir string, r record.Reader) (err error) {
	description, err := dataPackage(r.Lang, r.At)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, packageFile), description, 0o644); err != nil {
		return err
	}
	s := &spool{}
	defer func() { err = errors.Join(err, s.close()) }()
	if err := s.open(dir); err != nil {
		return err
	}
	return s.fill(r)
}

// spool writes rows to the files of their tables.
type spool struct {
	files []*spoolFile
}

type spoolFile struct {
	table
	cells  []column
	file   *os.File
	buffer *bufio.Writer
	csv    *csv.Writer
	out    []string
}

func (s *spool) open(dir string) error {
	for _, t := range tables {
		f, err := os.Create(filepath.Join(dir, t.path))
		if err != nil {
			return err
		}
		x := &spoolFile{table: t, cells: t.columns(), file: f, buffer: bufio.NewWriterSize(f, 64<<10)}
		x.csv = csv.NewWriter(x.buffer)
		s.files = append(s.files, x)
		for _, c := range x.cells {
			x.out = append(x.out, c.name)
		}
		if err := x.csv.Write(x.out); err != nil {
			return err
		}
	}
	return nil
}

func (s *spool) close() error {
	var errs []error
	for _, f := range s.files {
		f.csv.Flush()
		errs = append(errs, f.csv.Error(), f.buffer.Flush(), f.file.Close())
	}
	return errors.Join(errs...)
}

// fill goes once through the catalogue. What cannot be read is left out.
func (s *spool) fill(r record.Reader) error {
	organizations := r.Table(catalog.KindOrganization)
	for e := range organizations.Each(organizations.Published()) {
		if o, err := OrganizationOf(r, e); err == nil {
			if err := s.add(reflect.ValueOf(o)); err != nil {
				return err
			}
		}
	}
	for e := range Locations(r) {
		if l, err := LocationOf(r, e); err == nil {
			if err := s.add(reflect.ValueOf(l)); err != nil {
				return err
			}
		}
	}
	services := r.Table(catalog.KindService)
	for e := range services.Each(services.Published()) {
		if v, err := ServiceOf(r, e, false); err == nil {
			if err := s.add(reflect.ValueOf(v)); err != nil {
				return err
			}
		}
	}
	for _, t := range Taxonomies() {
		if err := s.add(reflect.ValueOf(t)); err != nil {
			return err
		}
	}
	for t := range Terms(r) {
		if err := s.add(reflect.ValueOf(t)); err != nil {
			return err
		}
	}
	return nil
}

// add writes an object's row, and the rows of the objects in its lists. Single objects within it have rows already.
func (s *spool) add(v reflect.Value) error {
	for _, f := range s.files {
		if f.table.row != v.Type() {
			continue
		}
		for i, c := range f.cells {
			f.out[i] = cell(v.Field(c.index))
		}
		if err := f.csv.Write(f.out); err != nil {
			return err
		}
		break
	}
	for i := range v.NumField() {
		list := v.Field(i)
		if list.Kind() != reflect.Slice {
			continue
		}
		for k := range list.Len() {
			if err := s.add(list.Index(k)); err != nil {
				return err
			}
		}
	}
	return nil
}

func cell(v reflect.Value) string {
	switch {
	case v.Kind() == reflect.Pointer && v.IsNil(), v.IsZero():
		return ""
	case v.Kind() == reflect.Pointer:
		return strconv.FormatFloat(v.Elem().Float(), 'f', -1, 64)
	case v.Kind() == reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	}
	return v.String()
}
