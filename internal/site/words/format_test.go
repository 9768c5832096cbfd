package words_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/site/words"
)

func monday(hour, minute int) time.Time {
	return time.Date(2026, 11, 23, hour, minute, 0, 0, hours.Finland())
}

func TestStateInWords(t *testing.T) {
	now := monday(10, 0)
	for _, c := range []struct {
		name       string
		state      hours.State
		fi, sv, en string
	}{
		{"open today", hours.State{Kind: hours.Open, Until: monday(16, 15)},
			"Avoinna nyt, sulkeutuu klo 16.15", "Öppet nu, stänger kl. 16.15", "Open now, closes at 16:15"},
		{"open until midnight", hours.State{Kind: hours.Open, Until: monday(24, 0)},
			"Avoinna nyt, sulkeutuu klo 24.00", "Öppet nu, stänger kl. 24.00", "Open now, closes at 24:00"},
		{"open until Wednesday", hours.State{Kind: hours.Open, Until: monday(48+8, 0)},
			"Avoinna nyt, sulkeutuu keskiviikkona klo 8.00", "Öppet nu, stänger på onsdag kl. 8.00", "Open now, closes on Wednesday at 8:00"},
		{"always open", hours.State{Kind: hours.Open},
			"Avoinna ympäri vuorokauden", "Öppet dygnet runt", "Open around the clock"},
		{"opens later today", hours.State{Kind: hours.Closed, Next: monday(12, 0)},
			"Suljettu nyt, aukeaa tänään klo 12.00", "Stängt nu, öppnar i dag kl. 12.00", "Closed now, opens today at 12:00"},
		{"opens tomorrow", hours.State{Kind: hours.Closed, Next: monday(24+8, 0)},
			"Suljettu nyt, aukeaa huomenna klo 8.00", "Stängt nu, öppnar i morgon kl. 8.00", "Closed now, opens tomorrow at 8:00"},
		{"opens on Friday", hours.State{Kind: hours.Closed, Next: monday(4*24+8, 0)},
			"Suljettu nyt, aukeaa perjantaina klo 8.00", "Stängt nu, öppnar på fredag kl. 8.00", "Closed now, opens on Friday at 8:00"},
		{"opens next week", hours.State{Kind: hours.Closed, Next: monday(7*24+8, 0)},
			"Suljettu nyt, aukeaa 30.11.2026 klo 8.00", "Stängt nu, öppnar 30.11.2026 kl. 8.00", "Closed now, opens 30 November 2026 at 8:00"},
		{"closed for long", hours.State{Kind: hours.Closed}, "Suljettu nyt", "Stängt nu", "Closed now"},
		{"by appointment", hours.State{Kind: hours.ByReservation},
			"Avoinna ajanvarauksella", "Öppet med tidsbokning", "Open by appointment"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, lang := range words.Codes() {
				w, _ := words.For(lang)
				got = append(got, w.State(c.state, now))
			}
			if d := cmp.Diff([]string{c.fi, c.sv, c.en}, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTomorrowIsTomorrowOverAClockChange(t *testing.T) {
	w, _ := words.For("en")
	for _, day := range []time.Time{time.Date(2026, 3, 28, 12, 0, 0, 0, hours.Finland()), time.Date(2026, 10, 24, 12, 0, 0, 0, hours.Finland())} {
		next := time.Date(day.Year(), day.Month(), day.Day()+1, 9, 0, 0, 0, hours.Finland())
		if got, want := w.State(hours.State{Kind: hours.Closed, Next: next}, day), "Closed now, opens tomorrow at 9:00"; got != want {
			t.Errorf("%v: %q, want %q", day, got, want)
		}
	}
}

func TestFormats(t *testing.T) {
	fi, _ := words.For("fi")
	en, _ := words.For("en")
	day := hours.Interval{From: 0, To: hours.EndOfDay}
	for _, c := range []struct{ got, want string }{
		{fi.Days(time.Monday, time.Friday), "Maanantai–perjantai"},
		{fi.Days(time.Sunday, time.Sunday), "Sunnuntai"},
		{fi.Intervals(nil), "Suljettu"},
		{fi.Intervals([]hours.Interval{{From: 480, To: 660}, {From: 720, To: 975}}), "8.00–11.00, 12.00–16.15"},
		{en.Intervals([]hours.Interval{day}), "Open all day"},
		{fi.Exception(hours.Exception{Set: catalog.ServiceHour{IsClosed: true}}), "Suljettu"},
		{fi.Exception(hours.Exception{Set: catalog.ServiceHour{IsReservation: true}}), "Avoinna ajanvarauksella"},
		{fi.Exception(hours.Exception{}), "Aukioloajat poikkeavat"},
		{fi.Exception(hours.Exception{Open: []hours.Interval{{From: 480, To: 660}}}), "8.00–11.00"},
		{fi.Number(1234567), "1\u00a0234\u00a0567"},
		{en.Number(999), "999"},
		{en.Number(1000), "1,000"},
		{fi.Count(1), "1 hakutulos"},
		{fi.Count(0), "0 hakutulosta"},
		{en.Join([]string{"a", "b", "c"}), "a, b and c"},
		{en.Join(nil), ""},
		{fi.OnlyIn([]string{"sv", "en"}), "Tämän sivun tiedot on kirjoitettu vain ruotsiksi ja englanniksi."},
		{fi.OnlyIn([]string{"xx"}), ""},
		{fi.Validity(hours.Validity{From: monday(0, 0), To: monday(0, 0)}), "23.11.2026"},
		{fi.Validity(hours.Validity{From: monday(0, 0)}), "23.11.2026 alkaen"},
		{en.Validity(hours.Validity{To: monday(0, 0)}), "until 23 November 2026"},
		{fi.Validity(hours.Validity{}), ""},
		{fi.Date(time.Date(2026, 1, 31, 22, 30, 0, 0, time.UTC)), "1.2.2026"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
