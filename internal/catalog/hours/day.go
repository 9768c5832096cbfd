package hours

import (
	"cmp"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Day is what the hours say of one day. Open is sorted and without overlaps; it is empty on a closed day.
type Day struct {
	// Date is the day's first moment in Finland.
	Date time.Time
	Open []Interval
	// Known is false when no set says anything of the day, or an exception says words only: then nobody knows, which is
	// not the same as closed.
	Known bool
	// Reservation means by appointment; Open may hold hours of other sets beside it. OnlyReservation means that nothing
	// else is said of the day's hours; where something is, a day without hours is closed.
	Reservation, OnlyReservation bool
	// Exception means that an exceptional set decided the day.
	Exception bool
	// Holiday is the holiday that the day is; its Name is empty on an ordinary day.
	Holiday Holiday
	// Uncertain means that hours may differ: Open is of an ordinary week, but most people are off work on this day and
	// nothing is said of it.
	Uncertain bool
}

// AllDay tells that the doors are open from midnight to midnight.
func (d Day) AllDay() bool {
	return len(d.Open) == 1 && d.Open[0] == Interval{0, EndOfDay}
}

// On computes the day in which t lies in Finland.
func On(sets []catalog.ServiceHour, t time.Time) Day { return Compile(sets).Day(t) }

// saysNothing tells that a set holds words at most.
func saysNothing(h catalog.ServiceHour) bool {
	return !h.IsClosed && !h.IsAlwaysOpen && !h.IsReservation && len(h.OpeningHour) == 0
}

// exceptionIntervals reads the rows of an exception: each holds on all its days, or on the named weekday.
func exceptionIntervals(h catalog.ServiceHour, day time.Weekday) []Interval {
	if h.IsClosed {
		return nil
	}
	if h.IsAlwaysOpen {
		return []Interval{{0, EndOfDay}}
	}
	var out []Interval
	for _, row := range h.OpeningHour {
		if row.DayFrom != "" && !coversDay(row, day) {
			continue
		}
		if i, ok := interval(row); ok {
			out = append(out, i)
		}
	}
	return join(out)
}

func weekly(rows []catalog.DailyOpeningTime, day time.Weekday) []Interval {
	var out []Interval
	for _, row := range rows {
		if !coversDay(row, day) {
			continue
		}
		if i, ok := interval(row); ok {
			out = append(out, i)
		}
	}
	return join(out)
}

// coversDay tells whether the day lies between DayFrom and DayTo, which may go round the end of the week.
func coversDay(row catalog.DailyOpeningTime, day time.Weekday) bool {
	first, ok := ParseDay(row.DayFrom)
	if !ok {
		return false
	}
	last, ok := ParseDay(row.DayTo)
	if !ok {
		last = first
	}
	return daysAfter(first, day) <= daysAfter(first, last)
}

// daysAfter counts the days from a to the next b, 0 to 6.
func daysAfter(a, b time.Weekday) int { return (int(b) - int(a) + 7) % 7 }

// interval reads a row's times within one day.
func interval(row catalog.DailyOpeningTime) (Interval, bool) {
	from, err := ParseClock(row.From)
	if err != nil {
		return Interval{}, false
	}
	to, err := ParseClock(row.To)
	if err != nil {
		return Interval{}, false
	}
	if to == 0 {
		to = EndOfDay
	}
	return Interval{from, to}, from < to
}

// overMidnight gives the parts of the stretches that fall on the day.
func overMidnight(rows []catalog.DailyOpeningTime, day time.Weekday) []Interval {
	var out []Interval
	for _, row := range rows {
		first, ok := ParseDay(row.DayFrom)
		from, err := ParseClock(row.From)
		to, err2 := ParseClock(row.To)
		if !ok || err != nil || err2 != nil {
			continue
		}
		last, ok := ParseDay(row.DayTo)
		if !ok {
			last = first
			if to <= from {
				last = (first + 1) % 7
			}
		}
		length := daysAfter(first, last)
		if length == 0 && to <= from {
			length = 7 // round the whole week, back to the same day
		}
		i := Interval{0, EndOfDay}
		n := daysAfter(first, day)
		if n == 0 && length == 7 {
			out = append(out, Interval{0, to}, Interval{from, EndOfDay})
			continue
		}
		if n > length {
			continue
		}
		if n == 0 {
			i.From = from
		}
		if n == length {
			i.To = to
		}
		out = append(out, i)
	}
	return join(out)
}

// join sorts intervals and melts those that touch; empty ones vanish.
func join(in []Interval) []Interval {
	in = slices.DeleteFunc(in, func(i Interval) bool { return i.From >= i.To })
	slices.SortFunc(in, func(a, b Interval) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	var out []Interval
	for _, i := range in {
		if n := len(out); n > 0 && i.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, i.To)
			continue
		}
		out = append(out, i)
	}
	return out
}
