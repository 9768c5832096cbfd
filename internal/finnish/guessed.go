package finnish

import (
	"strings"
	"unicode/utf8"
)

// maxGuesses bounds the guesses for one word, shortestStem the letters that an
// ending must leave.
const (
	maxGuesses   = 3
	shortestStem = 3
)

// guessBases gives base forms that a word may have which no dictionary has, a
// new name or a word of everyday speech: "valviran" may be "valvira",
// "päikkyyn" "päikky" and "kirppiksellä" "kirppis". It takes the endings of the
// common cases off, which make 84 to 88 of 100 forms of nouns in texts (Kettunen
// and Airio 2006), and undoes the commonest changes of the stem. It is nil for
// words that have none of the endings. The guesses stand beside the word
// itself and its Snowball stem, so that a wrong one costs little.
func guessBases(surface string) []string {
	stem, ok := withoutEnding(surface)
	if !ok {
		return nil
	}
	var list []string
	switch {
	case strings.HasSuffix(stem, "kse"):
		list = appendNew(list, strings.TrimSuffix(stem, "kse")+"s")
	case strings.HasSuffix(stem, "se"):
		list = appendNew(list, strings.TrimSuffix(stem, "se")+"nen")
	case strings.HasSuffix(stem, "ei"), strings.HasSuffix(stem, "oi"), strings.HasSuffix(stem, "öi"):
		// The plural of a loan in i, and of a word in a.
		front, last := stem[:len(stem)-1], "i"
		if strings.HasSuffix(stem, "oi") || strings.HasSuffix(stem, "öi") {
			last = "a"
			if strings.HasSuffix(stem, "öi") {
				last = "ä"
			}
		}
		_, size := utf8.DecodeLastRuneInString(front)
		list = appendNew(list, front[:len(front)-size]+last)
		list = appendNew(list, front)
	}
	list = appendNew(list, stem)
	if strong, ok := doubled(stem); ok {
		list = appendNew(list, strong)
	}
	return list[:min(len(list), maxGuesses)]
}

// guessEndings are the endings of the cases that no other part of words looks
// like, longest first.
const guessEndings = "issa issä ista istä illa illä ilta iltä ille iksi ssa ssä sta stä lla llä lta ltä lle ksi seen"

// withoutEnding takes the ending of a case off, false when there is none.
func withoutEnding(word string) (string, bool) {
	for ending := range strings.FieldsSeq(guessEndings) {
		stem, found := strings.CutSuffix(word, ending)
		if !found {
			continue
		}
		if ending[0] == 'i' { // a plural, or an i of the word itself
			stem += "i"
		}
		return stem, isStem(stem)
	}
	last, size := utf8.DecodeLastRuneInString(word)
	stem := word[:len(word)-size]
	switch last {
	case 'n', 't':
		// The genitive and the plural; "into" draws the last vowel out.
		if vowel, size := utf8.DecodeLastRuneInString(stem); last == 'n' && strings.HasSuffix(stem[:len(stem)-size], string(vowel)) {
			stem = stem[:len(stem)-size]
		}
		return stem, isStem(stem)
	case 'a', 'ä':
		// The partitive: a vowel before it that is no part of a long one.
		if strings.HasSuffix(stem, "i") || strings.HasSuffix(stem, "u") || strings.HasSuffix(stem, "y") || strings.HasSuffix(stem, string(last)) {
			return stem, isStem(stem)
		}
	}
	return "", false
}

// isStem tells that a stem is long enough and ends in a vowel.
func isStem(stem string) bool {
	last, _ := utf8.DecodeLastRuneInString(stem)
	return utf8.RuneCountInString(stem) >= shortestStem && strings.ContainsRune("aeiouyäö", last)
}

// doubled undoes the consonant gradation of stems with one k, p or t between
// vowels: loans have two of them in the base form ("kämpän", "kämppä").
func doubled(stem string) (string, bool) {
	letters := []rune(stem)
	n := len(letters)
	if n < 4 || !strings.ContainsRune("kpt", letters[n-2]) || letters[n-3] == letters[n-2] {
		return "", false
	}
	return string(letters[:n-1]) + string(letters[n-2:]), true
}
