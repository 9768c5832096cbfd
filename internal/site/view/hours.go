package view

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
)

// Hours is when a channel is open: now, in ordinary weeks and exceptionally.
type Hours struct {
	Now        time.Time
	State      hours.State
	Today      hours.Day
	Sets       []HourSet
	Exceptions []HourException
	// Said are the sets as they were given, for machines. They must not be changed.
	Said []catalog.ServiceHour
}

// Empty tells that nothing is known.
func (h Hours) Empty() bool { return len(h.Sets) == 0 && len(h.Exceptions) == 0 }

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
	h := Hours{Now: now, State: hours.At(sets, now), Today: hours.On(sets, now), Said: sets}
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
