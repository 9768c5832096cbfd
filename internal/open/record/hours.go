package record

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
)

// ServiceHour is one set of opening hours. IsClosed, IsAlwaysOpen, IsReservation and OpeningHours exclude each other.
type ServiceHour struct {
	Type                  string        `json:"type" doc:"DaysOfTheWeek, Exceptional or OverMidnight"`
	FirstDay              string        `json:"firstDay,omitempty" format:"date" doc:"The first day on which it holds, in Finland; absent when it has no such bound"`
	LastDay               string        `json:"lastDay,omitempty" format:"date" doc:"The last day on which it holds, in Finland"`
	ValidFrom             time.Time     `json:"validFrom,omitzero" doc:"firstDay as PTV keeps it"`
	ValidTo               time.Time     `json:"validTo,omitzero" doc:"lastDay as PTV keeps it"`
	ValidForNow           bool          `json:"validForNow" doc:"Without an end"`
	IsClosed              bool          `json:"isClosed" doc:"Not open on its days"`
	IsAlwaysOpen          bool          `json:"isAlwaysOpen" doc:"Open at all hours"`
	IsReservation         bool          `json:"isReservation" doc:"By appointment only"`
	AdditionalInformation Texts         `json:"additionalInformation,omitzero" doc:"What else there is to know"`
	OpeningHours          []OpeningHour `json:"openingHours" nullable:"false" doc:"The intervals; empty when one of the three above says it all"`
}

// OpeningHour is one interval of time.
type OpeningHour struct {
	DayFrom string `json:"dayFrom,omitempty" doc:"Monday to Sunday; may be absent for exceptions"`
	DayTo   string `json:"dayTo,omitempty" doc:"The last of several days, for hours over midnight the day of the end; absent for one day"`
	From    string `json:"from,omitempty" doc:"HH:mm:ss"`
	To      string `json:"to,omitempty" doc:"HH:mm:ss; 00:00:00 is midnight at the end of the day"`
}

func serviceHours(list []catalog.ServiceHour) []ServiceHour {
	out := make([]ServiceHour, 0, len(list))
	for _, h := range list {
		v := hours.ValidityOf(h)
		shown := ServiceHour{
			Type: h.ServiceHourType, FirstDay: day(v.From), LastDay: day(v.To), ValidFrom: h.ValidFrom.Time, ValidTo: h.ValidTo.Time,
			ValidForNow: h.ValidForNow, IsClosed: h.IsClosed, IsAlwaysOpen: h.IsAlwaysOpen, IsReservation: h.IsReservation,
			AdditionalInformation: Texts(h.AdditionalInformation), OpeningHours: []OpeningHour{},
		}
		for _, o := range h.OpeningHour {
			shown.OpeningHours = append(shown.OpeningHours, OpeningHour(o))
		}
		out = append(out, shown)
	}
	return out
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
