package ical

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/open/export/record"
)

// lines writes content lines (RFC 5545, 3.1). After an error it writes nothing.
type lines struct {
	w   io.Writer
	err error
}

// maxOctets is how long a line may be, its end not counted (RFC 5545, 3.1).
const maxOctets = 75

// line writes a property whose value needs no escaping.
func (l *lines) line(name, value string) {
	if l.err == nil {
		_, l.err = io.WriteString(l.w, Fold(name+":"+value))
	}
}

// text writes a property of type TEXT, nothing when it is empty.
func (l *lines) text(name, value string) {
	if value = record.Clean(value); value != "" {
		l.line(name, Escape(value))
	}
}

// uri writes a property of type URI, nothing when it is none of the web.
func (l *lines) uri(name, value string) {
	if u := record.WebURL(value); u != "" {
		l.line(name, u)
	}
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// Escape writes a text as a value of type TEXT (RFC 5545, 3.3.11). Control characters but line ends and tabs are dropped.
func Escape(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, escaper.Replace(strings.ToValidUTF8(s, "\uFFFD")))
}

// Fold ends a content line and breaks it where it is too long, between characters.
func Fold(s string) string {
	if len(s) <= maxOctets {
		return s + "\r\n"
	}
	var b strings.Builder
	room := maxOctets
	for len(s) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		if cut == 0 { // no UTF-8; anything is a character then
			cut = room
		}
		b.WriteString(s[:cut])
		b.WriteString("\r\n ")
		s, room = s[cut:], maxOctets-1
	}
	b.WriteString(s)
	b.WriteString("\r\n")
	return b.String()
}

// zone is the name of Finland's time zone.
const zone = "Europe/Helsinki"

// zone writes the zone's rules as they have been since 1996 (directive 2000/84/EC and its forerunners).
func (l *lines) zone() {
	for _, s := range [][2]string{
		{"BEGIN", "VTIMEZONE"}, {"TZID", zone}, {"X-LIC-LOCATION", zone},
		{"BEGIN", "DAYLIGHT"}, {"TZOFFSETFROM", "+0200"}, {"TZOFFSETTO", "+0300"}, {"TZNAME", "EEST"},
		{"DTSTART", "19970330T030000"}, {"RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"}, {"END", "DAYLIGHT"},
		{"BEGIN", "STANDARD"}, {"TZOFFSETFROM", "+0300"}, {"TZOFFSETTO", "+0200"}, {"TZNAME", "EET"},
		{"DTSTART", "19961027T040000"}, {"RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"}, {"END", "STANDARD"},
		{"END", "VTIMEZONE"},
	} {
		l.line(s[0], s[1])
	}
}
