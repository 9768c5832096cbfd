package v11

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/varanto/varanto/internal/editorial"
)

// bounded reads on until more than MaxRecordSize bytes have been read since the last reset.
type bounded struct {
	from  io.Reader
	since int64
	lines *lineCount
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.since > MaxRecordSize {
		return 0, errTooLong
	}
	n, err := b.from.Read(p)
	b.since += int64(n)
	b.lines.see(p[:n])
	return n, err
}

// lineCount tells on which line an offset lies, of offsets that only grow.
type lineCount struct {
	seen  int64
	line  int
	ahead []int64 // offsets of line ends not yet passed
}

func (c *lineCount) see(p []byte) {
	for i, b := range p {
		if b == '\n' {
			c.ahead = append(c.ahead, c.seen+int64(i))
		}
	}
	c.seen += int64(len(p))
}

func (c *lineCount) at(offset int64) int {
	passed := 0
	for passed < len(c.ahead) && c.ahead[passed] < offset {
		passed++
	}
	c.line += passed
	c.ahead = append(c.ahead[:0], c.ahead[passed:]...)
	return c.line + 1
}

// whole reads the entities of one JSON text.
type whole struct {
	ctx    context.Context
	file   inputFile
	handle int64
	yield  func(editorial.Record) bool
	in     *bounded
	d      *jsontext.Decoder
	// skipped is how many bytes before the decoder's first one were passed over.
	skipped int64
}

// errStop tells that the reader of the records wants no more.
var errStop = errors.New("stop")

// wholeRecords yields the entities of a file that holds one entity, a list of them, or a page with an itemList.
func wholeRecords(
	ctx context.Context, r io.ReadSeeker, f inputFile, handle int64, yield func(editorial.Record) bool,
) (more bool, err error) {
	w := &whole{ctx: ctx, file: f, handle: handle, yield: yield}
	start := make([]byte, len(byteOrderMark))
	if n, _ := io.ReadFull(r, start); string(start[:n]) == string(byteOrderMark) {
		w.skipped = int64(n)
	}
	if _, err := r.Seek(w.skipped, io.SeekStart); err != nil {
		return false, err
	}
	w.in = &bounded{from: r, lines: &lineCount{seen: w.skipped}}
	w.d = jsontext.NewDecoder(w.in)
	err = w.text(r)
	if errors.Is(err, errStop) {
		return false, nil
	}
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return w.fault("syntax", syntaxProblem(syntax).Message), nil
	}
	switch {
	case errors.Is(err, errTooLong):
		return w.fault("size", fmt.Sprintf("an entity is longer than %d bytes; the rest of the file is not read", MaxRecordSize)), nil
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return w.fault("syntax", "the file ends too early"), nil
	}
	return err == nil, err
}

// fault yields what is wrong with the file from where it is read.
func (w *whole) fault(rule, message string) (more bool) {
	line := w.in.lines.at(w.skipped + w.d.InputOffset())
	return w.yield(unreadable(editorial.Place{File: w.file.path, Line: line}, rule, message))
}

func (w *whole) text(r io.ReadSeeker) error {
	switch w.d.PeekKind() {
	case '[':
		if err := w.list(); err != nil {
			return err
		}
		return w.end()
	case '{':
		return w.object(r)
	}
	_, err := w.d.ReadValue()
	if err != nil || w.file.found {
		return err
	}
	if !w.fault("kind", "the file is no object or list") {
		return errStop
	}
	return nil
}

// end wants the file to end here: what follows the JSON text, such as a second one in a file of lines that is named
// .json, must not be lost without a word.
func (w *whole) end() error {
	more, err := w.more()
	if err == nil && more {
		err = w.tail()
	}
	return err
}

// tail yields that the file goes on after its JSON text.
func (w *whole) tail() error {
	if !w.fault("syntax", "there is more after the JSON text; a file with one entity a line is named .jsonl") {
		return errStop
	}
	return nil
}

// more tells whether anything but white space follows the JSON text.
func (w *whole) more() (bool, error) {
	w.in.since = 0
	_, err := w.d.ReadToken()
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if _, syntax := errors.AsType[*jsontext.SyntacticError](err); syntax {
		return true, nil
	}
	return err == nil, err
}

// list yields the elements of a list.
func (w *whole) list() error {
	if _, err := w.d.ReadToken(); err != nil {
		return err
	}
	for w.d.PeekKind() != ']' {
		if err := w.entity(); err != nil {
			return err
		}
	}
	_, err := w.d.ReadToken()
	return err
}

// object is a page when it has an itemList; else it is one entity, which is then read as a whole.
func (w *whole) object(r io.ReadSeeker) error {
	start := w.skipped + w.d.InputOffset()
	page, err := w.page()
	if err != nil {
		return err
	}
	if page {
		return w.end()
	}
	more, err := w.more()
	if err != nil {
		return err
	}
	if _, err := r.Seek(start, io.SeekStart); err != nil {
		return err
	}
	line, err := oneValue(r)
	if err != nil {
		return err
	}
	if w.file.found && survey(line).kind == "" {
		return nil // some other program's file
	}
	if !w.yield(record(editorial.Place{File: w.file.path, Line: 1}, w.handle|start, line)) {
		return errStop
	}
	if more {
		return w.tail()
	}
	return nil
}

// page passes over an object and yields what its itemList holds; it tells whether there is one.
func (w *whole) page() (bool, error) {
	if _, err := w.d.ReadToken(); err != nil {
		return false, err
	}
	page := false
	for w.d.PeekKind() != '}' {
		name, err := w.d.ReadToken()
		if err != nil {
			return false, err
		}
		if name.Kind() == '"' && name.String() == "itemList" && w.d.PeekKind() == '[' {
			page = true
			err = w.list()
			w.in.since = 0
		} else {
			err = w.d.SkipValue()
		}
		if err != nil {
			return false, err
		}
	}
	_, err := w.d.ReadToken()
	return page, err
}

func (w *whole) entity() error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	w.in.since = 0
	value, err := w.d.ReadValue()
	if err != nil {
		return err
	}
	start := w.skipped + w.d.InputOffset() - int64(len(value))
	at := editorial.Place{File: w.file.path, Line: w.in.lines.at(start)}
	if !w.yield(record(at, w.handle|start, value)) {
		return errStop
	}
	return nil
}

// oneValue reads the JSON value at the reader's beginning.
func oneValue(r io.Reader) ([]byte, error) {
	return jsontext.NewDecoder(&bounded{from: r, lines: new(lineCount)}).ReadValue()
}
