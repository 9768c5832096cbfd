package hours

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Kind of a state.
type Kind int

// What can be said of a moment.
const (
	// Unknown: no set says anything of the day.
	Unknown Kind = iota
	Open
	Closed
	// ByReservation: not open to all now, but appointments can be made.
	ByReservation
)

// horizon is how many days ahead the next change is looked for: three weeks reach past any holiday season's exceptions.
const horizon = 21

// State tells how things stand at a moment.
type State struct {
	Kind Kind
	// Until is when the doors close (Open); zero when they stay open for longer than three weeks.
	Until time.Time
	// Next is when the doors open (Closed, ByReservation, Unknown); zero when not within three weeks.
	Next time.Time
}

// At computes the state at that moment.
func At(sets []catalog.ServiceHour, now time.Time) State {
	today := On(sets, now)
	if spanHolds(today, now) {
		return State{Kind: Open, Until: closing(sets, now)}
	}
	s := State{Kind: Closed, Next: opening(sets, now)}
	switch {
	case !today.Known:
		s.Kind = Unknown
	case today.Reservation:
		s.Kind = ByReservation
	}
	return s
}

// spanHolds tells whether the moment lies in one of the day's intervals, begin included, end not.
func spanHolds(d Day, now time.Time) bool {
	for _, i := range d.Open {
		if !now.Before(at(d.Date, i.From)) && now.Before(at(d.Date, i.To)) {
			return true
		}
	}
	return false
}

// closing follows openings that touch, over midnights, to their end.
func closing(sets []catalog.ServiceHour, now time.Time) time.Time {
	end := now
	for n := range horizon {
		day := On(sets, addDays(Date(now), n))
		reached := end
		for _, i := range day.Open {
			if from, to := at(day.Date, i.From), at(day.Date, i.To); !from.After(reached) && to.After(reached) {
				reached = to
			}
		}
		if reached.Equal(end) {
			return end
		}
		end = reached
		if end.Before(addDays(day.Date, 1)) {
			return end
		}
	}
	return time.Time{}
}

func opening(sets []catalog.ServiceHour, now time.Time) time.Time {
	for n := range horizon {
		day := On(sets, addDays(Date(now), n))
		for _, i := range day.Open {
			if from := at(day.Date, i.From); from.After(now) {
				return from
			}
		}
	}
	return time.Time{}
}
