package page

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/view"
)

func TestTodayIsMarkedOnlyWhereTheTableTellsOfIt(t *testing.T) {
	sunday := time.Date(2026, 11, 22, 23, 30, 0, 0, hours.Finland())
	day := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, hours.Finland()) }
	weekend := hours.Row{First: time.Saturday, Last: time.Sunday}
	workdays := hours.Row{First: time.Monday, Last: time.Friday}
	for _, c := range []struct {
		name     string
		today    hours.Day
		validity hours.Validity
		row      hours.Row
		want     bool
	}{
		{"a row with today", hours.Day{}, hours.Validity{}, weekend, true},
		{"a row without today", hours.Day{}, hours.Validity{}, workdays, false},
		{"an exception decides today", hours.Day{Exception: true}, hours.Validity{}, weekend, false},
		{"a set that holds from tomorrow", hours.Day{}, hours.Validity{From: day(23)}, weekend, false},
		{"a set that ended yesterday", hours.Day{}, hours.Validity{To: day(21)}, weekend, false},
		{"a set of today only", hours.Day{}, hours.Validity{From: day(22), To: day(22)}, weekend, true},
	} {
		h := view.Hours{Standing: view.Standing{Now: sunday, Today: c.today}}
		if got := todayOf(h, view.HourSet{Validity: c.validity}).holds(c.row); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
	if todayOf(view.Hours{}, view.HourSet{}).holds(weekend) {
		t.Error("hours without a moment have a today")
	}
}
