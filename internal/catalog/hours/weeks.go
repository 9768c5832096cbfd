package hours

import (
	"strings"
	"time"
	"unicode"

	"github.com/varanto/varanto/internal/catalog"
)

// weeks tells in which ISO weeks a set's rows hold. The zero value is every week.
type weeks struct {
	parity parity
	// days are the weekdays that the parity concerns, a bit each; the rows of the others hold every week.
	days uint8
}

type parity uint8

const (
	everyWeek parity = iota
	oddWeeks
	evenWeeks
)

const allDays = 1<<7 - 1

// off tells that the rows of the weekday do not hold in the week of that parity.
func (w weeks) off(day time.Weekday, even bool) bool {
	return w.parity != everyWeek && w.days&(1<<day) != 0 && even != (w.parity == evenWeeks)
}

// weeksOf reads odd and even weeks from a set's words: PTV v11 has no field for them, so that editors write "parilliset
// viikot" in the information of a set. Only words that say that and nothing else are taken; with a time, a number, a
// negation or another sentence beside it nobody knows what is meant. Language versions that disagree say nothing.
func weeksOf(h catalog.ServiceHour) weeks {
	if h.ServiceHourType != catalog.HoursDaysOfTheWeek {
		return weeks{}
	}
	var found weeks
	for _, t := range h.AdditionalInformation {
		w, ok := readWeeks(t.Value)
		switch {
		case !ok:
		case found.parity == everyWeek:
			found = w
		case found != w:
			return weeks{}
		}
	}
	return found
}

func readWeeks(text string) (weeks, bool) {
	if len(text) > 200 {
		return weeks{}, false
	}
	var w weeks
	week := false
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if p := parityOf(word); p != everyWeek {
			if w.parity != everyWeek && w.parity != p {
				return weeks{}, false
			}
			w.parity = p
			continue
		}
		if hasPrefix(word, "viikol", "viikoi", "viikot", "viikk", "kalenteriviik", "vko", "veck", "week") && word != "weekend" && word != "weekends" || word == "vk" {
			week = true
			continue
		}
		if day, ok := weekdayOf(word); ok {
			w.days |= 1 << day
			continue
		}
		if !fillers[word] {
			return weeks{}, false
		}
	}
	if w.days == 0 {
		w.days = allDays
	}
	return w, week && w.parity != everyWeek
}

func parityOf(word string) parity {
	switch {
	case hasPrefix(word, "parilli", "jämn") || word == "even":
		return evenWeeks
	case hasPrefix(word, "parito", "paritt", "ojämn") || word == "udda" || word == "odd":
		return oddWeeks
	}
	return everyWeek
}

func hasPrefix(word string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(word, p) {
			return true
		}
	}
	return false
}

// weekdays are how the names of days begin in the three languages, Sunday first as in package time.
var weekdays = [7][]string{
	{"sunnuntai", "söndag", "sunday"}, {"maanantai", "måndag", "monday"}, {"tiistai", "tisdag", "tuesday"},
	{"keskiviik", "onsdag", "wednesday"}, {"torstai", "torsdag", "thursday"}, {"perjantai", "fredag", "friday"},
	{"lauantai", "lördag", "saturday"},
}

func weekdayOf(word string) (time.Weekday, bool) {
	for day, names := range weekdays {
		if hasPrefix(word, names...) {
			return time.Weekday(day), true
		}
	}
	return 0, false
}

// fillers are words that change nothing.
var fillers = map[string]bool{
	"vain": true, "aina": true, "ainoastaan": true, "ja": true, "joka": true, "auki": true, "avoinna": true, "avoin": true,
	"endast": true, "bara": true, "och": true, "varje": true, "på": true, "i": true, "under": true, "öppet": true, "öppen": true,
	"only": true, "and": true, "every": true, "on": true, "in": true, "the": true, "numbered": true, "open": true, "during": true,
}
