package open

import (
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
)

func TestDaysAndTimesAsPeopleSayThem(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 30, 0, hours.Finland()) // a Monday
	at := func(day, hour, minute int) time.Time {
		return time.Date(2026, 11, day, hour, minute, 0, 0, hours.Finland())
	}
	for text, want := range map[string]time.Time{
		"Saturday 18.00": at(28, 18, 0), "saturday 18": at(28, 18, 0), "on Saturday at 18:30": at(28, 18, 30),
		"lauantai 18": at(28, 18, 0), "la 18:00": at(28, 18, 0), "Lauantaina klo 9.15": at(28, 9, 15), "la. 18": at(28, 18, 0),
		"lördag 18.00": at(28, 18, 0), "på lördag kl. 18.00": at(28, 18, 0), "LÖRDAG 18": at(28, 18, 0),
		"tomorrow 9": at(24, 9, 0), "huomenna 9.00": at(24, 9, 0), "i morgon 9": at(24, 9, 0), "imorgon kl 09:05": at(24, 9, 5),
		"today 9": at(23, 9, 0), "tänään 18": at(23, 18, 0), "i dag 0.00": at(23, 0, 0),
		"maanantai 10": at(23, 10, 0), "maanantai 9.59": at(30, 9, 59), "monday 10:01": at(23, 10, 1),
		"to 8": at(26, 8, 0), "tis 23.59": at(24, 23, 59),
	} {
		if got, ok := spoken(text, now); !ok || !got.Equal(want) {
			t.Errorf("%q: %v %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{
		"", " ", "18", "la", "lauantai", "tomorrow", "la 24", "la 18.60", "la 18.", "la 18.5", "la 118", "la -1", "la 18.00.00", "la kl",
		"kl 18", "ensi la 18", "18 la", "caturday 18", "la ١٨", "la la 18", "on på la 18",
	} {
		if got, ok := spoken(text, now); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

func TestAWeekdayIsOfFinnishTime(t *testing.T) {
	late := time.Date(2026, 11, 27, 22, 30, 0, 0, time.UTC) // Saturday already in Finland
	want := time.Date(2026, 11, 28, 18, 0, 0, 0, hours.Finland())
	if got, ok := spoken("la 18", late); !ok || !got.Equal(want) {
		t.Errorf("%v, want %v", got, want)
	}
	spring := time.Date(2026, 3, 28, 12, 0, 0, 0, hours.Finland()) // the clocks change that night
	if got, _ := spoken("huomenna 9.00", spring); got.In(hours.Finland()).Hour() != 9 {
		t.Errorf("after the change of clocks: %v", got)
	}
}

func FuzzSpoken(f *testing.F) {
	for _, s := range []string{"la 18", "Saturday 18.00", "i morgon kl. 9", "\xff 1", "la 99999999999999999999"} {
		f.Add(s)
	}
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, hours.Finland())
	f.Fuzz(func(t *testing.T, text string) {
		if at, ok := spoken(text, now); ok && (at.Before(now.Add(-24*time.Hour)) || at.After(now.AddDate(0, 0, 8))) {
			t.Errorf("%q is %v", text, at)
		}
	})
}
