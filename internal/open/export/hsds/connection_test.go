package hsds_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/hsds"
	"github.com/varanto/varanto/internal/open/export/record"
)

func TestWhatAConnectionSaysIsKeptOfEveryTypeOfChannel(t *testing.T) {
	r := record.Reader{Snapshot: exporttest.Catalogue(exporttest.Connected()...).Snapshot(), Lang: "fi"}
	e, _ := r.Published(catalog.KindService, exporttest.ID(40))
	s, err := hsds.ServiceOf(r, e, false)
	if err != nil {
		t.Fatal(err)
	}
	told, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for i, typ := range catalog.ChannelTypes() {
		for _, want := range []string{fmt.Sprint("+358", 4000000+i), string(typ) + "@example.org", "https://example.org/" + string(typ), "Ohje " + string(typ), "Hinta " + string(typ)} {
			if !strings.Contains(string(told), want) {
				t.Errorf("%s: %q is not in\n%s", typ, want, told)
			}
		}
	}
	if s.Email != string(catalog.ChannelTypes()[0])+"@example.org" {
		t.Errorf("the service's address is %s", s.Email)
	}
	var v map[string]any
	if err := json.Unmarshal(told, &v); err != nil {
		t.Fatal(err)
	}
	if problems := hsds.Check("service", v); problems != nil {
		t.Error(problems)
	}
	numbers := map[string]int{}
	for _, p := range s.Phones {
		numbers[p.Number]++
	}
	for number, n := range numbers {
		if n > 1 {
			t.Errorf("%s is there %d times", number, n)
		}
	}
}
