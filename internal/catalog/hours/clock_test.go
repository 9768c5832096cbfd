package hours

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The quick way reads what the layouts read.
func TestPlainClocksAreReadLikeAllOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.StringMatching(`[0-3][0-9]:[0-9][0-9](:[0-9][0-9])?`), rapid.StringMatching(`[0-9: -]{0,9}`)).Draw(t, "clock")
		c, ok := plainClock(s)
		if !ok {
			return
		}
		layout := "15:04:05"[:len(s)]
		at, err := time.Parse(layout, s)
		if err != nil || Clock(at.Hour()*60+at.Minute()) != c {
			t.Fatalf("%q is read as %d, want %v, %v", s, c, at, err)
		}
	})
}
