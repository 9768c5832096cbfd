package catalog

// Types of service hours (PTV's serviceHourType).
const (
	HoursDaysOfTheWeek = "DaysOfTheWeek"
	HoursExceptional   = "Exceptional"
	HoursOverMidnight  = "OverMidnight"
)

// ServiceHour is one set of opening hours: a week, an exception or a stretch over midnight.
// IsClosed, IsAlwaysOpen, IsReservation and OpeningHour exclude each other (PTV rule).
type ServiceHour struct {
	ServiceHourType string `json:"serviceHourType"`
	// ValidFrom and ValidTo bound the days on which the set holds, both inclusive; zero when not given.
	ValidFrom    Moment `json:"validFrom,omitzero"`
	ValidTo      Moment `json:"validTo,omitzero"`
	IsClosed     bool   `json:"isClosed,omitzero"`
	ValidForNow  bool   `json:"validForNow,omitzero"`
	IsAlwaysOpen bool   `json:"isAlwaysOpen,omitzero"`
	// IsReservation means open by appointment only.
	IsReservation         bool               `json:"isReservation,omitzero"`
	AdditionalInformation Texts              `json:"additionalInformation,omitempty"`
	OpeningHour           []DailyOpeningTime `json:"openingHour,omitempty"`
}

// DailyOpeningTime is one interval. DayFrom and DayTo are English day names; DayTo is empty for one day, DayFrom may be
// empty for exceptions. From and To are HH:mm:ss; 00:00:00 as To means midnight at the end of the day.
type DailyOpeningTime struct {
	DayFrom string `json:"dayFrom,omitempty"`
	DayTo   string `json:"dayTo,omitempty"`
	From    string `json:"from,omitempty"`
	To      string `json:"to,omitempty"`
}
