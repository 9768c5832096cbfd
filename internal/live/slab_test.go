package live

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
)

func TestASlabKeepsWhatItIsGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s slab
		type kept struct{ list, want []string }
		var lists []kept
		var texts, wantTexts []string
		var pieces, wantPieces [][]byte
		var terms chunk[string]
		for range rapid.IntRange(1, 60).Draw(t, "times") {
			list := rapid.SliceOfN(rapid.String(), 0, 2*chunkSize/8).Draw(t, "list")
			lists = append(lists, kept{terms.keep(list), append([]string(nil), list...)})
			text := strings.Repeat(rapid.String().Draw(t, "text"), rapid.SampledFrom([]int{1, slabSize / 16}).Draw(t, "long"))
			texts, wantTexts = append(texts, s.string(text), s.text([]byte(text))), append(wantTexts, text, text)
			pieces, wantPieces = append(pieces, s.keep([]byte(text))), append(wantPieces, []byte(text))
		}
		for i, l := range lists {
			if diff := cmp.Diff(l.want, append([]string(nil), l.list...)); diff != "" {
				t.Fatalf("list %d: %s", i, diff)
			}
			if cap(l.list) > len(l.list) && len(l.list) <= chunkSize/8 && len(l.list) > 0 {
				t.Fatalf("appending to list %d would change another", i)
			}
		}
		if diff := cmp.Diff(wantTexts, texts); diff != "" {
			t.Fatal(diff)
		}
		for i := range pieces {
			if !bytes.Equal(pieces[i], wantPieces[i]) {
				t.Fatalf("piece %d is another", i)
			}
		}
	})
}

func TestGatheringChangesNothing(t *testing.T) {
	var s slab
	e := &Entry{
		Name: "Kirjasto", Item: []byte(`{"name":"Kirjasto"}`), ConnectionTimes: []catalog.Moment{{}},
		Names: catalog.TypedTexts{{Type: catalog.TypeAlternativeName, Language: "sv", Value: "Bibliotek"}, {Type: catalog.TypeName, Language: "fi", Value: "Kirjasto"}},
		facts: facts{terms: []string{"a", "b"}},
	}
	want := *e
	want.Names = append(catalog.TypedTexts(nil), e.Names...)
	s.gather(e)
	if diff := cmp.Diff([]any{want.Name, want.Item, want.ConnectionTimes, want.Names, want.facts.terms}, []any{e.Name, e.Item, e.ConnectionTimes, e.Names, e.facts.terms}); diff != "" {
		t.Error(diff)
	}
}
