package opening

import (
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
)

// nextThrough is when a connection is open next. On each day its own hours hold or, where they say nothing, those of
// the channel, so that a moment found in one of them must hold in both together.
func nextThrough(connection, channel hours.Schedule, from time.Time) (time.Time, bool) {
	if connection.Empty() {
		return channel.Next(from)
	}
	limit := from.AddDate(1, 0, 0)
	for t := from; t.Before(limit); {
		next, ok := earlier(connection, channel, t)
		if !ok || next.After(limit) {
			return time.Time{}, false
		}
		if certainly(connection, channel, next) {
			return next, true
		}
		// Nothing before the next moment at which either of them changes.
		t = changes(connection, channel, next)
	}
	return time.Time{}, false
}

func earlier(a, b hours.Schedule, from time.Time) (time.Time, bool) {
	x, okX := a.Next(from)
	y, okY := b.Next(from)
	if !okX || okY && y.Before(x) {
		return y, okY
	}
	return x, okX
}

func certainly(connection, channel hours.Schedule, t time.Time) bool {
	return said(connection, channel, t).Certain
}

// changes is the first moment after t at which the one or the other opens or closes, or the next day begins.
func changes(a, b hours.Schedule, t time.Time) time.Time {
	day := hours.Date(t)
	next := hours.Date(day.Add(36 * time.Hour))
	for _, s := range []hours.Schedule{a, b} {
		for _, c := range s.Changes(t) {
			if c.After(t) && c.Before(next) {
				next = c
			}
		}
	}
	return next
}
