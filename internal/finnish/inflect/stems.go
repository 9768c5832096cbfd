package inflect

import "strings"

// stems are what the endings of a name are put to.
type stems struct {
	// weak stands before the endings that close the syllable (joe-ssa), strong
	// before the others (joke-en).
	weak, strong string
	// partitive is the whole form where it is not strong and a.
	partitive string
	// front tells that the endings have ä, not a.
	front bool
	// plural tells that the stem is of a plural, with i at its end.
	plural bool
}

// stemsOf gives the stem of a word, two where the spelling leaves it open.
func stemsOf(word string) []stems {
	if list := irregular(word); list != nil {
		return list
	}
	if s, ok := byComponent(word); ok {
		return []stems{s}
	}
	front := isFront(word)
	if start, found := strings.CutSuffix(word, "nen"); found && start != "" {
		partitive := start + "sta"
		if front {
			partitive = start + "stä"
		}
		return []stems{
			{weak: start + "se", strong: start + "se", partitive: partitive, front: front},
			{weak: start + "si", strong: start + "si", front: front, plural: true},
		}
	}
	letters := []rune(word)
	last := letters[len(letters)-1]
	switch {
	case !isVowel(last):
		return []stems{{weak: word + "i", strong: word + "i", front: front}}
	case isLong(word):
		return []stems{{weak: word, strong: word, front: front}}
	case last == 'e':
		// Names of Finnish words draw the e out (Tampereen), others do not
		// (Raahen).
		partitive := word + "tta"
		if front {
			partitive = word + "ttä"
		}
		return []stems{
			{weak: word + "e", strong: word + "e", partitive: partitive, front: front},
			{weak: word, strong: word, front: front},
		}
	}
	return []stems{{weak: weaken(word), strong: word, front: front}}
}

// weaken gives the weak grade of a word that ends in one vowel: Helsinki,
// Helsingi-ssä.
func weaken(word string) string {
	letters := []rune(word)
	end := len(letters) - 1
	if end < 2 {
		return word
	}
	start, cluster, last := string(letters[:end-2]), string(letters[end-2:end]), string(letters[end])
	if weak, ok := weakClusters()[cluster]; ok {
		return start + weak + last
	}
	if !isVowel(letters[end-2]) {
		return word
	}
	before := string(letters[:end-1])
	switch letters[end-1] {
	case 't':
		return before + "d" + last
	case 'p':
		return before + "v" + last
	case 'k':
		return before + last
	}
	return word
}

func weakClusters() map[string]string {
	return map[string]string{
		"kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "mp": "mm", "lt": "ll", "rt": "rr",
		"ht": "hd", "lp": "lv", "rp": "rv", "lk": "l", "rk": "r",
	}
}

// isFront tells that a word takes endings with ä: the last of its vowels that
// has a say is ä, ö or y, or none has.
func isFront(word string) bool {
	return strings.LastIndexAny(word, "aouå") < strings.LastIndexAny(word, "äöy") || !strings.ContainsAny(word, "aouå")
}

// component is a word that names end in and whose stem its ending does not
// tell.
type component struct{ word, weak, strong, partitive string }

// byComponent gives the stem of a name that ends in one of the components. A
// name that only looks so (Kemi, Lemi) has no other letters before it.
func byComponent(word string) (stems, bool) {
	for _, c := range components() {
		start, found := strings.CutSuffix(word, c.word)
		if !found {
			continue
		}
		s := stems{weak: start + c.weak, strong: start + c.strong, front: isFront(c.word)}
		if c.partitive != "" {
			s.partitive = start + c.partitive
		}
		return s, true
	}
	return stems{}, false
}

func components() []component {
	return []component{
		{"joki", "joe", "joke", ""}, {"järvi", "järve", "järve", ""}, {"lahti", "lahde", "lahte", ""},
		{"salmi", "salme", "salme", ""}, {"niemi", "nieme", "nieme", "niemeä"}, {"koski", "koske", "koske", ""},
		{"saari", "saare", "saare", "saarta"}, {"mäki", "mäe", "mäke", ""}, {"vesi", "vede", "vete", "vettä"},
		{"lampi", "lamme", "lampe", ""}, {"suomi", "suome", "suome", "suomea"}, {"nurmi", "nurme", "nurme", "nurmea"},
		{"vuori", "vuore", "vuore", "vuorta"}, {"lehti", "lehde", "lehte", ""}, {"kivi", "kive", "kive", ""},
		{"häme", "hämee", "hämee", "hämettä"}, {"taipale", "taipalee", "taipalee", "taipaletta"},
		{"kangas", "kankaa", "kankaa", "kangasta"}, {"linna", "linna", "linna", ""}, {"kylä", "kylä", "kylä", ""},
		{"kannas", "kannakse", "kannakse", "kannasta"}, {"selkä", "selä", "selkä", ""}, {"väylä", "väylä", "väylä", ""},
		{"satama", "satama", "satama", ""}, {"ranta", "ranna", "ranta", ""}, {"lääni", "lääni", "lääni", ""},
		{"seutu", "seudu", "seutu", ""}, {"kunta", "kunna", "kunta", ""}, {"kaupunki", "kaupungi", "kaupunki", ""},
		{"maakunta", "maakunna", "maakunta", ""}, {"alue", "aluee", "aluee", "aluetta"},
	}
}
