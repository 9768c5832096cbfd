package v11

import (
	"bytes"
	"strconv"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/live"
)

// Page sizes of PTV: lists of ids and names and code pages, and pages of full entities.
const (
	idsAPage      = 1000
	entitiesAPage = 100
)

// page is one page of a list. Its members are those from from up to, without, to.
type page struct {
	number, size, count int
	from, to            int
}

// pageOf places page number of a list of total members. Page 0 and below is PTV's page without a count; beyond the end
// the count is right and the page empty.
func pageOf(number, size, total int) page {
	p := page{number: number, size: size}
	if number < 1 {
		return p
	}
	p.count = (total + size - 1) / size
	if number > p.count {
		return p
	}
	p.from = (number - 1) * size
	p.to = min(p.from+size, total)
	return p
}

func (p page) empty() bool { return p.from == p.to }

// appendHead appends the page object up to its list; an empty page is complete with it (PTV: itemList null).
func (p page) appendHead(b []byte) []byte {
	b = append(b, `{"pageNumber":`...)
	b = strconv.AppendInt(b, int64(p.number), 10)
	b = append(b, `,"pageSize":`...)
	b = strconv.AppendInt(b, int64(p.size), 10)
	b = append(b, `,"pageCount":`...)
	b = strconv.AppendInt(b, int64(p.count), 10)
	if p.empty() {
		return append(b, `,"itemList":null}`...)
	}
	return append(b, `,"itemList":[`...)
}

// selection is an ordered set of a table's entries: creation time ascending, then id, which is a table's order.
type selection struct {
	table *live.Table
	set   *roaring.Bitmap
}

func (s selection) total() int { return int(s.set.GetCardinality()) }

// where keeps the entries that holds says yes to.
func (s selection) where(holds func(*live.Entry) bool) selection {
	kept := roaring.New()
	for it := s.set.Iterator(); it.HasNext(); {
		ord := it.Next()
		if holds(s.table.At(ord)) {
			kept.Add(ord)
		}
	}
	return selection{s.table, kept}
}

// modifiedIn keeps the entries whose content was changed in the window.
func (s selection) modifiedIn(w window) selection {
	if w.open() {
		return s
	}
	return s.where(func(e *live.Entry) bool { return w.holds(e.Modified.Time) })
}

// changedIn keeps the entries whose content or connections were changed in the window (PTV: lists of services and
// channels).
func (s selection) changedIn(w window) selection {
	if w.open() {
		return s
	}
	return s.where(func(e *live.Entry) bool {
		if w.holds(e.Modified.Time) {
			return true
		}
		for _, m := range e.ConnectionTimes {
			if w.holds(m.Time) {
				return true
			}
		}
		return false
	})
}

// each calls do with the page's entries, in order.
func (s selection) each(p page, do func(i int, e *live.Entry)) {
	if p.empty() {
		return
	}
	first, err := s.set.Select(uint32(p.from))
	if err != nil {
		return // the page lies inside the set
	}
	it := s.set.Iterator()
	it.AdvanceIfNeeded(first)
	for i := 0; i < p.to-p.from && it.HasNext(); i++ {
		do(i, s.table.At(it.Next()))
	}
}

// itemSize is room enough for most items of a list of ids and names.
const itemSize = 160

// sendItems answers with a page of ids and names. The pages of all that is published, which whoever copies the catalogue
// reads one after the other, are kept until something in it changes.
func (c request) sendItems(s selection, number int, item func([]byte, *live.Entry) []byte) int {
	p := pageOf(number, idsAPage, s.total())
	room := 64 + (p.to-p.from)*itemSize
	if s.set == s.table.Published() && !p.empty() {
		return c.sendWire(s.table.DerivedWire(itemsPage(number), func() *live.Wire {
			return live.NewWire(bytes.Clone(s.appendItems(make([]byte, 0, room), p, item)))
		}), headerFresh, headerJSON)
	}
	buf := buffers.take()
	defer buffers.give(buf)
	buf.Grow(room)
	return c.sendBody(s.appendItems(buf.AvailableBuffer(), p, item))
}

// itemsPage is the key under which a table keeps a page of ids and names of all that is published.
type itemsPage int

func (s selection) appendItems(b []byte, p page, item func([]byte, *live.Entry) []byte) []byte {
	b = p.appendHead(b)
	if p.empty() {
		return b
	}
	s.each(p, func(i int, e *live.Entry) {
		if i > 0 {
			b = append(b, ',')
		}
		b = item(b, e)
	})
	return append(b, ']', '}')
}

// sendEntities answers with a page of whole entities. A piece that cannot be made is an error of the server.
func (c request) sendEntities(s selection, number int, piece pieces) int {
	p := pageOf(number, entitiesAPage, s.total())
	out := live.NewPage()
	out.Text(string(p.appendHead(nil)))
	if p.empty() {
		return c.sendPage(out)
	}
	if err := c.glue(out, s, p, piece); err != nil {
		return c.broken(err)
	}
	out.Text("]}")
	return c.sendPage(out)
}

// sendArray answers with whole entities as a plain array.
func (c request) sendArray(s selection, piece pieces) int {
	out := live.NewPage()
	out.Text("[")
	if err := c.glue(out, s, page{to: s.total()}, piece); err != nil {
		return c.broken(err)
	}
	out.Text("]")
	return c.sendPage(out)
}

// pieces gives the bytes with which an entity stands in a list.
type pieces func(*live.Snapshot, *live.Entry) (*live.Wire, error)

func (c request) glue(out *live.Page, s selection, p page, piece pieces) error {
	var failed error
	s.each(p, func(i int, e *live.Entry) {
		w, err := piece(c.snap, e)
		if err != nil {
			failed = err
			return
		}
		if i > 0 {
			out.Text(",")
		}
		out.Piece(c.withSource(e, w))
	})
	return failed
}

// plainPiece is the entity as GET {id} shows it.
func plainPiece(_ *live.Snapshot, e *live.Entry) (*live.Wire, error) { return e.Wire(), nil }

// headedPiece keeps the marks of headings: showHeader=true.
func headedPiece(_ *live.Snapshot, e *live.Entry) (*live.Wire, error) { return e.WithHeaders(), nil }

func piecesFor(showHeader bool) pieces {
	if showHeader {
		return headedPiece
	}
	return plainPiece
}

// appendItem appends {"id", "name"}; for an organisation with parentOrganizationId before.
func appendItem(b []byte, e *live.Entry) []byte { return append(b, e.Item...) }

// appendIDName appends {"id", "name"}.
func appendIDName(b []byte, e *live.Entry) []byte {
	b = append(b, `{"id":"`...)
	b = appendID(b, e.ID)
	b = append(b, `","name":`...)
	b = appendText(b, e.Name)
	return append(b, '}')
}

// appendText appends a string, null when it is empty.
func appendText(b []byte, s string) []byte {
	if s == "" {
		return append(b, "null"...)
	}
	return appendQuoted(b, s)
}
