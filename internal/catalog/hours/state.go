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
	// ByReservation: appointments can be made, and nothing is said of hours; where hours are, they decide.
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
	// Uncertain tells that hours may differ: the doors are open (Open), or open next, on a holiday by an ordinary week.
	Uncertain bool
}

// At computes the state at that moment.
func At(sets []catalog.ServiceHour, now time.Time) State { return Compile(sets).State(now) }

// State is At for hours that are compiled already.
func (c Schedule) State(now time.Time) State {
	today := c.Day(now)
	if answer := c.At(MomentOf(now)); answer.Open {
		return State{Kind: Open, Until: closing(c, now), Uncertain: !answer.Certain}
	}
	s := State{Kind: Closed}
	s.Next, s.Uncertain = opening(c, now)
	switch {
	case !today.Known:
		s.Kind = Unknown
	case today.OnlyReservation:
		s.Kind = ByReservation
	}
	return s
}

// closing follows openings that touch, over midnights, to their end.
func closing(c Schedule, now time.Time) time.Time {
	end := now
	for n := range horizon {
		day := c.Day(addDays(Date(now), n))
		reached := end
		for _, i := range day.Open {
			if from, to := first(day.Date, i.From), last(day.Date, i.To); !from.After(reached) && to.After(reached) {
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

func opening(c Schedule, now time.Time) (next time.Time, uncertain bool) {
	for n := range horizon {
		day := c.Day(addDays(Date(now), n))
		for _, i := range day.Open {
			if from := first(day.Date, i.From); from.After(now) {
				return from, !c.At(MomentOf(from)).Certain
			}
		}
	}
	return time.Time{}, false
}
