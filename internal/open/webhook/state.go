package webhook

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/varanto/varanto/internal/store"
)

// State is how far a subscription has got. It lies in the log's cursors.
type State struct {
	// Sequence is up to where everything was delivered: a cursor of the feed, which is mostly a sequence.
	Sequence int64 `json:"sequence"`
	// Attempts counts the failures since the last success, Failing is when they began, and Next when to try again; the last
	// two are zero when there was none.
	Attempts int       `json:"attempts,omitempty"`
	Failing  time.Time `json:"failing,omitzero"`
	Next     time.Time `json:"next,omitzero"`
	// Dead tells that nothing is sent any more, and Why.
	Dead bool   `json:"dead,omitempty"`
	Why  string `json:"why,omitempty"`
}

func cursorName(subscription string) string { return "webhook/" + subscription }

// ReadState reads how far a subscription has got; ok is false when it never began.
func ReadState(ctx context.Context, log store.Log, subscription string) (s State, ok bool, err error) {
	b, err := log.Cursor(ctx, cursorName(subscription))
	if err != nil || b == nil {
		return State{}, false, err
	}
	if err := json.Unmarshal(b, &s); err != nil {
		return State{}, false, fmt.Errorf("read the state of subscription %s: %w", subscription, err)
	}
	return s, true, nil
}

// WriteState stores how far a subscription has got.
func WriteState(ctx context.Context, log store.Log, subscription string, s State) error {
	b, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("write the state of subscription %s: %w", subscription, err)
	}
	return log.SetCursor(ctx, cursorName(subscription), b)
}

// Forget removes the state of a subscription.
func Forget(ctx context.Context, log store.Log, subscription string) error {
	return log.SetCursor(ctx, cursorName(subscription), nil)
}
