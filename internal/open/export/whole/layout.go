// Package whole gives the whole published catalogue as one file: JSON Lines, plain or gzipped, that can be broken off and
// resumed.
//
// Every line is an entity: {"kind":"Service","entity":{...}} with the entity in the shape of PTV's Open API v11, as it lies
// ready. Organisations come first, then general descriptions, channels, services (with their connections) and collections;
// within a kind the oldest comes first, so that a reader knows what a line refers to, but for channels that a general
// description proposes.
//
// The gzipped form has a member of its own for every few hundred lines (RFC 1952, 2.2), which ordinary programs unpack as
// one file. Both forms are put together of pieces that lie ready; nothing is held in memory but the lengths of the chunks.
package whole

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// chunkLines is how many lines a chunk, and a gzip member, has.
const chunkLines = 256

// kinds are the kinds of the lines, in their order.
var kinds = []catalog.Kind{
	catalog.KindOrganization, catalog.KindGeneralDescription, catalog.KindServiceChannel, catalog.KindService,
	catalog.KindServiceCollection,
}

// File is the catalogue of one snapshot in one form. It never changes and may be read by many at the same time.
type File struct {
	*layout
	snapshot *live.Snapshot
}

// layout says where in a file what lies.
type layout struct {
	zipped bool
	chunks []chunk
	size   int64
}

// chunk is some entries of one kind, where their bytes begin and how many they are.
type chunk struct {
	kind   catalog.Kind
	ords   []uint32
	start  int64
	length int64
}

// NewFile lays out the file: it finds how long every chunk is, which makes answers that nobody has asked for yet.
func NewFile(s *live.Snapshot, zipped bool) *File { return newFile(s, zipped, nil) }

// newFile lays out a file after another one of the same form, which may be nil. An entry's answer never changes, so that a chunk of the very
// same entries is as long as it was.
func newFile(s *live.Snapshot, zipped bool, before *File) *File {
	f := &File{&layout{zipped: zipped}, s}
	for _, kind := range kinds {
		earlier := before.of(kind)
		add := func(ords []uint32) {
			c := chunk{kind: kind, ords: ords, start: f.size}
			same := len(earlier) > 0 && slices.Equal(ords, earlier[0].ords)
			if same {
				c.ords = earlier[0].ords // one list for all files that are kept
			}
			if same && f.sharesWith(before, c) {
				c.length = earlier[0].length
			} else {
				c.length = f.measure(c)
			}
			f.chunks = append(f.chunks, c)
			f.size += c.length
			earlier = earlier[min(len(earlier), 1):]
		}
		var ords []uint32
		for it := s.Table(kind).Published().Iterator(); it.HasNext(); {
			if ords = append(ords, it.Next()); len(ords) == chunkLines {
				add(ords)
				ords = nil
			}
		}
		if len(ords) > 0 {
			add(ords)
		}
	}
	return f
}

// of are the chunks of a kind.
func (f *File) of(kind catalog.Kind) []chunk {
	if f == nil {
		return nil
	}
	from := slices.IndexFunc(f.chunks, func(c chunk) bool { return c.kind == kind })
	if from < 0 {
		return nil
	}
	to := from
	for to < len(f.chunks) && f.chunks[to].kind == kind {
		to++
	}
	return f.chunks[from:to]
}

// sharesWith tells whether a chunk has the same entries in another file, not only those of the same ids.
func (f *File) sharesWith(before *File, c chunk) bool {
	now, then := f.snapshot.Table(c.kind), before.snapshot.Table(c.kind)
	return !slices.ContainsFunc(c.ords, func(ord uint32) bool { return now.At(ord) != then.At(ord) })
}

func (f *File) measure(c chunk) int64 {
	page := f.page(c)
	defer page.Free()
	_, length := f.form(page)
	return int64(length)
}

// Size is the file's length in bytes.
func (f *File) Size() int64 { return f.size }

// page is a chunk's lines.
func (f *File) page(c chunk) *live.Page {
	page := live.NewPage()
	table, head := f.snapshot.Table(c.kind), `{"kind":"`+string(c.kind)+`","entity":`
	next := "}\n" + head
	for i, ord := range c.ords {
		if i == 0 {
			page.Text(head)
		} else {
			page.Text(next)
		}
		page.Piece(table.At(ord).Wire())
	}
	page.Text("}\n")
	return page
}

func (f *File) form(page *live.Page) (pieces [][]byte, length int) {
	if f.zipped {
		return page.Gzip()
	}
	return page.Plain()
}
