package sqlite_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/store/storetest"
)

// unlock takes away what keeps the log append-only, so that the test can damage it.
var unlock = []string{
	`DROP TRIGGER revision_is_never_changed`,
	`DROP TRIGGER revision_is_never_deleted`,
	`DROP TRIGGER revision_is_only_appended`,
}

func TestCheckFindsDamage(t *testing.T) {
	for _, c := range []struct {
		name, statement string
		want            []string // parts of the problems
	}{
		{"nothing", `SELECT 1`, nil},
		{"a changed document", `UPDATE revision SET document = CAST('{"a":1}' AS BLOB) WHERE seq = 2`,
			[]string{"revision 2 (Service", "hash differs"}},
		{"a document that is not JSON", `UPDATE revision SET document = x'7b' WHERE seq = 2`,
			[]string{"revision 2 (Service", "not valid JSON"}},
		{"a changed hash", `UPDATE revision SET hash = zeroblob(16) WHERE seq = 3`,
			[]string{"revision 3 (Service", "hash differs", "the head says"}},
		{"a deleted revision", `DELETE FROM revision WHERE seq = 2`,
			[]string{"revision 3", "gap in the log"}},
		{"the first revision deleted", `DELETE FROM revision WHERE seq = 1`,
			[]string{"revision 2", "gap in the log", "number 2, after number 0"}},
		{"the last revision deleted", `DELETE FROM revision WHERE seq = 4`, []string{"the head says"}},
		{"a whole entity deleted", `DELETE FROM revision WHERE number = 1 AND seq = 3`,
			[]string{"has a head but no revision", "gap in the log"}},
		{"a gap in an entity's numbers", `UPDATE revision SET number = 5 WHERE seq = 4`,
			[]string{"revision 4", "number 5, after number 2", "the head says"}},
		{"an unknown status", `UPDATE revision SET status = 'Lost' WHERE seq = 2`,
			[]string{`Status is unknown: "Lost"`}},
		{"an unknown kind", `UPDATE revision SET kind = 'Lost' WHERE seq = 3`,
			[]string{`Kind is unknown: "Lost"`, "no head", "has a head but no revision"}},
		{"a changed time of the first revision", `UPDATE revision SET time = 0 WHERE seq = 1`,
			[]string{"the head says first time"}},
		{"a missing head", `DELETE FROM entity WHERE number = 1`, []string{"has revisions in the log but no head"}},
		{"a head of nothing", `INSERT INTO entity SELECT 'Connection', id, number, status, seq, hash, public_seq,
			first_seq, first_time FROM entity LIMIT 1`, []string{"Connection", "has a head but no revision"}},
		{"a head that lags", `UPDATE entity SET number = 2, seq = 2 WHERE number = 3`, []string{"the head says number 2"}},
		{"a head that hides what is public", `UPDATE entity SET public_seq = NULL WHERE number = 3`,
			[]string{"public 0"}},
		{"an id of the wrong length", `UPDATE revision SET id = x'00' WHERE seq = 3`,
			[]string{"id of 1 bytes"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			log := mustOpen(t, dir)
			_, err := log.Append(t.Context(), storetest.DraftOf(1, 0), storetest.DraftOf(1, 1),
				storetest.DraftOf(2, 0), storetest.DraftOf(1, 2))
			if err != nil {
				t.Fatal(err)
			}
			db := raw(t, dir)
			mustExec(t, db, append(unlock, `PRAGMA foreign_keys = OFF`, `PRAGMA ignore_check_constraints = ON`,
				c.statement)...)
			problems, err := log.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			wantProblems(t, problems, c.want)
		})
	}
}

func wantProblems(t *testing.T, problems []store.Problem, want []string) {
	t.Helper()
	text := fmt.Sprintln(problems)
	for _, part := range want {
		if !strings.Contains(text, part) {
			t.Errorf("no problem says %q; found: %s", part, text)
		}
	}
	if len(want) == 0 && len(problems) != 0 {
		t.Errorf("found: %s", text)
	}
}

func TestCheckFindsDamageOfTheFile(t *testing.T) {
	dir := t.TempDir()
	log := mustOpen(t, dir)
	if _, err := log.Append(t.Context(), newDrafts(0, 200)...); err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil { // everything is in the file, none in the WAL
		t.Fatal(err)
	}
	path := filepath.Join(dir, sqlite.FileName)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// The later pages hold revisions; the first ones the schema, without which the file does not open.
	for i := len(content) / 2; i < len(content)/2+3*8192; i++ {
		content[i] = 0xa5
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	problems, err := mustOpen(t, dir).Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wantProblems(t, problems, []string{"the file is damaged"})
}

func TestCheckBoundsItsReport(t *testing.T) {
	dir := t.TempDir()
	log := mustOpen(t, dir)
	if _, err := log.Append(t.Context(), newDrafts(0, store.MaxProblems+10)...); err != nil {
		t.Fatal(err)
	}
	mustExec(t, raw(t, dir), append(unlock, `UPDATE revision SET status = ''`)...)
	problems, err := log.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) != store.MaxProblems {
		t.Fatalf("%d problems, want %d", len(problems), store.MaxProblems)
	}
}
