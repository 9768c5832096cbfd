package search

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/search/spell"
)

func TestAWordOfATextThatIsChangedOftenIsCountedOnce(t *testing.T) {
	m := mender{vocabulary: spell.NewVocabulary()}
	m.vocabulary.Add("neuvola", 7)
	for range 10 {
		m.learn("neuvola")
		m.learn("perhekeskus")
	}
	if known, added := m.vocabulary.Count("neuvola"), m.vocabulary.Count("perhekeskus"); known != 7 || added != 1 {
		t.Errorf("counts %d and %d, want 7 and 1", known, added)
	}
}

func TestWordsAreLearntAnewWhenContentRestsNotWithTheNextChange(t *testing.T) {
	now := time.Now()
	for name, c := range map[string]struct {
		described int
		ago       time.Duration
		rested    time.Duration
		in        time.Duration
		ok, late  bool
	}{
		"little was changed":              {described: relearnAfter - 1, ago: 10 * relearnLate},
		"much, and it rests":              {relearnAfter, relearnPause, restAfter, 0, true, false},
		"much, and it does not rest yet":  {relearnAfter, relearnPause, 0, restAfter, true, false},
		"much soon after the last time":   {relearnAfter, time.Minute, restAfter, relearnPause - time.Minute, true, false},
		"much, and it will not ever rest": {relearnAfter, relearnLate, 0, restAfter, true, true},
	} {
		x := &Index{described: c.described, learnt: now.Add(-c.ago)}
		in, ok := x.due(c.rested, now)
		if in != c.in || ok != c.ok || x.isLate(now) != c.late {
			t.Errorf("%s: in %v, %t, late %t", name, in, ok, x.isLate(now))
		}
	}
}

// TestChangesAreFoundInTimeAndTakeAQuarterOfTheTime holds the rhythm of following.
func TestChangesAreFoundInTimeAndTakeAQuarterOfTheTime(t *testing.T) {
	for took := time.Millisecond; took <= 300*time.Millisecond; took += time.Millisecond {
		rest := gather(took)
		if found := 2*took + rest; found > foundWithin {
			t.Errorf("a change may be found after %v where others take %v", found, took)
		}
		if rest < gatherShare*took && 2*took+rest < foundWithin {
			t.Errorf("after %v changes are gathered for %v only", took, rest)
		}
	}
	if rest := gather(time.Hour); rest != longestGather {
		t.Errorf("after an hour changes are gathered for %v", rest)
	}
}
