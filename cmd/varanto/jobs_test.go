package main

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// Old content stays public unless the operator has asked for the opposite, and nothing is read as long as nobody can write.
func TestOldContentIsArchivedOnlyWhereThatIsAskedFor(t *testing.T) {
	logger := slog.New(slog.DiscardHandler)
	for _, c := range []struct {
		name     string
		flags    jobFlags
		account  bool
		archived bool
	}{
		{"nothing is asked for", jobFlags{}, true, false},
		{"after eighteen months", jobFlags{ArchiveAfter: 18}, true, true},
		{"nobody has an account", jobFlags{ArchiveAfter: 18}, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := t.TempDir()
			log, err := sqlite.Open(t.Context(), data)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = log.Close() })
			if err := loadDemo(t.Context(), log, logger); err != nil {
				t.Fatal(err)
			}
			later := func() time.Time { return time.Now().AddDate(5, 0, 0) }
			w, err := newWriting(t.Context(), data, account.Options{Logger: logger}, editorial.Options{Now: later, Ageing: c.flags.ageing()},
				log, &v11.Renderer{}, logger)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = w.accounts.Close() })
			if c.account {
				_, err := w.accounts.Add(t.Context(), account.CommandLine(), account.New{
					Username: "keeper", Name: "Keeper", Password: "a long enough sentence", Role: editorial.Admin,
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			if err := w.runDue(t.Context(), logger); err != nil {
				t.Fatal(err)
			}
			if got := archivedPlaces(t, log) > 0; got != c.archived {
				t.Errorf("places are archived: %v, want %v", got, c.archived)
			}
		})
	}
}

func archivedPlaces(t *testing.T, log store.Log) int {
	n := 0
	_, err := log.Latest(context.Background(), func(e store.Entry) error {
		if e.Kind == catalog.KindServiceChannel && e.Status == catalog.StatusDeleted {
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
