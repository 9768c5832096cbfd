package pause_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/varanto/varanto/internal/pause"
)

func TestAPauseLastsItsTimeUnlessTheContextEnds(t *testing.T) {
	for name, c := range map[string]struct {
		length, limit, want time.Duration
		err                 error
	}{
		"its time":       {time.Minute, time.Hour, time.Minute, nil},
		"until the end":  {time.Hour, time.Minute, time.Minute, context.DeadlineExceeded},
		"after the end":  {time.Hour, -time.Minute, 0, context.DeadlineExceeded},
		"for no time":    {0, time.Hour, 0, nil},
		"less than none": {-time.Hour, time.Hour, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), c.limit)
				defer cancel()
				began := time.Now()
				if err := pause.For(ctx, c.length); !errors.Is(err, c.err) || err != nil && c.err == nil {
					t.Errorf("it ends with %v, want %v", err, c.err)
				}
				if took := time.Since(began); took != c.want {
					t.Errorf("it takes %s, want %s", took, c.want)
				}
			})
		})
	}
}
