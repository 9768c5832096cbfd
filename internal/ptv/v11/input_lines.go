package v11

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/varanto/varanto/internal/editorial"
)

// lineBuffer is how much of a file is read at a time; longer lines are put together in a buffer of their own.
const lineBuffer = 256 << 10

// slack is room for what trimming takes off a line: its end, a byte order mark.
const slack = 16

// byteOrderMark may begin a UTF-8 file.
var byteOrderMark = []byte("\xef\xbb\xbf")

// errTooLong tells that a line or a value is longer than MaxRecordSize.
var errTooLong = errors.New("is longer than a record may be")

// lines reads a file line by line with bounded memory.
type lines struct {
	from   *bufio.Reader
	long   []byte
	number int   // of the line read last, from 1
	start  int64 // its offset
	next   int64
}

func newLines(r io.Reader) *lines { return &lines{from: bufio.NewReaderSize(r, lineBuffer)} }

// read returns the next line without its end, valid until the next call; io.EOF after the last one, errTooLong for a
// line that was passed over.
func (l *lines) read() ([]byte, error) {
	l.number++
	l.start = l.next
	l.long = l.long[:0]
	tooLong := false
	for {
		piece, err := l.from.ReadSlice('\n')
		l.next += int64(len(piece))
		if l.next-l.start > MaxRecordSize+slack {
			tooLong, l.long = true, l.long[:0]
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			if !tooLong {
				l.long = append(l.long, piece...)
			}
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || l.next == l.start) {
			return nil, err
		}
		if tooLong {
			return nil, errTooLong
		}
		if len(l.long) > 0 {
			l.long = append(l.long, piece...)
			piece = l.long
		}
		if line := l.trimmed(piece); len(line) <= MaxRecordSize {
			return line, nil
		}
		return nil, errTooLong
	}
}

func (l *lines) trimmed(line []byte) []byte {
	if l.start == 0 {
		line = bytes.TrimPrefix(line, byteOrderMark)
	}
	return bytes.TrimSpace(line)
}

// lineRecords yields the records of a file with one entity a line.
func lineRecords(
	ctx context.Context, r io.Reader, path string, handle int64, yield func(editorial.Record) bool,
) (more bool, err error) {
	l := newLines(r)
	for {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		line, err := l.read()
		at := editorial.Place{File: path, Line: l.number}
		var rec editorial.Record
		switch {
		case errors.Is(err, io.EOF):
			return true, nil
		case errors.Is(err, errTooLong):
			rec = unreadable(at, "size", fmt.Sprintf("the line is longer than %d bytes", MaxRecordSize))
		case err != nil:
			return false, err
		case len(line) == 0:
			continue
		default:
			rec = record(at, handle|l.start, line)
		}
		if !yield(rec) {
			return false, nil
		}
	}
}

// oneLine reads the line at the reader's beginning.
func oneLine(r io.Reader) ([]byte, error) {
	l := lines{from: bufio.NewReaderSize(r, 16<<10)}
	line, err := l.read()
	if errors.Is(err, io.EOF) {
		return nil, io.ErrUnexpectedEOF
	}
	return line, err
}
