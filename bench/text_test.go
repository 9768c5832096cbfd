package main

import (
	"testing"
	"time"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/internal/catalog"
)

func TestProcessorTimeIsThatOfUserAndKernel(t *testing.T) {
	got, err := parseStat("42 (a b) c) S 7 42 42 0 -1 4194560 1 0 0 0 150 50 9 9 20 0 1 0 5 1 1")
	if err != nil {
		t.Fatal(err)
	}
	if want := (stat{pid: 42, parent: 7, used: 2 * time.Second}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, text := range []string{"", "42", "42 (x) S 7", "x (y) S 7 0 0 0 0 0 0 0 0 0 1 1"} {
		if _, err := parseStat(text); err == nil {
			t.Errorf("%q is a process", text)
		}
	}
}

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
