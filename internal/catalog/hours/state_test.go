package hours_test

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
)

// 2026-11-23 is a Monday.
func moment(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, hours.Finland())
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func row(dayFrom, dayTo, from, to string) catalog.DailyOpeningTime {
	return catalog.DailyOpeningTime{DayFrom: dayFrom, DayTo: dayTo, From: from, To: to}
}

func date(s string) catalog.Moment {
	m, err := catalog.ParseMoment(s + "T00:00:00")
	if err != nil {
		panic(err)
	}
	return m
}

func week(rows ...catalog.DailyOpeningTime) catalog.ServiceHour {
	return catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true, OpeningHour: rows}
}

func between(h catalog.ServiceHour, from, to string) catalog.ServiceHour {
	h.ValidForNow = false
	if from != "" {
		h.ValidFrom = date(from)
	}
	if to != "" {
		h.ValidTo = date(to)
	}
	return h
}

func closed(from, to string) catalog.ServiceHour {
	return between(catalog.ServiceHour{ServiceHourType: catalog.HoursExceptional, IsClosed: true}, from, to)
}

func exceptionally(from, to, opens, closes string) catalog.ServiceHour {
	return between(catalog.ServiceHour{
		ServiceHourType: catalog.HoursExceptional, OpeningHour: []catalog.DailyOpeningTime{row("", "", opens, closes)},
	}, from, to)
}

func overMidnight(rows ...catalog.DailyOpeningTime) catalog.ServiceHour {
	return catalog.ServiceHour{ServiceHourType: catalog.HoursOverMidnight, ValidForNow: true, OpeningHour: rows}
}

var office = week(
	row("Monday", "", "08:00:00", "16:15:00"), row("Tuesday", "", "08:00:00", "16:15:00"),
	row("Wednesday", "", "08:00:00", "16:15:00"), row("Thursday", "", "08:00:00", "16:15:00"),
	row("Friday", "", "08:00:00", "15:00:00"),
)

func TestStateAtAMoment(t *testing.T) {
	alwaysOpen := catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, IsAlwaysOpen: true}
	exceptionallyByAppointment := between(catalog.ServiceHour{ServiceHourType: catalog.HoursExceptional, IsReservation: true}, "2026-11-23", "")
	byAppointment := catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, IsReservation: true}
	wordsOnly := catalog.ServiceHour{
		ServiceHourType: catalog.HoursDaysOfTheWeek, AdditionalInformation: catalog.Texts{{Language: "fi", Value: "Kysy"}},
	}
	weekend := overMidnight(row("Friday", "Monday", "16:00:00", "08:00:00"))
	for _, c := range []struct {
		name       string
		sets       []catalog.ServiceHour
		now        string
		kind       hours.Kind
		until, nxt string
	}{
		{"no sets say nothing", nil, "2026-11-23 10:00", hours.Unknown, "", ""},
		{"words alone say nothing", []catalog.ServiceHour{wordsOnly}, "2026-11-23 10:00", hours.Unknown, "", ""},
		{"open in office hours", []catalog.ServiceHour{office}, "2026-11-23 10:00", hours.Open, "2026-11-23 16:15", ""},
		{"open from the first minute", []catalog.ServiceHour{office}, "2026-11-23 08:00", hours.Open, "2026-11-23 16:15", ""},
		{"closed at the closing minute", []catalog.ServiceHour{office}, "2026-11-23 16:15", hours.Closed, "", "2026-11-24 08:00"},
		{"opens later today", []catalog.ServiceHour{office}, "2026-11-23 07:10", hours.Closed, "", "2026-11-23 08:00"},
		{"closed over the weekend", []catalog.ServiceHour{office}, "2026-11-27 15:30", hours.Closed, "", "2026-11-30 08:00"},
		{"always open has no end", []catalog.ServiceHour{alwaysOpen}, "2026-11-23 03:00", hours.Open, "", ""},
		{"always open but for a day", []catalog.ServiceHour{alwaysOpen, closed("2026-11-25", "")}, "2026-11-23 03:00", hours.Open, "2026-11-25 00:00", ""},
		{"midnight closes the day", []catalog.ServiceHour{week(row("Monday", "", "20:00", "00:00"))}, "2026-11-23 23:59", hours.Open, "2026-11-24 00:00", ""},
		{"neighbouring days melt at midnight", []catalog.ServiceHour{week(row("Monday", "", "20:00", "00:00"), row("Tuesday", "", "00:00", "04:00"))}, "2026-11-23 23:00", hours.Open, "2026-11-24 04:00", ""},
		{"by appointment only", []catalog.ServiceHour{byAppointment}, "2026-11-23 10:00", hours.ByReservation, "", ""},
		{"hours decide beside appointments, at night", []catalog.ServiceHour{office, byAppointment}, "2026-11-23 02:57", hours.Closed, "", "2026-11-23 08:00"},
		{"hours decide beside appointments, by day", []catalog.ServiceHour{byAppointment, office}, "2026-11-23 10:00", hours.Open, "2026-11-23 16:15", ""},
		{"hours decide beside appointments, on a free day", []catalog.ServiceHour{office, byAppointment}, "2026-11-28 10:00", hours.Closed, "", "2026-11-30 08:00"},
		{"hours decide in a period of appointments, at night", []catalog.ServiceHour{office, between(byAppointment, "2026-11-01", "2026-11-30")}, "2026-11-23 02:57", hours.Closed, "", "2026-11-23 08:00"},
		{"hours decide in a period of appointments, by day", []catalog.ServiceHour{office, between(byAppointment, "2026-11-01", "2026-11-30")}, "2026-11-23 10:00", hours.Open, "2026-11-23 16:15", ""},
		{"a period of appointments alone", []catalog.ServiceHour{between(byAppointment, "2026-11-01", "2026-11-30")}, "2026-11-23 10:00", hours.ByReservation, "", ""},
		{"appointments with hours, out of them", []catalog.ServiceHour{{ServiceHourType: catalog.HoursDaysOfTheWeek, IsReservation: true, OpeningHour: office.OpeningHour}}, "2026-11-23 02:57", hours.Closed, "", "2026-11-23 08:00"},
		{"a closed exception goes before the week", []catalog.ServiceHour{office, closed("2026-11-23", "")}, "2026-11-23 10:00", hours.Closed, "", "2026-11-24 08:00"},
		{"an exception of words only leaves the day unknown", []catalog.ServiceHour{office, exceptionally("2026-11-23", "", "", "")}, "2026-11-23 10:00", hours.Unknown, "", "2026-11-24 08:00"},
		{"an exception by appointment", []catalog.ServiceHour{office, exceptionallyByAppointment}, "2026-11-23 10:00", hours.ByReservation, "", "2026-11-24 08:00"},
		{"an exception may last for days", []catalog.ServiceHour{office, closed("2026-11-23", "2026-11-25")}, "2026-11-23 10:00", hours.Closed, "", "2026-11-26 08:00"},
		{"an exception opens a closed day", []catalog.ServiceHour{office, exceptionally("2026-11-28", "", "10:00", "14:00")}, "2026-11-28 11:00", hours.Open, "2026-11-28 14:00", ""},
		{"the shorter exception wins", []catalog.ServiceHour{office, closed("2026-11-20", "2026-11-30"), exceptionally("2026-11-23", "", "10:00", "14:00")}, "2026-11-23 11:00", hours.Open, "2026-11-23 14:00", ""},
		{"a bounded week displaces the standing one", []catalog.ServiceHour{office, between(week(row("Monday", "", "12:00", "13:00")), "2026-11-01", "2026-11-30")}, "2026-11-23 10:00", hours.Closed, "", "2026-11-23 12:00"},
		{"a bounded week ends with its last day", []catalog.ServiceHour{office, between(week(row("Monday", "", "12:00", "13:00")), "2026-10-01", "2026-11-22")}, "2026-11-23 10:00", hours.Open, "2026-11-23 16:15", ""},
		{"a week that starts later is not yet known", []catalog.ServiceHour{between(office, "2026-12-01", "")}, "2026-11-23 10:00", hours.Unknown, "", "2026-12-01 08:00"},
		{"a weekend stretch on Saturday", []catalog.ServiceHour{weekend}, "2026-11-28 12:00", hours.Open, "2026-11-30 08:00", ""},
		{"a weekend stretch before it begins", []catalog.ServiceHour{weekend}, "2026-11-27 12:00", hours.Closed, "", "2026-11-27 16:00"},
		{"an exception cuts a stretch", []catalog.ServiceHour{weekend, closed("2026-11-29", "")}, "2026-11-28 12:00", hours.Open, "2026-11-29 00:00", ""},
		{"a stretch without an end day ends the next day", []catalog.ServiceHour{overMidnight(row("Friday", "", "22:00", "02:00"))}, "2026-11-28 01:00", hours.Open, "2026-11-28 02:00", ""},
		{"a stretch over the end of the week", []catalog.ServiceHour{overMidnight(row("Sunday", "Monday", "22:00", "06:00"))}, "2026-11-23 05:00", hours.Open, "2026-11-23 06:00", ""},
		{"a lunch break", []catalog.ServiceHour{week(row("Monday", "", "08:00", "11:00"), row("Monday", "", "12:00", "16:00"))}, "2026-11-23 11:30", hours.Closed, "", "2026-11-23 12:00"},
		{"a row of several days", []catalog.ServiceHour{week(row("Monday", "Friday", "09:00", "15:00"))}, "2026-11-26 10:00", hours.Open, "2026-11-26 15:00", ""},
		{"malformed rows are left out", []catalog.ServiceHour{week(row("Maanantai", "", "08:00", "16:00"), row("Monday", "", "8", "x"))}, "2026-11-23 10:00", hours.Closed, "", ""},
		{"the day of the autumn clock change", []catalog.ServiceHour{week(row("Sunday", "", "02:00", "05:00"))}, "2026-10-25 04:30", hours.Open, "2026-10-25 05:00", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := hours.At(c.sets, moment(t, c.now))
			if got.Kind != c.kind {
				t.Errorf("kind %v, want %v", got.Kind, c.kind)
			}
			for _, m := range []struct {
				what, want string
				got        time.Time
			}{{"until", c.until, got.Until}, {"next", c.nxt, got.Next}} {
				if m.want == "" && !m.got.IsZero() || m.want != "" && !m.got.Equal(moment(t, m.want)) {
					t.Errorf("%s %v, want %q", m.what, m.got, m.want)
				}
			}
		})
	}
}

func TestDatesAreFinnish(t *testing.T) {
	// PTV writes the first moment of a Finnish day in UTC: 23 November begins at 22:00 on the 22nd.
	h := closed("", "")
	h.ValidFrom, _ = catalog.ParseMoment("2026-11-22T22:00:00")
	if day := hours.On([]catalog.ServiceHour{office, h}, moment(t, "2026-11-23 10:00")); !day.Exception || len(day.Open) != 0 {
		t.Errorf("the exception does not hold on its day: %+v", day)
	}
	if day := hours.On([]catalog.ServiceHour{office, h}, moment(t, "2026-11-22 23:00")); day.Exception {
		t.Errorf("the exception holds on the day before: %+v", day)
	}
}
