package hours

import "time"

// Holiday is a day whose hours PTV lets places state by name.
type Holiday struct {
	// Name is PTV's name of the day, such as GoodFriday or SecondDayOfChristmas (holidayName of PTV v12).
	Name string
	// Off tells that most people do not work: a church holiday of the Church Act (652/2023), Independence Day (act
	// 388/1937), May Day (act 272/1944), or the eve of Midsummer or Christmas, on which offices are shut, too. The other
	// eves and Maundy Thursday are working days, though hours may be shorter.
	Off bool
}

// fixedHolidays are those of a fixed date.
var fixedHolidays = map[[2]int]Holiday{
	{1, 1}: {"NewYearDay", true}, {1, 6}: {"Epiphany", true}, {4, 30}: {"MayDayEve", false}, {5, 1}: {"MayDay", true},
	{12, 6}: {"IndependenceDay", true}, {12, 24}: {"ChristmasEve", true}, {12, 25}: {"ChristmasDay", true},
	{12, 26}: {"SecondDayOfChristmas", true}, {12, 31}: {"NewYearEve", false},
}

// easterHolidays are those that move with Easter Sunday, by their days from it.
var easterHolidays = map[int]Holiday{
	-3: {"MaundyThursday", false}, -2: {"GoodFriday", true}, 0: {"EasterSunday", true}, 1: {"EasterMonday", true},
	39: {"AscensionDay", true}, 49: {"WhitSunday", true},
}

// HolidayOn returns the holiday of the day in which t lies in Finland. Where two fall on one day, it is the one of the
// fixed date unless only the other is a day off.
func HolidayOn(t time.Time) (Holiday, bool) {
	y, m, d := t.In(finland).Date()
	return holidayOn(y, m, d)
}

func holidayOn(y int, m time.Month, d int) (Holiday, bool) {
	fixed, ok := fixedHolidays[[2]int{int(m), d}]
	if ok && fixed.Off {
		return fixed, true
	}
	weekday := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Weekday()
	switch {
	case m >= time.March && m <= time.June:
		easter := easterSunday(y)
		days := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(easter) / (24 * time.Hour))
		if h, moved := easterHolidays[days]; moved && (h.Off || !ok) {
			return h, true
		}
		switch {
		case m == time.June && weekday == time.Saturday && d >= 20 && d <= 26: // Church Order: Saturday from 20 June to 26 June
			return Holiday{"MidsummerDay", true}, true
		case m == time.June && weekday == time.Friday && d >= 19 && d <= 25:
			return Holiday{"MidsummerEve", true}, true
		}
	case weekday == time.Saturday && (m == time.October && d == 31 || m == time.November && d <= 6): // from 31 October to 6 November
		return Holiday{"AllSaintsDay", true}, true
	}
	return fixed, ok
}

// easterSunday is Easter of the Gregorian calendar in UTC (the algorithm of Meeus, Jones and Butcher).
func easterSunday(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}
