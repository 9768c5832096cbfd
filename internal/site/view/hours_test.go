package view_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/view"
)

func TestATimetableThatIsKeptSaysAtEveryMomentWhatTheHoursSay(t *testing.T) {
	day := func(t *rapid.T, name string) catalog.Moment {
		n := rapid.IntRange(0, 40).Draw(t, name)
		if n == 0 {
			return catalog.Moment{}
		}
		return catalog.At(time.Date(2026, 3, n, 0, 0, 0, 0, hours.Finland()))
	}
	set := rapid.Custom(func(t *rapid.T) catalog.ServiceHour {
		h := catalog.ServiceHour{
			ServiceHourType: rapid.SampledFrom([]string{catalog.HoursExceptional, catalog.HoursOverMidnight, "DaysOfTheWeek"}).Draw(t, "type"),
			IsClosed:        rapid.Bool().Draw(t, "closed"), ValidFrom: day(t, "from"), ValidTo: day(t, "to"),
		}
		if rapid.Bool().Draw(t, "opens") {
			h.OpeningHour = []catalog.DailyOpeningTime{{DayFrom: "Monday", DayTo: "Friday", From: "08:00", To: "16:00"}}
		}
		return h
	})
	rapid.Check(t, func(t *rapid.T) {
		sets := rapid.SliceOfN(set, 0, 4).Draw(t, "sets")
		kept := view.NewTimetable(sets)
		for range 3 {
			now := time.Date(2026, 3, rapid.IntRange(-5, 50).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), 30, 0, 0, time.UTC)
			c := hours.Compile(sets)
			want := view.Standing{
				Now: now, State: c.State(now), Today: c.Day(now),
				Known: len(hours.Regular(sets, now)) > 0 || len(hours.Exceptions(sets, now)) > 0,
			}
			if diff := cmp.Diff(want, kept.At(now)); diff != "" {
				t.Fatalf("%s: %s", now, diff)
			}
		}
	})
}
