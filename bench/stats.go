package main

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/varanto/varanto/bench/markdown"
)

// number is what can be sorted and scaled.
type number interface{ ~int64 | ~float64 }

// quantile returns the value below which the share q of values lies, the nearest rank; 0 without values.
func quantile[T number](values []T, q float64) T {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// median returns the middle value, of two middle ones their mean; 0 without values.
func median[T number](values []T) T {
	n := len(values)
	if n == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

// span writes a duration with three digits that matter.
func span(d time.Duration) string {
	unit := time.Nanosecond
	for u := 10 * time.Nanosecond; d >= 100*u && u <= time.Second; u *= 10 {
		unit = u
	}
	return strings.Replace(d.Round(unit).String(), "µ", "u", 1)
}

// size of memory and files, in units of 1000.
func bytesText(n int64) string {
	switch {
	case n >= 1e9:
		return markdown.Fixed(float64(n)/1e9, 2) + " GB"
	case n >= 1e6:
		return markdown.Fixed(float64(n)/1e6, 1) + " MB"
	case n >= 1e3:
		return markdown.Fixed(float64(n)/1e3, 1) + " kB"
	}
	return strconv.FormatInt(n, 10) + " B"
}
