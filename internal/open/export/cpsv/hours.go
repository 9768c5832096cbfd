package cpsv

import (
	"fmt"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/open/export/record"
)

// dayNames are short names of days by language, Sunday first as in package time.
var dayNames = map[string][7]string{
	"fi": {"su", "ma", "ti", "ke", "to", "pe", "la"},
	"sv": {"sö", "må", "ti", "on", "to", "fr", "lö"},
	"en": {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
}

// hoursOf says the ordinary hours in words, which the profile takes as a description.
func hoursOf(sets []catalog.ServiceHour) []Node {
	var out []Node
	for _, h := range sets {
		if h.ServiceHourType == catalog.HoursExceptional {
			continue
		}
		n := Node{Type: "time:TemporalEntity"}
		for _, lang := range record.Languages() {
			if w := ordinary(h, lang); w != "" {
				n.Description = append(n.Description, Literal{lang, w})
			}
		}
		if len(n.Description) > 0 {
			out = append(out, n)
		}
	}
	return out
}

func ordinary(h catalog.ServiceHour, lang string) string {
	var parts []string
	switch {
	case h.IsAlwaysOpen:
		parts = append(parts, record.AlwaysOpen().In(lang))
	case h.IsReservation:
		parts = append(parts, record.ByAppointment().In(lang))
	}
	for _, row := range hours.Week(h) {
		if len(row.Open) == 0 {
			continue
		}
		days := dayNames[lang][row.First]
		if row.Last != row.First {
			days += "–" + dayNames[lang][row.Last]
		}
		parts = append(parts, days+" "+clocks(row.Open))
	}
	if info := record.Line(h.AdditionalInformation.In(lang)); info != "" {
		parts = append(parts, info)
	}
	return strings.Join(parts, "; ")
}

func exceptionsOf(sets []catalog.ServiceHour) []Node {
	var out []Node
	for _, h := range sets {
		x, ok := hours.ExceptionOf(h)
		if !ok || x.SaysNothing() {
			continue
		}
		n := Node{Type: "time:TemporalEntity"}
		for _, lang := range record.Languages() {
			n.Description = append(n.Description, Literal{lang, exception(x, lang)})
		}
		out = append(out, n)
	}
	return out
}

func exception(x hours.Exception, lang string) string {
	when := x.From.Format(time.DateOnly)
	if x.To.After(x.From) {
		when += "–" + x.To.Format(time.DateOnly)
	}
	what := clocks(x.Open)
	if len(x.Open) == 0 {
		what = record.Exception(x).In(lang)
	}
	if info := record.Line(x.Set.AdditionalInformation.In(lang)); info != "" {
		what += "; " + info
	}
	return when + " " + what
}

func clocks(list []hours.Interval) string {
	var out []string
	for _, i := range list {
		out = append(out, fmt.Sprintf("%d.%02d–%d.%02d", i.From.Hour(), i.From.Minute(), i.To.Hour(), i.To.Minute()))
	}
	return strings.Join(out, ", ")
}
