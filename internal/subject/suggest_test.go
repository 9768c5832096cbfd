package subject

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/finnish"
)

const (
	dentalCare     = "http://www.yso.fi/onto/koko/p13395"
	swimmingHalls  = "http://www.yso.fi/onto/koko/p11070"
	libraries      = "http://www.yso.fi/onto/koko/p30906"
	services       = "http://www.yso.fi/onto/koko/p36438"
	earlyEducation = "http://www.yso.fi/onto/koko/p9399"
)

// lessonsOfThree are three texts that tie words to subjects whose labels they do not have.
var lessonsOfThree = []Example{
	{ID: "a", Texts: []Text{{"fi", "Hampaiden reikien paikkaus", "Hammaslääkäri paikkaa hampaat.", "Varaa aika hammaslääkärille."}},
		Terms: []string{dentalCare}, Classes: []string{"P12"}},
	{ID: "b", Texts: []Text{{"fi", "Altaat ja saunat", "Uinti ja vesijumppa altaassa.", "Altaat ovat avoinna joka päivä."}},
		Terms: []string{swimmingHalls}, Classes: []string{"P13"}},
	{ID: "c", Texts: []Text{{"fi", "Lainaa kirjoja", "Kirjoja ja lehtiä lainataan kotiin.", ""}},
		Terms: []string{libraries}, Classes: []string{"P14"}},
}

func trained(t testing.TB, examples []Example, opts finnish.Options) *Model {
	t.Helper()
	a, err := finnish.Open(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	m, err := Train(context.Background(), a, examples, TrainOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func find(list []Suggestion, uri string) *Suggestion {
	i := slices.IndexFunc(list, func(s Suggestion) bool { return s.URI == uri })
	if i < 0 {
		return nil
	}
	return &list[i]
}

func reasonOf(s *Suggestion, kind ReasonKind) *Reason {
	i := slices.IndexFunc(s.Reasons, func(r Reason) bool { return r.Kind == kind })
	if i < 0 {
		return nil
	}
	return &s.Reasons[i]
}

func TestALabelInTheTextIsSuggestedAndQuoted(t *testing.T) {
	m := trained(t, nil, finnish.Options{})
	for _, c := range []struct {
		name string
		text Text
		uri  string
		want Reason
	}{
		{"inflected", Text{"fi", "Hammashuollon ajanvaraus", "", ""}, dentalCare,
			Reason{Kind: LabelInText, Label: "hammashuolto", Field: "title", Quote: "Hammashuollon"}},
		{"by a synonym", Text{"fi", "Suun terveydenhoito aikuisille", "", ""}, dentalCare,
			Reason{Kind: LabelInText, Label: "suun terveydenhoito", Field: "title", Quote: "Suun terveydenhoito"}},
		{"in Swedish", Text{"sv", "Tandvård för vuxna", "", ""}, dentalCare,
			Reason{Kind: LabelInText, Label: "tandvård", Field: "title", Quote: "Tandvård"}},
		{"in English with the qualifier left out", Text{"en", "Dental care", "", ""}, dentalCare,
			Reason{Kind: LabelInText, Label: "dental care (public health service)", Field: "title", Quote: "Dental care"}},
		{"in the summary", Text{"sv", "För vuxna", "Tandvård på hälsostationen.", ""}, dentalCare,
			Reason{Kind: LabelInText, Label: "tandvård", Field: "summary", Quote: "Tandvård"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if m.analyzer.Name() != finnish.NameVoikko && c.name == "inflected" {
				t.Skip("needs base forms")
			}
			got := m.Suggest(c.text, Options{})
			s := find(got.Terms, c.uri)
			if s == nil {
				t.Fatalf("not among %+v", got.Terms)
			}
			if r := reasonOf(s, LabelInText); r == nil || !cmp.Equal(*r, c.want) {
				t.Errorf("reasons %+v, want %+v", s.Reasons, c.want)
			}
		})
	}
}

func TestEvenWeakEvidenceIsAReason(t *testing.T) {
	m := trained(t, lessonsOfThree, finnish.Options{ForceGrams: true})
	terms, _ := m.rank(Text{"fi", "Hampaat", "", ""})
	at := slices.IndexFunc(terms.candidates, func(c *candidate) bool { return m.ontology.terms[c.target].URI == dentalCare })
	if at < 0 {
		t.Fatal("no candidate")
	}
	weak := terms.candidates[at]
	weak.found, terms.evidence.vector = nil, nil // neither a label nor learnt words
	sims := terms.evidence.sims
	for i := range sims {
		sims[i] = min(sims[i], leastSimilar/2)
	}
	if got := m.reasons(terms, weak); len(got) != 1 || got[0].Kind != SimilarTexts || len(got[0].Similar) != 1 || got[0].Similar[0].ID != "a" {
		t.Errorf("reasons %+v", got)
	}
	clear(sims)
	if got := m.reasons(terms, weak); got != nil {
		t.Errorf("reasons for nothing: %+v", got)
	}
}

func TestFieldsThatAreTooLongAreNamed(t *testing.T) {
	m := trained(t, nil, finnish.Options{ForceGrams: true})
	for want, text := range map[string]Text{
		"":           {"fi", "Kirjasto", strings.Repeat("ä", 1000), strings.Repeat("ä", 8000)},
		"title text": {"fi", strings.Repeat("ä", 301), "", strings.Repeat("ä", 8001)},
		"summary":    {"fi", "", strings.Repeat("kirja ", 200), ""},
	} {
		if got := strings.Join(m.Suggest(text, Options{}).Cut, " "); got != want {
			t.Errorf("cut %q, want %q", got, want)
		}
	}
}

func TestATermThatTheTextDoesNotNameIsLearnt(t *testing.T) {
	for _, opts := range []finnish.Options{{}, {ForceGrams: true}} {
		m := trained(t, lessonsOfThree, opts)
		got := m.Suggest(Text{"fi", "Hammaslääkäri", "Hampaat paikataan.", ""}, Options{})
		s := find(got.Terms, dentalCare)
		if s == nil {
			t.Fatalf("%s: not among %+v", m.analyzer.Name(), got.Terms)
		}
		if r := reasonOf(s, SimilarTexts); r == nil || r.Similar[0].ID != "a" || r.Similar[0].Title != "Hampaiden reikien paikkaus" {
			t.Errorf("%s: reasons %+v do not name the text that taught it", m.analyzer.Name(), s.Reasons)
		}
		if r := reasonOf(s, LearntWords); r == nil || !slices.Contains(r.Words, "Hammaslääkäri") {
			t.Errorf("%s: reasons %+v do not name the word that taught it", m.analyzer.Name(), s.Reasons)
		}
		class, _ := codes.ServiceClasses().Lookup("P12")
		if len(got.Classes) == 0 || got.Classes[0].URI != class.URI {
			t.Errorf("%s: classes %+v, want %s first", m.analyzer.Name(), got.Classes, class.URI)
		}
	}
}

func TestTermsThatSayTooMuchAreDropped(t *testing.T) {
	m := trained(t, nil, finnish.Options{})
	got := m.Suggest(Text{"fi", "Palvelut", "Palvelut ja toiminta.", "Palvelut."}, Options{})
	if s := find(got.Terms, services); s != nil {
		t.Errorf("%s is suggested", s.Label)
	}
	i := slices.IndexFunc(got.Dropped, func(d Dropped) bool { return d.URI == services })
	if i < 0 || got.Dropped[i].Rule != TooGeneral {
		t.Errorf("dropped %+v, want %s as too general", got.Dropped, services)
	}
}

func TestATermWithTheNameOfAChosenClassIsDropped(t *testing.T) {
	m := trained(t, nil, finnish.Options{})
	text := Text{"fi", "Varhaiskasvatus", "Varhaiskasvatus lapsille.", ""}
	class, ok := codes.ServiceClasses().Lookup("P3.4")
	if !ok || class.FI != "Varhaiskasvatus" {
		t.Fatalf("class %+v", class)
	}
	alone := m.Suggest(text, Options{})
	said := slices.ContainsFunc(alone.Dropped, func(d Dropped) bool { return d.URI == earlyEducation && d.Rule == SaidByClass })
	if find(alone.Classes, class.URI) == nil || find(alone.Terms, earlyEducation) != nil || !said {
		t.Errorf("beside the class that is suggested: %+v", alone)
	}
	same := func(a, b string) bool { return sameWords(basesOf(m.analyzer, a, "fi"), basesOf(m.analyzer, b, "fi")) }
	if m.analyzer.Name() == finnish.NameVoikko && !same("kirjastot", "Kirjasto") || same("kirjasto", "koulu") || same("", "") {
		t.Error("labels are not compared by their base forms")
	}
	got := m.Suggest(text, Options{Classes: []string{class.URI}})
	if find(got.Terms, earlyEducation) != nil || find(got.Classes, class.URI) != nil {
		t.Errorf("it is suggested beside the class: %+v", got)
	}
	i := slices.IndexFunc(got.Dropped, func(d Dropped) bool { return d.URI == earlyEducation })
	if i < 0 || got.Dropped[i].Rule != SaidByClass || got.Dropped[i].By != "Varhaiskasvatus" {
		t.Errorf("dropped %+v", got.Dropped)
	}
}

func TestSuggestionsKeepPTVsRules(t *testing.T) {
	examples := sharedTexts(t)
	m := trained(t, examples, finnish.Options{})
	for _, e := range examples[:150] {
		got := m.Suggest(e.Texts[0], Options{})
		if len(got.Terms) > MaxTerms || len(got.Classes) > MaxClasses {
			t.Errorf("%s: %d terms, %d classes", e.title(), len(got.Terms), len(got.Classes))
		}
		targets := []int32{}
		for i, s := range got.Terms {
			targets = append(targets, m.ontology.index[s.URI])
			if len(s.Reasons) == 0 {
				t.Errorf("%s: %s has no reasons", e.title(), s.Label)
			}
			if s.Score <= 0 || s.Score >= 1 || i > 0 && s.Score > got.Terms[i-1].Score {
				t.Errorf("%s: score %v of %s", e.title(), s.Score, s.Label)
			}
		}
		for _, a := range targets {
			for _, b := range targets {
				if m.ontology.above(a, b) {
					t.Errorf("%s: %s with its own broader %s", e.title(), m.ontology.terms[b].FI, m.ontology.terms[a].FI)
				}
			}
		}
	}
}

func TestChosenTermsAreNotSuggestedAgain(t *testing.T) {
	m := trained(t, nil, finnish.Options{})
	text := Text{"fi", "Hammashuolto ja uimahalli", "", ""}
	got := m.Suggest(text, Options{Terms: []string{dentalCare}, Limit: 1})
	if len(got.Terms) != 1 || got.Terms[0].URI != swimmingHalls {
		t.Errorf("%+v", got.Terms)
	}
}

func TestSuggestionsAreTheSameEachTime(t *testing.T) {
	examples := sharedTexts(t)[:80]
	a := openAnalyzer(t)
	var models [2]*Model
	for i := range models {
		var err error
		if models[i], err = Train(context.Background(), a, examples, TrainOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	var all sync.WaitGroup
	for _, e := range examples[:20] {
		all.Go(func() {
			first := models[0].Suggest(e.Texts[0], Options{})
			if again := models[0].Suggest(e.Texts[0], Options{}); !cmp.Equal(first, again) {
				t.Errorf("%s: asked again: %s", e.title(), cmp.Diff(first, again))
			}
			if other := models[1].Suggest(e.Texts[0], Options{}); !cmp.Equal(first, other) {
				t.Errorf("%s: trained again: %s", e.title(), cmp.Diff(first, other))
			}
		})
	}
	all.Wait()
}

func TestAnyTextIsTaken(t *testing.T) {
	m := trained(t, lessonsOfThree, finnish.Options{})
	for _, text := range []Text{
		{}, {Language: "xx"}, {Title: "!?.,"}, {Title: "\xff\xfe\x00"}, {Body: strings.Repeat("hammashuolto ", 20_000)},
		{Body: strings.Repeat("a", 100_000)}, {Title: "🦷🦷", Summary: "зубы 歯", Body: "‮"}, {Language: "sv", Body: "\x80å"},
	} {
		checkSound(t, m, text)
	}
}

func checkSound(t *testing.T, m *Model, text Text) {
	got := m.Suggest(text, Options{})
	if !slices.Contains(languages, got.Language) {
		t.Errorf("language %q", got.Language)
	}
	for _, s := range slices.Concat(got.Terms, got.Classes) {
		if s.URI == "" || s.Label == "" || len(s.Reasons) == 0 || s.Score != s.Score {
			t.Errorf("%+v", s)
		}
		for _, r := range s.Reasons {
			if !utf8.ValidString(r.Quote) || !utf8.ValidString(strings.Join(r.Words, "")) {
				t.Errorf("reason %+v", r)
			}
		}
	}
}

func FuzzSuggest(f *testing.F) {
	m := trained(f, lessonsOfThree, finnish.Options{})
	f.Add("fi", "Hammashuolto", "Hammaslääkäri.", "Varaa aika. Kirjasto!")
	f.Add("sv", "Tandvård", "", "\xff")
	f.Add("", "e-resepti 306/2019", "a\u00adb", strings.Repeat("x-", 5000))
	f.Fuzz(func(t *testing.T, language, title, summary, body string) {
		checkSound(t, m, Text{language, title, summary, body})
	})
}
