package page

import (
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/view"
)

// weekday is today in a table of weeks; known is false where the table does not tell of today.
type weekday struct {
	day   time.Weekday
	known bool
}

// todayOf finds today in a set. A set that does not hold yet, and a day that an exception decides, have none.
func todayOf(h view.Hours, s view.HourSet) weekday {
	today := hours.Date(h.Now)
	if h.Now.IsZero() || h.Today.Exception || today.Before(s.Validity.From) {
		return weekday{}
	}
	if !s.Validity.To.IsZero() && today.After(s.Validity.To) {
		return weekday{}
	}
	return weekday{today.Weekday(), true}
}

// holds tells whether today is among the days of a row.
func (w weekday) holds(r hours.Row) bool {
	day := fromMonday(w.day)
	return w.known && fromMonday(r.First) <= day && day <= fromMonday(r.Last)
}

func fromMonday(d time.Weekday) int { return (int(d) + 6) % 7 }
