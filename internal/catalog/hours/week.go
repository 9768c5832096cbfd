package hours

import (
	"cmp"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Row is what holds from weekday First to Last, both inclusive, within Monday to Sunday. Open is empty when closed.
type Row struct {
	First, Last time.Weekday
	Open        []Interval
}

// Week sums up a regular set as rows from Monday to Sunday; neighbours with equal hours share a row.
// It is nil for a set without opening rows and for exceptions.
func Week(h catalog.ServiceHour) []Row {
	if h.ServiceHourType == catalog.HoursExceptional || len(h.OpeningHour) == 0 {
		return nil
	}
	var rows []Row
	for n := range 7 {
		day := time.Weekday((n + 1) % 7)
		open := weekly(h.OpeningHour, day)
		if h.ServiceHourType == catalog.HoursOverMidnight {
			open = overMidnight(h.OpeningHour, day)
		}
		if k := len(rows); k > 0 && slices.Equal(rows[k-1].Open, open) {
			rows[k-1].Last = day
			continue
		}
		rows = append(rows, Row{day, day, open})
	}
	return rows
}

// Exception is an exceptional set in short. Open is empty when closed, by appointment, and when the set says nothing.
type Exception struct {
	Validity
	Open []Interval
	Set  catalog.ServiceHour
}

// ExceptionOf reads an exceptional set; ok is false for any other, and for one that holds on no day.
func ExceptionOf(h catalog.ServiceHour) (x Exception, ok bool) {
	v := ValidityOf(h)
	if h.ServiceHourType != catalog.HoursExceptional || !v.Bounded() || v.To.Before(v.From) {
		return Exception{}, false
	}
	return Exception{v, exceptionIntervals(withoutDays(h), v.From.Weekday()), h}, true
}

// SaysNothing tells that hours differ from the usual and nothing else is said of them: the set neither shuts nor opens
// anything, it holds words at most or its rows are broken. That is not the same as closed.
func (x Exception) SaysNothing() bool {
	return len(x.Open) == 0 && !x.Set.IsClosed && !x.Set.IsReservation
}

// ByAppointment tells that appointments can be made, and nothing is said of hours.
func (x Exception) ByAppointment() bool {
	return len(x.Open) == 0 && !x.Set.IsClosed && x.Set.IsReservation
}

// Exceptions lists the exceptions that are not over on the day of now, soonest first.
func Exceptions(sets []catalog.ServiceHour, now time.Time) []Exception {
	today := Date(now)
	var out []Exception
	for _, h := range sets {
		if x, ok := ExceptionOf(h); ok && !x.Over(today) {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b Exception) int {
		return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To))
	})
	return out
}

// withoutDays lets an exception's rows hold whatever weekday they name, for a summary of the whole exception.
func withoutDays(h catalog.ServiceHour) catalog.ServiceHour {
	h.OpeningHour = slices.Clone(h.OpeningHour)
	for i := range h.OpeningHour {
		h.OpeningHour[i].DayFrom, h.OpeningHour[i].DayTo = "", ""
	}
	return h
}

// Regular lists the sets that make up ordinary weeks and are not over on the day of now, in their own order.
// Sets that hold words only are among them.
func Regular(sets []catalog.ServiceHour, now time.Time) []catalog.ServiceHour {
	today := Date(now)
	var out []catalog.ServiceHour
	for _, h := range sets {
		if h.ServiceHourType != catalog.HoursExceptional && !ValidityOf(h).Over(today) {
			out = append(out, h)
		}
	}
	return out
}
