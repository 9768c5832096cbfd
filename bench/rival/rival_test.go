package rival

import (
	"context"
	"errors"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// A library, a form and a general description that shares a word of its body with the library.
var (
	library = Document{Kind: catalog.KindService, ID: uuid.UUID{1}, Name: "Kirjasto", About: "Kirjojen lainaaminen", Place: "Oulu\nUleåborg"}
	form    = Document{Kind: catalog.KindServiceChannel, ID: uuid.UUID{2}, Name: "Lainahakemus"}
	general = Document{Kind: catalog.KindGeneralDescription, ID: uuid.UUID{3}, Name: "Lukeminen", Body: "Kirjasto auttaa."}
)

// engines are all that work here, filled with the same documents.
func engines(t *testing.T) []Engine {
	t.Helper()
	ctx := context.Background()
	documents := []Document{general, library, form}
	bleve, err := NewBleve(ctx, documents)
	if err != nil {
		t.Fatal(err)
	}
	fts5, err := NewFTS5(ctx, documents)
	if err != nil {
		t.Fatal(err)
	}
	list := []Engine{bleve, fts5}
	if url := postgresURL(t); url != "" {
		postgres, err := NewPostgres(ctx, url, documents)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, postgres)
	}
	t.Cleanup(func() {
		for _, e := range list {
			if err := e.Close(); err != nil {
				t.Errorf("close %s: %v", e.Name(), err)
			}
		}
	})
	return list
}

// postgresURL is VARANTO_TEST_POSTGRES, else of a server of the test's own; empty where there is neither.
func postgresURL(t *testing.T) string {
	t.Helper()
	server, err := FindPostgres(context.Background())
	if errors.Is(err, ErrNoPostgres) {
		t.Log(err)
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server.URL
}

func TestEveryEngineFindsTheSameInPlainCases(t *testing.T) {
	all := kinds()
	list := engines(t)
	for _, c := range []struct {
		name, text string
		kinds      []catalog.Kind
		limit      int
		want       []catalog.ID
	}{
		{"a name goes before a body", "kirjasto", all, 10, []catalog.ID{library.ID, general.ID}},
		{"any word is enough", "kirjasto avaruudessa", all, 10, []catalog.ID{library.ID, general.ID}},
		{"only the wanted kinds", "kirjasto", []catalog.Kind{catalog.KindGeneralDescription}, 10, []catalog.ID{general.ID}},
		{"no more than wanted", "kirjasto", all, 1, []catalog.ID{library.ID}},
		{"capitals do not matter", "ULEÅBORG", all, 10, []catalog.ID{library.ID}},
		{"nothing has the word", "avaruus", all, 10, []catalog.ID{}},
	} {
		for _, e := range list {
			got, err := e.Search(context.Background(), c.text, c.kinds, c.limit)
			if err != nil {
				t.Errorf("%s, %s: %v", c.name, e.Name(), err)
			}
			if got == nil {
				got = []catalog.ID{}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s, %s: %s", c.name, e.Name(), diff)
			}
		}
	}
}

func TestNoTextBreaksAnEngine(t *testing.T) {
	list := engines(t)
	for _, text := range []string{
		"", " ", "?!", `"`, `'`, "a' & 'b", "kirjasto:*", "NEAR(a b)", "-kirjasto", "\\", "a\x00b", "\xff\xfe", "(((", "or and not", "👪",
	} {
		for _, e := range list {
			if _, err := e.Search(context.Background(), text, kinds(), 10); err != nil {
				t.Errorf("%s, %q: %v", e.Name(), text, err)
			}
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("päiväkodin 'puhelin' 24/7")
	f.Add("\xff\"a")
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range words(text) {
			if w == "" || !utf8.ValidString(w) {
				t.Errorf("%q has the word %q", text, w)
			}
		}
	})
}
