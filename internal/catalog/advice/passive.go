package advice

import "strings"

// isPassive tells whether a word has the ending of a passive verb in that language; no other languages than Finnish and
// Swedish are looked at. It knows endings, no grammar, and is to be used for shares of a text, never for single words.
func isPassive(language, word string) bool {
	word = strings.ToLower(word)
	switch language {
	case "fi":
		return isFinnishPassive(word)
	case "sv":
		return isSwedishPassive(word)
	}
	return false
}

// isFinnishPassive knows the present: -daan (tehdään), -taan after a vowel (annetaan, haetaan), -llaan after a
// consonant and e (käsitellään), and a few short verbs. Cases that end alike have a consonant before -taan
// (toimintaan, ajaltaan, asiakkaistaan) or two vowels, the latter an i (tarpeitaan), or a vowel before -ellaan
// (alueellaan).
func isFinnishPassive(word string) bool {
	if finnishPassives[word] {
		return true
	}
	if notPassive[word] {
		return false
	}
	stem, found := cutEnding(word, "taan", "tään")
	if found {
		return len(stem) >= 3 && endsInVowel(stem) && !(strings.HasSuffix(stem, "i") && endsInVowel(stem[:len(stem)-1]))
	}
	if stem, found = cutEnding(word, "daan", "dään"); found {
		return len(stem) >= 2
	}
	stem, found = cutEnding(word, "ellaan", "ellään")
	return found && len(stem) >= 2 && !endsInVowel(stem)
}

var finnishPassives = map[string]bool{
	"tullaan": true, "ollaan": true, "mennään": true, "pannaan": true, "luullaan": true, "pestään": true, "noustaan": true,
	"päästään": true, "juostaan": true, "ajatellaan": true, "neuvotaan": true,
}

// notPassive are cases of nouns that end as verbs do.
var notPassive = map[string]bool{
	"työtään": true, "yötään": true, "päätään": true, "maataan": true, "suutaan": true, "puutaan": true, "kanadaan": true,
	"kuutaan": true, "itseään": true, "samoilla": true, "mukaan": true, "tietään": true, "kieltään": true,
}

// isSwedishPassive knows the present of the s-passive: -as of long words (beviljas, hanteras) and common -s and -es
// forms. Genitives of the plural (-ornas, -arnas, -ernas) and verbs that have no active form are left out.
func isSwedishPassive(word string) bool {
	if swedishPassives[word] {
		return true
	}
	if swedishNot[word] || !strings.HasSuffix(word, "as") || len(word) < 5 {
		return false
	}
	for _, genitive := range []string{"rnas", "enas", "ornas", "ias"} {
		if strings.HasSuffix(word, genitive) {
			return false
		}
	}
	return true
}

var swedishPassives = map[string]bool{
	"ges": true, "görs": true, "tas": true, "fås": true, "sköts": true, "erbjuds": true, "behövs": true, "krävs": true, "söks": true,
	"används": true, "betalas": true, "skrivs": true, "hålls": true, "säljs": true, "utförs": true, "följs": true, "avgörs": true, "bestäms": true,
}

var swedishNot = map[string]bool{
	"deras": true, "allas": true, "bådas": true, "hoppas": true, "lyckas": true, "andas": true, "kalas": true, "palats": true, "vistas": true,
	"umgås": true, "finnas": true, "åldras": true, "ömsas": true, "låtsas": true, "misslyckas": true, "anvisningas": true, "flickas": true,
}

func cutEnding(word string, endings ...string) (stem string, found bool) {
	for _, e := range endings {
		if stem, found = strings.CutSuffix(word, e); found {
			return stem, true
		}
	}
	return "", false
}

func endsInVowel(s string) bool {
	for _, v := range []string{"a", "e", "i", "o", "u", "y", "ä", "ö"} {
		if strings.HasSuffix(s, v) {
			return true
		}
	}
	return false
}
