package live

import (
	"log/slog"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// Renderer writes an entity's ready-made answers in a wire format.
type Renderer interface {
	// Render writes the answers for a published entry of s. It is called from many goroutines at the same time.
	Render(s *Snapshot, e *Entry) (Rendered, error)
}

// Rendered are an entity's answers.
type Rendered struct {
	// Body is the whole entity without heading marks in its texts; WithHeaders the one with them, nil when equal.
	Body, WithHeaders []byte
	// Item is the entity's member of id and name lists.
	Item []byte
}

// render makes the answers of all that was marked.
func (e *edit) render(r Renderer, log *slog.Logger) {
	for i := range tableKinds {
		t := e.tables[i]
		var olds []*Entry
		for id := range e.renders[i] {
			if x, ok := t.Get(id); ok {
				olds = append(olds, x)
			}
		}
		news := make([]*Entry, len(olds))
		inParallel(len(olds), func(n int) { news[n] = e.rendered(r, olds[n], log) })
		for n, now := range news {
			if now.Visibility != olds[n].Visibility {
				t.reindex(now.Ord, olds[n].facts.keys, nil)
				now.facts.keys = nil
			}
			t.put(olds[n], now)
		}
	}
}

func (e *edit) rendered(r Renderer, old *Entry, log *slog.Logger) *Entry {
	now := *old
	now.Wire, now.WithHeaders, now.Item = nil, nil, nil
	if now.Visibility != Published {
		now.Item = old.Item
		return &now
	}
	out, err := r.Render(e.next, &now)
	if err != nil {
		log.Error("an entity cannot be rendered; it is not shown", "kind", now.Kind, "id", now.ID, "error", err)
		now.Visibility = Hidden
		return &now
	}
	now.Wire = NewWire(out.Body)
	now.WithHeaders = now.Wire
	if out.WithHeaders != nil {
		now.WithHeaders = NewWire(out.WithHeaders)
	}
	now.Item = out.Item
	return &now
}

func parseID(s string) (catalog.ID, error) { return uuid.Parse(s) }
