package search

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/thesaurus"
)

func TestRanksArePlacesOfKinds(t *testing.T) {
	for kind, rank := range map[catalog.Kind]int{
		catalog.KindService: rankService, catalog.KindServiceChannel: rankChannel, catalog.KindServiceCollection: rankCollection,
		catalog.KindOrganization: rankOrganization, catalog.KindGeneralDescription: rankGeneral,
	} {
		if rankOf(kind) != rank {
			t.Errorf("%s is at %d, not %d", kind, rankOf(kind), rank)
		}
	}
}

// What is known of words from one name to the next, and from one query to the next, changes no factor: not even when words
// are forgotten between them, so that their numbers are those of others.
func TestNamesAreRankedAsByThoseWhoKnowNothing(t *testing.T) {
	analyzer := plainAnalyzer(t)
	ask := asker{analyzer: analyzer, thesaurus: thesaurus.New(analyzer), places: newGazetteer()}
	var entries []*live.Entry
	for i := range 40 {
		entries = append(entries, called(uint32(i),
			in("fi", fmt.Sprintf("Kirjasto %d Tampere", i%7)), in("sv", fmt.Sprintf("Bibliotek nummer %d", i%5)), in("fi", "Uimahalli")))
	}
	var r nameRanker
	f := newFaces(analyzer)
	f.most = 6 // so that they are forgotten all the time
	seen := map[float64]bool{}
	for _, text := range []string{"kirjasto", "kirjasto 3 tampere", "bibliotek nummer 2", "uimahalli", "Kirjasto 4 Tampereella"} {
		q := ask.ask(text, inFinnish, true)
		rarity := make([]float32, len(q.groups))
		for i := range rarity {
			rarity[i] = 1 + float32(i)
		}
		r.ask(f, q, rarity)
		for _, e := range entries {
			var fresh nameRanker
			fresh.ask(newFaces(analyzer), q, rarity)
			best, exact := r.factor(rankService, e)
			wantBest, wantExact := fresh.factor(rankService, e)
			if diff := cmp.Diff([]any{wantBest, wantExact}, []any{best, exact}); diff != "" {
				t.Errorf("%q beside %q: -want +got:\n%s", text, e.Name, diff)
			}
			seen[best] = true
		}
		r.forget()
	}
	if len(seen) < 4 {
		t.Errorf("only factors %v", seen)
	}
}
