package main

import (
	"testing"
	"time"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/internal/catalog"
)

func TestAMarkReplacesTheOneBefore(t *testing.T) {
	s := &catalog.Service{ServiceNames: catalog.TypedTexts{
		{Type: catalog.TypeAlternativeName, Language: "fi", Value: "Toinen"},
		{Type: catalog.TypeName, Language: "fi", Value: "Kirjasto"},
	}}
	for _, mark := range []string{markStart + "1", markStart + "2"} {
		if err := putMark(s, mark); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.ServiceNames[1].Value; got != "Kirjasto"+markStart+"2" {
		t.Errorf("the name is %q", got)
	}
	if err := putMark(&catalog.Service{}, markStart); err == nil {
		t.Error("an entity without a name was changed")
	}
}

func TestFlagsSayWhatToMeasure(t *testing.T) {
	quick, err := parseOptions([]string{"-duration", "2s", "-quick"}, t.Output())
	if err != nil {
		t.Fatal(err)
	}
	if quick.full != (loaded.Size{Services: 3000, Channels: 6000, Organizations: 250}) || quick.small != (loaded.Size{Services: 300, Channels: 600, Organizations: 25}) || quick.duration != 2*time.Second {
		t.Errorf("-quick with -duration 2s is %+v", quick)
	}
	some, err := parseOptions([]string{"-only", "changes,reads"}, t.Output())
	if err != nil {
		t.Fatal(err)
	}
	for step, want := range map[string]bool{stepReads: true, stepChanges: true, stepTenfold: false} {
		if some.wants(step) != want {
			t.Errorf("-only changes,reads: %s is %v", step, !want)
		}
	}
	for _, args := range [][]string{{"-only", "x"}, {"-rounds", "0"}, {"-duration", "10ms"}, {"x"}, {"-x"}} {
		if _, err := parseOptions(args, t.Output()); err == nil {
			t.Errorf("%q is accepted", args)
		}
	}
}
