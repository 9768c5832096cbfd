package main

import (
	"testing"
	"time"
)

func TestTheMedianIsTheMiddleValueOrTheMeanOfTwo(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   float64
	}{
		{nil, 0}, {[]float64{3}, 3}, {[]float64{9, 1, 2}, 2}, {[]float64{4, 1, 2, 9}, 3},
	} {
		if got := median(c.values); got != c.want {
			t.Errorf("median of %v is %v, want %v", c.values, got, c.want)
		}
	}
}

func TestAQuantileIsOneOfTheValues(t *testing.T) {
	values := []time.Duration{5, 1, 4, 2, 3}
	for q, want := range map[float64]time.Duration{0: 1, 0.5: 3, 0.95: 5, 1: 5} {
		if got := quantile(values, q); got != want {
			t.Errorf("quantile %v is %v, want %v", q, got, want)
		}
	}
	if got := quantile[time.Duration](nil, 0.5); got != 0 {
		t.Errorf("quantile of nothing is %v", got)
	}
}

func TestFiguresAreWrittenForPeople(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{span(0), "0s"}, {span(1234 * time.Nanosecond), "1.23us"}, {span(79408 * time.Nanosecond), "79.4us"},
		{span(1900 * time.Microsecond), "1.9ms"}, {span(28912 * time.Microsecond), "28.9ms"},
		{span(10 * time.Second), "10s"}, {span(7654321 * time.Microsecond), "7.65s"}, {span(103 * time.Second), "1m43s"},
		{bytesText(512), "512 B"}, {bytesText(1_500_000_000), "1.50 GB"}, {bytesText(286_617_600), "286.6 MB"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
