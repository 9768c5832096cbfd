package highlight_test

import (
	"context"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search/highlight"
)

// cut cuts a text into words of letters and digits with the marks on them.
func cut(text string) []finnish.Token {
	var list []finnish.Token
	start := -1
	for at, r := range text + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case inside && start < 0:
			start = at
		case !inside && start >= 0:
			list = append(list, finnish.Token{Surface: strings.ToLower(text[start:at]), Start: start, End: at})
			start = -1
		}
	}
	return list
}

func beginning(prefixes ...string) func(*finnish.Token) bool {
	return func(t *finnish.Token) bool {
		for _, p := range prefixes {
			if strings.HasPrefix(t.Surface, p) {
				return true
			}
		}
		return false
	}
}

// shown writes a stretch with its marks in brackets.
func shown(s highlight.Stretch) string {
	var b strings.Builder
	if s.CutBefore {
		b.WriteString("<")
	}
	at := 0
	for _, m := range s.Marks {
		b.WriteString(s.Text[at:m[0]] + "[" + s.Text[m[0]:m[1]] + "]")
		at = m[1]
	}
	b.WriteString(s.Text[at:])
	if s.CutAfter {
		b.WriteString(">")
	}
	return b.String()
}

const long = "Neuvola seuraa lapsen kasvua. Kouluikäisten terveydestä huolehtii kouluterveydenhoitaja, jonka vastaanotto on koulussa. " +
	"Hammashoito on maksutonta alle 18-vuotiaille. Ajan hammashoitoon voi varata puhelimitse arkisin. " +
	"Kiireellistä hammashoitoa saa saman päivän aikana. Muissa asioissa ota yhteys terveysasemaan, jonka yhteystiedot löytyvät alta."

func TestTheBestStretchIsShown(t *testing.T) {
	for _, c := range []struct {
		name, text string
		met        func(*finnish.Token) bool
		want       string
	}{
		{"a short text whole", "Lasten neuvola, Vaasa.", beginning("neuvola"), "Lasten [neuvola], Vaasa."},
		{"every word that was met", "Koira ja koiravero.", beginning("koira"), "[Koira] ja [koiravero]."},
		{
			"from the beginning of the sentence with most marks", long, beginning("hammas"),
			"<[Hammashoito] on maksutonta alle 18-vuotiaille. Ajan [hammashoitoon] voi varata puhelimitse arkisin. Kiireellistä [hammashoitoa] saa saman päivän aikana.>",
		},
		{
			"different words before many of one", long + " Hammashoito ja koulu.", beginning("koulu", "neuvola"),
			"[Neuvola] seuraa lapsen kasvua. [Kouluikäisten] terveydestä huolehtii [kouluterveydenhoitaja], jonka vastaanotto on [koulussa].>",
		},
		{
			"the end of a text with what is before it", long, beginning("alta"),
			"<Kiireellistä hammashoitoa saa saman päivän aikana. Muissa asioissa ota yhteys terveysasemaan, jonka yhteystiedot löytyvät [alta].",
		},
		{"a mark on a letter stays with it", "kahvio cafe\u0301 baari", beginning("cafe"), "kahvio [cafe\u0301] baari"},
		{"quotes stay with their words", "Katso ”hammashoito” ensin", beginning("hammas"), "Katso ”[hammashoito]” ensin"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, ok := highlight.Best(c.text, cut(c.text), c.met)
			if !ok {
				t.Fatal("nothing is shown")
			}
			if diff := cmp.Diff(c.want, shown(s)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNothingIsShownOfWhatWasNotMet(t *testing.T) {
	for name, text := range map[string]string{
		"no words": "", "other words": "Lasten neuvola", "a character without end": "koira" + strings.Repeat("\u0301", 500),
		"broken text": "koira \xff\xfe kissa",
	} {
		if s, ok := highlight.Best(text, cut(text), beginning("koira")); ok {
			t.Errorf("%s: %q", name, s.Text)
		}
	}
}

func TestAWordWithoutEndIsCut(t *testing.T) {
	text := "a " + strings.Repeat("ä", 5000)
	s, ok := highlight.Best(text, cut(text), beginning("ä"))
	if !ok || utf8.RuneCountInString(s.Text) != 160 || !s.CutBefore || !s.CutAfter {
		t.Errorf("%v, %d runes", ok, utf8.RuneCountInString(s.Text))
	}
	if diff := cmp.Diff([][2]int{{0, 320}}, s.Marks); diff != "" {
		t.Error(diff)
	}
}

type failer interface{ Fatalf(string, ...any) }

// check tells what holds of every stretch.
func check(t failer, text string, tokens []finnish.Token, met func(*finnish.Token) bool) {
	s, ok := highlight.Best(text, tokens, met)
	if !ok {
		if s.Text != "" || s.Marks != nil {
			t.Fatalf("something is shown of nothing: %q", s.Text)
		}
		return
	}
	if !utf8.ValidString(s.Text) || utf8.RuneCountInString(s.Text) > 160+80 || !strings.Contains(text, s.Text) {
		t.Fatalf("a bad stretch: %q", s.Text)
	}
	boundaries := map[int]bool{}
	at := strings.Index(text, s.Text)
	for rest, state, offset := text, -1, 0; rest != ""; {
		boundaries[offset] = true
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		offset += len(cluster)
		boundaries[offset] = true
	}
	// The same stretch may be in the text more than once; one place is enough.
	whole := false
	for from := at; !whole && at >= 0; {
		whole = boundaries[from] && boundaries[from+len(s.Text)]
		for _, m := range s.Marks {
			whole = whole && boundaries[from+m[0]] && boundaries[from+m[1]]
		}
		next := strings.Index(text[from+1:], s.Text)
		if next < 0 {
			break
		}
		from += 1 + next
	}
	if !whole {
		t.Fatalf("a character is split in %q: marks %v of %q", text, s.Marks, s.Text)
	}
	last := 0
	if len(s.Marks) == 0 {
		t.Fatalf("no marks")
	}
	for i, m := range s.Marks {
		if m[0] < last || m[1] <= m[0] || m[1] > len(s.Text) || i > 0 && m[0] < s.Marks[i-1][1] {
			t.Fatalf("bad marks %v", s.Marks)
		}
		last = m[1]
	}
}

func TestAStretchIsWholeCharactersOfTheText(t *testing.T) {
	pieces := []string{
		"koira ", "kissa", " ", ". ", "\r\n", "e\u0301", "\u0301", "👨\u200d👩\u200d👧", "🇫🇮", "🇸🇪", "👍🏽", "한국", "각", "क्षि", "กำ", "\u0600a",
		"\"", "(", "koirakoirakoira", "\u00ad", "\u200d", "\u0D4Eക", "x", "ä", "\x00", "\ufeff", "・", "word, ",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 120).Draw(t, "text"), "")
		check(t, text, cut(text), beginning("koira", "e", "x", "한"))
	})
}

func FuzzBest(f *testing.F) {
	a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = a.Close() })
	f.Add(long, "hammas")
	f.Add("a\u0301\u0301 🇫🇮🇫🇮 \xff x", "x")
	f.Add(strings.Repeat("ab\u0308c", 400), "ab")
	f.Fuzz(func(t *testing.T, text, prefix string) {
		if len(text) > 4000 {
			return
		}
		tokens := a.AnalyzeIn(finnish.English, text)
		check(t, text, tokens, func(x *finnish.Token) bool { return strings.HasPrefix(x.Surface, prefix) })
		check(t, text, cut(text), func(x *finnish.Token) bool { return strings.HasPrefix(x.Surface, prefix) })
	})
}

func BenchmarkBest(b *testing.B) {
	tokens := cut(long)
	met := beginning("hammas")
	for b.Loop() {
		highlight.Best(long, tokens, met)
	}
}
