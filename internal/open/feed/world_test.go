package feed

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// tester is what tests and rapid's checks have in common.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// world is a log with the feed of it.
type world struct {
	log       store.Log
	catalogue *live.Catalogue
	changes   *Changes
}

func newWorld(t tester, dir string) *world {
	t.Helper()
	log, err := sqlite.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{log: log}
	w.restart(t)
	return w
}

// restart begins anew with nothing but the log, and with documents that show no neighbours.
func (w *world) restart(t tester) {
	t.Helper()
	w.restartWith(t, func(_ *live.Snapshot, e *live.Entry) ([]byte, error) { return e.Document(), nil })
}

func (w *world) restartWith(t tester, encode func(*live.Snapshot, *live.Entry) ([]byte, error)) {
	t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	w.catalogue = live.New(exporttest.Renderer{}, quiet)
	w.changes = New(w.catalogue, w.log, exporttest.Serving, quiet)
	w.changes.encode = encode
	if err := w.catalogue.Load(context.Background(), w.log); err != nil {
		t.Fatal(err)
	}
}

// follow takes in what was appended.
func (w *world) follow(t tester) {
	t.Helper()
	revisions, err := w.log.Feed(context.Background(), w.catalogue.Snapshot().Seq, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	w.catalogue.Apply(revisions)
}

// append adds a revision of an entity.
func (w *world) append(t tester, status catalog.Status, e catalog.Entity) store.Revision {
	t.Helper()
	document, err := catalog.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	base := 0
	if newest, err := w.log.Newest(context.Background(), e.EntityKind(), e.EntityID()); err == nil {
		base = newest.Number
	}
	r, err := w.log.Append(context.Background(), store.Draft{
		Kind: e.EntityKind(), ID: e.EntityID(), Base: base, Status: status, Document: document, Time: exporttest.At.Add(time.Hour),
	})
	if err != nil {
		t.Fatal(err)
	}
	return r[0]
}

// publish appends published revisions and takes them in.
func (w *world) publish(t tester, entities ...catalog.Entity) {
	t.Helper()
	for _, e := range entities {
		w.append(t, catalog.StatusPublished, e)
	}
	w.follow(t)
}

func (w *world) after(t tester, q Question) Page {
	t.Helper()
	p, err := w.changes.After(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func service(n int, name string) *catalog.Service {
	return &catalog.Service{ID: exporttest.ID(n), ServiceNames: exporttest.Named(name)}
}

func demo(t testing.TB) *world {
	t.Helper()
	w := newWorld(t, t.TempDir())
	t.Cleanup(func() { w.log.Close() })
	return w
}

func show(p Page) []string {
	var out []string
	for _, i := range p.Items {
		out = append(out, fmt.Sprintf("%d %s %s", i.Sequence, i.Kind, i.Change))
	}
	return out
}
