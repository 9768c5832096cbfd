package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestCommittedTablesAreWhatTheListsGive(t *testing.T) {
	shared := os.Getenv("VARANTO_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	from := filepath.Join(shared, "data")
	if _, err := os.Stat(filepath.Join(from, "codelists")); err != nil {
		t.Skipf("no code lists (set VARANTO_SHARED): %v", err)
	}
	made := t.TempDir()
	if err := generate(from, made); err != nil {
		t.Fatal(err)
	}
	committed := filepath.Join("..", "data")
	wantFiles, err := os.ReadDir(committed)
	if err != nil {
		t.Fatal(err)
	}
	gotFiles, err := os.ReadDir(made)
	if err != nil {
		t.Fatal(err)
	}
	if len(gotFiles) != len(wantFiles) {
		t.Errorf("%d tables made, %d committed", len(gotFiles), len(wantFiles))
	}
	for _, file := range wantFiles {
		want, err := os.ReadFile(filepath.Join(committed, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(made, file.Name()))
		if err != nil || !bytes.Equal(want, got) {
			t.Errorf("%s differs from what the lists give (%v)", file.Name(), err)
		}
	}
}

func TestRelationNamesEveryUriOnceAndAlone(t *testing.T) {
	i := item{"broader": []any{"http://www.yso.fi/onto/koko/p1", "http://www.yso.fi/onto/koko/p2;http://www.yso.fi/onto/koko/p1"}}
	if got := i.uris("broader"); got != "koko/p1|koko/p2" {
		t.Errorf("uris = %q", got)
	}
	if got := (item{}).uris("broader"); got != "" {
		t.Errorf("uris of nothing = %q", got)
	}
}
