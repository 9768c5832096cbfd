package mcp_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/mcp"
)

// TestAPlaceIsClosedOnlyWhereThatIsSaid asks on a Monday for places with these sets of hours.
func TestAPlaceIsClosedOnlyWhereThatIsSaid(t *testing.T) {
	mondays := catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true,
		OpeningHour: []catalog.DailyOpeningTime{{DayFrom: "Monday", From: "08:00:00", To: "16:00:00"}}}
	appointments := catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, ValidForNow: true, IsReservation: true}
	tuesday := func(h catalog.ServiceHour) catalog.ServiceHour {
		h.ServiceHourType, h.ValidFrom = catalog.HoursExceptional, catalog.At(time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC))
		return h
	}
	info := catalog.Texts{{Language: "fi", Value: "Kysy aikoja"}}
	for _, c := range []struct {
		name string
		sets []catalog.ServiceHour
		// week are the first two days, exception the only one.
		week      [2]string
		exception string
	}{
		{"an ordinary week", []catalog.ServiceHour{mondays}, [2]string{"08:00-16:00", "closed"}, ""},
		{"by appointment", []catalog.ServiceHour{appointments}, [2]string{"by appointment", "by appointment"}, ""},
		{"hours beside appointments", []catalog.ServiceHour{mondays, appointments},
			[2]string{"08:00-16:00 (appointments can be made)", "closed (appointments can be made)"}, ""},
		{"a closed day", []catalog.ServiceHour{mondays, tuesday(catalog.ServiceHour{IsClosed: true, AdditionalInformation: info})},
			[2]string{"08:00-16:00", "closed"}, "2026-11-24: closed, Kysy aikoja"},
		{"other hours", []catalog.ServiceHour{mondays, tuesday(catalog.ServiceHour{OpeningHour: []catalog.DailyOpeningTime{{From: "10:00:00", To: "11:30:00"}}})},
			[2]string{"08:00-16:00", "10:00-11:30"}, "2026-11-24: 10:00-11:30"},
		{"a day by appointment", []catalog.ServiceHour{mondays, tuesday(catalog.ServiceHour{IsReservation: true})},
			[2]string{"08:00-16:00", "by appointment"}, "2026-11-24: by appointment"},
		{"words only", []catalog.ServiceHour{mondays, tuesday(catalog.ServiceHour{AdditionalInformation: info})},
			[2]string{"08:00-16:00", "not known"}, "2026-11-24: exceptional hours, Kysy aikoja"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := exporttest.Place(1, exporttest.ID(2), "Paikka", "6672000", "385500")
			p.ServiceHours = c.sets
			s := connect(t, mcp.NewHandler(mcp.Options{Catalogue: exporttest.Catalogue(p), API: http.NotFoundHandler(), Now: func() time.Time { return now }}))
			got, text := use[struct {
				Week       []struct{ Text string }
				Exceptions []string
			}](t, s, "get_place", map[string]any{"id": p.ID.String()})
			for n, want := range c.week {
				if got.Week[n].Text != want {
					t.Errorf("day %d is %q, want %q", n, got.Week[n].Text, want)
				}
			}
			if !strings.Contains(text, "\nTuesday 2026-11-24: "+c.week[1]+"\n") {
				t.Errorf("the text says\n%s", text)
			}
			if all := strings.Join(got.Exceptions, "; "); all != c.exception {
				t.Errorf("exceptions %q, want %q", all, c.exception)
			}
		})
	}
}
