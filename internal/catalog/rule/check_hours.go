package rule

import "github.com/varanto/varanto/internal/catalog"

func (c *checker) serviceHours(hours []catalog.ServiceHour) {
	for i := range hours {
		c.enterAt("serviceHours", i)
		c.serviceHour(&hours[i])
		c.leave()
	}
}

func (c *checker) serviceHour(h *catalog.ServiceHour) {
	c.texts("additionalInformation", h.AdditionalInformation, maxInfo, HoursTextLength, brief)
	if !h.ValidFrom.IsZero() && !h.ValidTo.IsZero() && !h.ValidTo.After(h.ValidFrom.Time) {
		c.broken(HoursValidity, "validTo", h.ValidTo.String())
	}
	if states(h) > 1 {
		c.broken(HoursExclusive, "", "")
	}
	for i := range h.OpeningHour {
		c.enterAt("openingHour", i)
		c.openingTime(h.ServiceHourType, &h.OpeningHour[i])
		c.leave()
	}
	switch h.ServiceHourType {
	case catalog.HoursDaysOfTheWeek:
		c.week(h)
	case catalog.HoursExceptional:
		c.exception(h, h.IsClosed)
	case catalog.HoursOverMidnight:
		c.exception(h, false)
	}
}

// exception checks exceptional hours and hours over midnight: one opening time, unless it is closed.
func (c *checker) exception(h *catalog.ServiceHour, closed bool) {
	if h.IsAlwaysOpen || h.IsReservation {
		c.broken(HoursFlags, "", "")
	}
	if c.completing && !closed && len(h.OpeningHour) != 1 {
		c.broken(HoursOneRow, "openingHour", "")
	}
}

// week checks ordinary hours.
func (c *checker) week(h *catalog.ServiceHour) {
	if h.IsClosed {
		c.broken(HoursWeekClosed, "isClosed", "true")
	}
	if c.completing && states(h) == 0 && !anyText(h.AdditionalInformation) {
		c.broken(HoursEmpty, "openingHour", "")
	}
}

// states counts what a set of hours says of the time: at most one thing.
func states(h *catalog.ServiceHour) int {
	n := 0
	for _, said := range [...]bool{h.IsClosed, h.IsAlwaysOpen, h.IsReservation, len(h.OpeningHour) > 0} {
		if said {
			n++
		}
	}
	return n
}

func (c *checker) openingTime(typ string, t *catalog.DailyOpeningTime) {
	if c.completing && t.DayFrom == "" && typ != catalog.HoursExceptional {
		c.broken(HoursDayRequired, "dayFrom", "")
	}
	from, fromKnown := c.minute("from", t.From)
	to, toKnown := c.minute("to", t.To)
	if typ == catalog.HoursOverMidnight || !fromKnown || !toKnown {
		return
	}
	if to == 0 {
		to = 24 * 60
	}
	if to <= from {
		c.broken(HoursOrder, "to", t.To)
	}
}

// minute reads a time of day, HH:mm or HH:mm:00; 24:00:00 is midnight. It is not known when catalog.Validate has told
// that the form is wrong.
func (c *checker) minute(member, s string) (minute int, known bool) {
	if len(s) != 5 && len(s) != 8 || s[2] != ':' || !isDigits(s[:2]) || !isDigits(s[3:5]) {
		return 0, false
	}
	if len(s) == 8 && s[5:] != ":00" {
		c.broken(HoursTime, member, s)
	}
	two := func(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }
	return two(s)*60 + two(s[3:]), true
}
