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
		if said := rapid.SampledFrom([]string{"", "", "parilliset viikot", "parittomat viikot"}).Draw(t, "said"); said != "" {
			h.AdditionalInformation = catalog.Texts{{Language: "fi", Value: said}}
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

// around draws a moment near a clock change or a holiday season.
func around(t *rapid.T) time.Time {
	start := rapid.SampledFrom([]time.Time{
		time.Date(2026, 3, 1, 0, 0, 0, 0, hours.Finland()), time.Date(2026, 3, 28, 22, 0, 0, 0, hours.Finland()),
		time.Date(2026, 10, 24, 22, 0, 0, 0, hours.Finland()), time.Date(2026, 12, 20, 0, 0, 0, 0, hours.Finland()),
	}).Draw(t, "season")
	return start.Add(time.Duration(rapid.IntRange(0, 30*24*60).Draw(t, "now")) * time.Minute)
}

func TestAScheduleOpensWhenItSaysAndNotBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := hours.Compile(rapid.SliceOfN(anySet(), 0, 4).Draw(t, "sets"))
		from := around(t)
		next, ok := s.Next(from)
		if ok && (next.Before(from) || !s.At(hours.MomentOf(next)).Certain) {
			t.Fatalf("not certainly open at %v, asked from %v", next, from)
		}
		for at := from; at.Before(from.Add(3*24*time.Hour)) && (!ok || at.Before(next)); at = at.Add(5 * time.Minute) {
			if s.At(hours.MomentOf(at)).Certain {
				t.Fatalf("open at %v already, Next says %v, %v", at, next, ok)
			}
		}
	})
}

func TestADayAndItsMomentsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := hours.Compile(rapid.SliceOfN(anySet(), 0, 5).Draw(t, "sets"))
		now := around(t)
		day, answer := s.Day(now), s.At(hours.MomentOf(now))
		if day.Known != answer.Known || day.Exception != answer.Exception {
			t.Fatalf("the day is %+v, the moment %+v", day, answer)
		}
		if answer.Certain && !answer.Open {
			t.Fatal("certainly open, and not open")
		}
		clock := hours.Clock(now.Hour()*60 + now.Minute())
		for _, i := range day.Open {
			// Whenever the clock shows a time inside, the doors are open; the change of clocks may only add to that.
			if i.From <= clock && clock < i.To && !answer.Open {
				t.Fatalf("closed at %v, hours %v", now, day.Open)
			}
		}
	})
}

func TestTheStateChangesWhenItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sets := rapid.SliceOfN(anySet(), 0, 5).Draw(t, "sets")
		now := around(t)
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
