package main

import (
	"slices"
	"time"

	"github.com/varanto/varanto/bench/markdown"
)

// times are how long something took, many times.
type times []time.Duration

// quantile is the time below which the share q of all lies, the nearest rank; 0 without any.
func (t times) quantile(q float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// cells are median, 99 % and longest.
func (t times) cells() []string {
	return []string{markdown.Milliseconds(t.quantile(0.5)), markdown.Milliseconds(t.quantile(0.99)), markdown.Milliseconds(t.quantile(1))}
}
