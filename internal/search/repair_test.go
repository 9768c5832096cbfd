package search_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/varanto/varanto/internal/search"
)

func TestAnIndexWhoseFolderGoesAwayIsMadeAnew(t *testing.T) {
	a := openAnalyzer(t, true)
	for name, harm := range map[string]func(dir string) error{
		"the whole folder": os.RemoveAll,
		"the files in it": func(dir string) error {
			return os.RemoveAll(filepath.Join(dir, "bleve", "store"))
		},
		"a file in its place": func(dir string) error {
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			return os.WriteFile(dir, []byte("x"), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "search")
			w := newWorld(t)
			x := w.index(dir, a)
			towns(w)
			x.settled()
			if err := harm(dir); err != nil {
				t.Fatal(err)
			}
			// Bleve notices at its next write, or at the one after it.
			for n := range byte(3) {
				w.publish(service(n+100, "Uimaranta"))
			}
			if name == "a file in its place" {
				// It cannot be mended while the file is there; the process must live and searches fail or answer.
				_, _ = x.Search(t.Context(), search.Query{Text: "kirjasto"})
				if err := os.Remove(dir); err != nil {
					t.Fatal(err)
				}
			}
			x.settled()
			if got := found(x, "uimaranta"); len(got) != 3 {
				t.Errorf("the changes since then: found %q", got)
			}
			if got := found(x, "kirjasto"); len(got) != 1 {
				t.Errorf("what was there before: found %q", got)
			}
		})
	}
}
