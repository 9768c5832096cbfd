package open

import (
	"strconv"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
)

// weekdays are the names of the days that people type, by time.Weekday: Finnish with its essive ("on Saturday"), Swedish
// and English, whole and as calendars shorten them.
var weekdays = [7][]string{
	{"sunnuntai", "sunnuntaina", "su", "söndag", "sön", "sö", "sunday", "sun"},
	{"maanantai", "maanantaina", "ma", "måndag", "mån", "må", "monday", "mon"},
	{"tiistai", "tiistaina", "ti", "tisdag", "tis", "tuesday", "tue", "tues"},
	{"keskiviikko", "keskiviikkona", "ke", "onsdag", "ons", "wednesday", "wed"},
	{"torstai", "torstaina", "to", "torsdag", "tors", "tor", "thursday", "thu", "thur", "thurs"},
	{"perjantai", "perjantaina", "pe", "fredag", "fre", "fr", "friday", "fri"},
	{"lauantai", "lauantaina", "la", "lördag", "lör", "lö", "saturday", "sat"},
}

// daysAhead are the words for days that are counted from today.
var daysAhead = map[string]int{
	"today": 0, "tänään": 0, "idag": 0, "i dag": 0,
	"tomorrow": 1, "huomenna": 1, "imorgon": 1, "i morgon": 1,
}

// maxSpoken bounds what is read as a day and a time.
const maxSpoken = 40

// spoken reads a day and a time of day as people say them, in Finnish time: "Saturday 18.00", "la 18", "i morgon kl. 9".
// A weekday is the next one on which that time is still to come. It is false for anything else.
func spoken(text string, now time.Time) (time.Time, bool) {
	if len(text) > maxSpoken {
		return time.Time{}, false
	}
	words := strings.Fields(strings.ToLower(text))
	if len(words) < 2 {
		return time.Time{}, false
	}
	clock, ok := spokenClock(words[len(words)-1])
	words = words[:len(words)-1]
	if n := len(words) - 1; n > 0 && oneWordOf(words[n], "klo", "kello", "kl", "kl.", "klockan", "at") {
		words = words[:n]
	}
	if len(words) > 1 && oneWordOf(words[0], "on", "på") {
		words = words[1:]
	}
	day := strings.TrimRight(strings.Join(words, " "), ".,")
	today := hours.Date(now)
	at := func(ahead int) time.Time {
		y, m, d := today.Date()
		return time.Date(y, m, d+ahead, 0, int(clock), 0, 0, hours.Finland())
	}
	if !ok {
		return time.Time{}, false
	}
	if ahead, known := daysAhead[day]; known {
		return at(ahead), true
	}
	for weekday, names := range weekdays {
		if !oneWordOf(day, names...) {
			continue
		}
		ahead := (weekday - int(today.Weekday()) + 7) % 7
		if t := at(ahead); !t.Before(now.Truncate(time.Minute)) {
			return t, true
		}
		return at(ahead + 7), true
	}
	return time.Time{}, false
}

// spokenClock reads 18, 18.00 and 18:00.
func spokenClock(text string) (hours.Clock, bool) {
	hour, minute, _ := strings.Cut(strings.Replace(text, ".", ":", 1), ":")
	if minute == "" && hour == text {
		minute = "00"
	}
	h, okHour := spokenNumber(hour, 1, 23)
	m, okMinute := spokenNumber(minute, 2, 59)
	return hours.Clock(h*60 + m), okHour && okMinute
}

// spokenNumber reads one or two digits, at least so many.
func spokenNumber(text string, least, most int) (int, bool) {
	if len(text) < least || len(text) > 2 || !isDigits(text) {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n <= most
}

func oneWordOf(word string, words ...string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}
