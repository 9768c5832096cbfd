package mirror

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// overlap is how far before the start of this run the next one asks: clocks and commits of the source's own parts
// need not agree to the second.
const overlap = 5 * time.Minute

// maxPending bounds how many rejected entities are remembered.
const maxPending = 10_000

// cursor is what the log remembers between runs.
type cursor struct {
	// Since is zero before the first run.
	Since time.Time `json:"since"`
	// Pending are entities that were rejected, so that the next run asks for them again though they have not changed.
	Pending []pending `json:"pending,omitempty"`
}

type pending struct {
	Kind catalog.Kind `json:"kind"`
	ID   catalog.ID   `json:"id"`
}

func readCursor(ctx context.Context, log store.Log, name string) (cursor, error) {
	var c cursor
	value, err := log.Cursor(ctx, name)
	if err != nil || value == nil {
		return c, err
	}
	if err := json.Unmarshal(value, &c); err != nil {
		return cursor{}, fmt.Errorf("read where the last run ended: %w", err)
	}
	return c, nil
}

func (c cursor) write(ctx context.Context, log store.Log, name string) error {
	value, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return log.SetCursor(ctx, name, value)
}

// sourceClock notes the first date that the source's answers tell.
type sourceClock struct {
	mu   sync.Mutex
	seen time.Time
}

func (c *sourceClock) see(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seen.IsZero() {
		c.seen = t.UTC()
	}
}

// first returns that date, else ours.
func (c *sourceClock) first(now time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seen.IsZero() {
		return now.UTC()
	}
	return c.seen
}
