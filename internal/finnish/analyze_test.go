package finnish_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/finnish"
)

var longWord = strings.Repeat("pitkä", 4000)

func TestTokensKeepTheirPlaceInTheText(t *testing.T) {
	text := "Lain (306/2019) 5 §: työ- ja e-palvelut\u00AD, raa’an EU:n 24/7 x\xffy klo 12:30 -loppu"
	var got []string
	for i, token := range openGrams(t).Analyze(text) {
		if token.Position != i+1 {
			t.Errorf("%q at position %d, want %d", token.Surface, token.Position, i+1)
		}
		got = append(got, text[token.Start:token.End]+"|"+token.Surface)
	}
	want := []string{"Lain|lain", "306/2019|306/2019", "5|5", "työ|työ", "ja|ja", "e-palvelut|e-palvelut", "raa’an|raa'an",
		"EU:n|eu:n", "24|24", "7|7", "x|x", "y|y", "klo|klo", "12|12", "30|30", "loppu|loppu"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestNormalize(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"ÄITIYS\u00ADNeuvola":   "äitiysneuvola",
		"a\u0308iti":            "äiti",
		"E\u2011resepti":        "e-resepti",
		"raa\u2019an":           "raa'an",
		"plain-word":            "plain-word",
		"Åland":                 "åland",
		"\u200Bzero\uFEFFwidth": "zerowidth",
	} {
		if got := finnish.Normalize(in); got != want {
			t.Errorf("Normalize(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNormalizeTwiceIsNormalizeOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := finnish.Normalize(rapid.String().Draw(t, "word"))
		if twice := finnish.Normalize(once); twice != once {
			t.Fatalf("%q became %q", once, twice)
		}
	})
}

func TestFallbackGivesStemsAndGrams(t *testing.T) {
	a := openGrams(t)
	got := one(t, a, "Neuvolassa")
	want := finnish.Token{
		Surface: "neuvolassa", Position: 1, End: 10, Capitalized: true,
		Bases: []string{"neuvolassa", "neuvol", "neuvola"},
		Parts: []string{"neuv", "euvo", "uvol", "vola", "olas", "lass", "assa"},
	}
	for _, base := range want.Bases { // 4-grams have none
		want.Hashes = append(want.Hashes, finnish.Hash(base))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if number := one(t, a, "306/2019"); !number.Known || number.Parts != nil {
		t.Errorf("number: %+v", number)
	}
	if a.Suggest(context.Background(), "neuvvola") != nil {
		t.Error("the fallback knows how words are spelt")
	}
}

func TestFallbackFormsOfAWordShareGrams(t *testing.T) {
	a := openGrams(t)
	compound, part := one(t, a, "kotihoidontuki"), one(t, a, "hoidon")
	if !containsAny(compound.Parts, part.Parts) {
		t.Errorf("%q and %q share nothing", compound.Parts, part.Parts)
	}
}

func TestUnknownWordsGetTheirLikelyBaseForm(t *testing.T) {
	a := openGrams(t)
	for form, base := range map[string]string{
		"valviran": "valvira", "valviraan": "valvira", "valviralta": "valvira",
		"päikkyyn": "päikky", "päikyn": "päikky", "päikyssä": "päikky",
		"kirppiksellä": "kirppis", "eskarista": "eskari", "elarit": "elari", "elareissa": "elari", "elareista": "elari",
		"meikäläisen": "meikäläinen", "migriin": "migri", "migristä": "migri", "kelassa": "kela", "kamppiin": "kamppi",
	} {
		if got := one(t, a, form).Bases; !slices.Contains(got, base) {
			t.Errorf("%s: %q lack %q", form, got, base)
		}
	}
	for _, word := range []string{"xyz", "a", "st", "ään", "ssa"} {
		if got := one(t, a, word).Bases; slices.ContainsFunc(got, func(base string) bool { return utf8.RuneCountInString(base) == 0 }) {
			t.Errorf("%s: %q", word, got)
		}
	}
}

func TestGrams(t *testing.T) {
	for word, want := range map[string][]string{
		"":         nil,
		"-":        nil,
		"yö":       {"yö"},
		"Äiti":     {"äiti"},
		"lääke":    {"lääk", "ääke"},
		"e-resept": {"e", "rese", "esep", "sept"},
		"aaaaaa":   {"aaaa"},
	} {
		if diff := cmp.Diff(want, finnish.Grams(word)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", word, diff)
		}
	}
	if got := len(finnish.Grams(strings.Repeat("abcdefg", 1000))); got > 100 {
		t.Errorf("a very long word gave %d grams", got)
	}
}

func TestSwedishAndEnglishChains(t *testing.T) {
	a := openGrams(t)
	swedish := a.AnalyzeIn(finnish.Swedish, "Barnomsorgen och barnomsorg")
	if !slices.Equal(swedish[0].Bases, swedish[2].Bases) || !swedish[1].Stop {
		t.Errorf("Swedish: %+v", swedish)
	}
	if !slices.Contains(swedish[0].Parts, "barn") || !slices.Contains(swedish[0].Parts, "sorg") {
		t.Errorf("Swedish grams: %q", swedish[0].Parts)
	}
	english := a.AnalyzeIn(finnish.English, "the child's services, day-care service")
	if !english[0].Stop || !slices.Equal(english[1].Bases, []string{"child"}) || !slices.Equal(english[2].Bases, english[4].Bases) {
		t.Errorf("English: %+v", english)
	}
	if !slices.Equal(english[3].Parts, []string{"day", "care"}) {
		t.Errorf("English pieces: %q", english[3].Parts)
	}
	sami := a.AnalyzeIn("se", "Dearvvašvuohta")
	if !slices.Equal(sami[0].Bases, []string{"dearvvašvuohta"}) || sami[0].Parts != nil {
		t.Errorf("a language without a chain: %+v", sami)
	}
}

func TestGuessLanguage(t *testing.T) {
	queries := map[finnish.Language][]string{
		finnish.Finnish: {"päivähoito", "toimeentulotuki", "ajokortti", "hammaslääkäri turku", "miten haen passia", "koulu", "", "123"},
		finnish.Swedish: {"barnomsorg", "hälsovård", "körkort", "bygglov", "hur ansöker jag om pass", "stöd för närståendevård", "tandläkare"},
		finnish.English: {"day care", "health centre", "driving licence", "how do i apply for a passport", "social security", "school", "library"},
	}
	check := func(t *testing.T, a *finnish.Analyzer) {
		for language, texts := range queries {
			for _, text := range texts {
				scores := a.GuessLanguage(text)
				if scores[0].Language != language {
					t.Errorf("%q is %+v, want %s", text, scores, language)
				}
				if sum := scores[0].Score + scores[1].Score + scores[2].Score; sum < 0.999 || sum > 1.001 || scores[2].Score <= 0 {
					t.Errorf("%q: %+v", text, scores)
				}
			}
		}
	}
	t.Run("4-grams", func(t *testing.T) { check(t, openGrams(t)) })
	t.Run("voikko", func(t *testing.T) { check(t, openVoikko(t)) })
}

// words for tests of many goroutines and for benchmarks: stems of services with
// endings, so that there are thousands of different forms.
func manyWords(n int) []string {
	firsts := strings.Fields("koti terveys lasten vanhus työ päivä hammas asumis kunta yritys ympäristö rakennus vesi liikenne kirjasto")
	seconds := strings.Fields("palvelu hoito asema neuvonta hakemus tuki lupa maksu avustus päätös ohje toimisto keskus valvonta koulutus")
	endings := strings.Fields("- n a ssa sta lla lta lle t ita issa ista illa ilta ille nsa kin kaan han ni")
	var words []string
	for _, first := range firsts {
		for _, second := range seconds {
			for _, ending := range endings {
				words = append(words, first+second+strings.Trim(ending, "-"))
				if len(words) == n {
					return words
				}
			}
		}
	}
	return words
}

func TestManyGoroutinesGetTheSameAnswers(t *testing.T) {
	run := func(t *testing.T, a *finnish.Analyzer) {
		text := strings.Join(manyWords(1500), " ") + " Helsingissä EU:n te-toimistossa"
		want := a.Analyze(text)
		fresh := open(t, finnish.Options{ForceGrams: a.Name() == finnish.NameGrams, CacheWords: 500, Handles: 3})
		var group sync.WaitGroup
		for range 16 {
			group.Go(func() {
				if diff := cmp.Diff(want, fresh.Analyze(text)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
				fresh.Suggest(context.Background(), "pävähoito")
				fresh.GuessLanguage("day care")
			})
		}
		group.Wait()
	}
	t.Run("4-grams", func(t *testing.T) { run(t, openGrams(t)) })
	t.Run("voikko", func(t *testing.T) { run(t, openVoikko(t)) })
}

func TestCloseWaitsForWorkers(t *testing.T) {
	a := openVoikko(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, word := range manyWords(300) {
				a.Analyze(word)
			}
		})
	}
	group.Go(func() { _ = a.Close() })
	group.Wait()
}

func FuzzAnalyze(f *testing.F) {
	for _, seed := range []string{"", "varhaiskasvatushakemus Kelan e-resepti 306/2019", "a\x00b", "\xff\xfe", "EU:n raa’an -a--b- a-", "\u00AD\u00ADa\u00AD",
		longWord, strings.Repeat("a-", 300), "İSTANBUL ǅ ß ﬀ", "a\u0308\u0301\u0323-\u0301", "+=()/:'", "日本語テキスト", "😀 emoji", "ei-ei-ei-ei-ei"} {
		f.Add(seed)
	}
	voikko, err := finnish.Open(context.Background(), finnish.Options{CacheWords: 1000})
	if err != nil {
		f.Fatal(err)
	}
	grams := openGrams(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range []*finnish.Analyzer{voikko, grams} {
			for _, language := range []finnish.Language{finnish.Finnish, finnish.Swedish, finnish.English, ""} {
				checkTokens(t, text, a.AnalyzeIn(language, text))
			}
			a.GuessLanguage(text)
			finnish.Grams(text)
		}
	})
}

// FuzzSuggest is apart because suggestions take milliseconds.
func FuzzSuggest(f *testing.F) {
	for _, seed := range []string{"pävähoito", "", "\x00", "\xff", "ab-cd", "ÄÄÄ", longWord} {
		f.Add(seed)
	}
	a, err := finnish.Open(context.Background(), finnish.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, suggestion := range a.Suggest(context.Background(), word) {
			if finnish.Normalize(suggestion) != suggestion {
				t.Errorf("suggestion %q is not normal", suggestion)
			}
		}
	})
}

// checkTokens holds what is true of every answer.
func checkTokens(t *testing.T, text string, tokens []finnish.Token) {
	t.Helper()
	end := 0
	for i, token := range tokens {
		if token.Position != i+1 || token.Start < end || token.End <= token.Start || token.End > len(text) {
			t.Fatalf("token %d is at position %d, bytes %d to %d of %d", i, token.Position, token.Start, token.End, len(text))
		}
		end = token.End
		if got := finnish.Normalize(text[token.Start:token.End]); got != token.Surface {
			t.Fatalf("surface %q of %q", token.Surface, got)
		}
		if len(token.Bases) == 0 {
			t.Fatalf("%q has no base", token.Surface)
		}
		for _, form := range slices.Concat(token.Bases, token.Parts, slices.Concat(token.Splits...)) {
			if form == "" || !utf8.ValidString(form) || utf8.RuneCountInString(form) > 120 {
				t.Fatalf("%q has the form %q", token.Surface, form)
			}
		}
	}
}
