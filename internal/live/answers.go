package live

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
)

// answers are a published entry's ready-made answers. They are made right after the snapshot that brings the entry is
// shown, or when a reader asks before that: so neither loading a catalogue nor changing what many show holds readers
// up. Either way the bytes are the same, for an entry lives only as long as nothing that it shows changes.
type answers struct {
	once        sync.Once
	wire        Wire
	withHeaders *Wire   // &wire when there are no heading marks
	from        *recipe // nil once they are made
}

// recipe is what answers are made from, the same for all that one edit brings.
type recipe struct {
	snapshot *Snapshot
	renderer Renderer
	log      *slog.Logger
}

// Wire returns the ready-made answer; nil unless the entry is published.
func (e *Entry) Wire() *Wire {
	if e.answers == nil {
		return nil
	}
	return &e.made(nil).wire
}

// WithHeaders returns the answer that keeps heading marks: the same Wire when there are none; nil unless the entry is
// published.
func (e *Entry) WithHeaders() *Wire {
	if e.answers == nil {
		return nil
	}
	return e.made(nil).withHeaders
}

// made returns the answers of a published entry. Those that it makes go into the slab.
func (e *Entry) made(s *slab) *answers {
	e.answers.once.Do(func() { e.answers.make(e, s) })
	return e.answers
}

// make makes both. An entity that cannot be rendered, which its description should have found out, reads as null.
func (a *answers) make(e *Entry, s *slab) {
	out, err := a.from.render(e)
	if err != nil {
		a.from.log.Error("an entity cannot be rendered; it reads as null", "kind", e.Kind, "id", e.ID, "error", err)
		out = Rendered{Body: []byte("null")}
	}
	if s != nil {
		out.Body, out.WithHeaders = s.keep(out.Body), s.keep(out.WithHeaders)
	}
	a.wire.fill(out.Body, s)
	a.withHeaders = &a.wire
	if len(out.WithHeaders) > 0 {
		a.withHeaders = new(Wire)
		a.withHeaders.fill(out.WithHeaders, s)
	}
	a.from = nil
}

// render makes an error of a panic: one entity must not take down those who render all of them in the background.
func (r *recipe) render(e *Entry) (out Rendered, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return r.renderer.Render(r.snapshot, e)
}

// warm makes all forms that nobody has asked for yet, into the slab.
func (e *Entry) warm(s *slab) {
	if e.answers == nil {
		return
	}
	a := e.made(s)
	a.wire.zip(s)
	a.withHeaders.zip(s)
}
