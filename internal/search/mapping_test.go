package search

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	index "github.com/blevesearch/bleve_index_api"
	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/finnish"
)

// TestABatchMadeOfTheListsOfAnotherHasItsOwnWordsOnly also looks whether the other one keeps its own.
func TestABatchMadeOfTheListsOfAnotherHasItsOwnWordsOnly(t *testing.T) {
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
	var room wordLists
	var want []string
	for n := range 3 {
		var d words
		word := fmt.Sprint("sana", n)
		want = append(want, word)
		d.add(inFinnish, word, 1)
		made := d.bleveDocument(fmt.Sprint(n), &room)
		made.VisitFields(func(f index.Field) {
			if list := f.AnalyzedTokenFrequencies(); len(list) != 1 || list[word] == nil {
				t.Errorf("document %d has %v", n, list)
			}
		})
		batch := disk.NewBatch()
		if err := batch.IndexAdvanced(made); err != nil {
			t.Fatal(err)
		}
		if err := disk.Batch(batch); err != nil {
			t.Fatal(err)
		}
		room.written()
		if n := len(room.free[inFinnish]); n != 1 {
			t.Errorf("%d lists are kept of one that is used again", n)
		}
	}
	dict, err := disk.FieldDict(inFinnish.name())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = dict.Close() }()
	var got []string
	for entry, err := dict.Next(); entry != nil; entry, err = dict.Next() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, entry.Term)
	}
	slices.Sort(got)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
