package advice

import (
	"slices"
	"testing"
)

func TestFinnishPassiveEndings(t *testing.T) {
	for _, w := range []string{
		"annetaan", "haetaan", "tarjotaan", "järjestetään", "hoidetaan", "sovitaan", "puhutaan", "tehdään", "saadaan", "voidaan", "käydään", "myydään",
		"käsitellään", "palvellaan", "kuunnellaan", "ollaan", "tullaan", "mennään", "pestään", "määrätään", "Maksetaan",
	} {
		if !isPassive("fi", w) {
			t.Errorf("%s is not taken for a passive", w)
		}
	}
	for _, w := range []string{
		"kuntaan", "toimintaan", "hintaan", "ajaltaan", "asiakkaistaan", "tarpeitaan", "palvelujaan", "alueellaan", "sivuillaan", "paikallaan",
		"työtään", "maataan", "hakemukseen", "asiakkaan", "annat", "hae", "kotona", "taan", "",
	} {
		if isPassive("fi", w) {
			t.Errorf("%s is taken for a passive", w)
		}
	}
}

func TestSwedishPassiveEndings(t *testing.T) {
	for _, w := range []string{"beviljas", "hanteras", "ordnas", "lämnas", "ges", "krävs", "används", "Erbjuds"} {
		if !isPassive("sv", w) {
			t.Errorf("%s is not taken for a passive", w)
		}
	}
	for _, w := range []string{"kommunernas", "personernas", "deras", "finns", "hoppas", "stadens", "hus", "gas", "söker", "kvinnornas"} {
		if isPassive("sv", w) {
			t.Errorf("%s is taken for a passive", w)
		}
	}
	if isPassive("en", "annetaan") {
		t.Error("another language is looked at")
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                       nil,
		" . ! \n * ":                             nil,
		"Hae tukea":                              {"Hae tukea"},
		"Hae. Odota!":                            {"Hae.", "Odota!"},
		"Tuki sopii esim. vanhemmille. Hae se.":  {"Tuki sopii esim. vanhemmille.", "Hae se."},
		"Kysy esim. Kelasta. Hae 1. tammikuuta.": {"Kysy esim. Kelasta.", "Hae 1. tammikuuta."},
		"Hae 1.1. 2026 alkaen.":                  {"Hae 1.1. 2026 alkaen."},
		"### Näin haet\n* täytä lomake\n* lähetä se\n": {"Näin haet", "täytä lomake", "lähetä se"},
		"Katso www.a.fi/b. Hae.":                       {"Katso www.a.fi/b.", "Hae."},
		"Han sade: ”Sök.” Sedan gick han.":             {"Han sade: ”Sök.", "” Sedan gick han."},
		"Mitä? Miksi… Näin.":                           {"Mitä?", "Miksi…", "Näin."},
	} {
		if got := sentences(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestSimilarityOfTexts(t *testing.T) {
	for _, test := range []struct {
		a, b      string
		low, high float64
	}{
		{"omaishoidon tuki", "omaishoidon tuki", 1, 1},
		{"omaishoidon tuki", "omaishoidon tuet", 0.8, 0.95},
		{"omaishoidon tuki", "voit hakea rahaa", 0, 0.3},
		{"", "", 0, 0},
		{"a", "a", 0, 0},
	} {
		if got := similarity(test.a, test.b); got < test.low || got > test.high {
			t.Errorf("%q and %q: %.2f", test.a, test.b, got)
		}
	}
}

func TestFormsOfOneWordAreAkin(t *testing.T) {
	for _, pair := range [][2]string{{"kirjastot", "kirjasto"}, {"kirjastot", "kirjastot"}, {"vuokraus", "vuokraus"}, {"museot", "museo"}} {
		if !akin(pair[0], pair[1]) {
			t.Errorf("%v are not akin", pair)
		}
	}
	for _, pair := range [][2]string{{"kirja", "kirjasto"}, {"koti", "kotiapu"}, {"lupa", "lapsi"}, {"hoito", "hoiva"}} {
		if akin(pair[0], pair[1]) {
			t.Errorf("%v are akin", pair)
		}
	}
}
