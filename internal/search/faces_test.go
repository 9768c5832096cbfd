package search

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
)

func plainAnalyzer(t *testing.T) *finnish.Analyzer {
	t.Helper()
	a, err := finnish.Open(t.Context(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func called(ord uint32, names ...catalog.TypedText) *live.Entry {
	e := &live.Entry{Kind: catalog.KindService, Ord: ord, Names: names}
	if len(names) > 0 {
		e.Name = names[0].Value
	}
	return e
}

func in(language, name string) catalog.TypedText {
	return catalog.TypedText{Type: catalog.TypeName, Language: language, Value: name}
}

// calledBy are the names of an entry as its face has them.
func calledBy(f *faces, e *live.Entry) []string {
	var out []string
	made, all := f.of(rankService, e)
	for name, rest, ok := next(made.words); ok; name, rest, ok = next(rest) {
		line := fmt.Sprint(name.field)
		for _, number := range name.words {
			line += " " + all.list[number].surface
		}
		out = append(out, line)
	}
	return out
}

func TestAFaceIsTheNamesOfItsEntry(t *testing.T) {
	f := newFaces(plainAnalyzer(t))
	fi, sv := fmt.Sprint(inFinnish), fmt.Sprint(inSwedish)
	for _, c := range []struct {
		what  string
		entry *live.Entry
		want  []string
	}{
		{"two languages", called(3, in("fi", "Kirjaston aukiolo"), in("sv", "Bibliotek")), []string{fi + " kirjaston aukiolo", sv + " bibliotek"}},
		{"an earlier entry with the same word", called(1, in("fi", "Kirjaston talo")), []string{fi + " kirjaston talo"}},
		{"no name", called(0), nil},
		{"only signs", called(2, in("fi", "!!!")), []string{fi}},
		{"a new name of the same entry", called(3, in("fi", "Uimahalli")), []string{fi + " uimahalli"}},
		{"no name any more", called(1), nil},
	} {
		for range 2 { // made, and kept
			if diff := cmp.Diff(c.want, calledBy(f, c.entry)); diff != "" {
				t.Errorf("%s: %s", c.what, diff)
			}
		}
	}
}

func TestFacesOfOneNameAreAlike(t *testing.T) {
	f := newFaces(plainAnalyzer(t))
	a, b, c := called(0, in("fi", "Neuvola")), called(1, in("fi", "NEUVOLA"), in("sv", "Rådgivning")), called(2, in("fi", "Neuvolat"))
	alike := func(e *live.Entry) uint64 { return f.alike(rankService, e) }
	if alike(a) != alike(b) || alike(a) == alike(c) {
		t.Error(alike(a), alike(b), alike(c))
	}
}

func TestFacesForgetWhenThereAreTooManyWordsAndStayRight(t *testing.T) {
	f := newFaces(plainAnalyzer(t))
	f.most = 20
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range 300 {
				n := (i*7 + worker) % 60
				e := called(uint32(n), in("fi", fmt.Sprintf("sana%d toinen%d", n, n%5)))
				want := []string{fmt.Sprintf("%d sana%d toinen%d", inFinnish, n, n%5)}
				if got := calledBy(f, e); !slices.Equal(got, want) {
					t.Errorf("%v, want %v", got, want)
				}
			}
		})
	}
	group.Wait()
	if len(f.words.list) > f.most+2 {
		t.Errorf("%d words are kept", len(f.words.list))
	}
}
