package v11

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/varanto/varanto/internal/editorial"
)

// MaxRecordSize is how many bytes one record may have; longer ones are passed over with a problem.
const MaxRecordSize = 16 << 20

// Input reads entities of the v11 shape from files. It implements editorial.Input.
type Input struct {
	files []inputFile

	mu   sync.Mutex
	open map[int]*os.File // by place in files
}

// inputFile is one file as it was when the input was opened.
type inputFile struct {
	path  string
	size  int64
	stamp int64 // time of the last change, in nanoseconds
	// whole files hold one JSON text: an entity, a list of them or a page with an itemList. Others hold one a line.
	whole bool
	// found files come from a folder. What is no entity in a whole one of them is no business of ours.
	found bool
}

// Bits of a handle: the file's place in the input, then the record's offset in the file.
const (
	offsetBits = 44
	maxFiles   = 1 << (63 - offsetBits)
)

// ErrChanged tells that a file is no longer what it was when the input was opened.
var ErrChanged = errors.New("the file has changed since it was opened")

// OpenInput finds the files of the paths, in their order. A folder stands for all *.jsonl, *.ndjson and *.json files in
// and below it, in the order of their names. It fails when a path does not exist or cannot be looked at, and when there
// is no file at all, and for pipes, which cannot be read twice. Close the input after use.
func OpenInput(paths []string) (*Input, error) {
	in := &Input{open: map[int]*os.File{}}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("open input: %w", err)
		}
		if !info.IsDir() && !info.Mode().IsRegular() {
			return nil, fmt.Errorf("open input: %s is no regular file; the input is read twice, so give a file", path)
		}
		if !info.IsDir() {
			in.files = append(in.files, newInputFile(path, info, false))
			continue
		}
		if err := in.walk(path); err != nil {
			return nil, fmt.Errorf("open input: %w", err)
		}
	}
	if len(in.files) == 0 {
		return nil, fmt.Errorf("open input: no .jsonl or .json file in %s", strings.Join(paths, ", "))
	}
	if len(in.files) > maxFiles {
		return nil, fmt.Errorf("open input: %d files are more than %d", len(in.files), maxFiles)
	}
	return in, nil
}

func (in *Input) walk(folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if !slices.Contains([]string{".jsonl", ".ndjson", ".json"}, strings.ToLower(filepath.Ext(path))) {
			return nil
		}
		info, err := os.Stat(path)
		if err != nil || info.IsDir() {
			return err
		}
		in.files = append(in.files, newInputFile(path, info, true))
		return nil
	})
}

func newInputFile(path string, info os.FileInfo, found bool) inputFile {
	return inputFile{
		path: path, size: info.Size(), stamp: info.ModTime().UnixNano(),
		whole: strings.EqualFold(filepath.Ext(path), ".json"), found: found,
	}
}

// Size is how many bytes the files hold together.
func (in *Input) Size() int64 {
	var n int64
	for _, f := range in.files {
		n += f.size
	}
	return n
}

// Records yields every record; see editorial.Input. Blank lines are passed over.
func (in *Input) Records(ctx context.Context) iter.Seq2[editorial.Record, error] {
	return func(yield func(editorial.Record, error) bool) {
		for i, f := range in.files {
			more, err := in.recordsOf(ctx, i, f, func(r editorial.Record) bool { return yield(r, nil) })
			if err != nil {
				yield(editorial.Record{}, fmt.Errorf("read %s: %w", f.path, err))
				return
			}
			if !more {
				return
			}
		}
	}
}

// recordsOf yields the records of one file; more is false when yield has asked for an end.
func (in *Input) recordsOf(ctx context.Context, i int, f inputFile, yield func(editorial.Record) bool) (more bool, err error) {
	file, err := os.Open(f.path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	handle := int64(i) << offsetBits
	if f.whole {
		return wholeRecords(ctx, file, f, handle, yield)
	}
	return lineRecords(ctx, file, f.path, handle, yield)
}

// Reread reads one record again. It may be called from many goroutines at the same time. It fails with ErrChanged when
// the file is not what it was.
func (in *Input) Reread(handle int64) (*editorial.Given, error) {
	i, offset := int(handle>>offsetBits), handle&(1<<offsetBits-1)
	if handle < 0 || i >= len(in.files) {
		return nil, fmt.Errorf("reread: no record has the handle %d", handle)
	}
	f := in.files[i]
	file, err := in.file(i)
	if err != nil {
		return nil, fmt.Errorf("reread %s: %w", f.path, err)
	}
	at := io.NewSectionReader(file, offset, f.size-offset)
	var line []byte
	if f.whole {
		line, err = oneValue(at)
	} else {
		line, err = oneLine(at)
	}
	if err != nil {
		return nil, fmt.Errorf("reread %s: %w", f.path, err)
	}
	given, problems := Decode(line)
	if given == nil {
		return nil, fmt.Errorf("reread %s: %w", f.path, problems[0])
	}
	return given, nil
}

// file gives the open file of that place, after looking whether it is still the same.
func (in *Input) file(i int) (*os.File, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	file, ok := in.open[i]
	if !ok {
		var err error
		if file, err = os.Open(in.files[i].path); err != nil {
			return nil, err
		}
		in.open[i] = file
	}
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() != in.files[i].size || info.ModTime().UnixNano() != in.files[i].stamp {
		return nil, ErrChanged
	}
	return file, nil
}

// Close closes the files that Reread has opened.
func (in *Input) Close() error {
	in.mu.Lock()
	defer in.mu.Unlock()
	var errs []error
	for i, file := range in.open {
		errs = append(errs, file.Close())
		delete(in.open, i)
	}
	return errors.Join(errs...)
}
