package open

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
)

func TestTextsAreReadByTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		one := make(turns, 1)
		done, err := one.take(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		ended, end := context.WithCancel(t.Context())
		end()
		if _, err := one.take(ended); !errors.Is(err, context.Canceled) {
			t.Errorf("who has gone gets %v", err)
		}
		var p *Problem
		if _, err := one.take(t.Context()); !errors.As(err, &p) || p.Status != http.StatusServiceUnavailable {
			t.Errorf("who has waited long gets %v", err)
		}
		done()
		if _, err := one.take(t.Context()); err != nil {
			t.Errorf("a free turn gives %v", err)
		}
	})
}
