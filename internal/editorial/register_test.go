package editorial

import (
	"context"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/store/sqlite"
)

// Who only looks does not wait for a writer who waits for the disk.
func TestReadersDoNotWaitForAWriter(t *testing.T) {
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = log.Close() }()
	r := NewRegister(log)
	if err := r.Ready(t.Context()); err != nil || !r.isBuilt() {
		t.Fatalf("read for the first time: %v, %v", r.isBuilt(), err)
	}
	r.asked.Store(time.Now().Add(-time.Hour).UnixNano())
	r.following.Lock()
	answered := make(chan error, 1)
	go func() { answered <- r.Ready(context.Background()) }()
	err = <-answered // would never come
	r.following.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Ready(t.Context()); err != nil || time.Since(time.Unix(0, r.asked.Load())) > time.Minute {
		t.Errorf("the log is not asked for news once nobody writes: %v", err)
	}
}
