package search

import (
	"context"
	"errors"
	"log/slog"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
)

func TestAPanicOverTheFilesOfTheIndexIsAnError(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	x, err := Open(t.TempDir(), a, live.New(nil, log), log)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = x.Close() }()
	err = x.read(context.Background(), func(*postings) error { panic("a segment went away") })
	if !errors.Is(err, errBroken) {
		t.Errorf("reading gives %v", err)
	}
	if err := x.read(context.Background(), func(*postings) error { return nil }); err != nil {
		t.Errorf("the next reading gives %v", err)
	}
}
