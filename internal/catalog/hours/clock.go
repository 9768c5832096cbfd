package hours

import (
	"fmt"
	"sort"
	"strings"
	"time"
	_ "time/tzdata" // Finnish time must be known where the machine has no zone files

	"github.com/varanto/varanto/internal/catalog"
)

// Clock is a time of day in minutes from midnight, 0 to 1440; 1440 is midnight at the end of the day.
type Clock int

// EndOfDay is midnight at the end of the day.
const EndOfDay Clock = 24 * 60

// Hour and Minute split the clock; Hour is 24 at the end of the day.
func (c Clock) Hour() int   { return int(c) / 60 }
func (c Clock) Minute() int { return int(c) % 60 }

// ParseClock reads HH:mm or HH:mm:ss, seconds are dropped. It returns an error that quotes s.
func ParseClock(s string) (Clock, error) {
	if c, ok := plainClock(s); ok {
		return c, nil
	}
	layout := "15:04"
	if strings.Count(s, ":") == 2 {
		layout = "15:04:05"
	}
	t, err := time.Parse(layout, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a time of day", s)
	}
	return Clock(t.Hour()*60 + t.Minute()), nil
}

// plainClock reads the two ways in which PTV writes clocks. It is asked many times for each page; of what is written in
// another way, ok is false.
func plainClock(s string) (c Clock, ok bool) {
	if len(s) != len("15:04") && len(s) != len("15:04:05") {
		return 0, false
	}
	var parts [3]int
	for i := range len(s) {
		digit := int(s[i]) - '0'
		switch {
		case i%3 == 2 && s[i] != ':', i%3 < 2 && (digit < 0 || digit > 9):
			return 0, false
		case i%3 < 2:
			parts[i/3] = 10*parts[i/3] + digit
		}
	}
	return Clock(parts[0]*60 + parts[1]), parts[0] < 24 && parts[1] < 60 && parts[2] < 60
}

// Interval is a part of one day, From before To.
type Interval struct{ From, To Clock }

var finland = mustLocation("Europe/Helsinki")

func mustLocation(name string) *time.Location {
	l, err := time.LoadLocation(name)
	if err != nil {
		panic("embedded zone data lacks " + name) // cannot happen: tzdata is linked in
	}
	return l
}

// Finland returns the time zone in which all service hours are meant.
func Finland() *time.Location { return finland }

// Date is the day of t in Finland, as its first moment.
func Date(t time.Time) time.Time {
	y, m, d := t.In(finland).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, finland)
}

// first is the first moment of the day at which the clock shows c or, in spring's skipped hour, more than c.
func first(day time.Time, c Clock) time.Time {
	t, ok := shows(day, c)
	if earlier := t.Add(-time.Hour); ok && sameClock(earlier, t) {
		return earlier
	}
	return t
}

// last is first but for the hour that autumn repeats, of which it is the second round: who closes at half past three is
// not said to be closed while a clock shows less than that.
func last(day time.Time, c Clock) time.Time {
	t, ok := shows(day, c)
	if later := t.Add(time.Hour); ok && sameClock(later, t) {
		return later
	}
	return t
}

// shows is a moment at which the clock shows c on that day; when there is none it is the change of clocks, ok false.
func shows(day time.Time, c Clock) (t time.Time, ok bool) {
	y, m, d := day.Date()
	t = time.Date(y, m, d, 0, int(c), 0, 0, finland)
	if t.Hour()*60+t.Minute() == int(c)%int(EndOfDay) {
		return t, true
	}
	start, end := t.ZoneBounds()
	if Date(start).Equal(day) {
		return start.In(finland), false
	}
	return end.In(finland), false
}

func sameClock(a, b time.Time) bool {
	return a.Hour() == b.Hour() && a.Minute() == b.Minute() && a.Day() == b.Day()
}

// clocks says which intervals of its day a moment lies in: those with From <= begun and To > over.
func clocks(t time.Time) (begun, over Clock) {
	t = t.In(finland)
	day := Date(t)
	if addDays(day, 1).Sub(day) == 24*time.Hour {
		c := Clock(t.Hour()*60 + t.Minute())
		return c, c
	}
	begun = lastClock(func(c Clock) bool { return !first(day, c).After(t) })
	over = lastClock(func(c Clock) bool { return !last(day, c).After(t) })
	return begun, over
}

// lastClock is the last clock of a day for which holds is true; it is for all before that one.
func lastClock(holds func(Clock) bool) Clock {
	return Clock(sort.Search(int(EndOfDay), func(c int) bool { return !holds(Clock(c)) }) - 1)
}

func addDays(day time.Time, n int) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d+n, 0, 0, 0, 0, finland)
}

func dateOf(m catalog.Moment) time.Time {
	if m.IsZero() {
		return time.Time{}
	}
	return Date(m.Time)
}

// ParseDay returns the weekday of an English day name; ok is false for anything else.
func ParseDay(name string) (day time.Weekday, ok bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if d.String() == name {
			return d, true
		}
	}
	return 0, false
}
