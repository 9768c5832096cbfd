package hsds

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/open/export/record"
)

// localTime says that clocks are Finnish: HSDS would have an offset, of which a Finnish year has two.
const localTime = "Europe/Helsinki"

var byDay = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// schedules turn sets of hours into rows: one for each interval with the days that have it; for an exception one for each
// interval of its days, or one without times and with a description that says so.
func schedules(r record.Reader, owner catalog.ID, what string, sets []catalog.ServiceHour, name string, own func(*Schedule)) []Schedule {
	var out []Schedule
	for _, h := range sets {
		rows := regular(h, r.Lang)
		if h.ServiceHourType == catalog.HoursExceptional {
			rows = exceptional(h, r.Lang)
		}
		v := hours.ValidityOf(h)
		for _, s := range rows {
			s.ID = child(owner, what, len(out))
			s.ValidFrom, s.ValidTo = date(v.From), date(v.To)
			s.Description = joined(name, s.Description, record.Line(r.Best(h.AdditionalInformation).Value))
			s.Notes = localTime
			own(&s)
			out = append(out, s)
		}
	}
	return out
}

func regular(h catalog.ServiceHour, lang string) []Schedule {
	switch {
	case h.IsAlwaysOpen:
		return []Schedule{{Freq: "WEEKLY", Interval: 1, ByDay: "MO,TU,WE,TH,FR,SA,SU", OpensAt: "00:00", ClosesAt: "23:59", Description: record.AlwaysOpen().In(lang)}}
	case h.IsReservation:
		return []Schedule{{Description: record.ByAppointment().In(lang)}}
	}
	var order []hours.Interval
	days := map[hours.Interval][]string{}
	for _, row := range hours.Week(h) {
		for d := row.First; ; d = (d + 1) % 7 {
			for _, i := range row.Open {
				if days[i] == nil {
					order = append(order, i)
				}
				days[i] = append(days[i], byDay[d])
			}
			if d == row.Last {
				break
			}
		}
	}
	var out []Schedule
	for _, i := range order {
		out = append(out, Schedule{Freq: "WEEKLY", Interval: 1, ByDay: strings.Join(slices.Compact(days[i]), ","), OpensAt: clock(i.From), ClosesAt: clock(i.To)})
	}
	return out
}

// exceptional leaves out sets without a date, and those that neither shut nor open anything.
func exceptional(h catalog.ServiceHour, lang string) []Schedule {
	x, ok := hours.ExceptionOf(h)
	switch {
	case !ok || x.SaysNothing():
		return nil
	case len(x.Open) == 0:
		return []Schedule{{Description: record.Exception(x).In(lang)}}
	}
	var out []Schedule
	for _, i := range x.Open {
		out = append(out, Schedule{OpensAt: clock(i.From), ClosesAt: clock(i.To), Description: record.Exceptional().In(lang)})
	}
	return out
}

func clock(c hours.Clock) string {
	if c >= hours.EndOfDay {
		return "23:59"
	}
	return fmt.Sprintf("%02d:%02d", c.Hour(), c.Minute())
}

func date(t time.Time) string {
	if t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return t.Format(time.DateOnly)
}
