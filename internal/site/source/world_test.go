package source_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/slug"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/store"
)

// Names of the world's entities.
var (
	cityID    = id("city")
	schoolID  = id("school office")
	serviceID = id("service")
	generalID = id("general description")
	webID     = id("electronic channel")
	hallID    = id("hall")
	libraryID = id("library")
	draftID   = id("draft")
	oldID     = id("archived")
)

func id(name string) catalog.ID { return uuid.NewSHA1(uuid.NameSpaceOID, []byte(name)) }

// ref is the address of the page under those words.
func ref(under, words string, id catalog.ID) string {
	return under + words + "-" + slug.Short(id, slug.Lengths()[0])
}

// now is a Monday morning.
var now = time.Date(2026, 11, 23, 10, 0, 0, 0, hours.Finland())

type wordlessRenderer struct{}

func (wordlessRenderer) Render(*live.Snapshot, *live.Entry) (live.Rendered, error) {
	return live.Rendered{Body: []byte("{}")}, nil
}

func (wordlessRenderer) Item(*live.Entry) []byte { return []byte("{}") }

// kept tells who serves a municipality as an index does that keeps nothing.
type kept struct{}

func (kept) Serving(s *live.Snapshot, k catalog.Kind, municipality string) search.Served {
	return new(search.Index).Serving(s, k, municipality)
}

// noFinder finds nothing; it fails the test that did not expect a search.
type noFinder struct{ kept }

func (noFinder) Search(context.Context, search.Query) (search.Results, error) {
	panic("no search here")
}

// world is a catalogue of the given entities, published in their order, with what else a test says of them.
func world(t *testing.T, entities ...catalog.Entity) *live.Catalogue {
	t.Helper()
	c := live.New(wordlessRenderer{}, slog.Default())
	var revisions []store.Revision
	for i, e := range entities {
		status := catalog.StatusPublished
		switch e.EntityID() {
		case draftID:
			status = catalog.StatusDraft
		case oldID:
			status = catalog.StatusDeleted
		}
		document, err := catalog.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		revisions = append(revisions, store.Revision{
			Seq: int64(i + 1), Kind: e.EntityKind(), ID: e.EntityID(), Number: 1, Status: status, Time: now, Document: document,
		})
	}
	c.Apply(revisions)
	return c
}

func over(t *testing.T, entities ...catalog.Entity) *source.Source {
	t.Helper()
	return source.New(world(t, entities...), noFinder{})
}

func reader(lang string) view.Reader { return view.Reader{Lang: lang, Now: now} }

// read makes an entity of its document; tests say it shortly.
func read[T any](t *testing.T, document string) *T {
	t.Helper()
	if !json.Valid([]byte(document)) {
		t.Fatalf("not JSON: %s", document)
	}
	e, err := catalog.Decode[T]([]byte(document))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func city(t *testing.T) *catalog.Organization {
	t.Helper()
	return read[catalog.Organization](t, `{"id":"`+cityID.String()+`","organizationType":"Municipality","municipality":{"code":"491"},
		"organizationNames":[{"type":"Name","language":"fi","value":"Kaupunki"},{"type":"Name","language":"sv","value":"Staden"},
			{"type":"AlternativeName","language":"fi","value":"Kaupunkimme"}],
		"displayNameType":[{"type":"AlternativeName","language":"fi"},{"type":"Name","language":"sv"}],
		"businessCode":"1234567-1"}`)
}
