package thesaurus

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/varanto/varanto/internal/finnish"
)

func TestListsAreWellFormed(t *testing.T) {
	groups, err := readLists(lists)
	if err != nil {
		t.Fatal(err)
	}
	if len(groups) < 750 {
		t.Errorf("only %d groups", len(groups))
	}
	seen := make(map[string]string)
	for _, g := range groups {
		var left []string
		for _, l := range g.left {
			left = append(left, l.text)
			if l.language != finnish.Finnish {
				t.Errorf("%s:%d: %q stands on the left and is not Finnish", g.file, g.line, l.text)
			}
		}
		slices.Sort(left)
		key := string(rune(g.relation)) + strings.Join(left, ",")
		if g.relation == same && seen[key] != "" {
			t.Errorf("%s:%d: the words %q have a group in %s too", g.file, g.line, left, seen[key])
		}
		seen[key] = g.file
		all := slices.Concat(g.left, g.right)
		slices.SortFunc(all, compareLabels)
		for i := range all[1:] {
			if all[i] == all[i+1] {
				t.Errorf("%s:%d: %q stands twice", g.file, g.line, all[i].text)
			}
		}
		for _, l := range g.right {
			if n := len(strings.Fields(l.text)); n > maxLabelWords {
				t.Errorf("%s:%d: %q has %d words", g.file, g.line, l.text, n)
			}
		}
	}
}

func TestMalformedLinesAreToldApart(t *testing.T) {
	for _, line := range []string{"word", "= word", "word =", "a = b,", "a = b; c", "a, , b = c", "a = b = c", "a = xx: b; b"} {
		files := fstest.MapFS{"lists/x.txt": {Data: []byte("# comment\n\n" + line + "\n")}}
		if _, err := readLists(files); err == nil || !strings.Contains(err.Error(), "lists/x.txt:3") {
			t.Errorf("%q: %v", line, err)
		}
	}
}

func TestOnlyMalformedLinesAreLeftOut(t *testing.T) {
	files := fstest.MapFS{
		"lists/a.txt": {Data: []byte("one = two\nword\nthree = four\n= x\n")},
		"lists/b.txt": {Data: []byte("five = six\n")},
	}
	groups, err := readLists(files)
	if err == nil || !strings.Contains(err.Error(), "lists/a.txt:2") || !strings.Contains(err.Error(), "lists/a.txt:4") {
		t.Errorf("the error does not name both lines: %v", err)
	}
	var left []string
	for _, g := range groups {
		left = append(left, g.left[0].text)
	}
	if !slices.Equal(left, []string{"one", "three", "five"}) {
		t.Errorf("groups %q", left)
	}
}

// TestWordsAreSpelt holds every Finnish word of the lists against the
// dictionary; those that no dictionary has are listed in testdata.
func TestWordsAreSpelt(t *testing.T) {
	a := openVoikko(t)
	data, err := os.ReadFile("testdata/everyday.txt")
	if err != nil {
		t.Fatal(err)
	}
	everyday := strings.Fields(string(data))
	groups, err := readLists(lists)
	if err != nil {
		t.Fatal(err)
	}
	met := make(map[string]bool)
	for _, g := range groups {
		for _, l := range slices.Concat(g.left, g.right) {
			if l.language != finnish.Finnish {
				continue
			}
			for _, token := range a.Analyze(l.text) {
				switch {
				case token.Known:
				case slices.Contains(everyday, token.Surface):
					met[token.Surface] = true
				default:
					t.Errorf("%s:%d: %q is in no dictionary", g.file, g.line, token.Surface)
				}
			}
		}
	}
	for _, word := range everyday {
		if !met[word] {
			t.Errorf("testdata/everyday.txt: %q is in the dictionary or in no list", word)
		}
	}
}

// compareLabels orders labels.
func compareLabels(a, b label) int {
	return cmp.Or(cmp.Compare(a.language, b.language), cmp.Compare(a.text, b.text))
}
