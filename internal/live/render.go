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
	// Item writes the entry's member of id and name lists, from the entry alone.
	Item(e *Entry) []byte
}

// Rendered are an entity's answers.
type Rendered struct {
	// Body is the whole entity without heading marks in its texts; WithHeaders the one with them, nil when equal.
	Body, WithHeaders []byte
}

// render gives new answers, yet to be made, to all that was marked.
func (e *edit) render(r Renderer, log *slog.Logger) {
	from := &recipe{e.next, r, log}
	for i := range tableKinds {
		t := e.tables[i]
		var news []*Entry
		for id := range e.renders[i] {
			old, ok := t.Get(id)
			if !ok {
				continue
			}
			now := old
			if !e.whole { // entries of a whole catalogue are nobody else's yet
				now = new(Entry)
				*now = *old
			}
			now.answers = nil
			if now.Visibility == Published {
				now.answers = &answers{from: from}
			}
			t.put(old, now)
			news = append(news, now)
		}
		if !e.whole {
			e.late = append(e.late, news...)
		}
	}
}

// warm makes the answers that render gave. It comes after the new snapshot is shown, so that an organisation's new name
// does not wait for all of its services: who asks for one of them meanwhile makes it.
func (e *edit) warm() {
	inParallel(len(e.late), func(n int) { e.late[n].Wire() })
}

func parseID(s string) (catalog.ID, error) { return uuid.Parse(s) }
