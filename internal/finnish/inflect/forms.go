package inflect

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/finnish"
)

// Forms gives the forms of the name of a place in a language, normalised as
// finnish.Normalize does, the name itself first and each once; nil for an empty
// name. Finnish has the nominative, genitive, partitive, essive, translative
// and the six local cases, where a name may be used with inner and with outer
// ones both; Swedish and English have the genitive. In a name of several words
// the last one is inflected, of two with "ja" (and) between them both.
func Forms(language finnish.Language, name string) []string {
	name = finnish.Normalize(strings.TrimSpace(name))
	if name == "" {
		return nil
	}
	if one, other, found := strings.Cut(name, " - "); found { // a name in two languages
		return unique(append(Forms(language, one), Forms(language, other)...))
	}
	list := []string{name}
	switch language {
	case finnish.Finnish:
		for _, forms := range cases(name) {
			list = append(list, forms...)
		}
	case finnish.Swedish:
		if !strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "x") && !strings.HasSuffix(name, "z") {
			list = append(list, name+"s")
		}
	case finnish.English:
		list = append(list, name+"'s")
	}
	return unique(list)
}

// unique keeps the first of equal forms.
func unique(list []string) []string {
	var kept []string
	for _, form := range list {
		if !slices.Contains(kept, form) {
			kept = append(kept, form)
		}
	}
	return kept
}

// grammatical is one of the cases that names are used in.
type grammatical int

const (
	genitive grammatical = iota
	partitive
	essive
	translative
	inessive
	elative
	illative
	adessive
	ablative
	allative
	caseCount
)

// cases gives the forms of a normalised Finnish name in each case. Where a rule
// leaves two stems open, both are there.
func cases(name string) [caseCount][]string {
	if rest, found := strings.CutPrefix(name, "uusi"); found && len(rest) >= len("maa") {
		return merged(newCases(rest), wordCases(name))
	}
	if word, mark, found := strings.Cut(name, " tl"); found && mark == "" {
		return joined("", word, " tl")
	}
	if one, other, found := strings.Cut(name, " ja "); found {
		return both(cases(one), cases(other))
	}
	if place, found := strings.CutSuffix(name, "n kunta"); found {
		return merged(joined(place+"n ", "kunta", ""), cases(place))
	}
	if at := strings.LastIndexAny(name, "- ") + 1; at > 0 && at < len(name) {
		return joined(name[:at], name[at:], "")
	}
	return wordCases(name)
}

// both gives the cases of two names with "ja" between them.
func both(one, other [caseCount][]string) (list [caseCount][]string) {
	for c := range list {
		for _, a := range one[c] {
			for _, b := range other[c] {
				list[c] = append(list[c], a+" ja "+b)
			}
		}
	}
	return list
}

// joined gives the cases of a word with what stands before and behind it.
func joined(before, word, behind string) [caseCount][]string {
	list := cases(word)
	for c := range list {
		for i := range list[c] {
			list[c][i] = before + list[c][i] + behind
		}
	}
	return list
}

func merged(a, b [caseCount][]string) [caseCount][]string {
	for c := range a {
		a[c] = append(a[c], b[c]...)
	}
	return a
}

// newCases gives the cases of names that begin with "uusi" (new), which
// inflects with the rest: Uudellamaalla, Uudenkaupungin.
func newCases(rest string) [caseCount][]string {
	list := wordCases(rest)
	fronts := [caseCount]string{"uuden", "uutta", "uutena", "uudeksi", "uudessa", "uudesta", "uuteen", "uudella", "uudelta", "uudelle"}
	for c := range list {
		for i := range list[c] {
			list[c][i] = fronts[c] + list[c][i]
		}
	}
	return list
}

// wordCases gives the cases of one word.
func wordCases(word string) [caseCount][]string {
	var list [caseCount][]string
	for _, s := range stemsOf(word) {
		s.addTo(&list)
	}
	for c := range list {
		list[c] = unique(append(list[c], further(word, grammatical(c))...))
	}
	return list
}

// further gives the forms that a name has beside those of its stem.
func further(word string, c grammatical) []string {
	switch {
	case word == "virrat" && c == genitive:
		return []string{"virtain", "virtojen"}
	case word == "kangasala" && c == adessive:
		return []string{"kangasalla"}
	case word == "kangasala" && c == ablative:
		return []string{"kangasalta"}
	case word == "kangasala" && c == allative:
		return []string{"kangasalle"}
	}
	return nil
}

// addTo adds the forms that are made from a stem.
func (s stems) addTo(list *[caseCount][]string) {
	a := "a"
	if s.front {
		a = "ä"
	}
	for c, ending := range [caseCount]string{genitive: "n", translative: "ksi", inessive: "ss" + a, elative: "st" + a, adessive: "ll" + a, ablative: "lt" + a, allative: "lle"} {
		if ending != "" && !(s.plural && grammatical(c) == genitive) {
			list[c] = append(list[c], s.weak+ending)
		}
	}
	list[essive] = append(list[essive], s.strong+"n"+a)
	list[illative] = append(list[illative], illatives(s.strong)...)
	switch {
	case s.plural:
		list[genitive] = append(list[genitive], strings.TrimSuffix(s.weak, "i")+"ten")
		list[partitive] = append(list[partitive], s.weak+a)
	case s.partitive != "":
		list[partitive] = append(list[partitive], s.partitive)
	case isLong(s.strong):
		list[partitive] = append(list[partitive], s.strong+"t"+a)
	case endsInTwoVowels(s.strong):
		list[partitive] = append(list[partitive], s.strong+"t"+a, s.strong+a)
	default:
		list[partitive] = append(list[partitive], s.strong+a)
	}
}

// illatives gives the forms of "into": the last vowel is drawn out (Turkuun),
// after a long one -seen (Espooseen) or, in words of one syllable, h and the
// vowel (Järvenpäähän).
func illatives(stem string) []string {
	letters := []rune(stem)
	last := string(letters[len(letters)-1])
	if isLong(stem) {
		return []string{stem + "seen", stem + "h" + last + "n"}
	}
	return []string{stem + last + "n"}
}

// isLong tells that a stem ends in a long vowel.
func isLong(stem string) bool {
	letters := []rune(stem)
	n := len(letters)
	return n >= 2 && letters[n-1] == letters[n-2] && isVowel(letters[n-1])
}

func endsInTwoVowels(stem string) bool {
	letters := []rune(stem)
	n := len(letters)
	return n >= 2 && isVowel(letters[n-1]) && isVowel(letters[n-2])
}

func isVowel(r rune) bool { return strings.ContainsRune("aeiouyäöå", r) }
