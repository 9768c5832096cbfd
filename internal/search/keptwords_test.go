package search

import (
	"bytes"
	"os"
	"runtime"
	"testing"

	"github.com/varanto/varanto/internal/finnish"
)

func TestWordsOfContentAreKeptAndThoseOfSearchesAreNot(t *testing.T) {
	a, err := finnish.Open(t.Context(), finnish.Options{Handles: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	if a.Name() != finnish.NameVoikko {
		t.Skipf("needs libvoikko and a Finnish dictionary (Debian: libvoikko1 voikko-fi): %v", a.Missing())
	}
	l := &crashLog{}
	l.publish(t, 0, "Uimahalli")
	x := l.open(t, t.TempDir(), a)
	l.contents(t, x)
	if err := x.learn(t.Context()); err != nil {
		t.Fatal(err)
	}
	a.Analyze("Väinö Meikäläinen turvakoti 0401234567") // as a search does
	x.keepWords()
	file, err := os.ReadFile(x.wordsPath())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(file, []byte("uimahalli")) {
		t.Errorf("the words of content are not kept: %q", file)
	}
	for _, word := range []string{"väinö", "meikäläinen", "turva", "0401234567"} {
		if bytes.Contains(file, []byte(word)) {
			t.Errorf("%q of a search is in a file", word)
		}
	}
	info, err := os.Stat(x.wordsPath())
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %v", info.Mode())
	}
}
