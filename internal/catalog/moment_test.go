package catalog

import (
	"testing"
	"time"
)

func TestMomentsInPTVsForm(t *testing.T) {
	for given, want := range map[string]string{
		"2020-03-04T14:07:04.840483":        "2020-03-04T14:07:04.840483",
		"2022-12-22T17:30:46.757000":        "2022-12-22T17:30:46.757",
		"2016-06-01T06:00:00":               "2016-06-01T06:00:00",
		"2016-06-01T06:00:00Z":              "2016-06-01T06:00:00",
		"2016-06-01T06:00:00.1234567+03:00": "2016-06-01T03:00:00.123456",
	} {
		m, err := ParseMoment(given)
		if err != nil || m.String() != want {
			t.Errorf("%s reads as %q, %v; want %q", given, m, err, want)
		}
	}
	for _, bad := range []string{"", "2016-06-01", "2016-13-01T00:00:00", "01.06.2016", "2016-06-01 06:00:00"} {
		if m, err := ParseMoment(bad); err == nil {
			t.Errorf("%q reads as %s", bad, m)
		}
	}
}

func TestMomentsAreUTCMicroseconds(t *testing.T) {
	m := At(time.Date(2026, 1, 2, 3, 4, 5, 678_999, time.FixedZone("", 7200)))
	if got := m.String(); got != "2026-01-02T01:04:05.000678" {
		t.Errorf("it is %s", got)
	}
	if (Moment{}).String() != "" {
		t.Error("no moment has a text")
	}
}
