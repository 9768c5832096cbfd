package catalog

// weekdays are the day names of opening hours.
func weekdays() []string {
	return []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
}

func (c *checker) serviceHours(hours []ServiceHour) {
	for i := range hours {
		c.enterAt("serviceHours", i)
		c.serviceHour(&hours[i])
		c.leave()
	}
}

func (c *checker) serviceHour(h *ServiceHour) {
	mustBeOneOf(c, "serviceHourType", h.ServiceHourType, HoursDaysOfTheWeek, HoursExceptional, HoursOverMidnight)
	c.texts("additionalInformation", h.AdditionalInformation)
	for i := range h.OpeningHour {
		c.enterAt("openingHour", i)
		c.openingTime(&h.OpeningHour[i])
		c.leave()
	}
}

func (c *checker) openingTime(t *DailyOpeningTime) {
	oneOf(c, "dayFrom", t.DayFrom, weekdays()...)
	oneOf(c, "dayTo", t.DayTo, weekdays()...)
	c.timeOfDay("from", t.From)
	if t.To != "24:00:00" { // how older content says the end of the day
		c.timeOfDay("to", t.To)
	}
}

func (c *checker) timeOfDay(member, value string) {
	if value == "" {
		c.required(member, "the time")
		return
	}
	c.pattern(member, value, isTimeOfDay, "HH:mm:ss")
}
