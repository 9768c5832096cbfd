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
	once              sync.Once
	wire, withHeaders *Wire

	// What they are made from; nil once they are made.
	from     *Snapshot
	renderer Renderer
	log      *slog.Logger
}

// Wire returns the ready-made answer; nil unless the entry is published.
func (e *Entry) Wire() *Wire {
	if e.answers == nil {
		return nil
	}
	e.answers.once.Do(e.answer)
	return e.answers.wire
}

// WithHeaders returns the answer that keeps heading marks: the same Wire when there are none; nil unless the entry is
// published.
func (e *Entry) WithHeaders() *Wire {
	if e.answers == nil {
		return nil
	}
	e.answers.once.Do(e.answer)
	return e.answers.withHeaders
}

// answer makes both. An entity that cannot be rendered, which its description should have found out, reads as null.
func (e *Entry) answer() {
	a := e.answers
	out, err := a.render(e)
	if err != nil {
		a.log.Error("an entity cannot be rendered; it reads as null", "kind", e.Kind, "id", e.ID, "error", err)
		out = Rendered{Body: []byte("null")}
	}
	a.wire = NewWire(out.Body)
	a.withHeaders = a.wire
	if out.WithHeaders != nil {
		a.withHeaders = NewWire(out.WithHeaders)
	}
	a.from, a.renderer, a.log = nil, nil, nil
}

// render makes an error of a panic: one entity must not take down those who render all of them in the background.
func (a *answers) render(e *Entry) (out Rendered, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return a.renderer.Render(a.from, e)
}

func (e *Entry) warm() {
	if w := e.Wire(); w != nil {
		w.Gzip()
		e.WithHeaders().Gzip()
	}
}
