package hours

import (
	"fmt"
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

// at is the moment when the clock shows c on that day. At the spring clock change a time that does not exist becomes
// the one an hour later, as time.Date does.
func at(day time.Time, c Clock) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, int(c), 0, 0, finland)
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
