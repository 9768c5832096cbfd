package hours_test

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
)

// FuzzCompile gives every member of a set any text: a schedule of it must answer, and its answers agree.
func FuzzCompile(f *testing.F) {
	f.Add("DaysOfTheWeek", "parilliset viikot", "Monday", "Friday", "08:00", "16:00", int64(0))
	f.Add("OverMidnight", "", "Friday", "Monday", "22:00:00", "04:00", int64(1_774_745_999))
	f.Add("Exceptional", "pariton \xff", "", "", "24:00", "", int64(-1))
	f.Fuzz(func(t *testing.T, typ, said, first, last, from, to string, seconds int64) {
		now := time.Unix(seconds%(1<<36), 0)
		s := hours.Compile([]catalog.ServiceHour{{
			ServiceHourType: typ, AdditionalInformation: catalog.Texts{{Language: "fi", Value: said}}, ValidFrom: catalog.At(now.AddDate(0, 0, -1)),
			OpeningHour: []catalog.DailyOpeningTime{{DayFrom: first, DayTo: last, From: from, To: to}},
		}})
		if a := s.At(hours.MomentOf(now)); a.Certain && !a.Open || a.Open && !a.Known {
			t.Fatalf("%+v", a)
		}
		if next, ok := s.Next(now); ok && !s.At(hours.MomentOf(next)).Certain {
			t.Fatalf("not open at %v", next)
		}
	})
}
