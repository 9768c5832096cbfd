package words

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
)

// Clock writes a time of day; midnight at the end of the day is 24.
func (w *Words) Clock(c hours.Clock) string {
	return fmt.Sprintf(w.Calendar.Clock, c.Hour(), c.Minute())
}

// ClockOf writes the time of day that Finnish clocks show at t.
func (w *Words) ClockOf(t time.Time) string {
	t = t.In(hours.Finland())
	return w.Clock(hours.Clock(t.Hour()*60 + t.Minute()))
}

// Date writes the day that it is in Finland at t.
func (w *Words) Date(t time.Time) string {
	y, m, d := t.In(hours.Finland()).Date()
	return fmt.Sprintf(w.Calendar.Date, d, w.Calendar.Months[m-1], int(m), y)
}

// Day names a weekday with a capital, for tables.
func (w *Words) Day(d time.Weekday) string { return capital(w.Calendar.Days[d]) }

// Days names weekdays from first to last: one name, or a range.
func (w *Words) Days(first, last time.Weekday) string {
	if first == last {
		return w.Day(first)
	}
	return w.Day(first) + "\u2013" + w.Calendar.Days[last]
}

// Exception writes what an exception says of its days.
func (w *Words) Exception(x hours.Exception) string {
	switch {
	case x.SaysNothing():
		return w.Hours.Differs
	case x.ByAppointment():
		return w.Hours.ByReservation
	}
	return w.Intervals(x.Open)
}

// Intervals writes opening hours of a day, "closed" when there are none.
func (w *Words) Intervals(open []hours.Interval) string {
	if len(open) == 0 {
		return w.Hours.Closed
	}
	parts := make([]string, len(open))
	for i, o := range open {
		if (o == hours.Interval{From: 0, To: hours.EndOfDay}) {
			parts[i] = w.Hours.AllDay
			continue
		}
		parts[i] = w.Clock(o.From) + "\u2013" + w.Clock(o.To)
	}
	return strings.Join(parts, ", ")
}

// Validity writes from when to when something holds; empty when it has no bounds.
func (w *Words) Validity(v hours.Validity) string {
	switch {
	case !v.Bounded():
		return ""
	case v.From.Equal(v.To):
		return w.Date(v.From)
	case v.To.IsZero():
		return fmt.Sprintf(w.Hours.From, w.Date(v.From))
	case v.From.IsZero():
		return fmt.Sprintf(w.Hours.Until, w.Date(v.To))
	}
	return w.Date(v.From) + " \u2013 " + w.Date(v.To)
}

// State says in a sentence how things stand; now is the moment that the state was computed for.
func (w *Words) State(s hours.State, now time.Time) string {
	switch s.Kind {
	case hours.Open:
		return w.openState(s, now)
	case hours.ByReservation:
		return w.Hours.ByReservation
	case hours.Closed:
		return w.closedState(s, now)
	}
	if s.Next.IsZero() {
		return w.Hours.Unknown
	}
	return w.closedState(s, now)
}

func (w *Words) openState(s hours.State, now time.Time) string {
	if s.Until.IsZero() {
		return w.Hours.AlwaysOpen
	}
	today := hours.Date(now)
	if last := hours.Date(s.Until.Add(-time.Minute)); last.Equal(today) {
		if hours.Date(s.Until).After(today) {
			return fmt.Sprintf(w.Hours.OpenUntil, w.Clock(hours.EndOfDay))
		}
		return fmt.Sprintf(w.Hours.OpenUntil, w.ClockOf(s.Until))
	}
	return fmt.Sprintf(w.Hours.OpenUntilDay, w.onDay(s.Until, now), w.ClockOf(s.Until))
}

func (w *Words) closedState(s hours.State, now time.Time) string {
	if s.Next.IsZero() {
		return w.Hours.ClosedNow
	}
	clock := w.ClockOf(s.Next)
	switch hours.Date(s.Next).Sub(hours.Date(now)).Round(24 * time.Hour) {
	case 0:
		return fmt.Sprintf(w.Hours.OpensToday, clock)
	case 24 * time.Hour:
		return fmt.Sprintf(w.Hours.OpensTomorrow, clock)
	}
	return fmt.Sprintf(w.Hours.OpensOn, w.onDay(s.Next, now), clock)
}

// onDay names a day within the next six by its weekday, later ones by date.
func (w *Words) onDay(t, now time.Time) string {
	if hours.Date(t).Sub(hours.Date(now)) < 6*24*time.Hour+2*time.Hour {
		return w.Calendar.OnDays[t.In(hours.Finland()).Weekday()]
	}
	return w.Date(t)
}

// Number writes a count with the language's thousands separator.
func (w *Words) Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + w.Calendar.Thousands + s[i:]
	}
	return s
}

// Join makes "a, b and c".
func (w *Words) Join(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " " + w.Calendar.And + " " + parts[last]
}

// OnlyIn says in which languages content is, for a page in another; languages are codes.
func (w *Words) OnlyIn(languages []string) string {
	names := make([]string, 0, len(languages))
	for _, l := range languages {
		if name, ok := w.Terms.InLanguage[l]; ok {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(w.Page.OnlyIn, w.Join(names))
}

// Count says how many results there are.
func (w *Words) Count(n int) string {
	if n == 1 {
		return w.Search.CountOne
	}
	return fmt.Sprintf(w.Search.CountMany, w.Number(n))
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:] // the names of days begin with ASCII letters in all three languages
}
