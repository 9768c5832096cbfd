package v11

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Renderer writes published entities in the OUT shapes of PTV Open API v11. It implements live.Renderer. The zero value
// is ready for use, from many goroutines at the same time.
type Renderer struct {
	items   itemCache
	scratch sync.Pool // of *[]byte: room to write in before an answer's length is known
}

var _ live.Renderer = (*Renderer)(nil)

// encoder writes one entity of a snapshot.
type encoder struct {
	jsonWriter
	s     *live.Snapshot
	entry *live.Entry
	items *itemCache
	// shown is nil for what the public sees.
	shown *Shown
}

// Item writes the entity's member of id and name lists.
func (r *Renderer) Item(entry *live.Entry) []byte { return appendListItem(nil, entry) }

// Render writes the whole entity, with and without heading marks.
func (r *Renderer) Render(s *live.Snapshot, entry *live.Entry) (live.Rendered, error) {
	v, err := decoded(entry)
	if err != nil {
		return live.Rendered{}, err
	}
	e := encoder{s: s, entry: entry, items: &r.items}
	scratch, _ := r.scratch.Get().(*[]byte)
	if scratch == nil {
		scratch = new([]byte)
	}
	defer func() {
		*scratch = e.b
		r.scratch.Put(scratch)
	}()
	e.b = (*scratch)[:0]
	if err := e.entity(v); err != nil {
		return live.Rendered{}, err
	}
	out := live.Rendered{Body: bytes.Clone(e.b)}
	if !e.dropped {
		return out, nil
	}
	e.b, e.keepHeadings = e.b[:0], true
	if err := e.entity(v); err != nil {
		return live.Rendered{}, err
	}
	out.WithHeaders = bytes.Clone(e.b)
	return out, nil
}

// AppendServiceWithGD appends a service with all of its general description merged in: PTV's serviceWithGD reads. A
// service that leans on none is as Render writes it. showHeader keeps heading marks.
func (r *Renderer) AppendServiceWithGD(b []byte, s *live.Snapshot, entry *live.Entry, showHeader bool) ([]byte, error) {
	v, err := catalog.Decode[catalog.Service](entry.Document())
	if err != nil {
		return b, fmt.Errorf("service %s: %w", entry.ID, err)
	}
	return r.appendPart(b, s, entry, showHeader, func(e *encoder) error {
		e.service(v, true)
		return nil
	})
}

// AppendCollectionItem appends a collection in the shape of an organisation's pages: less sourceId, organizationId,
// publishingStatus and modified. showHeader keeps heading marks.
func (r *Renderer) AppendCollectionItem(b []byte, s *live.Snapshot, entry *live.Entry, showHeader bool) ([]byte, error) {
	c, err := catalog.Decode[catalog.ServiceCollection](entry.Document())
	if err != nil {
		return b, fmt.Errorf("service collection %s: %w", entry.ID, err)
	}
	return r.appendPart(b, s, entry, showHeader, func(e *encoder) error { return e.collection(c, true) })
}

// appendPart writes apart from b, whose end the writer's commas must not look at.
func (r *Renderer) appendPart(
	b []byte, s *live.Snapshot, entry *live.Entry, showHeader bool, write func(*encoder) error,
) ([]byte, error) {
	e := encoder{s: s, entry: entry, items: &r.items}
	e.keepHeadings = showHeader
	if err := write(&e); err != nil {
		return b, err
	}
	return append(b, e.b...), nil
}

func decoded(entry *live.Entry) (catalog.Entity, error) {
	v, err := catalog.Unmarshal(entry.Kind, entry.Document())
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", entry.Kind, entry.ID, err)
	}
	return v, nil
}

func (e *encoder) entity(v catalog.Entity) error {
	switch v := v.(type) {
	case *catalog.Service:
		e.service(v, false)
	case *catalog.ServiceChannel:
		e.channel(v)
	case *catalog.Organization:
		e.organization(v)
	case *catalog.GeneralDescription:
		e.generalDescription(v)
	case *catalog.ServiceCollection:
		return e.collection(v, false)
	default:
		return fmt.Errorf("%s has no v11 shape", e.entry.Kind)
	}
	return nil
}

// item writes {id, name} of another entity.
func (e *encoder) item(member string, id catalog.ID, name string) {
	e.key(member)
	e.raw("{")
	e.id("id", id)
	e.text("name", name)
	e.raw("}")
}

// modified writes when the content was changed. The contract knows no null: what has no time of its own has that of
// the entity.
func (e *encoder) modified(m catalog.Moment) {
	if m.IsZero() {
		m = e.entry.Modified
	}
	if m.IsZero() {
		m = catalog.At(e.entry.Revised)
	}
	e.key("modified")
	e.b = appendMoment(e.b, m)
}

// appendListItem appends an entry's member of id and name lists; organisations show their parent too.
func appendListItem(b []byte, entry *live.Entry) []byte {
	w := jsonWriter{b: append(b, '{')}
	if entry.Kind == catalog.KindOrganization {
		w.id("parentOrganizationId", entry.Organization)
	}
	w.id("id", entry.ID)
	w.text("name", entry.Name)
	return append(w.b, '}')
}
