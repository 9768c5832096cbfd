package live

import (
	"bytes"
	"compress/gzip"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func unzip(t interface{ Fatalf(string, ...any) }, b []byte) string {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("gzip header: %v", err)
	}
	r.Multistream(false) // one member only: many readers stop at the first
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("gzip stream: %v", err)
	}
	return string(out)
}

func zipped(w *Wire) []byte {
	b, _ := w.Gzip()
	return b
}

func TestWireGzipHoldsTheBody(t *testing.T) {
	for _, body := range []string{"", "x", `{"id":"1"}`, strings.Repeat("palvelu ", 100_000)} {
		w := NewWire([]byte(body))
		if got := unzip(t, zipped(w)); got != body {
			t.Errorf("gzip of %d bytes gives %d bytes back", len(body), len(got))
		}
	}
}

// joined puts the pieces of a form together, which must be as long as the form says.
func joined(t interface{ Fatalf(string, ...any) }) func([][]byte, int) []byte {
	return func(pieces [][]byte, length int) []byte {
		all := bytes.Join(pieces, nil)
		if len(all) != length {
			t.Fatalf("%d bytes, said to be %d", len(all), length)
		}
		return all
	}
}

func TestPageIsOneGzipStreamOfItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := NewPage()
		defer p.Free()
		var want strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "parts") {
			s := rapid.StringN(1, 200, -1).Draw(t, "part")
			if rapid.Bool().Draw(t, "long") {
				s = strings.Repeat(s, 2000)
			}
			want.WriteString(s)
			if rapid.Bool().Draw(t, "piece") {
				p.Piece(NewWire([]byte(s)))
			} else {
				p.Text(s)
			}
		}
		if got := string(joined(t)(p.Plain())); got != want.String() {
			t.Fatalf("body differs: %d bytes, want %d", len(got), want.Len())
		}
		if got := unzip(t, joined(t)(p.Gzip())); got != want.String() {
			t.Fatalf("gzip differs: %d bytes, want %d", len(got), want.Len())
		}
	})
}

func TestCRCJoinEqualsCRCOfTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SliceOf(rapid.Byte()).Draw(t, "a")
		b := rapid.SliceOf(rapid.Byte()).Draw(t, "b")
		got := crcJoin(crc32.ChecksumIEEE(a), crc32.ChecksumIEEE(b), crcShift(len(b)))
		if want := crc32.ChecksumIEEE(append(a, b...)); got != want {
			t.Fatalf("joined CRC %08x, want %08x", got, want)
		}
	})
}

func TestETagsTellFormsAndContentsApart(t *testing.T) {
	a, b := NewWire([]byte("a")), NewWire([]byte("b"))
	tags := map[string]bool{a.ETag()[0]: true, a.GzipETag()[0]: true, b.ETag()[0]: true, b.GzipETag()[0]: true}
	var one, other Page
	one.Piece(a)
	one.Piece(b)
	other.Piece(b)
	other.Piece(a)
	for _, p := range []*Page{&one, &other} {
		tags[p.ETag(false)], tags[p.ETag(true)] = true, true
	}
	if len(tags) != 8 {
		t.Errorf("8 different answers have %d tags", len(tags))
	}
}
