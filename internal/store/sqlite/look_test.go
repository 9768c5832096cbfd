package sqlite

import "testing"

func TestSQLiteIsAskedWhileAWriteMayBeUnderWay(t *testing.T) {
	var l look
	asked := func(file written, looks int) (asked int) {
		for range looks {
			if l.asks(file) {
				asked++
			}
		}
		return asked
	}
	first := written{size: 10, time: 1}
	for _, step := range []struct {
		name           string
		file           written
		looks, atLeast int
		atMost         int
	}{
		{"at the beginning", first, askAfter, askAfter, askAfter},
		{"at rest", first, 100 * askEvery, 100 - 1, 100 + 1},
		{"a write, and after it until it must be on disk", written{size: 20, time: 2}, askAfter, askAfter, askAfter},
		{"another soon after", written{size: 20, time: 3}, askAfter, askAfter, askAfter},
		{"the file is reset", written{}, askAfter, askAfter, askAfter},
		{"at rest again", written{}, 100 * askEvery, 100 - 1, 100 + 1},
	} {
		if got := asked(step.file, step.looks); got < step.atLeast || got > step.atMost {
			t.Errorf("%s: asked %d times in %d looks, want %d to %d", step.name, got, step.looks, step.atLeast, step.atMost)
		}
	}
}
