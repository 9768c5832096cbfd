package search

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/varanto/varanto/internal/finnish"
)

// files counts the segments of an index.
func files(t *testing.T, disk bleve.Index) int {
	t.Helper()
	inner, err := disk.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := inner.Reader()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Close() }()
	return len(reader.(*scorch.IndexSnapshot).Segments())
}

// addFile writes a document of its own.
func addFile(t *testing.T, disk bleve.Index, n int) {
	t.Helper()
	var d words
	d.add(inFinnish, fmt.Sprint("sana", n), 1)
	batch := disk.NewBatch()
	if err := batch.IndexAdvanced(d.bleveDocument(fmt.Sprint(n), nil)); err != nil {
		t.Fatal(err)
	}
	if err := disk.Batch(batch); err != nil {
		t.Fatal(err)
	}
}

// TestMergesStayHeldWhileAnyoneHoldsThem holds a second time before the first holding ends, as a start does that catches up
// and follows.
func TestMergesStayHeldWhileAnyoneHoldsThem(t *testing.T) {
	a, err := finnish.Open(t.Context(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	disk, err := create(filepath.Join(t.TempDir(), "bleve"), a)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = disk.Close() }()
	n := 0
	until := func(wanted int) {
		t.Helper()
		for last := n + 300; files(t, disk) < wanted; n++ {
			if n == last {
				t.Fatalf("there are only %d files although merging is held", files(t, disk))
			}
			addFile(t, disk, n)
		}
	}
	first := holdMerging(disk)
	until(5)
	second := holdMerging(disk)
	until(20)
	first()
	time.Sleep(5 * holdAgain) // Bleve may merge what it has before the second holds; a machine that is slower takes it longer to
	until(30)
	second()
}

func TestHeldFilesAreMergedAfterwards(t *testing.T) {
	a, err := finnish.Open(t.Context(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	disk, err := create(filepath.Join(t.TempDir(), "bleve"), a)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = disk.Close() }()
	n := 0
	add := func(more int) {
		for range more {
			n++
			addFile(t, disk, n)
		}
	}
	release := holdMerging(disk)
	for files(t, disk) < 20 && n < 300 {
		add(1)
	}
	if got := files(t, disk); got < 20 {
		t.Errorf("there are only %d files although %d came while merging was held", got, n)
	}
	release()
	for deadline := time.Now().Add(time.Minute); files(t, disk) >= 20; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nothing is merged after the release")
		}
		if n < 400 {
			add(1) // Bleve plans when something has come
		}
	}
}

func TestMergesAreHeldWhileContentChangesUntilThereAreManyFiles(t *testing.T) {
	a, err := finnish.Open(t.Context(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	disk, err := create(filepath.Join(t.TempDir(), "bleve"), a)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = disk.Close() }()
	x := &Index{disk: disk}
	defer x.releaseMerges()
	for n := 0; files(t, disk) <= manyFiles; n++ {
		if n > 500 {
			t.Fatalf("of %d batches there are only %d files", n, files(t, disk))
		}
		x.holdMerges()
		if x.release == nil {
			t.Fatalf("merging is not held of %d files", files(t, disk))
		}
		addFile(t, disk, n)
	}
	for deadline := time.Now().Add(time.Minute); files(t, disk) > fewFiles; time.Sleep(10 * time.Millisecond) {
		if x.holdMerges(); x.release != nil {
			t.Fatalf("merging is held again of %d files", files(t, disk))
		}
		if time.Now().After(deadline) {
			t.Fatal("nothing is merged of many files")
		}
	}
	if x.holdMerges(); x.release == nil {
		t.Error("merging is not held of few files again")
	}
}
