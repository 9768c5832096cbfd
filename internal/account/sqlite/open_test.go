package sqlite

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
)

func mustOpen(t *testing.T, dir string) *DB {
	t.Helper()
	db, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestManyOpenAtOnceAndWriteInTurn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "ä %20?x")
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			db, err := Open(t.Context(), dir)
			if err != nil {
				t.Error(err)
				return
			}
			for range 5 {
				err := db.Write(t.Context(), func(tx *sql.Tx) error {
					_, err := tx.Exec(`INSERT INTO audit (time, actor, action, kind, subject, outcome, detail) VALUES (1, '', 'x', '', '', '', '')`)
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	var n int
	if err := mustOpen(t, dir).Reader().QueryRow(`SELECT count(*) FROM audit`).Scan(&n); err != nil || n != 30 {
		t.Error(n, err)
	}
}

func TestWhatFailsIsNotWritten(t *testing.T) {
	db := mustOpen(t, t.TempDir())
	broken := errors.New("broken")
	err := db.Write(t.Context(), func(tx *sql.Tx) error {
		if _, err := tx.Exec(`INSERT INTO session (token, data, expires) VALUES ('x', x'00', 1)`); err != nil {
			return err
		}
		return broken
	})
	var n int
	if scan := db.Reader().QueryRow(`SELECT count(*) FROM session`).Scan(&n); scan != nil || n != 0 || !errors.Is(err, broken) {
		t.Error(n, scan, err)
	}
	if _, err := db.Reader().Exec(`DELETE FROM audit_bound`); err == nil {
		t.Error("a reader writes")
	}
}

func TestWaitingForTheTurnEndsWithTheContext(t *testing.T) {
	db := mustOpen(t, t.TempDir())
	err := db.Write(t.Context(), func(*sql.Tx) error {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		return db.Write(ctx, func(*sql.Tx) error { return errors.New("two at once") })
	})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func TestAFileOfANewerProgramIsRefused(t *testing.T) {
	dir := t.TempDir()
	db := mustOpen(t, dir)
	err := db.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "use a newer program") {
		t.Error(err)
	}
}

func TestADamagedFileIsAnError(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir); err == nil || !strings.Contains(err.Error(), dir) {
		t.Error(err)
	}
}

func TestSessionsAreFoundUntilTheyExpire(t *testing.T) {
	s := SessionStore{mustOpen(t, t.TempDir())}
	for token, expires := range map[string]time.Time{"new": time.Now().Add(time.Hour), "old": time.Now().Add(-time.Second), "gone": time.Now().Add(time.Hour)} {
		for _, data := range []string{"first", "last " + token} { // the second replaces the first
			if err := s.Commit(token, []byte(data), expires); err != nil {
				t.Fatal(err)
			}
		}
	}
	for range 2 { // a second time is fine
		if err := s.Delete("gone"); err != nil {
			t.Fatal(err)
		}
	}
	for token, want := range map[string]string{"new": "last new", "old": "", "gone": "", "never": ""} {
		data, found, err := s.Find(token)
		if err != nil || found != (want != "") || string(data) != want {
			t.Errorf("%s: %q, %t, %v", token, data, found, err)
		}
	}
}
