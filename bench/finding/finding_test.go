package main

import (
	"io"
	"math/rand/v2"
	"os"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
)

func TestQuantilesAreOfTheNearestRank(t *testing.T) {
	var all times
	for i := range 100 {
		all = append(all, time.Duration(100-i))
	}
	for q, want := range map[float64]time.Duration{0: 1, 0.5: 51, 0.99: 100, 1: 100} {
		if got := all.quantile(q); got != want {
			t.Errorf("quantile %v is %v instead of %v", q, got, want)
		}
	}
	if (times{}).quantile(0.5) != 0 || (times{}).mean() != 0 {
		t.Error("no times have a quantile or mean")
	}
	if got := (times{1, 2, 6}).mean(); got != 3 {
		t.Errorf("mean %v", got)
	}
}

func TestASlipChangesALetterOrTwo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := asker{random: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))}
		text := rapid.StringMatching(`[a-zäö ]{0,20}`).Draw(t, "text")
		got := a.slip(text)
		if d := utf8.RuneCountInString(got) - utf8.RuneCountInString(text); d < -1 || d > 1 {
			t.Errorf("%q became %q", text, got)
		}
	})
}

func TestWordsAreThoseOfAName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := asker{
			random: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)),
			names:  []catalog.Text{{Language: "fi", Value: "  "}, {Language: "sv", Value: "Ansökan om  dagvård"}},
		}
		n := rapid.IntRange(1, 5).Draw(t, "n")
		text, language := a.words(n)
		wanted := map[int][]string{
			1: {"Ansökan", "om", "dagvård"}, 2: {"Ansökan om", "om dagvård"},
			3: {"Ansökan om dagvård"}, 4: {"Ansökan om dagvård"}, 5: {"Ansökan om dagvård"},
		}[n]
		for _, w := range wanted {
			if text == w && language == "sv" {
				return
			}
		}
		t.Errorf("%d words: %q in %s", n, text, language)
	})
}

func TestAWrongCommandLineIsRefused(t *testing.T) {
	for _, args := range [][]string{{"-services", "0"}, {"more"}, {"-no-such-flag"}} {
		if _, err := parseOptions(args, io.Discard); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
	if _, err := parseOptions([]string{"-services", "10", "-searches", "20"}, io.Discard); err != nil {
		t.Error(err)
	}
}

func TestProcessorTimeOfAProcessGrows(t *testing.T) {
	if usedBy(os.Getpid()) < 0 || usedBy(-1) != 0 {
		t.Error("the processor time of a process is negative, or of none more than 0")
	}
	before := used()
	for began := time.Now(); time.Since(began) < 20*time.Millisecond; {
		_ = rand.Int()
	}
	if before > 0 && used() <= before {
		t.Error("work takes no processor time")
	}
}
