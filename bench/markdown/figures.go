package markdown

import (
	"strconv"
	"time"
)

// Count writes a whole number in groups of three digits: 30 000.
func Count(n int) string {
	s, sign := strconv.Itoa(n), ""
	if n < 0 {
		s, sign = s[1:], "-"
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return sign + s
}

// Fixed writes a number with that many decimals.
func Fixed(x float64, decimals int) string { return strconv.FormatFloat(x, 'f', decimals, 64) }

// Signed is Fixed with a sign in any case.
func Signed(x float64, decimals int) string {
	if s := Fixed(x, decimals); s[0] == '-' {
		return s
	} else {
		return "+" + s
	}
}

// Milliseconds writes a duration in milliseconds, with as many decimals as matter.
func Milliseconds(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	switch {
	case ms < 10:
		return Fixed(ms, 2) + " ms"
	case ms < 100:
		return Fixed(ms, 1) + " ms"
	}
	return Count(int(ms+0.5)) + " ms"
}

// Seconds writes a duration in seconds.
func Seconds(d time.Duration) string {
	if s := d.Seconds(); s < 10 {
		return Fixed(s, 2) + " s"
	}
	return Fixed(d.Seconds(), 1) + " s"
}

// Megabytes writes a number of bytes in units of 1 000 000.
func Megabytes(n int64) string { return Count(int((n+500_000)/1_000_000)) + " MB" }
