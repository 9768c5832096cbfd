// Package pause waits for a while, but not beyond the end of a context.
package pause

import (
	"context"
	"time"
)

// For waits, and fails with the error of a context that ends meanwhile.
func For(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
