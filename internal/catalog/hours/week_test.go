package hours_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
)

func TestWeekGathersEqualNeighbours(t *testing.T) {
	want := []hours.Row{
		{First: time.Monday, Last: time.Thursday, Open: []hours.Interval{{From: 480, To: 975}}},
		{First: time.Friday, Last: time.Friday, Open: []hours.Interval{{From: 480, To: 900}}},
		{First: time.Saturday, Last: time.Sunday},
	}
	if d := cmp.Diff(want, hours.Week(office)); d != "" {
		t.Error(d)
	}
}

func TestWeekOfAStretchOverMidnight(t *testing.T) {
	want := []hours.Row{
		{First: time.Monday, Last: time.Monday, Open: []hours.Interval{{From: 0, To: 480}}},
		{First: time.Tuesday, Last: time.Thursday},
		{First: time.Friday, Last: time.Friday, Open: []hours.Interval{{From: 960, To: 1440}}},
		{First: time.Saturday, Last: time.Sunday, Open: []hours.Interval{{From: 0, To: 1440}}},
	}
	if d := cmp.Diff(want, hours.Week(overMidnight(row("Friday", "Monday", "16:00", "08:00")))); d != "" {
		t.Error(d)
	}
}

func TestWeekOfWordsOnlyIsNil(t *testing.T) {
	if got := hours.Week(catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek}); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestExceptionsAreSortedAndOldOnesLeftOut(t *testing.T) {
	sets := []catalog.ServiceHour{
		office, closed("2026-12-24", "2026-12-26"), closed("2026-11-01", ""), exceptionally("2026-12-06", "", "10:00", "12:00"),
		closed("2026-11-23", ""), {ServiceHourType: catalog.HoursExceptional, IsClosed: true, ValidForNow: true},
	}
	var got []string
	for _, e := range hours.Exceptions(sets, moment(t, "2026-11-23 22:00")) {
		got = append(got, e.From.Format("2.1.")+"-"+e.To.Format("2.1."))
	}
	if d := cmp.Diff([]string{"23.11.-23.11.", "6.12.-6.12.", "24.12.-26.12."}, got); d != "" {
		t.Error(d)
	}
}

func TestRegularLeavesOutWhatIsOver(t *testing.T) {
	over := between(week(row("Monday", "", "08:00", "09:00")), "2026-01-01", "2026-11-22")
	coming := between(week(row("Monday", "", "08:00", "09:00")), "2026-12-01", "2027-11-22")
	got := hours.Regular([]catalog.ServiceHour{over, office, coming, closed("2026-12-24", "")}, moment(t, "2026-11-23 12:00"))
	if d := cmp.Diff([]catalog.ServiceHour{office, coming}, got); d != "" {
		t.Error(d)
	}
}
