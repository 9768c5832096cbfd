package thesaurus

// Pair is an everyday word with what services are called that answer it, of the lists of this package.
type Pair struct {
	// Language is that of Text: fi, sv or en. Means is in the same language where the lists have such a word, else in
	// Finnish.
	Language, Text, Means string
}

// Everyday gives the everyday words and expressions of the lists, in the order of the lists.
func Everyday() []Pair {
	var pairs []Pair
	for _, g := range ownLists() {
		for _, r := range g.right {
			means := g.left[0]
			for _, l := range g.left {
				if l.language == r.language {
					means = l
					break
				}
			}
			pairs = append(pairs, Pair{Language: string(r.language), Text: r.text, Means: means.text})
		}
	}
	return pairs
}
