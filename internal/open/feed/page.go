package feed

import (
	"context"
	"errors"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

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
	// Since is the sequence after which to begin: 0 from the start, else the last answer's Next.
	Since int64
	// Limit is the most items; 0 stands for DefaultLimit. A page may have one more, so that what belongs to one sequence is
	// not torn apart.
	Limit int
	// Kinds are the wanted kinds; nil means all.
	Kinds []catalog.Kind
	// Organizations have a role in a service, own a channel or a collection, or are the organisation itself or above it; nil
	// means all.
	Organizations []catalog.ID
	// Documents adds the documents.
	Documents bool
}

// Page answers a Question.
type Page struct {
	Items []Item `json:"items"`
	// Next is what to ask with next. Nothing was left out up to there.
	Next int64 `json:"next"`
	// Head is up to where the feed tells now; the reader is up to date when Next has reached it.
	Head int64 `json:"head"`
}

// ErrAhead says that a reader asks from beyond the end of the log: it has read from another log, or from this one before
// it was restored from a copy. It must begin anew.
var ErrAhead = errors.New("the sequence lies beyond the end of the log")

// After returns the changes after a sequence.
func (f *Changes) After(ctx context.Context, q Question) (Page, error) {
	s := f.catalogue.Snapshot()
	if q.Since > s.Seq {
		return f.ahead(ctx, q.Since, s)
	}
	if err := f.upTo(ctx, s); err != nil {
		return Page{}, err
	}
	limit := q.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	wanted := newWanted(s, q)
	page := Page{Next: s.Seq, Head: s.Seq}
	rows := make([]row, 0, min(limit, DefaultLimit)+1)
	f.seen.Load().after(q.Since, func(r row) bool {
		if r.seq > s.Seq {
			return false
		}
		if !wanted.has(r) {
			return true
		}
		if len(rows) >= limit && r.seq != rows[len(rows)-1].seq {
			page.Next = rows[len(rows)-1].seq
			return false
		}
		rows = append(rows, r)
		return true
	})
	size := 0
	for i, r := range rows {
		if err := ctx.Err(); err != nil {
			return Page{}, err
		}
		if size >= maxPageBytes && r.seq != rows[i-1].seq {
			page.Next = rows[i-1].seq
			break
		}
		item := f.item(s, r, q.Documents)
		size += len(item.Document)
		page.Items = append(page.Items, item)
	}
	return page, nil
}

// ahead tells a reader who is a moment ahead of this process from one who is wrong.
func (f *Changes) ahead(ctx context.Context, since int64, s *live.Snapshot) (Page, error) {
	head, err := f.log.Head(ctx)
	switch {
	case err != nil:
		return Page{}, err
	case since > head:
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
