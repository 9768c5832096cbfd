package source

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/live"
)

func TestTheMemoryIsBoundedHoweverManyEntriesThereAre(t *testing.T) {
	const size = 64
	m := newMemory(size)
	for i := range 50 * size {
		e := &live.Entry{ID: uuid.NewSHA1(uuid.NameSpaceOID, []byte(strconv.Itoa(i)))}
		if got := remember(m, e, cardAspect, "fi", func() int { return i }); got != i {
			t.Fatalf("remembered %d, want %d", got, i)
		}
	}
	if n := m.Len(); n > 2*size || n < size/2 {
		t.Errorf("it holds %d values, want %d at most and not next to none", n, 2*size)
	}
}

func TestWhatIsAskedForAgainAndAgainIsWorkedOutOnce(t *testing.T) {
	m := newMemory(64)
	often := &live.Entry{ID: uuid.NewSHA1(uuid.NameSpaceOID, []byte("often"))}
	worked := map[string]int{}
	ask := func(lang string) []string {
		return remember(m, often, cardAspect, lang, func() []string { worked[lang]++; return nil })
	}
	for i := range 500 {
		remember(m, &live.Entry{ID: uuid.NewSHA1(uuid.NameSpaceOID, []byte(strconv.Itoa(i)))}, cardAspect, "fi", func() int { return i })
		ask("fi")
		ask("sv")
	}
	if diff := cmp.Diff(map[string]int{"fi": 1, "sv": 1}, worked); diff != "" {
		t.Error(diff)
	}
	changed := *often
	if got := remember(m, &changed, cardAspect, "fi", func() []string { return []string{"new"} }); len(got) != 1 {
		t.Errorf("a changed entry is shown as it was: %q", got)
	}
	before := m.Len()
	for range 100 {
		changed := *often
		remember(m, &changed, cardAspect, "fi", func() []string { return nil })
	}
	if n := m.Len(); n != before {
		t.Errorf("%d values of older entries pile up", n-before)
	}
}

// What is quick for the post offices that there are writes the same as what is right for all.
func TestPostOfficesAreWrittenAsTheLanguageWritesTitles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.StringMatching(`[A-ZÅÄÖ -]{0,40}`), rapid.StringMatching(`[A-ZÅÄÖa-z0-9 '’.:/-]{0,20}`), rapid.String()).Draw(t, "office")
		if got, want := titled(s), cases.Title(language.Finnish).String(s); got != want {
			t.Fatalf("%q is written %q, want %q", s, got, want)
		}
	})
}
