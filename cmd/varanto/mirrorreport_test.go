package main

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/mirror"
)

func TestAMirrorRunTellsWhatItDid(t *testing.T) {
	var out, errs strings.Builder
	err := printMirror(&out, &errs, &mirror.Report{
		Whole: true, Resumed: true, Pending: 2, Import: &editorial.ImportReport{},
		Fetched:  map[catalog.Kind]int{catalog.KindService: 7},
		Archived: map[catalog.Kind]int{catalog.KindOrganization: 3},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"Pulled the whole catalogue.", "Went on with what an earlier run", "Service: 7 fetched.",
		"Organization: 3 archived", "asks again for 2 rejected",
	} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("%q is not in\n%s", part, out.String())
		}
	}
	if strings.Contains(out.String(), "ServiceChannel") {
		t.Errorf("a kind of which nothing came is told of:\n%s", out.String())
	}
}
