package subject

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/finnish"
)

func saved(t *testing.T, m *Model) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), FileName)
	if err := m.Save(name); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestAModelReadBackSuggestsTheSame(t *testing.T) {
	examples := sharedTexts(t)[:120]
	m := trained(t, examples, finnish.Options{})
	if m.termForest == nil {
		t.Fatal("there are no trees to keep")
	}
	again, err := Load(context.Background(), m.analyzer, saved(t, m))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples[:30] {
		want := m.Suggest(e.Texts[0], Options{})
		if got := again.Suggest(e.Texts[0], Options{}); !cmp.Equal(got, want) {
			t.Errorf("%s: %s", e.title(), cmp.Diff(want, got))
		}
	}
}

func TestAFileOfAnotherAnalyserStillTeaches(t *testing.T) {
	m := trained(t, lessonsOfThree, finnish.Options{})
	m.trainedWith = "revision 0"
	again, err := Load(context.Background(), m.analyzer, saved(t, m))
	if err != nil {
		t.Fatal(err)
	}
	if again.trainedWith != makings(m.analyzer) {
		t.Errorf("trained with %s", again.trainedWith)
	}
	if find(again.Suggest(Text{"fi", "Hammaslääkäri", "", ""}, Options{}).Terms, dentalCare) == nil {
		t.Error("what was learnt is gone")
	}
}

func TestADamagedFileIsRefused(t *testing.T) {
	a := openAnalyzer(t)
	m := trained(t, lessonsOfThree, finnish.Options{})
	sound, err := os.ReadFile(saved(t, m))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), FileName)
	for what, content := range map[string][]byte{
		"empty": nil, "text": []byte("not a model"), "head only": []byte(fileHead), "cut short": sound[:len(sound)/2],
		"another format": bytes.Replace(sound, []byte("subjects 1"), []byte("subjects 9"), 1),
		"a changed bit":  append(bytes.Clone(sound[:len(sound)-9]), append([]byte{sound[len(sound)-9] ^ 1}, sound[len(sound)-8:]...)...),
	} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(context.Background(), a, name); !errors.Is(err, ErrUnusable) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := Load(context.Background(), a, name+"-none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func TestTreesThatWouldNotEndAreRefused(t *testing.T) {
	for what, tree := range map[string][]node{
		"empty": {}, "to itself": {{Left: 0, Right: 1}, {}}, "back": {{Left: 1, Right: 2}, {Left: 1, Right: 2}, {}},
		"beyond": {{Left: 1, Right: 2}, {}}, "no such feature": {{Feature: features, Left: 1, Right: 2}, {}, {}},
	} {
		if (&forest{Trees: [][]node{tree}}).sound() {
			t.Errorf("%s is taken", what)
		}
	}
}

func FuzzParseStored(f *testing.F) {
	f.Add([]byte(fileHead))
	f.Add([]byte(fileHead + strings.Repeat("x", 100)))
	f.Fuzz(func(t *testing.T, content []byte) {
		if s, err := parseStored(content); err == nil && s == nil {
			t.Error("neither a model nor an error")
		}
	})
}

func TestLabelledTextsAreRead(t *testing.T) {
	in := `{"id":"1","source":"x","title":"Hammashoito","summary":"S","text":"T","sv":{"title":"Tandvård","summary":"","text":""},"en":null,"uris":["u"]}

{"language":"sv","title":"Bibliotek","classes":["P14"]}
`
	got, err := ReadLabelled(strings.NewReader(in))
	want := []Example{
		{ID: "1", Texts: []Text{{"fi", "Hammashoito", "S", "T"}, {"sv", "Tandvård", "", ""}}, Terms: []string{"u"}},
		{Texts: []Text{{"sv", "Bibliotek", "", ""}}, Classes: []string{"P14"}},
	}
	if err != nil || !cmp.Equal(got, want) {
		t.Errorf("%v %s", err, cmp.Diff(want, got))
	}
	for in, says := range map[string]string{
		"{\n": "line 1", "\n{\"title\":\"a\"}": "line 2: there are neither", `{"uris":["u"]}`: "no text", `[1]`: "line 1",
	} {
		if _, err := ReadLabelled(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", in, err, says)
		}
	}
}

func FuzzReadLabelled(f *testing.F) {
	f.Add(`{"title":"a","uris":["u"]}`)
	f.Fuzz(func(t *testing.T, in string) {
		out, err := ReadLabelled(strings.NewReader(in))
		for _, e := range out {
			if err == nil && (len(e.Texts) == 0 || len(e.Terms)+len(e.Classes) == 0) {
				t.Errorf("%+v", e)
			}
		}
	})
}

func TestLabelledExamplesTakeWhatTheyLackFromTheCatalogue(t *testing.T) {
	got := Combine(
		[]Example{{ID: "1", Terms: []string{"mine"}}, {Terms: []string{"nameless"}}},
		[]Example{{ID: "1", Twin: "g", Terms: []string{"theirs"}, Classes: []string{"c"}}, {ID: "2", Terms: []string{"x"}}},
	)
	want := []Example{{ID: "1", Twin: "g", Terms: []string{"mine"}, Classes: []string{"c"}}, {Terms: []string{"nameless"}}, {ID: "2", Terms: []string{"x"}}}
	if !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}
