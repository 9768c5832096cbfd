package v11

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"iter"

	"github.com/varanto/varanto/internal/editorial"
)

// EmbeddedInput reads entities from JSONL files that are in memory anyway, such as an embedded catalogue.
// It implements editorial.Input.
type EmbeddedInput struct {
	names []string
	texts [][]byte
}

// OpenEmbedded reads all *.jsonl files at the root of files, in the order of their names.
func OpenEmbedded(files fs.FS) (*EmbeddedInput, error) {
	names, err := fs.Glob(files, "*.jsonl")
	if err != nil {
		return nil, fmt.Errorf("open input: %w", err)
	}
	in := &EmbeddedInput{names: names}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("open input: %w", err)
		}
		in.texts = append(in.texts, text)
	}
	return in, nil
}

// Records yields every record; see editorial.Input.
func (in *EmbeddedInput) Records(ctx context.Context) iter.Seq2[editorial.Record, error] {
	return func(yield func(editorial.Record, error) bool) {
		for i, text := range in.texts {
			more, err := lineRecords(ctx, bytes.NewReader(text), in.names[i], int64(i)<<offsetBits,
				func(r editorial.Record) bool { return yield(r, nil) })
			if err != nil {
				yield(editorial.Record{}, fmt.Errorf("read %s: %w", in.names[i], err))
			}
			if err != nil || !more {
				return
			}
		}
	}
}

// Reread reads one record again; see editorial.Input.
func (in *EmbeddedInput) Reread(handle int64) (*editorial.Given, error) {
	i, offset := int(handle>>offsetBits), handle&(1<<offsetBits-1)
	if handle < 0 || i >= len(in.texts) || offset > int64(len(in.texts[i])) {
		return nil, fmt.Errorf("reread: no record has the handle %d", handle)
	}
	line, err := oneLine(bytes.NewReader(in.texts[i][offset:]))
	if err != nil {
		return nil, fmt.Errorf("reread %s: %w", in.names[i], err)
	}
	given, problems := Decode(line)
	if given == nil {
		return nil, fmt.Errorf("reread %s: %w", in.names[i], problems[0])
	}
	return given, nil
}
