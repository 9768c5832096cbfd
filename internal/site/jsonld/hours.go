package jsonld

import (
	"fmt"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/view"
)

const (
	// aheadWeeks is how far rows are dated that hold every second week: schema.org has no word for that.
	aheadWeeks = 8
	dateLayout = "2006-01-02"
)

// hoursOf tells ordinary weeks, and what goes before them at its time: exceptions and weeks with a begin or an end.
// Hours by appointment only, and sets that hold words only, cannot be told.
func hoursOf(h view.Hours) (ordinary, special []openingHours) {
	if h.Now.IsZero() {
		return nil, nil
	}
	for _, set := range hours.Regular(h.Said, h.Now) {
		rows := regular(set, h.Now)
		if hours.ValidityOf(set).Bounded() {
			special = append(special, rows...)
			continue
		}
		ordinary = append(ordinary, rows...)
	}
	for _, e := range hours.Exceptions(h.Said, h.Now) {
		if !e.SaysNothing() && !e.ByAppointment() {
			special = append(special, rows(nil, e.Open, e.Validity, true)...)
		}
	}
	return ordinary, special
}

func regular(set catalog.ServiceHour, now time.Time) []openingHours {
	v := hours.ValidityOf(set)
	switch {
	case set.IsReservation:
		return nil
	case set.IsClosed:
		return rows(weekdays(time.Monday, time.Sunday), nil, v, true)
	case set.IsAlwaysOpen:
		return rows(weekdays(time.Monday, time.Sunday), []hours.Interval{{From: 0, To: hours.EndOfDay}}, v, false)
	case alternates(set, now):
		return dated(set, now)
	}
	var out []openingHours
	for _, r := range hours.Week(set) {
		out = append(out, rows(weekdays(r.First, r.Last), r.Open, v, false)...)
	}
	return out
}

// alternates tells that a set holds in odd or in even weeks only, which its words say.
func alternates(set catalog.ServiceHour, now time.Time) bool {
	if len(set.AdditionalInformation) == 0 {
		return false
	}
	set.ValidFrom, set.ValidTo = catalog.Moment{}, catalog.Moment{}
	week := hours.Compile([]catalog.ServiceHour{set})
	day := hours.Date(now)
	for n := range 7 {
		this, next := week.Day(day.AddDate(0, 0, n)), week.Day(day.AddDate(0, 0, n+7))
		if !slices.Equal(this.Open, next.Open) {
			return true
		}
	}
	return false
}

// dated tells each day of the coming weeks on which the set is open.
func dated(set catalog.ServiceHour, now time.Time) []openingHours {
	var out []openingHours
	week := hours.Compile([]catalog.ServiceHour{set})
	for n := range aheadWeeks * 7 {
		day := week.Day(hours.Date(now).AddDate(0, 0, n))
		out = append(out, rows(nil, day.Open, hours.Validity{From: day.Date, To: day.Date}, false)...)
	}
	return out
}

// rows tell intervals; closed asks for the row that says that there are none (opens and closes at the same time).
func rows(days []string, open []hours.Interval, v hours.Validity, closed bool) []openingHours {
	row := openingHours{Type: "OpeningHoursSpecification", DayOfWeek: days, Opens: "00:00", Closes: "00:00"}
	if !v.From.IsZero() {
		row.ValidFrom = v.From.Format(dateLayout)
	}
	if !v.To.IsZero() {
		row.ValidThrough = v.To.Format(dateLayout)
	}
	if len(open) == 0 && closed {
		return []openingHours{row}
	}
	var out []openingHours
	for _, i := range open {
		row.Opens, row.Closes = clock(i.From), clock(i.To)
		out = append(out, row)
	}
	return out
}

// clock writes midnight at the end of the day as its last minute, as search engines ask for it.
func clock(c hours.Clock) string {
	if c >= hours.EndOfDay {
		c = hours.EndOfDay - 1
	}
	return fmt.Sprintf("%02d:%02d", c.Hour(), c.Minute())
}

// weekdays names the days from first to last within Monday to Sunday.
func weekdays(first, last time.Weekday) []string {
	var out []string
	for day := first; ; day = (day + 1) % 7 {
		out = append(out, day.String())
		if day == last {
			return out
		}
	}
}
