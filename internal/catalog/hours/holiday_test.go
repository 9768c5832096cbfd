package hours_test

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
)

// TestHolidaysOfAYear has the days of the Finnish calendars of those years.
func TestHolidaysOfAYear(t *testing.T) {
	fixed := map[string]string{
		"01-01": "NewYearDay", "01-06": "Epiphany", "04-30": "MayDayEve", "05-01": "MayDay", "12-06": "IndependenceDay",
		"12-24": "ChristmasEve", "12-25": "ChristmasDay", "12-26": "SecondDayOfChristmas", "12-31": "NewYearEve",
	}
	for year, moving := range map[int]map[string]string{
		2024: {
			"03-28": "MaundyThursday", "03-29": "GoodFriday", "03-31": "EasterSunday", "04-01": "EasterMonday", "05-09": "AscensionDay",
			"05-19": "WhitSunday", "06-21": "MidsummerEve", "06-22": "MidsummerDay", "11-02": "AllSaintsDay",
		},
		2025: {
			"04-17": "MaundyThursday", "04-18": "GoodFriday", "04-20": "EasterSunday", "04-21": "EasterMonday", "05-29": "AscensionDay",
			"06-08": "WhitSunday", "06-20": "MidsummerEve", "06-21": "MidsummerDay", "11-01": "AllSaintsDay",
		},
		2026: {
			"04-02": "MaundyThursday", "04-03": "GoodFriday", "04-05": "EasterSunday", "04-06": "EasterMonday", "05-14": "AscensionDay",
			"05-24": "WhitSunday", "06-19": "MidsummerEve", "06-20": "MidsummerDay", "10-31": "AllSaintsDay",
		},
		2027: {
			"03-25": "MaundyThursday", "03-26": "GoodFriday", "03-28": "EasterSunday", "03-29": "EasterMonday", "05-06": "AscensionDay",
			"05-16": "WhitSunday", "06-25": "MidsummerEve", "06-26": "MidsummerDay", "11-06": "AllSaintsDay",
		},
		// Easter was early: Ascension Day fell on May Day, which keeps its name.
		2008: {
			"03-20": "MaundyThursday", "03-21": "GoodFriday", "03-23": "EasterSunday", "03-24": "EasterMonday",
			"05-11": "WhitSunday", "06-20": "MidsummerEve", "06-21": "MidsummerDay", "11-01": "AllSaintsDay",
		},
	} {
		for day := time.Date(year, 1, 1, 12, 0, 0, 0, hours.Finland()); day.Year() == year; day = day.AddDate(0, 0, 1) {
			want := fixed[day.Format("01-02")] + moving[day.Format("01-02")]
			got, ok := hours.HolidayOn(day)
			if got.Name != want || ok != (want != "") {
				t.Errorf("%s is %q, want %q", day.Format(time.DateOnly), got.Name, want)
			}
		}
	}
}

func TestADayBelongsToFinland(t *testing.T) {
	if h, _ := hours.HolidayOn(time.Date(2026, 12, 5, 22, 30, 0, 0, time.UTC)); h.Name != "IndependenceDay" {
		t.Errorf("half past midnight is %q", h.Name)
	}
	if h, ok := hours.HolidayOn(time.Date(2026, 12, 6, 22, 30, 0, 0, time.UTC)); ok {
		t.Errorf("the day after is %q", h.Name)
	}
}

func TestEvesBeforeWorkingDaysAreNotDaysOff(t *testing.T) {
	for date, off := range map[string]bool{
		"2026-12-24": true, "2026-06-19": true, "2026-12-31": false, "2026-04-30": false, "2026-04-02": false, "2026-05-14": true,
	} {
		if h, ok := hours.HolidayOn(moment(t, date+" 10:00")); !ok || h.Off != off {
			t.Errorf("%s: %+v, want off %v", date, h, off)
		}
	}
}

func TestHoursMayDifferOnAHoliday(t *testing.T) {
	everyDay := week(row("Monday", "Sunday", "10:00", "18:00"))
	always := catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, IsAlwaysOpen: true}
	for _, c := range []struct {
		name      string
		sets      []catalog.ServiceHour
		at        string
		kind      hours.Kind
		uncertain bool
		next      string // from there, certainly
	}{
		{"an ordinary day", []catalog.ServiceHour{everyDay}, "2026-12-23 11:00", hours.Open, false, "2026-12-23 11:00"},
		{"a holiday", []catalog.ServiceHour{everyDay}, "2026-12-24 11:00", hours.Open, true, "2026-12-27 10:00"},
		{"a holiday out of hours", []catalog.ServiceHour{everyDay}, "2026-12-24 09:00", hours.Closed, true, "2026-12-27 10:00"},
		{"before a holiday", []catalog.ServiceHour{everyDay}, "2026-12-23 19:00", hours.Closed, true, "2026-12-27 10:00"},
		{"a working eve", []catalog.ServiceHour{everyDay}, "2026-12-31 11:00", hours.Open, false, "2026-12-31 11:00"},
		{"a stated holiday", []catalog.ServiceHour{everyDay, exceptionally("2026-12-24", "", "10:00", "13:00")}, "2026-12-24 11:00", hours.Open, false, "2026-12-24 11:00"},
		{"a stated closed holiday", []catalog.ServiceHour{everyDay, closed("2026-12-24", "")}, "2026-12-24 11:00", hours.Closed, true, "2026-12-27 10:00"},
		{"always open", []catalog.ServiceHour{always}, "2026-12-25 03:00", hours.Open, false, "2026-12-25 03:00"},
		{"a week made for Christmas", []catalog.ServiceHour{between(everyDay, "2026-12-21", "2027-01-03")}, "2026-12-25 11:00", hours.Open, false, "2026-12-25 11:00"},
		{"a week made for the winter", []catalog.ServiceHour{between(everyDay, "2026-10-01", "2027-03-31")}, "2026-12-25 11:00", hours.Open, true, "2026-12-27 10:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			now := moment(t, c.at)
			s := hours.At(c.sets, now)
			if s.Kind != c.kind || s.Uncertain != c.uncertain {
				t.Errorf("%+v", s)
			}
			next, ok := hours.Compile(c.sets).Next(now)
			if !ok || !next.Equal(moment(t, c.next)) {
				t.Errorf("certainly open from %v, want %s", next, c.next)
			}
		})
	}
}
