package suggest_test

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/store"
)

// plainRenderer writes nothing that matters here.
type plainRenderer struct{}

func (plainRenderer) Render(_ *live.Snapshot, e *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: []byte(e.Name)}, nil
}

func (plainRenderer) Item(e *live.Entry) []byte { return []byte(e.Name) }

// world is a catalogue with suggestions that follow it.
type world struct {
	*suggest.Suggester
	t         testing.TB
	catalogue *live.Catalogue
	seq       int64
	stop      func() // ends following
}

func newWorld(t testing.TB, o suggest.Options, entities ...catalog.Entity) *world {
	t.Helper()
	w := newIdleWorld(t, o, entities...)
	w.follow()
	return w
}

// newIdleWorld is a world whose suggestions do not follow it yet.
func newIdleWorld(t testing.TB, o suggest.Options, entities ...catalog.Entity) *world {
	t.Helper()
	w := &world{t: t, catalogue: live.New(plainRenderer{}, slog.New(slog.DiscardHandler))}
	w.Suggester = suggest.New(w.catalogue, o)
	w.publish(entities...)
	return w
}

// follow lets the suggestions follow until the test ends, and waits until they have all.
func (w *world) follow() {
	w.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); w.Run(ctx) }()
	w.stop = func() { cancel(); <-done }
	w.t.Cleanup(w.stop)
	w.settle()
}

func (w *world) publish(entities ...catalog.Entity) { w.append(catalog.StatusPublished, entities...) }

func (w *world) append(status catalog.Status, entities ...catalog.Entity) {
	w.t.Helper()
	revisions := make([]store.Revision, 0, len(entities))
	for _, e := range entities {
		document, err := catalog.Marshal(e)
		if err != nil {
			w.t.Fatal(err)
		}
		w.seq++
		revisions = append(revisions, store.Revision{
			Seq: w.seq, Kind: e.EntityKind(), ID: e.EntityID(), Number: int(w.seq), Status: status,
			Time: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Document: document,
		})
	}
	w.catalogue.Apply(revisions)
}

// settle waits until the suggestions have all of the catalogue.
func (w *world) settle() {
	w.t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); w.seq > 0 && w.Seq() < w.seq; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			w.t.Fatalf("suggestions are at revision %d of %d", w.Seq(), w.seq)
		}
	}
}

func (w *world) ask(q suggest.Question) suggest.Answer {
	w.t.Helper()
	a, err := w.Suggest(context.Background(), q)
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

// texts gives the items of a group as "Text", "Text (Matched)", with " x2" after names that several have.
func (w *world) texts(kind suggest.Kind, q suggest.Question) []string {
	w.t.Helper()
	q.Kinds = []suggest.Kind{kind}
	list := []string{}
	for _, g := range w.ask(q).Groups {
		for _, it := range g.Items {
			text := it.Text
			if it.Matched != "" {
				text += " (" + it.Matched + ")"
			}
			if it.Count > 1 {
				text += fmt.Sprintf(" x%d", it.Count)
			}
			list = append(list, text)
		}
	}
	return list
}

// id makes the id of a named thing.
func id(name string) catalog.ID { return uuid.NewSHA1(uuid.Nil, []byte(name)) }

func named(fi, sv, en string) catalog.TypedTexts {
	var names catalog.TypedTexts
	for i, v := range []string{fi, sv, en} {
		if v != "" {
			names = append(names, catalog.TypedText{Type: catalog.TypeName, Language: []string{"fi", "sv", "en"}[i], Value: v})
		}
	}
	return names
}

func service(key string, names catalog.TypedTexts) *catalog.Service {
	return &catalog.Service{ID: id(key), ServiceNames: names}
}

func place(key, name string) *catalog.ServiceChannel {
	return &catalog.ServiceChannel{ID: id(key), Type: catalog.ServiceLocation, ServiceChannelNames: named(name, "", "")}
}
