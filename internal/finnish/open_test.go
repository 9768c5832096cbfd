package finnish_test

import (
	"context"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
)

// openVoikko opens the dictionary or skips the test where it is not installed.
func openVoikko(t testing.TB) *finnish.Analyzer {
	t.Helper()
	a := open(t, finnish.Options{})
	if a.Name() != finnish.NameVoikko {
		t.Skipf("needs libvoikko and a Finnish dictionary (Debian: libvoikko1 voikko-fi): %v", a.Missing())
	}
	return a
}

func openGrams(t testing.TB) *finnish.Analyzer {
	t.Helper()
	return open(t, finnish.Options{ForceGrams: true})
}

func open(t testing.TB, opts finnish.Options) *finnish.Analyzer {
	t.Helper()
	a, err := finnish.Open(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

// one analyses a text that must be one word.
func one(t testing.TB, a *finnish.Analyzer, text string) finnish.Token {
	t.Helper()
	tokens := a.Analyze(text)
	if len(tokens) != 1 {
		t.Fatalf("Analyze(%q) gave %d words, want 1: %+v", text, len(tokens), tokens)
	}
	return tokens[0]
}

func TestOpenTellsWhatIsAtWork(t *testing.T) {
	grams := openGrams(t)
	if grams.Name() != finnish.NameGrams || grams.Version() != "4-grams, chain 2" || grams.Missing() == nil {
		t.Errorf("fallback: name %q, version %q, missing %v", grams.Name(), grams.Version(), grams.Missing())
	}
	voikko := openVoikko(t)
	if !strings.HasPrefix(voikko.Version(), "voikko 4.") || voikko.Missing() != nil {
		t.Errorf("voikko: version %q, missing %v", voikko.Version(), voikko.Missing())
	}
}

func TestOpenFailsWhenWhatWasAskedForIsMissing(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := finnish.Open(context.Background(), finnish.Options{Library: "/nowhere/libvoikko.so.1"}); err == nil {
		t.Error("a library that is not there was accepted")
	}
	openVoikko(t)
	if _, err := finnish.Open(context.Background(), finnish.Options{Library: "libc.so.6"}); err == nil {
		t.Error("a library that is not Voikko was accepted")
	}
	if _, err := finnish.Open(cancelled, finnish.Options{}); err == nil {
		t.Error("a context that has ended was not noticed")
	}
}

func TestClosedAnalyzerGoesOnWithoutDictionary(t *testing.T) {
	a := openVoikko(t)
	for range 2 {
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
	token := one(t, a, "neuvolassa")
	if token.Known || len(token.Bases) == 0 || token.Bases[0] != "neuvolassa" {
		t.Errorf("after Close: %+v", token)
	}
	if a.Suggest(context.Background(), "neuvvola") != nil {
		t.Error("after Close: spelling still answers")
	}
}
