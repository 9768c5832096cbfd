package sqlite_test

import (
	"testing"

	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/store/storetest"
)

func mustOpen(t testing.TB, dir string) *sqlite.Log {
	t.Helper()
	log, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := log.Close(); err != nil {
			t.Error(err)
		}
	})
	return log
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Log { return mustOpen(t, t.TempDir()) })
}

func TestContractOfSharedLog(t *testing.T) {
	storetest.RunShared(t, func(t *testing.T) (one, other store.Log) {
		dir := t.TempDir()
		return mustOpen(t, dir), mustOpen(t, dir)
	})
}
