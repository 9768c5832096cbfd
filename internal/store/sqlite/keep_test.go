package sqlite_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/store/sqlite"
)

// The write-ahead log goes into the file beside the writer, and is then written anew from its beginning: it does not grow.
func TestTheWriteAheadLogIsTakenIntoTheFile(t *testing.T) {
	dir := t.TempDir()
	log := mustOpen(t, dir)
	size := func(name string) int64 {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	const rounds, each, documents = 12, 1500, 1500 * benchDocument
	for round := range rounds {
		before := size(sqlite.FileName)
		if _, err := log.Append(t.Context(), newDrafts(round*each, each)...); err != nil {
			t.Fatal(err)
		}
		for size(sqlite.FileName)-before < documents {
			time.Sleep(time.Millisecond)
		}
	}
	if wal, file := size(sqlite.FileName+"-wal"), size(sqlite.FileName); wal > file/2 {
		t.Errorf("the write-ahead log has %d bytes, the file %d", wal, file)
	}
	if problems, err := log.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}
