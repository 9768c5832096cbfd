package hours_test

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
)

func saying(h catalog.ServiceHour, texts ...string) catalog.ServiceHour {
	for i, v := range texts {
		h.AdditionalInformation = append(h.AdditionalInformation, catalog.Text{Language: []string{"fi", "sv", "en"}[i%3], Value: v})
	}
	return h
}

// TestOddAndEvenWeeks asks on Saturday 28 November 2026 (week 48) and a week later (week 49).
func TestOddAndEvenWeeks(t *testing.T) {
	saturday := week(row("Saturday", "", "09:00", "11:00"))
	both := week(row("Friday", "", "09:00", "11:00"), row("Saturday", "", "09:00", "11:00"))
	for _, c := range []struct {
		name      string
		set       catalog.ServiceHour
		even, odd bool
	}{
		{"nothing said", saturday, true, true},
		{"even in Finnish", saying(saturday, "Parilliset viikot"), true, false},
		{"odd in Finnish", saying(saturday, "Avoinna vain parittomina viikkoina."), false, true},
		{"odd, the day named", saying(saturday, "Parittomien viikkojen lauantaisin"), false, true},
		{"in Swedish", saying(saturday, "", "Öppet jämna veckor"), true, false},
		{"in Swedish, odd", saying(saturday, "", "ojämna veckor"), false, true},
		{"in English", saying(saturday, "", "", "Odd weeks only"), false, true},
		{"in all languages", saying(saturday, "parilliset viikot", "jämna veckor", "even-numbered weeks"), true, false},
		{"one language says something else", saying(saturday, "parilliset viikot", "Ring först"), true, false},
		{"languages disagree", saying(saturday, "parilliset viikot", "udda veckor"), true, true},
		{"an addition to the set is not about its rows", saying(saturday, "Kesällä myös parillisten viikkojen lauantaina klo 9-11."), true, true},
		{"a negation is not understood", saying(saturday, "Suljettu parillisina viikkoina"), true, true},
		{"both", saying(saturday, "Parilliset ja parittomat viikot"), true, true},
		{"weekends are not weeks", saying(saturday, "parilliset viikonloput"), true, true},
		{"another day is meant", saying(both, "Parilliset viikot: perjantai"), true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			for at, want := range map[string]bool{"2026-11-28 10:00": c.even, "2026-12-05 10:00": c.odd} {
				s := hours.At([]catalog.ServiceHour{c.set}, moment(t, at))
				if got := s.Kind == hours.Open; got != want || s.Kind == hours.Unknown {
					t.Errorf("at %s: open %v, want %v", at, got, want)
				}
			}
		})
	}
}

func TestAfterAYearOf53WeeksOddFollowsOdd(t *testing.T) {
	odd := saying(week(row("Monday", "Sunday", "09:00", "11:00")), "parittomat viikot")
	for at, want := range map[string]bool{"2026-12-30 10:00": true, "2027-01-05 10:00": true, "2027-01-12 10:00": false} { // weeks 53, 1, 2
		if got := hours.At([]catalog.ServiceHour{odd}, moment(t, at)).Kind == hours.Open; got != want {
			t.Errorf("at %s: open %v", at, got)
		}
	}
	next, ok := hours.Compile([]catalog.ServiceHour{odd}).Next(moment(t, "2027-01-10 11:00"))
	if !ok || !next.Equal(moment(t, "2027-01-18 09:00")) {
		t.Errorf("opens next at %v", next)
	}
}

func TestClockChanges(t *testing.T) {
	utc := func(s string) time.Time {
		at, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	always := catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, IsAlwaysOpen: true}
	night := overMidnight(row("Saturday", "Sunday", "22:00", "04:00"))
	sunday := func(from, to string) catalog.ServiceHour { return week(row("Sunday", "", from, to)) }
	for _, c := range []struct {
		name string
		set  catalog.ServiceHour
		at   string // UTC
		open bool
	}{
		// 29 March 2026: at 01:00 UTC the clock goes from 03:00 to 04:00.
		{"spring, always open", always, "2026-03-29 00:59", true},
		{"spring, always open after the change", always, "2026-03-29 01:00", true},
		{"spring, a night ends with the change", night, "2026-03-29 00:59", true},
		{"spring, the night has ended", night, "2026-03-29 01:00", false},
		{"spring, opening in the skipped hour", sunday("03:30", "08:00"), "2026-03-29 00:59", false},
		{"spring, opened at the change", sunday("03:30", "08:00"), "2026-03-29 01:00", true},
		{"spring, hours inside the skipped one", sunday("03:10", "03:50"), "2026-03-29 01:00", false},
		{"spring, the evening before midnight", sunday("20:00", "00:00"), "2026-03-29 20:59", true},
		{"spring, midnight", sunday("20:00", "00:00"), "2026-03-29 21:00", false},
		// 25 October 2026: at 01:00 UTC the clock goes from 04:00 back to 03:00.
		{"autumn, a night has the repeated hour", night, "2026-10-25 01:59", true},
		{"autumn, the night has ended", night, "2026-10-25 02:00", false},
		{"autumn, opening in the first round", sunday("03:30", "08:00"), "2026-10-25 00:29", false},
		{"autumn, opened in the first round", sunday("03:30", "08:00"), "2026-10-25 00:30", true},
		{"autumn, still open in the second round", sunday("03:30", "08:00"), "2026-10-25 01:10", true},
		{"autumn, closing in the second round", sunday("01:00", "03:30"), "2026-10-25 01:29", true},
		{"autumn, closed in the second round", sunday("01:00", "03:30"), "2026-10-25 01:30", false},
		{"autumn, noon", sunday("12:00", "13:00"), "2026-10-25 10:00", true},
		{"autumn, before noon", sunday("12:00", "13:00"), "2026-10-25 09:59", false},
		{"autumn, midnight", sunday("20:00", "00:00"), "2026-10-25 21:59", true},
		{"autumn, after midnight", sunday("20:00", "00:00"), "2026-10-25 22:00", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			sets := []catalog.ServiceHour{c.set}
			at := utc(c.at)
			if got := hours.At(sets, at).Kind == hours.Open; got != c.open {
				t.Errorf("open %v", got)
			}
			if next, ok := hours.Compile(sets).Next(at); ok && next.Equal(at) != c.open {
				t.Errorf("opens next at %v", next)
			}
		})
	}
}
