package ops

import (
	"runtime/debug"
	"testing"
)

func TestPercentLeavesTheHeadroom(t *testing.T) {
	for name, c := range map[string]struct {
		live, headroom int64
		want           int
	}{
		"before the first collection": {0, 100, mostPercent},
		"small heap":                  {10 << 20, 128 << 20, mostPercent},
		"as large as the headroom":    {128 << 20, 128 << 20, 100},
		"national catalogue":          {1024 << 20, 128 << 20, 12},
		"huge heap":                   {100 << 30, 128 << 20, leastPercent},
	} {
		t.Run(name, func(t *testing.T) {
			if got := percentFor(c.live, c.headroom); got != c.want {
				t.Errorf("%d %%, want %d", got, c.want)
			}
		})
	}
}

func TestWhatIsLentGoesBack(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	h := &Headroom{}
	h.Set(10)
	h.Lend(5)
	if got := h.room(); got != 10 {
		t.Errorf("the room is %d with less lent than there is", got)
	}
	h.Lend(50)
	if got := h.room(); got != 50 {
		t.Errorf("the room is %d with 50 lent", got)
	}
	h.TakeBack()
	if got := h.room(); got != 10 {
		t.Errorf("the room is %d when nothing is lent any more", got)
	}
}
