package live

import (
	"log/slog"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// edit makes the next snapshot from the current one. It goes in three steps: take in the revisions, work out the
// facts of what changed and of those whose facts depend on it, render every answer that shows any of it anew.
type edit struct {
	next   *Snapshot
	tables [len(tableKinds)]*tableEdit
	// whole tells that everything is made anew, so that nobody's neighbours need to be looked for.
	whole bool
	// late are the entries whose answers warm makes; those of a whole catalogue are left to Catalogue.Warm.
	late []*Entry
	// facts and renders hold what the later steps must visit.
	facts, renders [len(tableKinds)]map[catalog.ID]bool
}

// tableEdit changes a table whose shared parts it copies before their first change.
type tableEdit struct {
	*Table
	touched  bool
	ids      idsEdit
	rows     *rowsEdit
	sets     [Withdrawn + 1]bool // copied already
	postings map[keyHandle]*roaring.Bitmap
}

func (s *Snapshot) edit() *edit {
	next := *s
	e := &edit{next: &next}
	next.links = s.links.copy()
	next.items = s.items.Copy()
	next.places = s.places.copy()
	for i, t := range s.tables {
		copied := &Table{ids: t.ids, index: t.index.Copy(), rows: t.rows, sets: t.sets, changed: t.changed}
		next.tables[i] = copied
		e.tables[i] = &tableEdit{Table: copied, ids: idsEdit{ids: t.ids}, rows: t.rows.edit(), postings: map[keyHandle]*roaring.Bitmap{}}
		e.facts[i] = map[catalog.ID]bool{}
		e.renders[i] = map[catalog.ID]bool{}
	}
	return e
}

// put makes now the entry of its id and place; old is the entry that it replaces, nil for a new one.
func (t *tableEdit) put(old, now *Entry) {
	t.touched = true
	if old == nil {
		t.ids.add(now.ID, now.Ord)
		t.Table.ids = t.ids.ids
	}
	t.rows.set(now.Ord, now)
	t.Table.rows = t.rows.rows
	if old != nil && old.Visibility == now.Visibility {
		return // the sets stay shared: what is worked out of one holds on
	}
	if old != nil {
		t.set(old.Visibility).Remove(now.Ord)
	}
	t.set(now.Visibility).Add(now.Ord)
}

func (t *tableEdit) set(v Visibility) *roaring.Bitmap {
	if !t.sets[v] {
		t.Table.sets[v] = t.Table.sets[v].Clone()
		t.sets[v] = true
	}
	return t.Table.sets[v]
}

func (t *tableEdit) posting(h keyHandle) *roaring.Bitmap {
	set, ok := t.postings[h]
	if !ok {
		k := h.Value()
		if p, found := t.index.Get(posting{key: k}); found {
			set = p.bitmap().Clone()
		} else {
			set = roaring.New()
		}
		t.index.Set(posting{key: k, set: set})
		t.postings[h] = set
	}
	return set
}

// seal brings the index to the form in which readers use it, as of a revision.
func (t *tableEdit) seal(seq int64) {
	for h, set := range t.postings {
		t.Table.changed[h.Value().facet] = seq
		if p, ok := sealed(h.Value(), set); ok {
			t.index.Set(p)
		} else {
			t.index.Delete(p)
		}
	}
}

// seal brings all tables to the form in which readers use them. A table that nothing was put into stays the one that it
// was, with all that was worked out of it.
func (e *edit) seal(from *Snapshot, seq int64) {
	for i, t := range e.tables {
		if t.touched {
			t.seal(seq)
		} else {
			e.next.tables[i] = from.tables[i]
		}
	}
}

// reindex moves an entry from the postings of its old keys to those of its new ones. Either may name a key twice, as of an
// organisation in two roles.
func (t *tableEdit) reindex(ord uint32, old, now []keyHandle) {
	if len(old) == 0 {
		for _, k := range now {
			t.posting(k).Add(ord)
		}
		return
	}
	had, has := setOf(old), setOf(now)
	for k := range has {
		if !had[k] {
			t.posting(k).Add(ord)
		}
	}
	for k := range had {
		if !has[k] {
			t.posting(k).Remove(ord)
		}
	}
}

func setOf(keys []keyHandle) map[keyHandle]bool {
	set := make(map[keyHandle]bool, len(keys))
	for _, k := range keys {
		set[k] = true
	}
	return set
}

// takeAll takes in revisions in their order. What cannot be read is logged and left out.
func (e *edit) takeAll(revisions []store.Entry, log *slog.Logger) {
	facts := make([]catalog.Entity, len(revisions))
	documents := make([]packed, len(revisions))
	if e.whole || e.next.packing == nil && len(revisions) >= dictionarySample { // also of an import into an empty catalogue
		e.next.packing = packingFor(len(revisions), func(i int) []byte { return revisions[i].Document })
	}
	inParallelWith(len(revisions), e.slab, func(i int, s *slab) {
		r := &revisions[i]
		if tableIndex(r.Kind) >= 0 {
			documents[i] = e.taken(r.Document)
			return
		}
		documents[i] = e.next.packing.pack(r.Document, s)
		var err error
		if facts[i], err = catalog.Unmarshal(r.Kind, r.Document); err != nil {
			log.Error("a revision cannot be read; it is left out", "seq", r.Seq, "error", err)
			facts[i] = nil
		}
	})
	for i, r := range revisions {
		switch f := facts[i].(type) {
		case *catalog.CodeItem:
			e.takeCodeItem(f)
		case *catalog.Connection:
			e.takeConnection(r.Revision, f, documents[i])
		case nil:
			if tableIndex(r.Kind) >= 0 {
				e.take(r, documents[i])
			}
		}
	}
}

// taken is an entity's document as it came. Those of a whole catalogue are packed when they have been described, which
// reads them.
func (e *edit) taken(document []byte) packed {
	if e.whole {
		return packed{nil, document}
	}
	return e.next.packing.pack(document, nil)
}

// slab is where a worker puts what it keeps of a whole catalogue; nil, memory of its own for each, of a living one.
func (e *edit) slab() *slab {
	if e.whole {
		return new(slab)
	}
	return nil
}

// take takes in a revision of an entity that has entries.
func (e *edit) take(r store.Entry, document packed) {
	i := tableIndex(r.Kind)
	t := e.tables[i]
	old, known := t.Get(r.ID)
	now := &Entry{Kind: r.Kind, ID: r.ID, Created: r.FirstTime, Ord: uint32(t.Len())}
	if known {
		*now = *old
	} else {
		old = nil
	}
	now.Status, now.Actor, now.Revised = r.Status, r.Actor, r.Time
	now.see(r.Status, document)
	t.put(old, now)
	e.facts[i][r.ID] = true
}

// see works out visibility and shown document from a revision that follows what the entry held before.
func (e *Entry) see(status catalog.Status, document packed) {
	switch status {
	case catalog.StatusPublished:
		e.Visibility, e.document = Published, document
	case catalog.StatusDeleted:
		e.Visibility, e.document = Archived, document
	case catalog.StatusRemoved:
		e.Visibility, e.document = Hidden, document
	case catalog.StatusWithdrawn:
		e.Visibility, e.document = Withdrawn, document
	case catalog.StatusModified:
		// A published version stays public beside an edit; without one the entity counts as withdrawn (PTV).
		if e.Visibility != Published {
			e.Visibility, e.document = Withdrawn, document
		}
	case catalog.StatusDraft:
		if e.Visibility != Published {
			e.Visibility, e.document = Hidden, document
		}
	}
}

func (e *edit) takeConnection(r store.Revision, c *catalog.Connection, document packed) {
	l := &link{
		service: c.ServiceID, channel: c.ChannelID, document: document, order: c.Order, modified: c.Modified,
		removed: r.Status != catalog.StatusPublished,
	}
	for _, a := range c.DigitalAuthorizations {
		l.authorizations = append(l.authorizations, a.URI)
	}
	if l.removed || l.modified.IsZero() {
		l.modified = catalog.At(r.Time)
	}
	e.next.links.set(l, r.Seq)
	e.needFacts(catalog.KindService, c.ServiceID)
	e.needFacts(catalog.KindServiceChannel, c.ChannelID)
}

func (e *edit) takeCodeItem(c *catalog.CodeItem) {
	e.next.items.Set(c.URI, c)
	for _, f := range []Facet{FacetServiceClass, FacetOntologyTerm, FacetTargetGroup, FacetLifeEvent, FacetIndustrialClass, FacetAuthorization} {
		for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel, catalog.KindGeneralDescription} {
			t := e.next.Table(k)
			for x := range t.Each(t.Index(f, c.URI)) {
				e.needRender(k, x.ID)
				if f == FacetOntologyTerm && k == catalog.KindService {
					e.renderChannelsOf(x.ID)
				}
			}
		}
	}
}

func (e *edit) needFacts(k catalog.Kind, id catalog.ID) {
	i := tableIndex(k)
	if _, ok := e.tables[i].Get(id); ok {
		e.facts[i][id] = true
	}
}

func (e *edit) needRender(k catalog.Kind, id catalog.ID) { e.renders[tableIndex(k)][id] = true }

func (e *edit) renderChannelsOf(service catalog.ID) {
	for l := range e.next.links.of(catalog.KindService, service) {
		e.needRender(catalog.KindServiceChannel, l.channel)
	}
}
