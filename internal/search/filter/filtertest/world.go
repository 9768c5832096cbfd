// Package filtertest makes catalogues for the tests of what reads snapshots.
package filtertest

import (
	"log/slog"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/store"
)

// World is a catalogue that takes in what tests write.
type World struct {
	*live.Catalogue
	seq int64
}

// renderer writes nothing that matters here.
type renderer struct{}

func (renderer) Render(_ *live.Snapshot, e *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: []byte(e.Name)}, nil
}

func (renderer) Item(e *live.Entry) []byte { return []byte(e.Name) }

// New returns an empty world.
func New() *World { return &World{Catalogue: live.New(renderer{}, slog.New(slog.DiscardHandler))} }

// Fataler is what testing.TB and rapid.T have in common.
type Fataler interface {
	Helper()
	Fatal(...any)
}

var _ Fataler = testing.TB(nil)

// Publish takes in published revisions.
func (w *World) Publish(t Fataler, entities ...catalog.Entity) *live.Snapshot {
	t.Helper()
	return w.Put(t, catalog.StatusPublished, entities...)
}

// Put takes in revisions of that status.
func (w *World) Put(t Fataler, status catalog.Status, entities ...catalog.Entity) *live.Snapshot {
	t.Helper()
	revisions := make([]store.Revision, 0, len(entities))
	for _, e := range entities {
		document, err := catalog.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		w.seq++
		revisions = append(revisions, store.Revision{
			Seq: w.seq, Kind: e.EntityKind(), ID: e.EntityID(), Number: int(w.seq), Status: status,
			Time: time.Date(2026, 1, 1, 0, 0, int(w.seq), 0, time.UTC), Document: document,
		})
	}
	w.Apply(revisions)
	return w.Snapshot()
}

// ID is an id of that number and kind.
func ID(kind byte, n int) catalog.ID {
	return catalog.ID{0: kind, 1: 0x10, 13: byte(n >> 16), 14: byte(n >> 8), 15: byte(n)}
}

// Named is a Finnish name.
func Named(name string) catalog.TypedTexts {
	return catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}}
}
