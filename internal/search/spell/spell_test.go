package spell

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

// words are the words of all Finnish labels of the ontology.
func vocabulary(t testing.TB) *Vocabulary {
	t.Helper()
	v := NewVocabulary()
	for _, term := range codes.Ontology().All() {
		for _, label := range append([]string{term.FI}, term.Alternative.FI...) {
			for word := range strings.FieldsSeq(label) {
				v.Add(strings.Trim(word, "(),"), 1)
			}
		}
	}
	for word := range strings.FieldsSeq("rakennuslupa päivähoito neuvola kouluterveydenhoitaja hammaslääkäri kirjasto uimahalli passi toimeentulotuki") {
		v.Add(word, 20)
	}
	return v
}

func TestNearestFindsWhatWasMeant(t *testing.T) {
	v := vocabulary(t)
	for typed, want := range map[string]string{
		"neuvola":        "neuvola",
		"neuvvola":       "neuvola",
		"nuevola":        "neuvola",
		"neuvpla":        "neuvola",
		"paivahoito":     "päivähoito",
		"rakenuslupa":    "rakennuslupa",
		"rakenuslpua":    "rakennuslupa",
		"hammaslaakari":  "hammaslääkäri",
		"hamaslääkäri":   "hammaslääkäri",
		"kirjatso":       "kirjasto",
		"kijrasto":       "kirjasto",
		"uimahlli":       "uimahalli",
		"toimentulotuki": "toimeentulotuki",
		"passsi":         "passi",
		"q":              "",
		"":               "",
		"xyzxyzxyz":      "",
		"\xff\xfe":       "",
	} {
		got := ""
		if found := v.Nearest(typed, 3); len(found) > 0 {
			got = found[0].Word
		}
		if got != want {
			t.Errorf("%q: %q, want %q (%v)", typed, got, want, v.Nearest(typed, 3))
		}
	}
}

func TestLikelierSlipsCostLess(t *testing.T) {
	v := NewVocabulary()
	v.Add("kunta", 1)
	cost := func(word string) int {
		found := v.Nearest(word, 1)
		if len(found) == 0 {
			return -1
		}
		return found[0].Cost
	}
	for _, c := range []struct {
		word string
		cost int
	}{{"kunta", 0}, {"kuntä", 30}, {"kuntta", 55}, {"kunda", 65}, {"kunya", 75}, {"knuta", 75}, {"kumta", 75}, {"kuna", 100}, {"kuntax", 100}, {"kuxta", 100}, {"uunta", -1}, {"kxxta", -1}} {
		if got := cost(c.word); got != c.cost {
			t.Errorf("%s costs %d, want %d", c.word, got, c.cost)
		}
	}
}

func TestCorrect(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	c := NewChecker(vocabulary(t), a)
	for query, want := range map[string]string{
		"rakenuslupa tampere":  "0-1 rakennuslupa",
		"rakenus lupa tampere": "0-2 rakennuslupa",
		"hammas laakari":       "0-2 hammaslääkäri",
		"neuvolakirjasto":      "0-1 neuvola kirjasto",
		"kirjatso passsi":      "0-1 kirjasto;1-2 passi",
		"qwxzqwxz":             "",
	} {
		words := strings.Fields(query)
		fine := make([]bool, len(words))
		for i, word := range words {
			fine[i] = word == "tampere" || word == "lupa" || word == "hammas"
		}
		var got []string
		for _, x := range c.Correct(context.Background(), words, fine) {
			got = append(got, fmt.Sprintf("%d-%d %s", x.From, x.To, x.Text))
		}
		if strings.Join(got, ";") != want {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
	}
}

func TestTheDictionaryIsAskedForFewWordsOfAQuery(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	c := NewChecker(vocabulary(t), a)
	var asked []string
	c.dictionary = func(_ context.Context, word string) []string {
		asked = append(asked, word)
		return []string{"kirjasto"}
	}
	words := strings.Fields("vxgqzkw zkwvxgq kwgqzvx qzkwvxg neuvolq")
	got := c.Correct(context.Background(), words, make([]bool, len(words)))
	if strings.Join(asked, " ") != "vxgqzkw zkwvxgq" {
		t.Errorf("the dictionary is asked for %q", asked)
	}
	if len(got) != 3 || got[2].Text != "neuvola" {
		t.Errorf("corrections: %+v", got)
	}
}

func TestCompoundsWrittenApart(t *testing.T) {
	a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: true})
	if err != nil {
		t.Fatal(err)
	}
	v := vocabulary(t)
	v.Add("lastenvalvoja", 3)
	v.Add("nuorisopsykiatria", 3)
	v.Add("kotihoidontuki", 3)
	c := NewChecker(v, a)
	for query, want := range map[string]string{
		"koulu terveys hoitaja":      "0-3 kouluterveydenhoitaja",
		"rakennus lupa tampere":      "0-2 rakennuslupa",
		"hyvä lapsi valvoja":         "1-3 lastenvalvoja",
		"neuvola tampere":            "",
		"kotihoito tuki hakemus":     "0-2 kotihoidontuki",
		"":                           "",
		"päivä hoito koulu kirjasto": "0-2 päivähoito",
	} {
		var got []string
		for _, x := range c.Compounds(strings.Fields(query)) {
			got = append(got, fmt.Sprintf("%d-%d %s", x.From, x.To, x.Text))
		}
		if strings.Join(got, ";") != want {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
	}
}

// slip makes one random slip in a word.
func slip(r *rand.Rand, word string) string {
	letters := []rune(word)
	at := 1 + r.Intn(len(letters)-1)
	switch r.Intn(4) {
	case 0:
		return string(letters[:at]) + string(letters[at+1:])
	case 1:
		return string(letters[:at]) + string(rune('a'+r.Intn(26))) + string(letters[at:])
	case 2:
		letters[at-1], letters[at] = letters[at], letters[at-1]
	case 3:
		letters[at] = rune('a' + r.Intn(26))
	}
	return string(letters)
}

func TestOneSlipIsAlwaysNear(t *testing.T) {
	v := vocabulary(t)
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom(strings.Fields("rakennuslupa päivähoito neuvola hammaslääkäri kirjasto")).Draw(t, "word")
		r := rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed")))
		typed := slip(r, word)
		if typed[:2] != word[:2] {
			return // slips in the first letter cost more than a short word may
		}
		for _, c := range v.within([]rune(typed), limitWord) {
			if c.Word == word {
				return
			}
		}
		t.Fatalf("%s is not near %s", word, typed)
	})
}

func TestUsesOfOneWordAreCountedTogether(t *testing.T) {
	v := NewVocabulary()
	v.Add("Neuvola", 2)
	v.Add("neuvola", 1)
	if v.Count("neuvola") != 3 || v.Count("neuvol") != 0 {
		t.Errorf("counts %d and %d", v.Count("neuvola"), v.Count("neuvol"))
	}
}

func TestReadersAndWritersTogether(t *testing.T) {
	v := vocabulary(t)
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			for j := range 500 {
				v.Add(fmt.Sprintf("sana%d", i*j), 1)
			}
		})
		group.Go(func() {
			for range 50 {
				if found := v.Nearest("paivahoito", 1); len(found) == 0 || found[0].Word != "päivähoito" {
					t.Error("a reader missed a word")
				}
			}
		})
	}
	group.Wait()
}

func FuzzNearest(f *testing.F) {
	for _, seed := range []string{"", "neuvvola", "\xff", strings.Repeat("ä", 100), "a\x00b", "😀😀", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"} {
		f.Add(seed)
	}
	v := vocabulary(f)
	f.Fuzz(func(t *testing.T, word string) {
		for _, c := range v.Nearest(word, 5) {
			if c.Cost > limitLong || c.Count < 1 || !utf8.ValidString(c.Word) {
				t.Errorf("%q: %+v", word, c)
			}
		}
		v.Count(word)
	})
}

// manyWords makes as many different compounds as a country's descriptions have
// words.
func manyWords(n int) []string {
	var singles []string
	for _, term := range codes.Ontology().All() {
		for word := range strings.FieldsSeq(term.FI) {
			if l := utf8.RuneCountInString(word); l >= 4 && l <= 9 {
				singles = append(singles, word)
			}
		}
	}
	r := rand.New(rand.NewSource(1))
	words := make([]string, n)
	for i := range words {
		words[i] = singles[r.Intn(len(singles))] + singles[r.Intn(len(singles))]
	}
	return words
}

func BenchmarkNearest(b *testing.B) {
	v := NewVocabulary()
	words := manyWords(300_000)
	for _, word := range words {
		v.Add(word, 1)
	}
	r := rand.New(rand.NewSource(2))
	typed := make([]string, 1000)
	for i := range typed {
		typed[i] = slip(r, words[r.Intn(len(words))])
		if os.Getenv("SPELL_TWO") != "" {
			typed[i] = slip(r, slip(r, typed[i]))
		}
	}
	i := 0
	for b.Loop() {
		v.Nearest(typed[i%len(typed)], 3)
		i++
	}
	b.ReportMetric(float64(cap(v.nodes)*16)/1e6, "MB")
}
