package spell

import "strings"

// Compounds finds the words of a query that together make a compound of the
// vocabulary, as they stand ("rakennus lupa") or with the joint that such words
// take ("koulu terveys hoitaja", "kouluterveydenhoitaja"). Unlike Correct it
// needs no word that is wrong: the compound is to be searched beside the words,
// not instead of them. The corrections do not overlap, longer ones go first,
// and Cost is 0; nil when there are none.
func (c *Checker) Compounds(words []string) []Correction {
	var list []Correction
	for from := 0; from < len(words); {
		to, text := c.compound(words, from)
		if to == 0 {
			from++
			continue
		}
		list = append(list, Correction{From: from, To: to, Text: text})
		from = to
	}
	return list
}

// compound gives the longest compound that begins at a word, 0 for none.
func (c *Checker) compound(words []string, from int) (to int, text string) {
	for to := min(len(words), from+maxJoined); to > from+1; to-- {
		best := ""
		most := 0
		for _, joined := range joints(words[from:to]) {
			if uses := c.vocabulary.Count(joined); uses > most {
				best, most = joined, uses
			}
		}
		if most > 0 {
			return to, best
		}
	}
	return 0, ""
}

// joints gives the compounds that words may make: each but the last as it is
// and in the forms that first parts take.
func joints(words []string) []string {
	fronts := []string{""}
	for _, word := range words[:len(words)-1] {
		var longer []string
		for _, front := range fronts {
			for _, form := range firstParts(word) {
				longer = append(longer, front+form)
			}
		}
		fronts = longer
	}
	for i := range fronts {
		fronts[i] += words[len(words)-1]
	}
	return fronts
}

// firstParts gives the forms of a word as the first part of a Finnish compound:
// itself, the genitive, and the short form of words in -nen.
func firstParts(word string) []string {
	forms := []string{word}
	stem, _ := strings.CutSuffix(word, "s")
	switch {
	case strings.HasSuffix(word, "nen"):
		start := strings.TrimSuffix(word, "nen")
		forms = append(forms, start+"s", start+"sten")
	case strings.HasSuffix(word, "us"), strings.HasSuffix(word, "ys"):
		forms = append(forms, stem+"den", stem+"ksen")
	case word == "lapsi":
		forms = append(forms, "lasten", "lapsen")
	case !strings.HasSuffix(word, "n"):
		forms = append(forms, word+"n")
	}
	return forms
}
