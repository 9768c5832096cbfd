package advice

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	mailAddress = regexp.MustCompile(`[\pL\d.+_-]+(?:@|\(at\)|\[at\])[\pL\d-]+(?:\.[\pL\d-]+)+`)
	webAddress  = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s<>()]+`)
	// A telephone number begins with +, 00 or 0 and has seven digits or more, with single blanks or hyphens between.
	telephone = regexp.MustCompile(`(?:\+\d{1,3}|\b0)[\s-]?(?:\(0\))?\d(?:[\s-]?\d){4,12}\b`)
	// A postal code is five digits before a capital word; numbers of money and of years are not.
	postalCode = regexp.MustCompile(`\b\d{5}\s+\p{Lu}\pL+`)
	price      = regexp.MustCompile(`(?i)\b\d+(?:[ .\x{00a0}]\d{3})*(?:,\d{1,2})?\s?(?:€|euro[a-zåäö]*\b|eur\b)|€\s?\d+(?:[.,]\d{1,2})?|\b\d+(?:,\d{1,2})?\s?snt/min`)
	// A date has a day and a month; years alone are not told, since laws have them.
	date = regexp.MustCompile(`\b(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{4})?|` +
		`(?i)\b\d{1,2}\.?\s(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuuta\b|` +
		`(?i)\b\d{1,2}\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october)\b`)
)

// contacts are the telephone numbers, mail and web addresses and postal codes of a text.
func contacts(text string) []string {
	var out []string
	for _, form := range []*regexp.Regexp{mailAddress, webAddress, telephone, postalCode} {
		out = append(out, form.FindAllString(text, 3)...)
	}
	return out
}

// advertising are the beginnings of words that praise instead of telling, by language; a word in another form
// begins alike.
var advertising = map[string][]string{
	"fi": {
		"tervetul", "nauti", "nautti", "monipuolinen", "monipuolise", "monipuolisi", "laadukas", "laadukkaa", "erinomai", "ihana", "ihania", "upea", "upeis", "upeit", "loistav",
		"ainutlaatu", "huippu", "ihastu", "viihtyisä", "ammattitaito", "unohtumat", "edullise", "elämyksellis",
	},
	"sv": {
		"välkomm", "njut", "mångsidi", "högklassig", "utmärkt", "underbar", "fantastisk", "enastående", "unik", "oförglömlig", "förmånlig",
		"trivsam",
	},
	"en": {
		"welcome", "enjoy", "versatile", "wonderful", "excellent", "amazing", "fantastic", "unique", "outstanding", "unforgettable",
		"high-quality", "great",
	},
}

// advert returns the first word of advertising in a text, "" when there is none.
func advert(language, text string) string {
	beginnings := advertising[language]
	if beginnings == nil {
		return ""
	}
	for _, w := range words(text) {
		lower := strings.ToLower(w)
		for _, b := range beginnings {
			if strings.HasPrefix(lower, b) {
				return w
			}
		}
	}
	return ""
}

// person returns a name of a person in a text: a common given name and a capital word after it, "" when there is none.
// near tells whether the place in the text, in bytes, is near a telephone number or mail address.
func person(text string, near func(from, to int) bool) string {
	for i := 0; i < len(text); {
		w, at := nextWord(text, i)
		if w == "" {
			return ""
		}
		i = at + len(w)
		if !givenNames[w] || i >= len(text) || text[i] != ' ' {
			continue
		}
		next, nextAt := nextWord(text, i)
		if nextAt == i+1 && startsWithCapital(next) && isSurname(next) && near(at, nextAt+len(next)) {
			return w + " " + next
		}
	}
	return ""
}

// isSurname tells whether a capital word may be a surname: a word of three letters or more, not all in capitals, and
// not what streets, schools and the like are called after people.
func isSurname(w string) bool {
	lower := strings.ToLower(w)
	if utf8.RuneCountInString(w) < 3 || strings.ToUpper(w) == w {
		return false
	}
	for _, place := range []string{"katu", "kadun", "tie", "tien", "koulu", "gatan", "vägen", "skolan", "street", "school", "koti", "puisto", "kirkko"} {
		if strings.HasSuffix(lower, place) {
			return false
		}
	}
	return true
}

// nextWord is the next word of letters and hyphens at or after a place, and where it begins.
func nextWord(s string, from int) (word string, at int) {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) || r == '-' }
	start := strings.IndexFunc(s[from:], isLetter)
	if start < 0 {
		return "", len(s)
	}
	at = from + start
	if end := strings.IndexFunc(s[at:], func(r rune) bool { return !isLetter(r) }); end >= 0 {
		return s[at : at+end], at
	}
	return s[at:], at
}

// nearContact makes the near of person for a text: within so many bytes of a telephone number or mail address.
func nearContact(text string) func(from, to int) bool {
	const reach = 80
	var places [][]int
	places = append(places, mailAddress.FindAllStringIndex(text, 20)...)
	places = append(places, telephone.FindAllStringIndex(text, 20)...)
	return func(from, to int) bool {
		for _, p := range places {
			if from <= p[1]+reach && p[0] <= to+reach {
				return true
			}
		}
		return false
	}
}

// anywhere is the near of person for a text that belongs to a telephone number or mail address itself.
func anywhere(int, int) bool { return true }
