package feed

import (
	"context"
	"errors"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/tidwall/btree"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/record"
)

const (
	// DefaultLimit and MaxLimit are how many items a page has.
	DefaultLimit = 100
	MaxLimit     = 1000
	// maxPageBytes ends a page whose documents are large.
	maxPageBytes = 8 << 20
)

// Question asks for changes.
type Question struct {
	// Since is the cursor after which to begin: 0 from the start, else the last answer's Next, or any sequence.
	Since int64
	// Limit is the most items; 0 stands for DefaultLimit. A page has one more in the rare case that two items have one place.
	Limit int
	// Kinds are the wanted kinds; nil means all.
	Kinds []catalog.Kind
	// Organizations have a role in a service, own a channel or a collection, or are the organisation itself or above it; nil
	// means all.
	Organizations []catalog.ID
	// Documents adds the documents.
	Documents bool
	// Own leaves out what is derived: then documents hold what they showed of others when they were given out.
	Own bool
}

// Page answers a Question.
type Page struct {
	Items []Item `json:"items"`
	// Next is what to ask with next: a sequence or, amid the items of one, a greater number that only a Question understands.
	// Nothing was left out up to there.
	Next int64 `json:"next"`
	// Head is up to where the feed tells now; the reader is up to date when Next is the same.
	Head int64 `json:"head"`

	// rows are those of the items.
	rows []row
}

// More tells that the feed goes on after the page.
func (p *Page) More() bool { return placeOf(p.Next).before(p.Head) }

// Place is the cursor with which to go on after an item; ok is false when that shares its place with the next one, so that
// both must be taken.
func (p *Page) Place(item int) (cursor int64, ok bool) {
	if item+1 == len(p.Items) {
		return p.Next, true
	}
	between, ok := within(p.rows[item], p.rows[item+1])
	return between.cursor(), ok
}

// ErrAhead says that a reader asks from beyond the end of the log: it has read from another log, or from this one before
// it was restored from a copy. It must begin anew.
var ErrAhead = errors.New("the sequence lies beyond the end of the log")

// After returns the changes after a cursor.
func (f *Changes) After(ctx context.Context, q Question) (Page, error) {
	s, since := f.catalogue.Snapshot(), placeOf(q.Since)
	if since.seq > s.Seq {
		return f.ahead(ctx, q.Since, s)
	}
	views, err := f.views(ctx, s, q.Own)
	if err != nil {
		return Page{}, err
	}
	page := Page{Next: s.Seq, Head: s.Seq}
	rows := f.wantedAfter(views, s, q)
	size := 0
	for i, r := range rows {
		if err := ctx.Err(); err != nil {
			return Page{}, err
		}
		if full := size >= maxPageBytes || len(page.Items) >= q.limit(); full {
			if end, ok := within(rows[i-1], r); ok {
				page.Next = end.cursor()
				break
			}
		}
		item := f.item(s, r, q.Documents)
		size += len(item.Document)
		page.Items, page.rows = append(page.Items, item), append(page.rows, r)
	}
	return page, nil
}

func (q *Question) limit() int {
	if q.Limit <= 0 {
		return DefaultLimit
	}
	return q.Limit
}

// wantedAfter are the rows of a page, and the first one of the next page, if there is one.
func (f *Changes) wantedAfter(views []*view, s *live.Snapshot, q Question) []row {
	wanted, limit := newWanted(s, q), q.limit()
	rows := make([]row, 0, min(limit, DefaultLimit)+1)
	newest(views, placeOf(q.Since), func(r row) bool {
		if r.seq > s.Seq {
			return false
		}
		if !wanted.has(r) {
			return true
		}
		rows = append(rows, r)
		if len(rows) <= limit {
			return true
		}
		_, ok := within(rows[len(rows)-2], r)
		return !ok
	})
	return rows
}

// newest yields the last row that any view has of each entity, as far as that comes after a place, in order.
func newest(views []*view, since place, yield func(row) bool) {
	type side struct {
		rows btree.IterG[row]
		ok   bool
	}
	sides := make([]side, len(views))
	for i, v := range views {
		sides[i].rows = v.rows.Iter()
		sides[i].ok = sides[i].rows.Seek(since.pivot())
	}
	for {
		first := -1
		for i := range sides {
			if sides[i].ok && (first < 0 || sides[i].rows.Item().compare(sides[first].rows.Item()) < 0) {
				first = i
			}
		}
		if first < 0 {
			return
		}
		r := sides[first].rows.Item()
		sides[first].ok = sides[first].rows.Next()
		if !overtaken(views, first, r) && !yield(r) {
			return
		}
	}
}

// overtaken tells that another view has a later row of the same entity.
func overtaken(views []*view, of int, r row) bool {
	for i, v := range views {
		if i == of {
			continue
		}
		if other, ok := v.last.Get(row{key: r.key}); ok && other.seq > r.seq {
			return true
		}
	}
	return false
}

// ahead tells a reader who is a moment ahead of this process from one who is wrong.
func (f *Changes) ahead(ctx context.Context, since int64, s *live.Snapshot) (Page, error) {
	head, err := f.log.Head(ctx)
	switch {
	case err != nil:
		return Page{}, err
	case placeOf(since).seq > head:
		return Page{}, ErrAhead
	}
	return Page{Next: since, Head: s.Seq}, nil
}

// item tells of a row as the snapshot has it.
func (f *Changes) item(s *live.Snapshot, r row, documents bool) Item {
	item := Item{Sequence: r.seq, Kind: kinds[r.kind], ID: r.id, Change: changes[r.change], At: r.at()}
	if item.Change.Gone() {
		item.Tombstone = &Tombstone{Reason: string(item.Change), Successor: successor(s, item.Kind, item.ID)}
		return item
	}
	e, ok := s.Published(item.Kind, item.ID)
	var err error
	if ok && documents {
		item.Document, err = f.encode(s, e)
	}
	if !ok || err != nil { // what cannot be read is not shown, so that it must not stay with readers either
		f.logger.Error("a published entity cannot be read; the feed tells that it is gone", "kind", item.Kind, "id", item.ID, "error", err)
		item.Change, item.Document, item.Tombstone = Removed, nil, &Tombstone{Reason: "unreadable"}
	}
	return item
}

// successor is what took the place of what is gone, by the rule that its record goes by, too; nil when none is known.
func successor(s *live.Snapshot, kind catalog.Kind, id catalog.ID) *Successor {
	gone, ok := s.Table(kind).Get(id)
	if !ok {
		return nil
	}
	next, probable := record.Successor(s, gone)
	if next == nil {
		return nil
	}
	return &Successor{Kind: next.Kind, ID: next.ID, Name: next.Name, Path: record.Path(next.Kind, next.ID), Probable: probable}
}

// wanted picks rows.
type wanted struct {
	s     *live.Snapshot
	kinds [len(kinds)]bool
	// organizations are those asked for and all below them; nil means all.
	organizations map[catalog.ID]bool
	// offered are the published entries of a kind in which one of them has a role.
	offered [len(kinds)]anyOf
}

func newWanted(s *live.Snapshot, q Question) *wanted {
	w := &wanted{s: s}
	for i, k := range kinds {
		w.kinds[i] = q.Kinds == nil || slices.Contains(q.Kinds, k)
	}
	if q.Organizations == nil {
		return w
	}
	w.organizations = map[catalog.ID]bool{}
	var ids []string
	for _, id := range s.Tree(q.Organizations...) {
		w.organizations[id] = true
		ids = append(ids, id.String())
	}
	for i := range w.offered {
		w.offered[i] = anyOf{facet: live.FacetOrganization, values: ids}
	}
	return w
}

// has tells whether a row is wanted. Of what is gone it goes by the last version, of which a reader may hold a copy.
func (w *wanted) has(r row) bool {
	if !w.kinds[r.kind] {
		return false
	}
	if w.organizations == nil {
		return true
	}
	table := w.s.Table(kinds[r.kind])
	e, ok := table.Get(r.id)
	if !ok {
		return false
	}
	if kinds[r.kind] == catalog.KindOrganization && w.organizations[r.id] || w.organizations[e.Organization] {
		return true
	}
	return w.offered[r.kind].has(table, e)
}

// anyOf are the published entries that have one of many values of a facet. They are gathered when the first row asks, for
// a scan may look at every row of the catalogue, but that of a reader who waits at none of a kind.
type anyOf struct {
	facet  live.Facet
	values []string
	set    *roaring.Bitmap
}

func (a *anyOf) has(t *live.Table, e *live.Entry) bool {
	if a.set == nil {
		a.set = roaring.New()
		for _, v := range a.values {
			a.set.Or(t.Index(a.facet, v))
		}
	}
	return a.set.Contains(e.Ord)
}
