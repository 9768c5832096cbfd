package ical_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/ical"
	"github.com/varanto/varanto/internal/open/export/record"
)

var now = time.Date(2026, 11, 23, 10, 0, 0, 0, hours.Finland())

func day(d int) catalog.Moment { return catalog.At(time.Date(2026, 12, d, 0, 0, 0, 0, time.UTC)) }

// calendar is a place's with those sets of hours.
func calendar(t *testing.T, name string, sets ...catalog.ServiceHour) string {
	t.Helper()
	p := exporttest.Place(1, exporttest.ID(2), name, "6672000", "385500")
	p.ServiceHours = sets
	s := exporttest.Catalogue(p).Snapshot()
	e, _ := s.Published(catalog.KindServiceChannel, p.ID)
	c, err := ical.OfPlace(record.Reader{Snapshot: s, Lang: "fi", Base: "https://example.org"}, e, now)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := ical.Write(&out, c, now); err != nil {
		t.Fatal(err)
	}
	if problems := ical.Check(out.Bytes()); problems != nil {
		t.Errorf("%v\n%s", problems, out.String())
	}
	return strings.ReplaceAll(out.String(), "\r\n ", "")
}

func exception(from, to int, closed bool, rows ...catalog.DailyOpeningTime) catalog.ServiceHour {
	h := catalog.ServiceHour{ServiceHourType: catalog.HoursExceptional, IsClosed: closed, ValidFrom: day(from), OpeningHour: rows}
	if to > 0 {
		h.ValidTo = day(to)
	}
	return h
}

func TestExceptionsAreEvents(t *testing.T) {
	for _, c := range []struct {
		name    string
		set     catalog.ServiceHour
		want    []string
		wantNot string
	}{
		{"a closed day", exception(6, 0, true), []string{"DTSTART;VALUE=DATE:20261206\r\n", "DTEND;VALUE=DATE:20261207\r\n", "suljettu"}, "RRULE:FREQ=DAILY"},
		{"closed days", exception(24, 26, true), []string{"DTSTART;VALUE=DATE:20261224\r\n", "DTEND;VALUE=DATE:20261227\r\n"}, "RRULE:FREQ=DAILY"},
		{"other hours", exception(23, 0, false, catalog.DailyOpeningTime{From: "09:00:00", To: "12:30:00"}),
			[]string{"DTSTART;TZID=Europe/Helsinki:20261223T090000\r\n", "DTEND;TZID=Europe/Helsinki:20261223T123000\r\n", "9.00–12.30"}, "suljettu"},
		{"other hours for days", exception(28, 30, false, catalog.DailyOpeningTime{From: "10:00:00", To: "00:00:00"}),
			[]string{"DTEND;TZID=Europe/Helsinki:20261229T000000\r\n", "RRULE:FREQ=DAILY;COUNT=3\r\n"}, "suljettu"},
		{"broken hours", exception(28, 0, false, catalog.DailyOpeningTime{From: "x", To: "y"}), nil, "BEGIN:VEVENT"},
		{"by appointment", catalog.ServiceHour{ServiceHourType: catalog.HoursExceptional, IsReservation: true, ValidFrom: day(28)}, []string{"ajanvarauksella"}, "suljettu"},
		{"words only", exception(28, 0, false), nil, "BEGIN:VEVENT"},
		{"the end before the beginning", exception(28, 20, true), nil, "BEGIN:VEVENT"},
		{"an ordinary week", catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true,
			OpeningHour: []catalog.DailyOpeningTime{{DayFrom: "Monday", From: "08:00:00", To: "16:00:00"}}}, nil, "BEGIN:VEVENT"},
		{"without a date", catalog.ServiceHour{ServiceHourType: catalog.HoursExceptional, IsClosed: true}, nil, "BEGIN:VEVENT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := calendar(t, "Paikka", c.set)
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in\n%s", want, got)
				}
			}
			if strings.Contains(got, c.wantNot) {
				t.Errorf("%q is in\n%s", c.wantNot, got)
			}
		})
	}
}

func TestAUIDStaysWhileTheDaysStay(t *testing.T) {
	uid := func(s string) string {
		_, after, _ := strings.Cut(s, "UID:")
		first, _, _ := strings.Cut(after, "\r\n")
		return first
	}
	first := uid(calendar(t, "Paikka", exception(6, 0, true)))
	renamed := uid(calendar(t, "Toinen nimi", exception(7, 0, true), exception(6, 0, true)))
	other := uid(calendar(t, "Paikka", exception(7, 0, true)))
	if first == "" || first != renamed || first == other {
		t.Errorf("UIDs %q, renamed %q, another day %q", first, renamed, other)
	}
}

func TestDoubleSetsAreOneEvent(t *testing.T) {
	if got := calendar(t, "Paikka", exception(6, 0, true), exception(6, 0, true)); strings.Count(got, "BEGIN:VEVENT") != 1 {
		t.Errorf("not one event in\n%s", got)
	}
}

func TestAServiceHasTheEventsOfItsPlaces(t *testing.T) {
	s := exporttest.Catalogue(exporttest.World()...).Snapshot()
	e, _ := s.Published(catalog.KindService, exporttest.ID(10))
	c := ical.OfService(record.Reader{Snapshot: s, Lang: "sv"}, e, now)
	if len(c.Events) != 3 {
		t.Errorf("%d events, want one of each of three places", len(c.Events))
	}
	var out bytes.Buffer
	if err := ical.Write(&out, c, now); err != nil {
		t.Fatal(err)
	}
	if problems := ical.Check(out.Bytes()); problems != nil {
		t.Errorf("%v\n%s", problems, out.String())
	}
}

func TestTheZoneIsFinlands(t *testing.T) {
	got := calendar(t, "Paikka")
	for _, want := range []string{"TZID:Europe/Helsinki\r\n", "TZOFFSETTO:+0300\r\n", "BYMONTH=10;BYDAY=-1SU"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in the calendar", want)
		}
	}
	// The rules hold for the days of change that Go's zone has.
	for year := 1998; year < 2040; year++ {
		for _, m := range []time.Month{time.March, time.October} {
			last := time.Date(year, m+1, 1, 0, 0, 0, 0, time.UTC)
			for last = last.AddDate(0, 0, -1); last.Weekday() != time.Sunday; last = last.AddDate(0, 0, -1) {
			}
			at := time.Date(year, m, last.Day(), 1, 0, 0, 0, time.UTC)
			_, before := at.Add(-time.Second).In(hours.Finland()).Zone()
			_, after := at.In(hours.Finland()).Zone()
			if before == after {
				t.Errorf("%s %d: clocks do not change on the last Sunday", m, year)
			}
		}
	}
}

func unfold(s string) string { return strings.ReplaceAll(strings.TrimSuffix(s, "\r\n"), "\r\n ", "") }

func TestFoldingIsUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.NewReplacer("\r", "", "\n", "").Replace(rapid.String().Draw(t, "line"))
		folded := ical.Fold(s)
		if unfold(folded) != s {
			t.Errorf("Fold(%q) = %q", s, folded)
		}
		for l := range strings.SplitSeq(strings.TrimSuffix(folded, "\r\n"), "\r\n") {
			if len(l) > 75 {
				t.Errorf("a line of %d octets", len(l))
			}
		}
	})
}

func FuzzEscape(f *testing.F) {
	f.Add(exporttest.Hostile)
	f.Add("\\;,\r\n\n\r")
	f.Fuzz(func(t *testing.T, s string) {
		got := ical.Escape(s)
		if strings.ContainsAny(got, "\r\n\x00") {
			t.Errorf("Escape(%q) = %q", s, got)
		}
		document := "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260101T000000Z\r\n" +
			ical.Fold("SUMMARY:"+got) + "END:VEVENT\r\nEND:VCALENDAR\r\n"
		if problems := ical.Check([]byte(document)); problems != nil {
			t.Errorf("%q: %v", s, problems)
		}
	})
}
