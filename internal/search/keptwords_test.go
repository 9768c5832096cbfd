package search

import (
	"bytes"
	"os"
	"runtime"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
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
	l.add(t, &catalog.Service{
		ID:                  uuid.UUID{0: 1},
		ServiceNames:        catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: "Uimahalli"}},
		ServiceDescriptions: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: "Altaita lapsille."}},
	})
	x := l.open(t, t.TempDir(), a)
	l.contents(t, x)
	a.Analyze("Väinö Meikäläinen turvakoti 0401234567") // as a search does
	x.keepWords()
	file, err := os.ReadFile(x.wordsPath())
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"uimahalli", "altaita"} {
		if !bytes.Contains(file, []byte(word)) {
			t.Errorf("%q of content is not kept: %q", word, file)
		}
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
