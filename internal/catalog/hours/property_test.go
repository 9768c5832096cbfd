package hours_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
)

var days = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", ""}

func anySet() *rapid.Generator[catalog.ServiceHour] {
	clock := rapid.SampledFrom([]string{"00:00", "06:30:00", "08:00:00", "12:00", "16:15:00", "23:59", "bad"})
	return rapid.Custom(func(t *rapid.T) catalog.ServiceHour {
		h := catalog.ServiceHour{
			ServiceHourType: rapid.SampledFrom([]string{"DaysOfTheWeek", "Exceptional", "OverMidnight"}).Draw(t, "type"),
			IsClosed:        rapid.Bool().Draw(t, "closed"), IsAlwaysOpen: rapid.Bool().Draw(t, "always"),
		}
		for _, m := range []*catalog.Moment{&h.ValidFrom, &h.ValidTo} {
			if rapid.Bool().Draw(t, "bounded") {
				*m = catalog.At(time.Date(2026, 3, rapid.IntRange(1, 60).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), 0, 0, 0, time.UTC))
			}
		}
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			h.OpeningHour = append(h.OpeningHour, catalog.DailyOpeningTime{
				DayFrom: rapid.SampledFrom(days).Draw(t, "from day"), DayTo: rapid.SampledFrom(days).Draw(t, "to day"),
				From: clock.Draw(t, "from"), To: clock.Draw(t, "to"),
			})
		}
		return h
	})
}

func TestADaysIntervalsAreSortedApartAndInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sets := rapid.SliceOfN(anySet(), 0, 5).Draw(t, "sets")
		day := hours.On(sets, time.Date(2026, 3, rapid.IntRange(1, 60).Draw(t, "now"), 12, 0, 0, 0, hours.Finland()))
		last := hours.Clock(-1)
		for _, i := range day.Open {
			if i.From <= last || i.From >= i.To || i.To > hours.EndOfDay {
				t.Fatalf("bad intervals %v", day.Open)
			}
			last = i.To
		}
		if len(day.Open) > 0 && !day.Known {
			t.Fatal("open on a day of which nothing is known")
		}
	})
}

func TestTheStateChangesWhenItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sets := rapid.SliceOfN(anySet(), 0, 5).Draw(t, "sets")
		now := time.Date(2026, 3, 1, 0, rapid.IntRange(0, 60*24*60).Draw(t, "now"), 0, 0, hours.Finland())
		s := hours.At(sets, now)
		if s.Kind == hours.Open {
			if s.Until.IsZero() {
				return
			}
			if !s.Until.After(now) {
				t.Fatalf("open until %v, which is not after %v", s.Until, now)
			}
			if before := hours.At(sets, s.Until.Add(-time.Minute)); before.Kind != hours.Open {
				t.Fatalf("not open a minute before %v", s.Until)
			}
			if after := hours.At(sets, s.Until); after.Kind == hours.Open {
				t.Fatalf("still open at %v", s.Until)
			}
			return
		}
		if s.Next.IsZero() {
			return
		}
		if !s.Next.After(now) {
			t.Fatalf("opens at %v, which is not after %v", s.Next, now)
		}
		if then := hours.At(sets, s.Next); then.Kind != hours.Open {
			t.Fatalf("not open at %v", s.Next)
		}
	})
}

func FuzzParseClock(f *testing.F) {
	for _, s := range []string{"08:00", "23:59:59", "24:00", "", "8:0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := hours.ParseClock(s)
		if err == nil && (c < 0 || c >= hours.EndOfDay) {
			t.Errorf("%q reads as %d", s, c)
		}
	})
}
