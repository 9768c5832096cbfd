package source_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/suggest"
	"github.com/varanto/varanto/internal/site/source"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/store"
)

// suggesting is a source over day-care centres in two towns, with suggestions that follow it.
func suggesting(t *testing.T) *source.Source {
	t.Helper()
	c := live.New(wordlessRenderer{}, slog.Default())
	s := suggest.New(c, suggest.Options{})
	var revisions []store.Revision
	for i, town := range []string{"491", "853", "853"} {
		e := read[catalog.Service](t, `{"id":"`+id("day care "+string(rune('a'+i))).String()+`",
			"serviceNames":[{"type":"Name","language":"fi","value":"Päiväkoti"}],
			"areaType":"LimitedType","areas":[{"type":"Municipality","municipalities":[{"code":"`+town+`"}]}]}`)
		document, err := catalog.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		revisions = append(revisions, store.Revision{
			Seq: int64(i + 1), Kind: e.EntityKind(), ID: e.EntityID(), Number: 1, Status: catalog.StatusPublished, Time: now, Document: document,
		})
	}
	c.Apply(revisions)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); s.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	for deadline := time.Now().Add(2 * time.Minute); s.Seq() < int64(len(revisions)); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the suggestions do not follow")
		}
	}
	return source.New(c, noFinder{}, source.WithSuggester(s))
}

func TestSuggestionsOfWhatWasTyped(t *testing.T) {
	s := suggesting(t)
	one := func(name, href string) []view.SuggestionGroup {
		return []view.SuggestionGroup{{Kind: "service", Items: []view.Suggestion{{Name: view.Text{Value: name}, Href: href}}}}
	}
	here := ref("/fi/palvelu/", "paivakoti", id("day care a"))
	in, err := s.Suggest(context.Background(), reader("sv"), "päiväk")
	if err != nil || len(in.Groups) != 1 || in.Groups[0].Items[0].Name != (view.Text{Value: "Päiväkoti", Lang: "fi"}) {
		t.Errorf("a name of another language is not marked: %+v, %v", in, err)
	}
	for _, c := range []struct {
		name, typed, municipality string
		want                      view.Suggestions
	}{
		{"what several are called leads to results", "päiväk", "", view.Suggestions{Groups: one("Päiväkoti", "/fi/haku?q=P%C3%A4iv%C3%A4koti")}},
		{"a municipality that is being typed is kept", "päiväkoti mik", "", view.Suggestions{Groups: one("Päiväkoti, Mikkeli", here+"?kunta=491")}},
		{"it narrows results", "päiväkoti turu", "", view.Suggestions{Groups: one("Päiväkoti, Turku", "/fi/haku?kunta=853&q=P%C3%A4iv%C3%A4koti")}},
		{"nothing there is nothing of that place", "päiväkoti espoo", "", view.Suggestions{Groups: one("Päiväkoti", "/fi/haku?q=P%C3%A4iv%C3%A4koti"), Dropped: []string{"espoo"}}},
		{"the chosen municipality is the reader's", "päiväkoti", "491", view.Suggestions{Groups: one("Päiväkoti", here)}},
		{"what was taken for a word is said", "päiväkotti", "491", view.Suggestions{Groups: one("Päiväkoti", here),
			Corrections: []view.SuggestedWord{{Typed: "päiväkotti", Taken: "päiväkoti"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := reader("fi")
			r.Municipality = c.municipality
			got, err := s.Suggest(context.Background(), r, c.typed)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
