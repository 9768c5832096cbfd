package in

import (
	"fmt"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// hours is V11VmOpenApiServiceHour.
type hours struct {
	ServiceHourType       string                     `json:"serviceHourType"`
	ValidFrom             bound                      `json:"validFrom"`
	ValidTo               bound                      `json:"validTo"`
	IsClosed              bool                       `json:"isClosed"`
	ValidForNow           bool                       `json:"validForNow"`
	IsAlwaysOpen          bool                       `json:"isAlwaysOpen"`
	IsReservation         bool                       `json:"isReservation"`
	AdditionalInformation catalog.Texts              `json:"additionalInformation"`
	OpeningHour           []catalog.DailyOpeningTime `json:"openingHour"`
}

// hoursOf makes the catalogue's hours: times with seconds, weeks with a row a day and interval, sorted by day (PTV).
func hoursOf(given []hours, list string, at paths) []catalog.ServiceHour {
	var out []catalog.ServiceHour
	for i := range given {
		g := &given[i]
		h := catalog.ServiceHour{
			ServiceHourType: g.ServiceHourType, ValidFrom: g.ValidFrom.at, ValidTo: g.ValidTo.at, IsClosed: g.IsClosed,
			ValidForNow:  g.ValidForNow || g.ValidFrom.at.IsZero() && g.ValidTo.at.IsZero(),
			IsAlwaysOpen: g.IsAlwaysOpen, IsReservation: g.IsReservation, AdditionalInformation: g.AdditionalInformation,
		}
		h.OpeningHour = openingTimes(g, fmt.Sprintf("%s[%d]", list, i), at)
		out = append(out, h)
	}
	return out
}

func openingTimes(g *hours, list string, at paths) []catalog.DailyOpeningTime {
	type row struct {
		time  catalog.DailyOpeningTime
		day   int
		given int
	}
	var rows []row
	for j, t := range g.OpeningHour {
		t.From, t.To = withSeconds(t.From), withSeconds(t.To)
		first, last := slices.Index(weekdays, t.DayFrom), slices.Index(weekdays, t.DayTo)
		if g.ServiceHourType != catalog.HoursDaysOfTheWeek || first < 0 || last < 0 {
			rows = append(rows, row{t, first, j})
			continue
		}
		for day := first; ; day = (day + 1) % len(weekdays) {
			rows = append(rows, row{catalog.DailyOpeningTime{DayFrom: weekdays[day], From: t.From, To: t.To}, day, j})
			if day == last {
				break
			}
		}
	}
	if g.ServiceHourType == catalog.HoursDaysOfTheWeek {
		slices.SortStableFunc(rows, func(a, b row) int { return a.day - b.day })
	}
	var out []catalog.DailyOpeningTime
	for i, r := range rows {
		at.set(fmt.Sprintf("%s.openingHour[%d]", list, i), fmt.Sprintf("%s.openingHour[%d]", list, r.given))
		out = append(out, r.time)
	}
	return out
}

func withSeconds(time string) string {
	if len(time) == len("HH:mm") {
		return time + ":00"
	}
	return time
}
