package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/varanto/varanto/internal/ptv/v11/contract"
)

func TestTheDocumentIsWhatTheGeneratorMakes(t *testing.T) {
	root := os.Getenv("VARANTO_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "..", "..", "shared")
	}
	facts := filepath.Join(root, "ptv", "v11-openapi.json")
	if _, err := os.Stat(facts); err != nil {
		t.Skipf("no description of the interface: %v", err)
	}
	out := filepath.Join(t.TempDir(), "v11-openapi.json")
	if err := generate(facts, out); err != nil {
		t.Fatal(err)
	}
	made, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, contract.Document()) {
		t.Error("v11-openapi.json is not up to date")
	}
}

func TestSummaryUsesTheWordsOfThePath(t *testing.T) {
	for path, want := range map[string]string{
		"/api/v11/Service/{id}":                           "Read Service by id",
		"/api/v11/Organization/area/{area}/code/{code}":   "Read Organization area code by area and code",
		"/api/v11/GeneralDescription":                     "Read GeneralDescription",
		"/api/v11/ServiceChannel/EChannel/sourceId/{src}": "Read ServiceChannel EChannel sourceId by src",
	} {
		if got := summary("get", path); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}
