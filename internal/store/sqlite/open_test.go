package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/store/storetest"
)

// raw opens the log's file past the log, as somebody with the sqlite3 tool would.
func raw(t *testing.T, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func mustExec(t *testing.T, db *sql.DB, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestOpenMakesAPrivateFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "data")
	mustOpen(t, dir)
	for path, want := range map[string]os.FileMode{dir: 0o700, filepath.Join(dir, sqlite.FileName): 0o600} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
	}
}

func TestOpenTakesAnyPath(t *testing.T) {
	for _, name := range []string{"with space", "per%20cent", "what?x=1", "ha#sh", "äö", "semi;colon&and", "plus+"} {
		dir := filepath.Join(t.TempDir(), name)
		log := mustOpen(t, dir)
		if _, err := log.Append(t.Context(), storetest.DraftOf(1, 0)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(filepath.Join(dir, sqlite.FileName)); err != nil {
			t.Error(err)
		}
	}
}

func TestOpenAgainFindsEverything(t *testing.T) {
	dir := t.TempDir()
	first := mustOpen(t, dir)
	if _, err := first.Append(t.Context(), storetest.DraftOf(1, 0), storetest.DraftOf(2, 0)); err != nil {
		t.Fatal(err)
	}
	if err := first.SetCursor(t.Context(), "job", []byte("state")); err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again := mustOpen(t, dir)
	head, err := again.Head(t.Context())
	if err != nil || head != 2 {
		t.Fatalf("head is %d, %v; want 2", head, err)
	}
	value, err := again.Cursor(t.Context(), "job")
	if err != nil || string(value) != "state" {
		t.Fatalf("cursor is %q, %v", value, err)
	}
}

func TestManyMayOpenANewFolderAtOnce(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			log, err := sqlite.Open(t.Context(), dir)
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := log.Append(t.Context(), storetest.DraftOf(n, 0)); err != nil {
				t.Error(err)
			}
			if err := log.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	head, err := mustOpen(t, dir).Head(t.Context())
	if err != nil || head != 8 {
		t.Fatalf("head is %d, %v; want 8", head, err)
	}
}

func TestOpenRefusesWhatItCannotKeep(t *testing.T) {
	t.Run("a newer schema", func(t *testing.T) {
		dir := t.TempDir()
		mustOpen(t, dir)
		mustExec(t, raw(t, dir), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`)
		_, err := sqlite.Open(t.Context(), dir)
		if err == nil || !strings.Contains(err.Error(), "use a newer program") {
			t.Fatalf("error is %v", err)
		}
	})
	t.Run("a file that is no database", func(t *testing.T) {
		dir := t.TempDir()
		text := []byte(strings.Repeat("this is not a database\n", 1000))
		path := filepath.Join(dir, sqlite.FileName)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := sqlite.Open(t.Context(), dir); err == nil {
			t.Fatal("no error")
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != string(text) {
			t.Errorf("the file was changed: %v", err)
		}
	})
	t.Run("a file in place of the folder", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := sqlite.Open(t.Context(), path); err == nil {
			t.Fatal("no error")
		}
	})
	t.Run("an ended context", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := sqlite.Open(ctx, t.TempDir()); !errors.Is(err, context.Canceled) {
			t.Fatalf("error is %v", err)
		}
	})
}

// Another process that holds the write lock is waited for, past SQLite's own busy timeout, and as long as
// the context allows.
func TestAppendWaitsForAnotherProcess(t *testing.T) {
	dir := t.TempDir()
	log := mustOpen(t, dir)
	other := raw(t, dir)
	mustExec(t, other, `BEGIN IMMEDIATE`)

	short, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := log.Append(short, storetest.DraftOf(1, 0)); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("error is %v, want the context's", err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := log.Append(t.Context(), storetest.DraftOf(1, 0))
		done <- err
	}()
	select {
	case err := <-done:
		t.Fatalf("the append did not wait: %v", err)
	case <-time.After(200 * time.Millisecond):
	}
	mustExec(t, other, `COMMIT`)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestTheLogIsAppendOnly(t *testing.T) {
	dir := t.TempDir()
	log := mustOpen(t, dir)
	if _, err := log.Append(t.Context(), storetest.DraftOf(1, 0), storetest.DraftOf(2, 0)); err != nil {
		t.Fatal(err)
	}
	db := raw(t, dir)
	const columns = `(seq, kind, id, number, status, actor, organization, time, hash, document)`
	for _, statement := range []string{
		`UPDATE revision SET actor = 'x'`,
		`UPDATE revision SET seq = seq + 10`,
		`UPDATE OR REPLACE revision SET seq = 1 WHERE seq = 2`,
		`DELETE FROM revision`,
		`DELETE FROM revision WHERE seq = 2`,
		`INSERT OR REPLACE INTO revision ` + columns +
			` SELECT seq, kind, id, number, status, 'x', organization, time, hash, document FROM revision WHERE seq = 1`,
		`INSERT OR REPLACE INTO revision ` + columns +
			` SELECT 3, kind, id, number, status, 'x', organization, time, hash, document FROM revision WHERE seq = 1`,
		`INSERT INTO revision ` + columns + // a gap in the sequence
			` SELECT 9, kind, id, 9, status, 'x', organization, time, hash, document FROM revision WHERE seq = 1`,
	} {
		if _, err := db.Exec(statement); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: error is %v", statement, err)
		}
	}
	revs, err := log.Feed(t.Context(), 0, 10)
	if err != nil || len(revs) != 2 || revs[0].Actor != "tester" {
		t.Fatalf("the log changed: %v, %v", revs, err)
	}
	problems, err := log.Check(t.Context())
	if err != nil || len(problems) != 0 {
		t.Fatalf("check: %v, %v", problems, err)
	}
}
