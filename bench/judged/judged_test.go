package judged

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
)

const (
	first  = "00000000-0000-0000-0000-000000000001"
	second = "00000000-0000-0000-0000-000000000002"
	header = "query\tlang\tkind\texpected\talso\tscope\tnames\n"
)

func TestAQueryHasTheAnswersExpectedAndAlsoAccepted(t *testing.T) {
	queries, err := parse(header + "päikky\tfi\tsynonym\t" + first + "\t" + second + "\tany\tPäiväkoti\n\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(queries) != 1 {
		t.Fatalf("%d queries instead of one", len(queries))
	}
	q := queries[0]
	if q.Text != "päikky" || q.Language != "fi" || q.Kind != "synonym" {
		t.Errorf("read %+v", q)
	}
	for _, id := range []string{first, second} {
		if !q.IsAnswer(uuid.MustParse(id)) {
			t.Errorf("%s is no answer", id)
		}
	}
	if q.IsAnswer(uuid.MustParse("00000000-0000-0000-0000-000000000003")) {
		t.Error("an id that is not listed answers")
	}
}

func TestTheScopeSaysWhichKindsWereJudged(t *testing.T) {
	for name, want := range map[string][]catalog.Kind{
		"service": {catalog.KindService, catalog.KindGeneralDescription},
		"channel": {catalog.KindServiceChannel},
		"any":     {catalog.KindService, catalog.KindGeneralDescription, catalog.KindServiceChannel},
	} {
		queries, err := parse(header + "q\tfi\texact\t" + first + "\t\t" + name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, queries[0].Kinds); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestABadLineIsNamed(t *testing.T) {
	for name, line := range map[string]string{
		"too few columns": "q\tfi\texact",
		"no id":           "q\tfi\texact\tmany\t\tany",
		"no scope":        "q\tfi\texact\t" + first + "\t\teverything",
		"no answers":      "q\tfi\texact\t\t\tany",
	} {
		if _, err := parse(header + line); err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(header + "q\tfi\texact\t" + first + "\t\tany\tName\n")
	f.Add("\t\t\t\t\t\n\t\t\t,\t,\tany")
	f.Fuzz(func(t *testing.T, text string) {
		queries, err := parse(text)
		if err == nil && len(queries) > strings.Count(text, "\n") {
			t.Errorf("%d queries of %d lines", len(queries), strings.Count(text, "\n"))
		}
	})
}

func TestTheRankIsThatOfTheFirstRightAnswer(t *testing.T) {
	q := Query{answers: map[catalog.ID]bool{uuid.MustParse(first): true, uuid.MustParse(second): true}}
	wrong := uuid.New()
	for _, c := range []struct {
		ids  []catalog.ID
		want Rank
	}{
		{nil, 0},
		{[]catalog.ID{wrong}, 0},
		{[]catalog.ID{uuid.MustParse(second), uuid.MustParse(first)}, 1},
		{[]catalog.ID{wrong, wrong, uuid.MustParse(first)}, 3},
		{append(make([]catalog.ID, Depth), uuid.MustParse(first)), 0},
	} {
		if got := q.RankOf(c.ids); got != c.want {
			t.Errorf("rank %d instead of %d", got, c.want)
		}
	}
}

func TestAScoreCountsSuccessAndMeanReciprocalRank(t *testing.T) {
	got := ScoreOf([]Rank{1, 2, 5, 10, 11, 0, 1, 4})
	want := Score{Queries: 8, First: 2. / 8, Five: 5. / 8, Ten: 6. / 8, MRR: (1 + 1./2 + 1./5 + 1./10 + 1./11 + 0 + 1 + 1./4) / 8}
	if got.Queries != want.Queries || got.First != want.First || got.Five != want.Five || got.Ten != want.Ten ||
		math.Abs(got.MRR-want.MRR) > 1e-12 {
		t.Errorf("%+v instead of %+v", got, want)
	}
	if ScoreOf(nil) != (Score{}) {
		t.Error("no ranks have a score")
	}
}

func TestBoundsHoldTheDifference(t *testing.T) {
	ranks := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]Rank {
		return [2]Rank{Rank(rapid.IntRange(0, Depth).Draw(t, "one")), Rank(rapid.IntRange(0, Depth).Draw(t, "other"))}
	}), 1, 30)
	rapid.Check(t, func(t *rapid.T) {
		var one, other []Rank
		for _, pair := range ranks.Draw(t, "ranks") {
			one, other = append(one, pair[0]), append(other, pair[1])
		}
		five, mrr := Ahead(one, other)
		if want := ScoreOf(one).Five - ScoreOf(other).Five; math.Abs(five.Mean-want) > 1e-9 {
			t.Errorf("ahead by %v in success@5 instead of %v", five.Mean, want)
		}
		if want := ScoreOf(one).MRR - ScoreOf(other).MRR; math.Abs(mrr.Mean-want) > 1e-9 {
			t.Errorf("ahead by %v in MRR instead of %v", mrr.Mean, want)
		}
		for _, i := range []Interval{five, mrr} {
			if i.Low > i.High {
				t.Errorf("bounds %v", i)
			}
		}
	})
}

func TestAnEngineIsNotAheadOfItself(t *testing.T) {
	ranks := []Rank{1, 0, 3, 7}
	if five, mrr := Ahead(ranks, ranks); five != (Interval{}) || mrr != (Interval{}) {
		t.Errorf("ahead by %v and %v", five, mrr)
	}
}
