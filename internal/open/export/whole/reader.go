package whole

import (
	"errors"
	"io"
	"sort"

	"github.com/varanto/varanto/internal/live"
)

// Reader reads a file from any place on. It is not for use by many goroutines, and must be closed.
type Reader struct {
	file   *File
	at     int64
	page   *live.Page
	pieces [][]byte // of the chunk in hand, from at on
}

// NewReader starts at the beginning.
func (f *File) NewReader() *Reader { return &Reader{file: f} }

// errSeek is of a seek to before the beginning.
var errSeek = errors.New("seek to before the beginning")

// Seek implements io.Seeker.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += r.at
	case io.SeekEnd:
		offset += r.file.size
	}
	if offset < 0 {
		return 0, errSeek
	}
	r.at, r.pieces = offset, nil
	return offset, nil
}

// Read implements io.Reader.
func (r *Reader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(r.pieces) == 0 && !r.open() {
			break
		}
		k := copy(p[n:], r.pieces[0])
		n += k
		r.at += int64(k)
		if r.pieces[0] = r.pieces[0][k:]; len(r.pieces[0]) == 0 {
			r.pieces = r.pieces[1:]
		}
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// WriteTo implements io.WriterTo: it writes the pieces as they lie.
func (r *Reader) WriteTo(w io.Writer) (int64, error) {
	var written int64
	for len(r.pieces) > 0 || r.open() {
		n, err := w.Write(r.pieces[0])
		written += int64(n)
		r.at += int64(n)
		if err != nil {
			return written, err
		}
		r.pieces = r.pieces[1:]
	}
	return written, nil
}

// open takes the chunk in hand in which the place is; it is false at the end.
func (r *Reader) open() bool {
	r.free()
	if r.at >= r.file.size {
		return false
	}
	chunks := r.file.chunks
	i := sort.Search(len(chunks), func(i int) bool { return chunks[i].start > r.at }) - 1
	r.page = r.file.page(chunks[i])
	pieces, _ := r.file.form(r.page)
	// The page's list of pieces is used again by later ones; what is cut off here must not reach it.
	r.pieces = append(r.pieces[:0:0], pieces...)
	for skip := r.at - chunks[i].start; skip > 0; {
		if k := int64(len(r.pieces[0])); k <= skip {
			skip -= k
			r.pieces = r.pieces[1:]
			continue
		}
		r.pieces[0] = r.pieces[0][skip:]
		break
	}
	return len(r.pieces) > 0
}

func (r *Reader) free() {
	if r.page != nil {
		r.page.Free()
		r.page, r.pieces = nil, nil
	}
}

// Close frees what the reader holds.
func (r *Reader) Close() error {
	r.free()
	r.at = r.file.size
	return nil
}
