package opening_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/filter/filtertest"
	"github.com/varanto/varanto/internal/search/link"
	"github.com/varanto/varanto/internal/search/opening"
)

func TestTheStateOfAServiceAndOfItsChannels(t *testing.T) {
	w := filtertest.New()
	s := w.Publish(t,
		service(1), channel(1, catalog.ServiceLocation, week("Weekdays", "08:00", "16:00")),
		channel(2, catalog.PhoneChannel, week("Weekdays", "16:00", "20:00")), connection(1, 1), connection(1, 2),
		service(2), channel(3, catalog.WebPageChannel), connection(2, 3),
		channel(4, catalog.PhoneChannel, catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, IsAlwaysOpen: true}),
		channel(5, catalog.ServiceLocation, closed("2026-11-30")),
	)
	book := opening.NewBook(&link.Keeper{})
	channels, services := s.Table(catalog.KindServiceChannel), s.Table(catalog.KindService)
	for _, c := range []struct {
		name        string
		e           *live.Entry
		at          string
		want        opening.State // without times
		until, next string
	}{
		{"a place in the morning", channels.At(0), "2026-11-23 10:00", opening.State{Said: true, Known: true, Open: true, Certain: true}, "2026-11-23 16:00", ""},
		{"a place in the evening", channels.At(0), "2026-11-23 17:00", opening.State{Said: true, Known: true, Certain: true}, "", "2026-11-24 08:00"},
		{"a place on a holiday", channels.At(0), "2026-12-25 10:00", opening.State{Said: true, Known: true, Open: true}, "2026-12-25 16:00", ""},
		{"a service from one channel to the other", services.At(0), "2026-11-23 10:00", opening.State{Said: true, Known: true, Open: true, Certain: true}, "2026-11-23 20:00", ""},
		{"a service at night", services.At(0), "2026-11-28 23:00", opening.State{Said: true, Known: true, Certain: true}, "", "2026-11-30 08:00"},
		{"a service without hours", services.At(1), "2026-11-23 10:00", opening.State{}, "", ""},
		{"a page without hours", channels.At(2), "2026-11-23 10:00", opening.State{}, "", ""},
		{"always open", channels.At(3), "2026-11-23 10:00", opening.State{Said: true, Known: true, Open: true, Certain: true}, "", ""},
		{"only an exception", channels.At(4), "2026-11-23 10:00", opening.State{Said: true}, "", ""},
	} {
		got := book.State(s, c.e, moment(t, c.at))
		until, next := got.Until, got.Next
		got.Until, got.Next = c.want.Until, c.want.Next
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if c.until == "" != until.IsZero() || c.until != "" && !until.Equal(moment(t, c.until)) {
			t.Errorf("%s: until %v, want %q", c.name, until, c.until)
		}
		if c.next == "" != next.IsZero() || c.next != "" && !next.Equal(moment(t, c.next)) {
			t.Errorf("%s: next %v, want %q", c.name, next, c.next)
		}
	}
}
