package finnish

import (
	"slices"
	"strings"
)

// stopWords are the words of a language that carry no meaning of their own in a
// search, in alphabetical order; empty for a language without a list. The lists
// are constants so that nothing can change them.
func stopWords(language Language) string {
	switch language {
	case Finnish:
		return finnishStopWords
	case Swedish:
		return swedishStopWords
	case English:
		return englishStopWords
	}
	return ""
}

// isStopWord looks a normalised word up in the list of the language.
func isStopWord(language Language, word string) bool {
	list := stopWords(language)
	for from := 0; from < len(list); {
		at := strings.Index(list[from:], word)
		if at < 0 {
			return false
		}
		start := from + at
		end := start + len(word)
		if (start == 0 || list[start-1] == ' ') && (end == len(list) || list[end] == ' ') {
			return len(word) > 0
		}
		from = start + 1
	}
	return false
}

// isStopClass tells that every reading of a word belongs to Voikko's classes of
// conjunctions, pronouns, adpositions and negations.
func isStopClass(classes []string) bool {
	if len(classes) == 0 {
		return false
	}
	return !slices.ContainsFunc(classes, func(class string) bool {
		switch class {
		case "sidesana", "asemosana", "suhdesana", "kieltosana":
			return false
		}
		return true
	})
}

const finnishStopWords = "ei eivät eli emme en et ette että he heidän heille heitä hän hänelle hänen häntä ja joiden " +
	"joihin joille joissa joista joita joka jolla jolle jolloin jonka jos jossa josta jota " +
	"jotka jotta kanssa keille ken ketkä ketä koska kuin kuinka kuka kun kunnes lisäksi me " +
	"meidän meille meitä mihin miksi mikä mikäli mille milloin millä minkä minulla minulle minun minä missä " +
	"mistä miten mitkä mitä mukaan mutta myös ne niiden niihin niille niin niissä niistä niitä noin " +
	"nuo nyt näiden näihin näille näin näissä näistä näitä nämä olen oli olisi olla ollut on " +
	"onko ovat paitsi se sekä sen siihen siinä siis siitä silloin sillä sinulla sinulle sinun sinä " +
	"sitä tai te teidän teille teitä tuo tähän tälle tällä tämä tämän tässä tästä tätä vai " +
	"vaikka vain voi voivat"

const swedishStopWords = "alla allt att av blev bli blir de dem den denna deras dess dessa det detta dig din dina " +
	"ditt du där efter ej eller en er era ert ett från för genom ha han har hon hos hur här i " +
	"inom inte jag kan man med mellan men mig min mina mitt mot mycket ni nu när och om oss på " +
	"sedan sig sin sina sitt ska som så till under ut utan vad var vara vars vem vi via vid " +
	"vilka vilken vilket vår våra vårt är över"

const englishStopWords = "a about all also an and any are as at be been but by can could do does for from had has " +
	"have he her here him his how i if in into is it its me my no not of on or our out she " +
	"should so some such than that the their them then there these they this those to us was we " +
	"were what when where which who whose why will with would you your"
