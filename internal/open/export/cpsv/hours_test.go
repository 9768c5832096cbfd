package cpsv

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

func TestExceptionsSayWhatTheSetSays(t *testing.T) {
	t.Parallel()
	rows := func(day, from, to string) []catalog.DailyOpeningTime {
		return []catalog.DailyOpeningTime{{DayFrom: day, From: from, To: to}}
	}
	info := catalog.Texts{{Language: "fi", Value: "Kesällä poikkeavat ajat"}}
	for _, c := range []struct {
		name string
		set  catalog.ServiceHour
		want string
	}{
		{"closed", catalog.ServiceHour{IsClosed: true, AdditionalInformation: info}, "2026-12-28 suljettu; Kesällä poikkeavat ajat"},
		{"other hours", catalog.ServiceHour{OpeningHour: rows("", "10:00:00", "14:00:00")}, "2026-12-28 10.00–14.00"},
		{"hours of a day that is not the first", catalog.ServiceHour{OpeningHour: rows("Tuesday", "10:00:00", "14:00:00")}, "2026-12-28 10.00–14.00"},
		{"by appointment", catalog.ServiceHour{IsReservation: true}, "2026-12-28 ajanvarauksella"},
		{"words only", catalog.ServiceHour{AdditionalInformation: info}, ""},
		{"broken hours", catalog.ServiceHour{OpeningHour: rows("", "x", "y")}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.set.ServiceHourType = catalog.HoursExceptional
			c.set.ValidFrom = catalog.At(time.Date(2026, 12, 28, 0, 0, 0, 0, time.UTC))
			got := ""
			for _, n := range exceptionsOf([]catalog.ServiceHour{c.set}) {
				for _, d := range n.Description {
					if d.Language == "fi" {
						got = d.Value
					}
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
