package hours

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Validity is the days on which a set holds, both inclusive, each as the day's first moment in Finland.
// From and To are zero where the set has no such bound.
type Validity struct{ From, To time.Time }

// ValidityOf reads the bounds of a set. An exception with one date holds on that day only (PTV's single days).
func ValidityOf(h catalog.ServiceHour) Validity {
	v := Validity{dateOf(h.ValidFrom), dateOf(h.ValidTo)}
	if h.ServiceHourType != catalog.HoursExceptional {
		return v
	}
	if v.To.IsZero() {
		v.To = v.From
	}
	if v.From.IsZero() {
		v.From = v.To
	}
	return v
}

// Bounded tells that there is a start or an end.
func (v Validity) Bounded() bool { return !v.From.IsZero() || !v.To.IsZero() }

// Holds tells whether that day is inside.
func (v Validity) Holds(day time.Time) bool {
	return !(v.From.After(day) || !v.To.IsZero() && v.To.Before(day))
}

// Over tells whether the last day lies before that day.
func (v Validity) Over(day time.Time) bool { return !v.To.IsZero() && v.To.Before(day) }
