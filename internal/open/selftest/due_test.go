package selftest

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/live"
)

func TestACheckIsDueWhenSomebodyWantsToKnow(t *testing.T) {
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		last   *Result
		looked bool
		due    bool
	}{
		"never checked":                         {nil, false, true},
		"nothing changed, though long ago":      {&Result{Sequence: 7, At: now.Add(-48 * time.Hour)}, true, false},
		"changed, nobody looked":                {&Result{Sequence: 6, At: now.Add(-59 * time.Minute)}, false, false},
		"changed, somebody looked":              {&Result{Sequence: 6, At: now.Add(-time.Minute)}, true, true},
		"changed an hour ago, nobody looked at": {&Result{Sequence: 6, At: now.Add(-time.Hour)}, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			tester := New(nil, func() time.Time { return now }, nil)
			if c.last != nil {
				tester.last.Store(c.last)
			}
			if c.looked {
				tester.Result()
			}
			if got := tester.due(&live.Snapshot{Seq: 7}); got != c.due {
				t.Errorf("due is %t", got)
			}
		})
	}
}
