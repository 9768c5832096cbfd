package ops

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestASpellLastsAsLongAsItIsTouched(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began, ended := 0, 0
		s := NewSpell(time.Second, func() { began++ }, func() { ended++ })
		for round := 1; round <= 2; round++ {
			for range 5 {
				s.Touch()
				time.Sleep(900 * time.Millisecond)
				if began != round || ended != round-1 {
					t.Errorf("round %d: begun %d times, ended %d times", round, began, ended)
				}
			}
			time.Sleep(200 * time.Millisecond)
			synctest.Wait()
			if ended != round {
				t.Errorf("round %d: ended %d times", round, ended)
			}
		}
	})
}
