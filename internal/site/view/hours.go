package view

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
)

// Standing is how things stand with service hours at a moment.
type Standing struct {
	Now   time.Time
	State hours.State
	Today hours.Day
	// Known tells that something is said of today or a later day.
	Known bool
}

// Empty tells that nothing is known.
func (s Standing) Empty() bool { return !s.Known }

// NewStanding tells how things stand at that moment.
func NewStanding(sets []catalog.ServiceHour, now time.Time) Standing {
	return NewTimetable(sets).At(now)
}

// Timetable is service hours in a compact form, which can be kept and asked for many moments. It never changes. The zero
// Timetable is that of no hours.
type Timetable struct {
	schedule hours.Schedule
	endless  bool      // a set has no last day
	last     time.Time // of the other sets; zero when there are none
}

// NewTimetable reads service hours.
func NewTimetable(sets []catalog.ServiceHour) Timetable {
	t := Timetable{schedule: hours.Compile(sets)}
	for _, h := range sets {
		v := hours.ValidityOf(h)
		if h.ServiceHourType == catalog.HoursExceptional {
			if _, holds := hours.ExceptionOf(h); !holds {
				continue
			}
		}
		t.endless = t.endless || v.To.IsZero()
		if v.To.After(t.last) {
			t.last = v.To
		}
	}
	return t
}

// At tells how things stand at that moment.
func (t Timetable) At(now time.Time) Standing {
	return Standing{
		Now: now, State: t.schedule.State(now), Today: t.schedule.Day(now),
		Known: t.endless || !t.last.IsZero() && !t.last.Before(hours.Date(now)),
	}
}

// Hours is when a channel is open: now, in ordinary weeks and exceptionally.
type Hours struct {
	Standing
	Sets       []HourSet
	Exceptions []HourException
	// Said are the sets as they were given, for machines. They must not be changed.
	Said []catalog.ServiceHour
}

// HourSet is one regular set. Rows is nil for a set that is always open, by appointment, or words only.
type HourSet struct {
	Validity                hours.Validity
	AlwaysOpen, Reservation bool
	Closed                  bool
	Info                    Text
	Rows                    []hours.Row
}

// HourException is one coming or running exception.
type HourException struct {
	hours.Exception
	Info Text
}

// NewHours lays out service hours for a page in that language at that moment.
func NewHours(sets []catalog.ServiceHour, lang string, now time.Time) Hours {
	h := Hours{Standing: NewStanding(sets, now), Said: sets}
	for _, s := range hours.Regular(sets, now) {
		h.Sets = append(h.Sets, HourSet{
			Validity: hours.ValidityOf(s), AlwaysOpen: s.IsAlwaysOpen, Reservation: s.IsReservation, Closed: s.IsClosed,
			Info: Best(s.AdditionalInformation, lang), Rows: hours.Week(s),
		})
	}
	for _, e := range hours.Exceptions(sets, now) {
		h.Exceptions = append(h.Exceptions, HourException{e, Best(e.Set.AdditionalInformation, lang)})
	}
	return h
}
