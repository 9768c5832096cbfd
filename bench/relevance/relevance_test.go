package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/bench/judged"
	"github.com/varanto/varanto/bench/loaded"
)

func TestStepsCanBeChosen(t *testing.T) {
	o, err := parseOptions([]string{"-only", "queries,subjects"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"queries": true, "components": false, "subjects": true} {
		if got := o.wants(name); got != want {
			t.Errorf("%s is wanted: %v", name, got)
		}
	}
	for _, args := range [][]string{{"-only", "everything"}, {"queries"}} {
		if _, err := parseOptions(args, io.Discard); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
}

func TestAMissingCorpusIsSaidPlainly(t *testing.T) {
	var said bytes.Buffer
	if code := command().Run(context.Background(), []string{"-shared", t.TempDir()}, io.Discard, &said); code != loaded.ExitFailed {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(said.String(), "set VARANTO_SHARED") {
		t.Errorf("said %q", said.String())
	}
}

func TestRanksAreSortedByKind(t *testing.T) {
	queries := []judged.Query{{Kind: "need"}, {Kind: "exact"}, {Kind: "need"}}
	if diff := cmp.Diff([]string{"need", "exact"}, kindsOf(queries)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]judged.Rank{1, 3}, ofKind([]judged.Rank{1, 2, 3}, queries, "need")); diff != "" {
		t.Error(diff)
	}
}

func TestNoDifferenceLeavesItsCellEmpty(t *testing.T) {
	for d, want := range map[float64]string{0: "", 0.004: "", -0.004: "", 0.006: "+0.01", -0.5: "-0.50"} {
		if got := difference(d); got != want {
			t.Errorf("%v is written %q instead of %q", d, got, want)
		}
	}
}
