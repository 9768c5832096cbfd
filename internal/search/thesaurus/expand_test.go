package thesaurus

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/finnish"
)

func open(t testing.TB, opts finnish.Options) *finnish.Analyzer {
	t.Helper()
	a, err := finnish.Open(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

func openVoikko(t testing.TB) *finnish.Analyzer {
	t.Helper()
	a := open(t, finnish.Options{})
	if a.Name() != finnish.NameVoikko {
		t.Skipf("needs libvoikko and a Finnish dictionary: %v", a.Missing())
	}
	return a
}

// ready gives an analyzer with its thesaurus, built once for all tests.
func ready(t testing.TB, voikko bool) (*finnish.Analyzer, *Thesaurus) {
	t.Helper()
	r := grams
	if voikko {
		openVoikko(t) // skips
		r = dictionary
	}
	pair, err := r()
	if err != nil {
		t.Fatal(err)
	}
	return pair.analyzer, pair
}

var (
	dictionary = sync.OnceValues(func() (*Thesaurus, error) { return ofAnalyzer(finnish.Options{}) })
	grams      = sync.OnceValues(func() (*Thesaurus, error) { return ofAnalyzer(finnish.Options{ForceGrams: true}) })
)

func ofAnalyzer(opts finnish.Options) (*Thesaurus, error) {
	a, err := finnish.Open(context.Background(), opts)
	if err != nil {
		return nil, err
	}
	return New(a), nil
}

func query(a *finnish.Analyzer, text string, language finnish.Language) Query {
	return Query{
		Finnish: a.AnalyzeIn(finnish.Finnish, text), Swedish: a.AnalyzeIn(finnish.Swedish, text),
		English: a.AnalyzeIn(finnish.English, text), Language: language,
	}
}

// expanded tells whether the query is expanded by the text, and by which match.
func expanded(matches []Match, text string) (Match, Expansion, bool) {
	for _, m := range matches {
		for _, e := range m.Expansions {
			if e.Text == text {
				return m, e, true
			}
		}
	}
	return Match{}, Expansion{}, false
}

func TestEverydayWordsLeadToTheWordsOfServices(t *testing.T) {
	cases := []struct {
		query    string
		language finnish.Language
		text     string
		least    float64
		words    []int
		need     bool
	}{
		{"päikkypaikka", "fi", "varhaiskasvatus", 1, []int{0}, false},
		{"lapsi päikkyyn", "fi", "päiväkoti", 1, []int{1}, false},
		{"rollaattorin lainaus", "fi", "apuvälineet", 0.7, []int{0}, false},
		{"suun terveydenhuollon ajat", "fi", "hammaslääkäri", 0.5, []int{0, 1}, false},
		{"hammaslääkäriajan peruutus", "fi", "suun terveydenhuolto", 0.5, []int{0}, false},
		{"päivä hoito", "fi", "päivähoito", 1, []int{0, 1}, false},
		{"school nurse", "en", "kouluterveydenhoitaja", 1, []int{0, 1}, false},
		{"dagis i helsingfors", "sv", "päiväkoti", 1, []int{0}, false},
		{"dagisavgifter", "sv", "päiväkoti", 0.5, []int{0}, false},
		{"tandläkartider", "sv", "suun terveydenhuolto", 0.5, []int{0}, false},
		{"toimeentulotuki", "fi", "utkomststöd", 0.5, []int{0}, false},
		{"terkkarille aika", "fi", "terveysasema", 1, []int{0}, false},
		{"minulla ei ole rahaa vuokraan", "fi", "toimeentulotuki", 0.9, []int{1, 2, 3}, true},
		{"meidän lasta kiusataan aina koulussa", "fi", "koulukuraattori", 0.9, nil, true},
		{"haluan erota vaimosta", "fi", "avioero", 0.9, []int{1, 2}, true},
		{"ALV", "fi", "arvonlisävero", 1, []int{0}, false},
		{"Kelan tuki", "fi", "Kansaneläkelaitos", 0.5, []int{0}, false},
	}
	a, th := ready(t, true)
	for _, c := range cases {
		m, e, ok := expanded(th.Expand(query(a, c.query, c.language)), c.text)
		if !ok || e.Weight < c.least || m.Need != c.need || c.words != nil && !slices.Equal(m.Words, c.words) {
			t.Errorf("%q: %v, %+v in %+v", c.query, ok, e, m)
		}
	}
}

func TestWithoutDictionaryTheWordsMeetToo(t *testing.T) {
	a, th := ready(t, false)
	for text, want := range map[string]string{"rollaattori": "apuvälineet", "school nurses": "kouluterveydenhoitaja", "päikkypaikka": "varhaiskasvatus", "suun terveydenhuolto": "hammaslääkäri", "ei ole rahaa": "toimeentulotuki"} {
		if _, _, ok := expanded(th.Expand(query(a, text, "")), want); !ok {
			t.Errorf("%q is not led to %q", text, want)
		}
	}
}

func TestAWordThatIsAThingOfItsOwnLeadsLessFar(t *testing.T) {
	a, th := ready(t, true)
	_, pool, ok := expanded(th.Expand(query(a, "uinti", "fi")), "uimahalli")
	if !ok || pool.Weight != weightSame*factorOwnTerm {
		t.Errorf("uinti: %+v", pool)
	}
	for _, m := range th.Expand(query(a, "uimahalli", "fi")) {
		for _, e := range m.Expansions {
			if e.Text == "uimahallit" || e.Text == "uimahalli" {
				t.Errorf("uimahalli is expanded by itself: %+v", e)
			}
		}
	}
}

func TestNamesAreNotExpanded(t *testing.T) {
	a, th := ready(t, true)
	q := query(a, "Helsinki dagis", "fi")
	q.Skip = []bool{false, true}
	if got := th.Expand(q); got != nil {
		t.Errorf("%+v", got)
	}
}

func TestANeedIsNotMetByAWordThatIsLeftOut(t *testing.T) {
	a, th := ready(t, true)
	q := query(a, "minulla ei ole rahaa", "fi")
	if _, _, ok := expanded(th.Expand(q), "toimeentulotuki"); !ok {
		t.Fatal("the need is not met at all")
	}
	for left := 1; left < 4; left++ {
		q.Skip = make([]bool, 4)
		q.Skip[left] = true
		if _, _, ok := expanded(th.Expand(q), "toimeentulotuki"); ok {
			t.Errorf("without its word %d the need is met still", left)
		}
	}
}

func TestAWordOfAnotherLanguageThatFinnishHasTooCountsLess(t *testing.T) {
	a, th := ready(t, true)
	_, english, _ := expanded(th.Expand(query(a, "visa", finnish.English)), "oleskelulupa")
	_, other, _ := expanded(th.Expand(query(a, "visa", finnish.Finnish)), "oleskelulupa")
	if english.Weight <= other.Weight {
		t.Errorf("%v in an English query, %v in a Finnish one", english.Weight, other.Weight)
	}
}

func TestMatchesHoldWhatTheySay(t *testing.T) {
	a, th := ready(t, false)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("ei ole rahaa lapsi dagis suun terveydenhuolto school nurse päivä hoito eskari xyz \xff 😀 stöd")), 0, 12).Draw(t, "words")
		q := query(a, strings.Join(words, " "), "fi")
		for _, m := range th.Expand(q) {
			if len(m.Words) == 0 || len(m.Expansions) == 0 || len(m.Expansions) > maxExpansions || !slices.IsSorted(m.Words) || m.Words[len(m.Words)-1] >= len(q.Finnish) {
				t.Fatalf("%+v", m)
			}
			for i, e := range m.Expansions {
				if e.Text == "" || e.Weight <= 0 || e.Weight > 1 || i > 0 && e.Weight > m.Expansions[i-1].Weight {
					t.Fatalf("%+v", m)
				}
			}
		}
	})
}

func FuzzExpand(f *testing.F) {
	for _, seed := range []string{"", "dagis", "ei ole rahaa", "\xff\x00", "a-b:c'd 306/2019", strings.Repeat("päivä ", 200)} {
		f.Add(seed)
	}
	a, th := ready(f, false)
	f.Fuzz(func(t *testing.T, text string) { th.Expand(query(a, text, "fi")) })
}

func TestManyGoroutines(t *testing.T) {
	a, th := ready(t, false)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if _, e, ok := expanded(th.Expand(query(a, "dagis", "sv")), "päiväkoti"); !ok || e.Weight != weightSame {
				t.Errorf("dagis: %+v", e)
			}
		})
	}
	group.Wait()
}

func BenchmarkExpand(b *testing.B) {
	a, th := ready(b, true)
	th.Prepare()
	var queries []Query
	for _, text := range []string{"päikkypaikka tampere", "rollaattorin lainaus", "minulla ei ole rahaa vuokraan", "school nurse", "stöd för närståendevård", "toimeentulotuki", "kirjasto auki lauantaina", "xyz"} {
		queries = append(queries, query(a, text, "fi"))
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		th.Expand(queries[i%len(queries)])
		i++
	}
}

// BenchmarkBuild shows what a thesaurus costs: time, and memory that stays.
func BenchmarkBuild(b *testing.B) {
	a := openVoikko(b)
	New(a).Prepare() // the ontology and the analyses of its words are there
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var x *index
	for b.Loop() {
		x = build(a)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
	b.ReportMetric(float64(len(x.trie.words)), "words")
	runtime.KeepAlive(x)
}
