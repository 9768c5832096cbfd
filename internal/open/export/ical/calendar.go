// Package ical gives the exceptional hours of a place or a service as an iCalendar (RFC 5545, with the name, the source
// and the refresh interval of RFC 7986): a day on which the doors are shut is an event of that day, other hours than usual
// are an event from opening to closing.
//
// Times are Finnish, with the rules of that zone written out. The UID of an event is made of the channel and the days, so
// that a calendar that is read again changes its events and does not double them.
package ical

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// MediaType is RFC 5545's.
const MediaType = "text/calendar; charset=utf-8"

// Calendar is what is written.
type Calendar struct {
	Name, URL, Source string
	Lang              string
	Events            []Event
}

// Event is one exception of one day or a stretch of days.
type Event struct {
	UID, Summary, Description, Location, URL string
	// From and To are the first moment of the first and of the last day.
	From, To time.Time
	// Open is nil when the doors are shut all day.
	Open     *hours.Interval
	Modified time.Time
	Point    *live.Point
}

// past is how long an exception stays after its end, so that calendars that are read seldom do not miss it.
const past = 31 * 24 * time.Hour

// longest is how many days an exception may have; a longer one is a mistake or no exception.
const longest = 400

// OfPlace are the exceptional hours of a channel.
func OfPlace(r record.Reader, e *live.Entry, now time.Time) (Calendar, error) {
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		return Calendar{}, fmt.Errorf("read channel %s: %w", e.ID, err)
	}
	out := calendar(r, e)
	out.Events = events(r, source{entry: e, channel: c, sets: c.ServiceHours, key: e.ID, modified: e.Modified.Time}, now)
	return out, nil
}

// OfService are the exceptional hours of a service's places and telephones; hours that a connection gives go before the
// channel's.
func OfService(r record.Reader, e *live.Entry, now time.Time) Calendar {
	out := calendar(r, e)
	for _, c := range r.Channels(e.ID) {
		s := source{entry: c.Entry, channel: c.Channel, sets: c.Hours(), key: c.Entry.ID, modified: c.Entry.Modified.Time}
		if len(c.Connection.ServiceHours) > 0 {
			s.key = catalog.ConnectionID(e.ID, c.Entry.ID)
			if c.Connection.Modified.After(s.modified) {
				s.modified = c.Connection.Modified.Time
			}
		}
		out.Events = append(out.Events, events(r, s, now)...)
	}
	return out
}

func calendar(r record.Reader, e *live.Entry) Calendar {
	return Calendar{Name: r.Name(e).Value, URL: r.Page(e), Lang: r.Lang}
}

// source is sets of hours with whose they are.
type source struct {
	entry    *live.Entry
	channel  *catalog.ServiceChannel
	sets     []catalog.ServiceHour
	key      catalog.ID
	modified time.Time
}

func events(r record.Reader, s source, now time.Time) []Event {
	name := r.Name(s.entry).Value
	base := Event{URL: r.Page(s.entry), Modified: s.modified, Point: s.entry.Point, Location: name}
	if a := r.Visiting(s.channel.Addresses); !a.Empty() {
		base.Location = name + ", " + a.Line()
	}
	var out []Event
	for _, x := range hours.Exceptions(s.sets, now.Add(-past)) {
		if !datable(x) || x.SaysNothing() {
			continue
		}
		e := base
		e.From, e.To = x.From, x.To
		e.Description = r.Best(x.Set.AdditionalInformation).Value
		if len(x.Open) == 0 {
			e.Summary = name + ": " + record.Exception(x).In(r.Lang)
			e.UID = uid(s.key, x, 0)
			out = append(out, e)
			continue
		}
		for i, open := range x.Open {
			e.Open, e.UID = &open, uid(s.key, x, i+1)
			e.Summary = name + ": " + openWords(r.Lang, open)
			out = append(out, e)
		}
	}
	// Two sets for the same days would have one UID, which calendars take for one event.
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(e Event) bool {
		double := seen[e.UID]
		seen[e.UID] = true
		return double
	})
}

func datable(x hours.Exception) bool {
	return x.From.Year() > 1970 && x.To.Year() < 2200 &&
		x.To.Sub(x.From) < longest*24*time.Hour
}

func openWords(lang string, open hours.Interval) string {
	return record.Exceptional().In(lang) + " " + clock(open.From) + "–" + clock(open.To)
}

func clock(c hours.Clock) string { return fmt.Sprintf("%d.%02d", c.Hour(), c.Minute()) }

// uid is the same as long as the days are, and the number of the interval within them.
func uid(key catalog.ID, x hours.Exception, n int) string {
	return uuid.NewSHA1(key, fmt.Appendf(nil, "exception/%s/%s/%d", x.From.Format(time.DateOnly), x.To.Format(time.DateOnly), n)).String() + "@varanto"
}

// Write writes a calendar. at is when it was made.
func Write(w io.Writer, c Calendar, at time.Time) error {
	l := &lines{w: w}
	l.line("BEGIN", "VCALENDAR")
	l.line("VERSION", "2.0")
	l.line("PRODID", "-//Varanto//Exceptional hours//EN")
	l.line("CALSCALE", "GREGORIAN")
	l.line("METHOD", "PUBLISH")
	l.text("NAME", c.Name)
	l.text("X-WR-CALNAME", c.Name)
	l.line("X-WR-TIMEZONE", zone)
	l.uri("URL", c.URL)
	if c.Source != "" && l.err == nil {
		l.line("SOURCE;VALUE=URI", oneLine(c.Source))
	}
	l.line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H")
	l.line("X-PUBLISHED-TTL", "PT6H")
	l.zone()
	for _, e := range c.Events {
		l.event(e, c.Lang, at)
	}
	l.line("END", "VCALENDAR")
	return l.err
}

func (l *lines) event(e Event, lang string, at time.Time) {
	l.line("BEGIN", "VEVENT")
	l.line("UID", e.UID)
	l.line("DTSTAMP", at.UTC().Format(utcForm))
	if !e.Modified.IsZero() {
		l.line("LAST-MODIFIED", e.Modified.UTC().Format(utcForm))
		l.line("SEQUENCE", fmt.Sprint(sequence(e.Modified)))
	}
	days := int(e.To.Sub(e.From).Hours()+12)/24 + 1
	if e.Open == nil {
		l.line("DTSTART;VALUE=DATE", e.From.Format("20060102"))
		l.line("DTEND;VALUE=DATE", e.To.AddDate(0, 0, 1).Format("20060102"))
	} else {
		l.line("DTSTART;TZID="+zone, local(e.From, e.Open.From))
		l.line("DTEND;TZID="+zone, local(e.From, e.Open.To))
		if days > 1 {
			l.line("RRULE", fmt.Sprintf("FREQ=DAILY;COUNT=%d", days))
		}
	}
	l.text("SUMMARY;LANGUAGE="+lang, e.Summary)
	l.text("DESCRIPTION", e.Description)
	l.text("LOCATION", e.Location)
	if e.Point != nil {
		l.line("GEO", fmt.Sprintf("%.6f;%.6f", e.Point.Lat, e.Point.Lon))
	}
	l.uri("URL", e.URL)
	l.line("TRANSP", "TRANSPARENT")
	l.line("END", "VEVENT")
}

const utcForm = "20060102T150405Z"

// local is a clock of a day; midnight at its end is the next day's beginning.
func local(day time.Time, c hours.Clock) string {
	if c >= hours.EndOfDay {
		day, c = day.AddDate(0, 0, 1), c-hours.EndOfDay
	}
	return day.Format("20060102") + fmt.Sprintf("T%02d%02d00", c.Hour(), c.Minute())
}

// sequence grows with every change, as SEQUENCE must: seconds since 2010, which fits 32 bits till 2078.
func sequence(modified time.Time) int64 {
	return max(0, modified.Unix()-time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC).Unix())
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), "%20") }
