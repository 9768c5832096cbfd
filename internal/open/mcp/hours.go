package mcp

import (
	"fmt"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/open/export/record"
)

// hoursNow tells when doors are open or a phone is answered. All times are Finnish.
type hoursNow struct {
	Now       string   `json:"now" jsonschema:"open, closed, byAppointment or unknown"`
	Today     []string `json:"today" jsonschema:"opening times today, such as 08:00-16:00; empty when closed or not known"`
	Until     string   `json:"until,omitempty" jsonschema:"when it closes, when it is open"`
	Opens     string   `json:"opens,omitempty" jsonschema:"when it opens next, when it is not open"`
	Uncertain bool     `json:"uncertain" jsonschema:"a holiday: hours may differ"`
	Text      string   `json:"text" jsonschema:"the same in a sentence"`
}

const minute = "2006-01-02T15:04"

// hours compute the state now; nil when nothing is said of any day.
func (d *desk) hours(sets []catalog.ServiceHour) *hoursNow {
	if len(sets) == 0 {
		return nil
	}
	now := d.Now()
	state, today := hours.At(sets, now), hours.On(sets, now)
	out := &hoursNow{Today: intervals(today.Open), Uncertain: state.Uncertain}
	in := func(t time.Time) string { return t.In(hours.Finland()).Format(minute) }
	if !state.Until.IsZero() {
		out.Until = in(state.Until)
	}
	if !state.Next.IsZero() {
		out.Opens = in(state.Next)
	}
	switch state.Kind {
	case hours.Open:
		out.Now, out.Text = "open", "open now"
		if out.Until != "" {
			out.Text += " until " + out.Until
		}
	case hours.Closed:
		out.Now, out.Text = "closed", "closed now"
	case hours.ByReservation:
		out.Now, out.Text = "byAppointment", "by appointment"
	default:
		out.Now, out.Text = "unknown", "hours of today are not known"
	}
	if out.Opens != "" {
		out.Text += ", opens " + out.Opens
	}
	if out.Uncertain {
		out.Text += " (a holiday: hours may differ)"
	}
	return out
}

func intervals(list []hours.Interval) []string {
	out := []string{}
	for _, i := range list {
		out = append(out, fmt.Sprintf("%02d:%02d-%02d:%02d", i.From.Hour(), i.From.Minute(), i.To.Hour(), i.To.Minute()))
	}
	return out
}

// dayHours are the hours of one day.
type dayHours struct {
	Date         string   `json:"date"`
	Weekday      string   `json:"weekday"`
	Open         []string `json:"open"`
	Known        bool     `json:"known" jsonschema:"false when nothing is said of the day, which is not the same as closed"`
	Appointments bool     `json:"appointments" jsonschema:"appointments can be made"`
	Text         string   `json:"text" jsonschema:"the same in words; a day of which only appointments are told is by appointment, not closed"`
}

// said is a day in words.
func said(day hours.Day) string {
	text := record.Closed().EN
	switch {
	case !day.Known:
		text = "not known"
	case len(day.Open) > 0:
		text = strings.Join(intervals(day.Open), ", ")
	case day.OnlyReservation:
		return record.ByAppointment().EN
	}
	if day.Reservation {
		text += " (appointments can be made)"
	}
	return text
}

// week are the hours of the seven days from today.
func (d *desk) week(sets []catalog.ServiceHour) []dayHours {
	out := []dayHours{}
	if len(sets) == 0 {
		return out
	}
	schedule := hours.Compile(sets)
	noon := hours.Date(d.Now()).Add(12 * time.Hour)
	for n := range 7 {
		day := schedule.Day(noon.AddDate(0, 0, n))
		date := noon.AddDate(0, 0, n).In(hours.Finland())
		out = append(out, dayHours{date.Format(time.DateOnly), date.Weekday().String(), intervals(day.Open), day.Known, day.Reservation, said(day)})
	}
	return out
}

// exceptions are the coming days that differ, in short, with what is written of them.
func (d *desk) exceptions(r record.Reader, sets []catalog.ServiceHour) []string {
	var out []string
	for _, x := range hours.Exceptions(sets, d.Now()) {
		when := x.From.Format(time.DateOnly)
		if x.To.After(x.From) {
			when += " to " + x.To.Format(time.DateOnly)
		}
		what := record.Exceptional().EN
		switch {
		case len(x.Open) > 0:
			what = strings.Join(intervals(x.Open), ", ")
		case !x.SaysNothing():
			what = record.Exception(x).EN
		}
		out = append(out, when+": "+join(what, r.Best(x.Set.AdditionalInformation).Value))
	}
	return few(out, 10)
}
