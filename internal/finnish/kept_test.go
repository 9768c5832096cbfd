package finnish

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// openKept opens an analyzer with Voikko, or skips.
func openKept(t testing.TB) *Analyzer {
	t.Helper()
	a, err := Open(context.Background(), Options{Handles: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	if a.Name() != NameVoikko {
		t.Skipf("needs libvoikko and a Finnish dictionary (Debian: libvoikko1 voikko-fi): %v", a.Missing())
	}
	return a
}

const keptText = "Äidille apua kotiin: kotihoidon tukipalvelut, e-resepti, te-toimistossa EU:n alueella ja xyzzyttely 112"

func TestWordsAreTakenOverAsTheyWere(t *testing.T) {
	a, b := openKept(t), openKept(t)
	want := a.AppendPublished(nil, Finnish, keptText)
	var file bytes.Buffer
	if err := a.WriteWords(&file); err != nil {
		t.Fatal(err)
	}
	if err := b.ReadWords(bytes.NewReader(file.Bytes())); err != nil {
		t.Fatal(err)
	}
	if b.cache.Len() != a.cache.Len() || a.cache.Len() == 0 {
		t.Errorf("%d words are taken over of %d", b.cache.Len(), a.cache.Len())
	}
	if d := cmp.Diff(want, b.Analyze(keptText)); d != "" {
		t.Error(d)
	}
}

// TestWordsThatWereNotPublishedAreNotWritten also takes the file over and writes it again.
func TestWordsThatWereNotPublishedAreNotWritten(t *testing.T) {
	a, b := openKept(t), openKept(t)
	a.Analyze("kotihoito turvakoti")
	a.AppendPublished(nil, Finnish, "Kotihoito")
	var file, again bytes.Buffer
	if err := a.WriteWords(&file); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(file.Bytes(), []byte("kotihoito")) || bytes.Contains(file.Bytes(), []byte("turva")) {
		t.Errorf("%q", file.Bytes())
	}
	if err := b.ReadWords(bytes.NewReader(file.Bytes())); err != nil {
		t.Fatal(err)
	}
	b.Analyze("turvakoti")
	if err := b.WriteWords(&again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Errorf("%q is written again as %q", file.Bytes(), again.Bytes())
	}
}

func TestWordsOfAnotherDictionaryOrVersionAreNot(t *testing.T) {
	a, b := openKept(t), openKept(t)
	a.AppendPublished(nil, Finnish, keptText)
	cat := &word{bases: []string{"koira"}, known: true}
	cat.published.Store(true)
	a.cache.Put("kissa", cat)
	var file bytes.Buffer
	if err := a.WriteWords(&file); err != nil {
		t.Fatal(err)
	}
	if err := b.ReadWords(bytes.NewReader(file.Bytes())); !errors.Is(err, errOtherWords) || b.cache.Len() > 0 && b.Analyze("kissa")[0].Bases[0] == "koira" {
		t.Errorf("another dictionary's words: %v", err)
	}
	if _, err := parseWords(file.Bytes(), "another"); !errors.Is(err, errOtherWords) {
		t.Errorf("another version's words: %v", err)
	}
	whole := file.Bytes()
	for n := range whole {
		broken := bytes.Clone(whole)
		broken[n] ^= 0x40
		if _, err := parseWords(broken, a.Version()); err == nil {
			t.Fatalf("a flipped bit at %d is not noticed", n)
		}
		if _, err := parseWords(whole[:n], a.Version()); err == nil {
			t.Fatalf("%d bytes of %d are enough", n, len(whole))
		}
	}
}

// FuzzWords reads bodies whose sum is right.
func FuzzWords(f *testing.F) {
	w := &word{bases: []string{"koti", "kotiin"}, splits: [][]string{{"a", "b"}}, known: true}
	f.Add(w.appendTo(appendText(nil, "kotiin")))
	f.Add([]byte{})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, body []byte) {
		p := newKeptParser(body)
		var again []byte
		for len(p.rest) > 0 && !p.failed {
			s, w := p.text(), p.word()
			again = w.appendTo(appendText(again, s))
		}
		if p.failed {
			return
		}
		q := newKeptParser(again)
		for p := newKeptParser(body); len(p.rest) > 0; {
			if p.text() != q.text() || !p.word().same(q.word()) || q.failed {
				t.Fatal("what was written is read as something else")
			}
		}
	})
}
